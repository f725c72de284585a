"""From a date and a time on the wall to an instant, safe over clock changes (W1, Q1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from standupnudge.core.rules import HoursRange

_DAY = timedelta(days=1)


@lru_cache(maxsize=256)  # asked for the same few appointments at every step
def on_the_wall(day: date, at: time, zone: tzinfo) -> datetime:
    """When clocks in ``zone`` show ``at`` on ``day``, in UTC (W1).

    In the doubled hour of autumn: the first of the two. In the skipped hour of spring (or on a skipped date): the
    first instant after it.
    """
    shown = datetime.combine(day, at, tzinfo=zone)
    instant = shown.replace(fold=0).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == shown.replace(tzinfo=None):
        return instant
    return _first_after_gap(shown, zone)


def _first_after_gap(shown: datetime, zone: tzinfo) -> datetime:
    """The first instant after the gap that ``shown`` falls into.

    PEP 495: in a gap, fold=0 reads with the offset before it and fold=1 with the one after it, so that the two
    instants lie on either side of the change; halving the span between them finds it to the second.
    """
    after, before = shown.replace(fold=0).astimezone(UTC), shown.replace(fold=1).astimezone(UTC)
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before).total_seconds() // 2)
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def still_reads(reading: datetime, zone: tzinfo) -> datetime:
    """The instant, in UTC, of a clock reading with its offset, as a clock in ``zone`` would have shown it.

    In the zone in which it was read that is the reading itself; after a journey, the same time on the wall there.
    """
    return _still_reads(reading, reading.utcoffset(), zone)


@lru_cache(maxsize=16)  # the offset as well: readings of one instant are equal whatever the clock showed
def _still_reads(reading: datetime, _offset: timedelta | None, zone: tzinfo) -> datetime:
    if reading.astimezone(zone).replace(tzinfo=None) == reading.replace(tzinfo=None):
        return reading.astimezone(UTC)
    return on_the_wall(reading.date(), reading.timetz().replace(tzinfo=None), zone)


def next_time(at: time, now: datetime, zone: tzinfo) -> datetime:
    """The next instant after ``now`` at which clocks in ``zone`` show ``at``, in UTC."""
    today = now.astimezone(zone).date()
    return next(when for n in range(-1, 4) if (when := on_the_wall(today + n * _DAY, at, zone)) > now)


def within(hours: Iterable[HoursRange], now: datetime, zone: tzinfo) -> bool:
    """Whether ``now`` lies in one of the ranges (Q1); a range's end is exclusive."""
    today = now.astimezone(zone).date()
    return any(start <= now < end for span in hours for start, end in _spans(span, today, zone))


def next_change(hours: Iterable[HoursRange], now: datetime, zone: tzinfo) -> datetime | None:
    """The next instant after ``now`` at which a range begins or ends, in UTC; ``None`` without any range."""
    today = now.astimezone(zone).date()
    edges = (edge for span in hours for pair in _spans(span, today, zone) for edge in pair if edge > now)
    return min(edges, default=None)


def next_open(hours: Iterable[HoursRange], now: datetime, zone: tzinfo) -> datetime:
    """``now`` if it lies in one of the ranges, else when the next one begins."""
    ranges, when = tuple(hours), now
    while not within(ranges, when, zone):
        change = next_change(ranges, when, zone)
        if change is None:
            return now  # without any range nothing opens
        when = change
    return when


def _spans(span: HoursRange, today: date, zone: tzinfo) -> Iterable[tuple[datetime, datetime]]:
    """The times of ``span`` from yesterday's week to next week's: those that can hold or follow today."""
    for n in range(-2, 9):
        day = today + n * _DAY
        if day.weekday() != span.day:
            continue
        crosses = span.end is None or span.end <= span.start
        end = on_the_wall(day + _DAY if crosses else day, span.end or time(0), zone)
        yield on_the_wall(day, span.start, zone), end
