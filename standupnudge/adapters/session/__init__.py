"""What tells of a locked screen and of a machine that sleeps."""
