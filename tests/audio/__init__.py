"""Ears for tests: a sound server with nothing behind it, whose sound is recorded and measured."""
