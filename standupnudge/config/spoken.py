"""The language that a configuration asks for, found without reading it whole, since a command answers at once."""

from __future__ import annotations

import re
from pathlib import Path

from standupnudge.config.size import LARGEST
from standupnudge.language import AUTO

_BLOCK = re.compile(r"""^["']?appearance["']?[ \t]*:.*(?:\n(?:[ \t#].*)?)*""", re.MULTILINE)
# In a line of its own or between braces, and not in a comment.
_KEY = re.compile(
    r"""^(?:[ \t]+|[^#\n]*[{,][ \t]*)["']?language["']?[ \t]*:[ \t]*["']?([A-Za-z][\w-]*)""", re.MULTILINE
)


def spoken(file: Path) -> str:
    """The value of ``appearance.language`` in ``file``: "auto" where there is none, or no file that can be read.

    It finds what people write, and not every way of YAML. Whether the rest is right is told by who reads it whole, and
    the program that stays goes by that.
    """
    try:
        if not file.is_file() or file.stat().st_size > LARGEST:
            return AUTO
        block = _BLOCK.search(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return AUTO
    found = _KEY.search(block[0]) if block else None
    return found[1] if found else AUTO
