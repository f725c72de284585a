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
from standupnudge.language import _, ngettext

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
    since, breaks = f"{day.stretches[0].began.astimezone(zone):%H:%M}", len(day.breaks_between)
    told = _at_the_computer(since, day.bouts)
    if not breaks:
        return told
    between = ngettext("{n} break between.", "{n} breaks between.", breaks)
    return " ".join((told, between.format(n=breaks)))


def _at_the_computer(since: str, sizes: Bouts) -> str:
    total = length(sizes.total)
    if sizes.count == 1:
        # For translators: {since} is a time of the day, {total} a length such as "1 h 5 min".
        return _("Since {since}: {total} at the computer, in one stretch.").format(since=since, total=total)
    # For translators: {since} is a time of the day, {total} and {longest} are lengths such as "1 h 5 min".
    told = ngettext(
        "Since {since}: {total} at the computer in {n} stretch, the longest {longest}.",
        "Since {since}: {total} at the computer in {n} stretches, the longest {longest}.",
        sizes.count,
    )
    return told.format(since=since, total=total, n=sizes.count, longest=length(sizes.longest))
