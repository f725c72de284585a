"""What the desktop has set for how programs look."""
