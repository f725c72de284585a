"""The language that a configuration asks for, found without reading it whole, since a command answers at once."""

from __future__ import annotations

import re
from pathlib import Path

from standupnudge.language import AUTO

# The only key with that name, in a line of its own or between braces, and not in a comment.
_KEY = re.compile(r"""^(?:[ \t]+|[^#\n]*[{,][ \t]*)["']?language["']?:[ \t]*["']?([A-Za-z][\w-]*)""", re.MULTILINE)


def spoken(file: Path) -> str:
    """The value of ``appearance.language`` in ``file``: "auto" where there is none, or no file that can be read.

    Whether the rest of it is right is told by who reads it whole.
    """
    try:
        found = _KEY.search(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return AUTO
    return found[1] if found else AUTO
