"""What a line of a scenario says, as a value: a word of the table below and what goes with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from standupnudge.config.kinds import nearest
from standupnudge.config.units import UnreadableError, parse_duration
from standupnudge.core.events import Effort, Sign
from standupnudge.engine import requests


@dataclass(frozen=True, slots=True)
class Script:
    """One thing that happens.

    :ivar word: the first word of the line.
    :ivar value: what comes of the rest, by ``WORDS``.
    """

    word: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Done:
    """``routine done``: all exercises, and the answers at the end (R4)."""

    effort: Effort | None = None
    pain: str | None = None


def understood(text: str) -> Script:
    """What ``text`` says; raises ``UnreadableError``, with the nearest right line."""
    word, _, rest = text.partition(" ")
    if word not in WORDS:
        meant = nearest(word, tuple(WORDS))
        raise UnreadableError(
            f'says "{word}", which is nothing that can happen', *(f"{each} {rest}".strip() for each in meant)
        )
    return Script(word, WORDS[word](rest.strip()))


def _nothing(rest: str) -> None:
    if rest:
        raise UnreadableError(f'has "{rest}" behind it, where nothing belongs')


def _one_of(*words: str) -> Callable[[str], str]:
    def read(rest: str) -> str:
        if rest not in words:
            raise UnreadableError(f'has "{rest}" where one of these belongs: {", ".join(words)}')
        return rest

    return read


def _on_off(rest: str) -> bool:
    return _one_of("on", "off")(rest) == "on"


def _pause(rest: str) -> requests.Make:
    make = requests.event(f"pause {rest}".strip())
    if make is None:
        raise UnreadableError("is no pause; write pause, pause 1h, pause until 14:00 or pause tomorrow")
    return make


def _clock(rest: str) -> timedelta:
    if rest[:1] not in ("+", "-"):
        raise UnreadableError("does not say how the clock is set; write clock +2h or clock -5m")
    span = parse_duration(rest[1:])
    return span if rest[0] == "+" else -span


def _word(rest: str) -> str:
    if not rest or " " in rest:
        raise UnreadableError("needs one word, such as zone Europe/Berlin")
    return rest


def _config(rest: str) -> str:
    if not rest.startswith("{"):
        raise UnreadableError("needs keys in braces", "config {sitting: {nudge_after: 45m}}")
    return rest


_DONE = re.compile(r"done(?: (?P<effort>easy|right|hard))?(?: pain (?P<pain>[a-z][a-z0-9_]*))?")
_LATER = ("later 15m", "later 1h", "later tomorrow")
_IN_THE_ROUTINE = ("started", "partly", "skipped", "closed", *_LATER)


def _routine(rest: str) -> Done | str:
    if match := _DONE.fullmatch(rest):
        return Done(Effort(match["effort"]) if match["effort"] else None, match["pain"])
    if rest not in _IN_THE_ROUTINE:
        listed = ", ".join(("done", "done hard pain glute_bridge", *_IN_THE_ROUTINE))
        raise UnreadableError(f'has "{rest}" where one of these belongs: {listed}')
    return rest


WORDS: dict[str, Callable[[str], Any]] = {
    "work": _nothing,
    "idle": _nothing,
    "lock": _nothing,
    "busy": _nothing,
    "unlock": _nothing,
    "suspend": _nothing,
    "resume": _nothing,
    **{sign.name.lower(): _on_off for sign in Sign},
    "press": _one_of("up", "snooze", "skip", "click", "close"),
    "up": _nothing,
    "snooze": _nothing,
    "skip": _nothing,
    "standing": _nothing,
    "sitting": _nothing,
    "pause": _pause,
    "resume_nudges": _nothing,
    "routine": _routine,
    "offer": _one_of("accept", "decline"),
    "clock": _clock,
    "zone": _word,
    "quit": _nothing,
    "kill": _nothing,
    "start": _nothing,
    "config": _config,
}
