"""From a name (of a button, a menu entry, a command, a line of a scenario) to the event it stands for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

from standupnudge.config.units import UnreadableError, parse_duration, parse_time
from standupnudge.core import quiet
from standupnudge.core.events import (
    Event,
    Later,
    OfferAccepted,
    OfferDeclined,
    Paused,
    Resumed,
    RoutineAsked,
    RoutinePaused,
    RoutinePostponed,
    RoutineResumed,
    RoutineSkipped,
    SatDown,
    SkipPressed,
    SnoozePressed,
    StoodUp,
    UpPressed,
)
from standupnudge.core.instant import Instant
from standupnudge.core.ladder import LEVELS

Make = Callable[[Instant], Event]

LONGEST = timedelta(days=366)  # of a pause
YEARS = range(1970, 2201)  # of dates that can be asked for: at the ends of the calendar, time zones overflow

_EVENTS: dict[str, Make] = {
    "up": UpPressed,
    "snooze": SnoozePressed,
    "skip": SkipPressed,
    "standing": StoodUp,
    "sitting": SatDown,
    "routine": RoutineAsked,
    "routine skip": RoutineSkipped,
    "routine resume": RoutineResumed,
    "offer accept": OfferAccepted,
    "offer decline": OfferDeclined,
    "pause": Paused,
    "pause tomorrow": lambda at: Paused(at, until=quiet.TOMORROW),
    "resume": Resumed,
}


def event(name: str) -> Make | None:
    """What makes the event that ``name`` asks for, or ``None`` if it is none of these."""
    if name in _EVENTS:
        return _EVENTS[name]
    start, _, rest = name.rpartition(" ")
    try:
        return _with_value(start, rest)
    except (UnreadableError, ValueError):
        return None


def _with_value(start: str, value: str) -> Make | None:
    """The event of a request that ends with a length, a time or a date; raises ``ValueError`` for none of these."""
    match start:
        case "routine" if value in LEVELS:
            return lambda at: RoutineAsked(at, value)
        case "routine later":
            by = Later(value)
            return lambda at: RoutinePostponed(at, by)
        case "pause until":
            until = _time_or_date(value)
            return lambda at: Paused(at, until=until)
        case "pause":
            length = _length(value)
            return lambda at: Paused(at, length=length)
        case "routine pause" | "routine ill":
            length, ill = _length(value), start == "routine ill"
            return lambda at: RoutinePaused(at, length, ill)
        case _:
            return None


def _length(text: str) -> timedelta:
    length = parse_duration(text)
    if not timedelta(0) < length <= LONGEST:
        raise ValueError(f"{text} is no length of a pause")
    return length


def _time_or_date(text: str) -> time | date:
    if "-" not in text:
        return parse_time(text)
    day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError(f"{text} is no day that comes")
    return day
