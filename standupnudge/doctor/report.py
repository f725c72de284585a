"""What the doctor found, in lines for people. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

WIDTH = 100
_INDENT = " " * 4

# For each port what it does, and what is so without it; one that isn't here is called by its own name.
_PORTS = {
    "tray": ("Tray icon", "no icon; to open the program's window, start standupnudge again"),
    "window": ("Windows", "can't be opened; the exercises come in a notification"),
    "idle": ("Breaks away from keys and mouse", "can't be noticed; you count as always at the desk"),
    "session": ("Locked screen and sleep", "told by nobody; a sleep is found by the clock"),
    "quiet": ("Calls, full screen, do not disturb, films", "can't be noticed; nudges come in them too"),
    "notify": ("Notifications", "none; they are lines on the terminal it was started from"),
    "store": ("What is remembered", "forgotten when the program ends"),
    "control": ("Commands such as standupnudge status", "don't reach the program"),
    "sound": ("Tones of the routine", "can't be heard; the routine shows everything as well"),
    "voice": ("Spoken words of the routine", "can't be heard; the routine shows everything as well"),
}


def lines(found: Mapping[str, Any]) -> Iterator[str]:
    """All of it, as ``found.find`` has it."""
    yield _opening(str(found["running"]))
    ports = sorted(found["ports"], key=lambda port: _place(port["port"]))
    for port in ports:
        yield ""
        yield from _port(port)
    yield from _section("The configuration has problems, so the defaults are used:", found["problems"])
    yield from _section("Besides:", found["limits"])


def _opening(not_running: str) -> str:
    if not_running:
        return f"{not_running} This is what it would use here."
    return "StandUpNudge is running. This is what it uses."


def _place(port: str) -> int:
    return [*_PORTS, port].index(port)


def _port(port: Mapping[str, Any]) -> Iterator[str]:
    title, without = _PORTS.get(port["port"], (str(port["port"]), "not here"))
    yield from _wrapped(f"{title}: {_how(port)}" if port["works"] else f"{title}: {without}", indent="")
    yield from _tried(port["tried"], better=bool(port["works"]))


def _how(port: Mapping[str, Any]) -> str:
    if lacks := port.get("lacks"):
        return f"works in part ({port['used']}); can't be noticed: {', '.join(lacks)}"
    return f"works ({port['used']})"


def _tried(tried: Sequence[Mapping[str, str]], *, better: bool) -> Iterator[str]:
    for each in tried:
        yield from _wrapped(f"{'not by' if better else 'tried'} {each['name']}: {each['why']}")
        if each["cure"]:
            yield from _wrapped(each["cure"], indent=_INDENT * 2)


def _section(title: str, sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield ""
        yield title
        for sentence in sentences:
            yield from _wrapped(sentence)


def _wrapped(text: str, *, indent: str = _INDENT) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=_INDENT * 2, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
