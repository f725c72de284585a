"""Where state and records are kept."""
