"""Today's stretches on a line of hours, and the same in words. A value; no toolkit, no clock, no file here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo

from standupnudge.core.bouts import Bouts
from standupnudge.core.by_day import Day, days
from standupnudge.core.history import History, Span
from standupnudge.core.instant import Instant
from standupnudge.core.time_words import length

_HOUR = timedelta(hours=1)
_SHORTEST = 2  # hours that the line has at least
_MOST_MARKS = 7
_STEPS = (1, 2, 3, 4, 6)  # hours between two marks


@dataclass(frozen=True, slots=True)
class Today:
    """One line. Places are fractions of it, 0 at the left.

    :ivar stretches: from and to, of each.
    :ivar marks: full hours, and what to write there.
    :ivar words: all of it as a sentence or two.
    """

    stretches: tuple[tuple[float, float], ...]
    marks: tuple[tuple[float, str], ...]
    words: str


def today(past: History, now: Instant) -> Today | None:
    """The local day of ``now``, or ``None`` if nobody has been at the computer for a minute."""
    date = now.local.date()
    [day] = days(replace(past, stretches=_up_to(now, past.stretches)), date, date, now.zone)
    if day.bouts.total < timedelta(minutes=1):
        return None
    first = day.stretches[0].began.astimezone(UTC)
    began = first - timedelta(minutes=first.astimezone(now.zone).minute, seconds=first.second)
    ended = max(now.wall.astimezone(UTC), *(each.ended.astimezone(UTC) for each in day.stretches))
    hours = max(_SHORTEST, -((began - ended) // _HOUR))

    def place(when: datetime) -> float:
        return (when.astimezone(UTC) - began) / (hours * _HOUR)

    stretches = tuple((max(0.0, place(each.began)), min(1.0, place(each.ended))) for each in day.stretches)
    return Today(stretches, _marks(began, hours, now.zone), _words(day, now.zone))


def _up_to(now: Instant, stretches: Iterable[Span]) -> tuple[Span, ...]:
    """With the one that runs as long as it is now: it was saved some minutes ago."""
    return tuple(
        replace(each, ended=max(each.ended, now.local, key=datetime.timestamp)) if each.open else each
        for each in stretches
    )


def _marks(began: datetime, hours: int, zone: tzinfo) -> tuple[tuple[float, str], ...]:
    step = next((each for each in _STEPS if hours / each <= _MOST_MARKS), _STEPS[-1])
    return tuple((n / hours, f"{(began + n * _HOUR).astimezone(zone):%H:%M}") for n in range(0, hours + 1, step))


def _words(day: Day, zone: tzinfo) -> str:
    sizes, since = day.bouts, day.stretches[0].began.astimezone(zone)
    return f"Since {since:%H:%M}: {length(sizes.total)} at the computer{_shared(sizes)}.{_pauses(day)}"


def _shared(sizes: Bouts) -> str:
    if sizes.count == 1:
        return ", in one stretch"
    return f" in {sizes.count} stretches, the longest {length(sizes.longest)}"


def _pauses(day: Day) -> str:
    count = len(day.breaks_between)
    return f" {count} {'break' if count == 1 else 'breaks'} between." if count else ""
