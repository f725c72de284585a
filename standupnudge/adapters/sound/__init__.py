"""Sound: the tones of the routine, and the chime of a nudge in a process of its own."""
