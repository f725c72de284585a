"""Signs that the person is busy."""
