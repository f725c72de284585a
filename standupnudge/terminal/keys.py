"""What the bytes of a terminal mean as keys. Pure."""

from __future__ import annotations

from collections.abc import Iterator

_SEQUENCES = {
    b"\x1b[C": "right",
    b"\x1b[D": "left",
    b"\x1bOC": "right",
    b"\x1bOD": "left",
}
_SINGLE = {b" ": "space", b"\r": "space", b"\n": "space", b"\x1b": "esc"}


def of_chunk(chunk: bytes) -> Iterator[str]:
    """The keys in what was read at once from a terminal that passes on each key; others are left out."""
    while chunk:
        known = next((name for name in (*_SEQUENCES, *_SINGLE) if chunk.startswith(name)), b"")
        if known == b"\x1b" and len(chunk) > 1:
            return  # a key that we don't know, F5 say: as long as the rest
        if known:
            yield _SEQUENCES.get(known) or _SINGLE[known]
        elif chunk[:1].isascii() and chunk[:1] > b" ":
            yield chunk[:1].decode().lower()
        chunk = chunk[len(known) or 1 :]


def of_line(line: bytes) -> str:
    """The key that a line stands for where only whole lines come: its first sign, or Space if it is empty."""
    text = line.strip()
    return next(of_chunk(text), "") if text else "space"
