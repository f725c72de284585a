"""Where clocks are read."""
