"""Text made safe to hand out: bounded, without control characters, escaped where somebody reads markup. Pure."""

from __future__ import annotations

import unicodedata

LONGEST_TITLE = 120  # characters; ours are far shorter, a person's own ideas need not be
LONGEST_BODY = 600
LONGEST_LABEL = 40

_NO_TEXT = {"Cc", "Cs"}  # control characters, and halves of characters, which no UTF-8 can carry


def body(text: str, longest: int = LONGEST_BODY) -> str:
    """``text`` with its line breaks and nothing else that isn't seen, at most ``longest`` characters."""
    lines = (_printable(line) for line in text.splitlines())
    return cut("\n".join(lines).strip(), longest)


def line(text: str, longest: int = LONGEST_TITLE) -> str:
    """``text`` as one line, at most ``longest`` characters."""
    return cut(" ".join(body(text, len(text)).split()), longest)


def label(text: str) -> str:
    """``text`` as the label of a button."""
    return line(text, LONGEST_LABEL)


def cut(text: str, longest: int) -> str:
    """``text``, or as much of it as leaves room for the ellipsis."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def cut_utf16(text: str, longest: int) -> str:
    """``text`` in at most ``longest`` units of UTF-16, as Windows counts: some characters are two."""
    while len(text.encode("utf-16-le")) > 2 * longest:
        text = cut(text, len(text) - 1)
    return text


def escaped(text: str) -> str:
    """``text`` for a reader of markup: it shows ``<``, ``>`` and ``&`` as they are."""
    # As html.escape(text, quote=False); that module brings a table of all entities into memory.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _printable(text: str) -> str:
    kept = (
        " " if char == "\t" else char for char in text if char == "\t" or unicodedata.category(char) not in _NO_TEXT
    )
    return "".join(kept)
