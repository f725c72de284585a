"""How large a file of a person's may be: a configuration, a plan, a scenario."""

from __future__ import annotations

LARGEST = 256 * 1024  # bytes, and characters
