"""The commands: one small file a family, each with its texts beside what it does; ``table`` has them in their order."""
