"""Keeping the screen awake while somebody exercises: one file a way to ask for it. See ``ports.Awake``."""
