"""From a name (of a button, a menu entry, a command) to the event it stands for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from standupnudge.core import quiet
from standupnudge.core.events import (
    Event,
    Later,
    Paused,
    Resumed,
    RoutineAsked,
    RoutinePostponed,
    RoutineSkipped,
    SkipPressed,
    SnoozePressed,
    UpPressed,
)
from standupnudge.core.instant import Instant

_EVENTS: dict[str, Callable[[Instant], Event]] = {
    "up": UpPressed,
    "snooze": SnoozePressed,
    "skip": SkipPressed,
    "routine": RoutineAsked,
    "routine later 1h": lambda at: RoutinePostponed(at, Later.HOUR),
    "routine skip": RoutineSkipped,
    "pause 30m": lambda at: Paused(at, length=timedelta(minutes=30)),
    "pause 1h": lambda at: Paused(at, length=timedelta(hours=1)),
    "pause tomorrow": lambda at: Paused(at, until=quiet.TOMORROW),
    "pause": Paused,
    "resume": Resumed,
}


def event(name: str) -> Callable[[Instant], Event] | None:
    """What makes the event that ``name`` asks for, or ``None`` if it is none of these."""
    return _EVENTS.get(name)
