"""The history by local days: spans cut at midnights and at full hours, sums of a day and of a week.

A span over midnight counts to both days, each with its part. A stretch's length is never cut: it belongs to the week in
which it began. What was recorded in another time zone keeps the clock that hung there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from standupnudge.core.bouts import Bouts, bouts
from standupnudge.core.history import History, Nudge, Session, SlotEnd, Span
from standupnudge.core.local_time import on_the_wall

_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


def clock_of(span: Span, zone: tzinfo) -> tzinfo:
    """The time zone of ``span``: ``zone`` if its clock showed the same time, else the offset it was recorded with."""
    return zone if span.began.astimezone(zone).utcoffset() == span.began.utcoffset() else span.began.tzinfo or zone


def by_days(span: Span, zone: tzinfo) -> Iterator[Span]:
    """``span`` in pieces, a local day each."""
    clock = clock_of(span, zone)
    began, last = span.began.astimezone(UTC), span.ended.astimezone(UTC)
    while began < last:
        midnight = on_the_wall(began.astimezone(clock).date() + _DAY, time(0), clock)
        ended = min(midnight, last)
        yield Span(began.astimezone(clock), ended.astimezone(clock), span.kind, span.open and ended == last)
        began = ended


def by_hours(span: Span, zone: tzinfo) -> Iterator[tuple[date, int, timedelta]]:
    """Local date, hour 0 to 23, and how much of ``span`` is in it. Autumn's double hour may hold two hours."""
    clock = clock_of(span, zone)
    began, ended = span.began.astimezone(UTC), span.ended.astimezone(UTC)
    while began < ended:
        local = began.astimezone(clock)
        past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
        until = min(began + _HOUR - past, ended)
        yield local.date(), local.hour, until - began
        began = until


def heat(spans: Iterable[Span], zone: tzinfo) -> Mapping[tuple[date, int], timedelta]:
    """How much of ``spans`` each hour of each day holds; hours with none are left out."""
    found: defaultdict[tuple[date, int], timedelta] = defaultdict(timedelta)
    for span in spans:
        for day, hour, part in by_hours(span, zone):
            found[day, hour] += part
    return found


@dataclass(frozen=True, slots=True)
class Day:
    """One local day.

    :ivar stretches: the parts of stretches in it, oldest first; so ``breaks``.
    """

    day: date
    stretches: tuple[Span, ...] = ()
    breaks: tuple[Span, ...] = ()
    nudges: tuple[Nudge, ...] = ()
    slots: tuple[SlotEnd, ...] = ()
    sessions: tuple[Session, ...] = ()

    @property
    def bouts(self) -> Bouts:
        """Figures of the stretches, as far as they are in this day."""
        return bouts(each.length for each in self.stretches)

    @property
    def breaks_between(self) -> tuple[Span, ...]:
        """The breaks between the first and the last stretch: no night, no evening."""
        if not self.stretches:
            return ()
        first, last = self.stretches[0].began, self.stretches[-1].ended
        return tuple(each for each in self.breaks if first <= each.began and each.ended <= last)


def days(past: History, first: date, last: date, zone: tzinfo) -> tuple[Day, ...]:
    """Every local day from ``first`` to ``last``, in order, also those on which nothing happened."""
    stretches, breaks = _pieces(past.stretches, zone), _pieces(past.breaks, zone)
    return tuple(
        Day(
            day,
            tuple(stretches[day]),
            tuple(breaks[day]),
            tuple(each for each in past.nudges if each.at.date() == day),
            tuple(each for each in past.slots if each.slot[:10] == day.isoformat()),
            tuple(each for each in past.sessions if each.at.date() == day),
        )
        for day in (first + n * _DAY for n in range((last - first).days + 1))
    )


def _pieces(spans: Iterable[Span], zone: tzinfo) -> defaultdict[date, list[Span]]:
    found: defaultdict[date, list[Span]] = defaultdict(list)
    for span in spans:
        for piece in by_days(span, zone):
            found[piece.began.date()].append(piece)
    for each in found.values():
        each.sort(key=lambda piece: piece.began.timestamp())
    return found


@dataclass(frozen=True, slots=True)
class Week:
    """One week, from Monday on.

    :ivar bouts: of the stretches that began in it, whole.
    :ivar breaks: how many began in it.
    """

    monday: date
    bouts: Bouts
    breaks: int


def weeks(past: History, last: date, count: int, zone: tzinfo) -> tuple[Week, ...]:
    """The ``count`` weeks up to that of ``last``, oldest first."""
    stretches, breaks = _by_week(past.stretches, zone), _by_week(past.breaks, zone)
    mondays = [monday_of(last) - n * 7 * _DAY for n in reversed(range(count))]
    return tuple(Week(each, bouts(span.length for span in stretches[each]), len(breaks[each])) for each in mondays)


def _by_week(spans: Iterable[Span], zone: tzinfo) -> defaultdict[date, list[Span]]:
    found: defaultdict[date, list[Span]] = defaultdict(list)
    for span in spans:
        found[monday_of(local_day(span.began, clock_of(span, zone)))].append(span)
    return found


def local_day(when: datetime, zone: tzinfo) -> date:
    """The date on a calendar there."""
    return when.astimezone(zone).date()


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - day.weekday() * _DAY
