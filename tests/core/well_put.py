"""How every sentence for people has to look."""

from __future__ import annotations


def well_put(text: str) -> bool:
    """Sentences that end, line by line, and none that shouts."""
    return "!" not in text and all(line and line[0].isupper() and line[-1] in ".?" for line in text.splitlines())
