"""What wakes the engine."""
