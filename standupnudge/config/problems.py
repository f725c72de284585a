"""The words of problems: what was found, what is wrong with it, what is allowed. Pure; decides nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from standupnudge.language import _

LONGEST_SHOWN = 40  # characters of a value that a message repeats


class Mark(NamedTuple):
    """A place in a text; both counted from 1."""

    line: int
    column: int


class Fault(NamedTuple):
    """Something wrong at a place, in words that need no key."""

    mark: Mark
    text: str


Report = Callable[[str, Fault], None]  # gets the dotted key, "" if no key is at fault, and what is wrong there


def lines(text: str) -> list[str]:
    """``text`` cut where YAML begins a new line."""
    return re.split("\r\n|[\n\r\x85\u2028\u2029]", text)


def plain(text: str, longest: int = LONGEST_SHOWN) -> str:
    """``text`` on one line, of bounded length, without anything that a terminal would obey."""
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in short)


def shown(text: str) -> str:
    """``text`` as a value in a message."""
    return f'"{plain(text)}"'


def sentence(wrong: str, meant: str = "", allowed: str = "") -> str:
    """One problem in words.

    >>> sentence('"30" has no unit', "30m", "5s to 8h")
    '"30" has no unit; write 30m (allowed: 5s to 8h)'
    """
    if meant and allowed:
        # For translators: {wrong} says what is wrong, such as "30" has no unit; {meant} and {allowed} go into the file
        template = _("{wrong}; write {meant} (allowed: {allowed})")
    elif meant:
        # For translators: {wrong} says what is wrong, such as "30" has no unit; {meant} goes into the file
        template = _("{wrong}; write {meant}")
    elif allowed:
        # For translators: {wrong} says what is wrong, such as "30" has no unit; {allowed} is what may be in the file
        template = _("{wrong} (allowed: {allowed})")
    else:
        return wrong
    return template.format(wrong=wrong, meant=plain(meant), allowed=allowed)


def listed(words: Sequence[str]) -> str:
    """The words, for "allowed"."""
    return ", ".join(words)
