"""Voice: words of the routine, by whatever speaks on this system."""
