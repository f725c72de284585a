"""What the doctor found, in lines for people. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from standupnudge.language import N_, _

WIDTH = 100
_INDENT = " " * 4

# For each port what it does, and what is so without it; one that isn't here is called by its own name.
_PORTS = {
    "tray": (N_("Tray icon"), N_("no icon; to open the program's window, start standupnudge again")),
    # For translators: the program's windows on the screen
    "window": (N_("Windows"), N_("can't be opened; the exercises come in a notification")),
    "idle": (N_("Breaks away from keys and mouse"), N_("can't be noticed; you count as always at the desk")),
    # For translators: how the program gets to know of a locked screen and of the computer's sleep
    "session": (N_("Locked screen and sleep"), N_("told by nobody; a sleep is found by the clock")),
    "quiet": (N_("Calls, full screen, do not disturb, films"), N_("can't be noticed; nudges come in them too")),
    "notify": (N_("Notifications"), N_("none; they are lines on the terminal it was started from")),
    "store": (N_("What is remembered"), N_("forgotten when the program ends")),
    # For translators: standupnudge status is a command to type
    "control": (N_("Commands such as standupnudge status"), N_("don't reach the program")),
    "sound": (N_("Tones of the routine"), N_("can't be heard; the routine shows everything as well")),
    "voice": (N_("Spoken words of the routine"), N_("can't be heard; the routine shows everything as well")),
}


def lines(found: Mapping[str, Any]) -> Iterator[str]:
    """All of it, as ``found.find`` has it."""
    yield _opening(str(found["running"]))
    ports = sorted(found["ports"], key=lambda port: _place(port["port"]))
    for port in ports:
        yield ""
        yield from _port(port)
    yield from _section(_("The configuration has problems, so the defaults are used:"), found["problems"])
    yield from _section(_("Besides:"), found["limits"])


def _opening(not_running: str) -> str:
    if not_running:
        # For translators: {not_running} is a sentence that tells so
        return _("{not_running} This is what it would use here.").format(not_running=not_running)
    return _("StandUpNudge is running. This is what it uses.")


def _place(port: str) -> int:
    return [*_PORTS, port].index(port)


def _port(port: Mapping[str, Any]) -> Iterator[str]:
    name = str(port["port"])
    title, without = map(_, _PORTS[name]) if name in _PORTS else (name, _("not here"))
    # For translators: {what} is a title such as "Tray icon", {how} how it is served, such as "can't be noticed; ..."
    line = _("{what}: {how}").format(what=title, how=_how(port) if port["works"] else without)
    yield from _wrapped(line, indent="")
    yield from _tried(port["tried"], better=bool(port["works"]))


def _how(port: Mapping[str, Any]) -> str:
    if lacks := port.get("lacks"):
        # For translators: {name} is the name of a technology; {lacks} is a list such as "full screen, films"
        told = _("works in part ({name}); can't be noticed: {lacks}")
        return told.format(name=port["used"], lacks=", ".join(lacks))
    # For translators: {name} is the name of a technology
    return _("works ({name})").format(name=port["used"])


def _tried(tried: Sequence[Mapping[str, str]], *, better: bool) -> Iterator[str]:
    for each in tried:
        # For translators: {name} is the name of a technology that something else is better than, {why} a sentence
        told = _("not by {name}: {why}") if better else _("tried {name}: {why}")
        yield from _wrapped(told.format(name=each["name"], why=each["why"]))
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
