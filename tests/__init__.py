"""Tests; `tests/needs.py` says how those that need more than Python are skipped."""
