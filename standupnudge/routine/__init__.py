"""The routine: plans, their compiled timeline, the player. Pure: standard library only; ``config`` reads the files."""
