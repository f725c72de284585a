"""Sentences put together, in whatever language they are. Pure; says nothing of its own."""

from __future__ import annotations

import re

# Chinese and Japanese have no blanks between words, none after a full stop either, and marks of their own: written as
# numbers here, since some look like ours.
_MARKS = re.compile(r"[\u3000-\u3004\u3008-\u303f\uff00-\uff65]")
_SIGNS = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_NO_BLANK = re.compile(r"(?<=[。\uff01\uff1f]) ")
_BETWEEN_PARTS = re.compile(r"[.,;:]\s*|[。、\uff0c\uff1a\uff1b]")


def words(text: str) -> int:
    """How many they are; two Chinese or Japanese characters are one."""
    signs = len(_SIGNS.findall(text))
    if not signs:
        return len(text.split())
    return len(_SIGNS.sub(" ", _MARKS.sub(" ", text)).split()) + (signs + 1) // 2


def ended(text: str) -> str:
    """With the full stop of its writing."""
    return f"{text}{'。' if _SIGNS.search(text) else '.'}"


def sentence(text: str) -> str:
    """With a capital and a full stop; "" stays."""
    text = text.strip()
    return ended(f"{text[0].upper()}{text[1:].rstrip('.。')}") if text else ""


def together(*sentences: str) -> str:
    """One after the other; empty ones left out."""
    return _NO_BLANK.sub("", " ".join(filter(None, sentences)))


def parts(text: str) -> list[str]:
    """What stands between its full stops, commas, semicolons and colons."""
    return [part for part in _BETWEEN_PARTS.split(text) if part]
