"""The history as a table: a row a record for programs, a row a day for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Any
from unicodedata import east_asian_width

from standupnudge.core.bouts import bouts
from standupnudge.core.by_day import Day, days
from standupnudge.core.history import History, Level, Nudge, Session, SlotEnd, Span
from standupnudge.core.time_words import length, short_weekday
from standupnudge.language import N_, _, pgettext

COLUMNS = {
    "kind": "stretch (time at the computer), break, nudge, slot (an appointment of the routine), session or level",
    "began": "when it began or was; local time with its offset from UTC, ISO 8601, like every time here",
    "ended": "when it ended, or the nudge was answered; empty while it goes on and where there is no end",
    "seconds": "its length; of a nudge, how long you had been at the desk",
    "break": "away, locked, asleep, up (after I'm up), standing, routine, or stopped (the program was off)",
    "answer": "to the nudge: up, snooze, skip, standing, routine, closed, break (one began), quiet, config "
    "(taken down for that), made_way (to the weekly routine), none",
    "level": "of the nudge 1 to 3; of a session, and of a change of level, L0 to L6",
    "slot": "the appointment, local date and time",
    "outcome": "of the slot: done, partly, skipped, missed, done_before",
    "complete": "of the session: true if every exercise was done",
    "effort": "of the session: easy, right, hard, or empty",
    "pain": "of the session: the exercise that hurt, or empty",
    "exercises": "of the session: each exercise, done by the timer, by hand, or not",
}
_OUTCOMES = {
    "done": N_("done"),
    "partly": N_("partly"),
    "skipped": N_("skipped"),
    "missed": N_("missed"),
    "done_before": N_("done beforehand"),
}


def records(past: History, first: date | None = None) -> list[dict[str, Any]]:
    """A record a row, by ``COLUMNS``, those that don't apply left out; from local date ``first`` on, by beginning."""
    rows = [
        *(_span(each) for each in (*past.stretches, *past.breaks)),
        *(_nudge(each) for each in past.nudges),
        *(_slot(each) for each in past.slots),
        *(_session(each) for each in past.sessions),
        *(_level(each) for each in past.levels),
    ]
    if first is not None:
        rows = [each for each in rows if (each["ended"] or each["began"])[:10] >= first.isoformat()]
    return sorted(rows, key=lambda each: datetime.fromisoformat(each["began"]).timestamp())


def _row(kind: str, began: datetime, ended: datetime | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "began": _iso(began), "ended": _iso(ended) if ended else "", **more}


def _iso(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


def _span(span: Span) -> dict[str, Any]:
    seconds, ended = round(span.length.total_seconds()), None if span.open else span.ended
    if span.kind:
        return _row("break", span.began, ended, seconds=seconds, **{"break": span.kind})
    return _row("stretch", span.began, ended, seconds=seconds)


def _nudge(nudge: Nudge) -> dict[str, Any]:
    seconds = round(nudge.sitting.total_seconds())
    return _row(
        "nudge", nudge.at, nudge.answered, seconds=seconds, level=str(nudge.level), answer=nudge.answer or "none"
    )


def _slot(slot: SlotEnd) -> dict[str, Any]:
    return _row("slot", slot.at, slot=slot.slot, outcome=slot.outcome)


def _session(session: Session) -> dict[str, Any]:
    took = session.took or timedelta(0)
    row = _row("session", session.at - took, session.at, complete=session.complete, level=session.level)
    if session.took is not None:
        row["seconds"] = round(took.total_seconds())
    return {**row, "effort": session.effort, "pain": session.pain, "exercises": dict(session.exercises)}


def _level(level: Level) -> dict[str, Any]:
    return _row("level", level.at, level=level.level)


def csv_cells(row: dict[str, Any]) -> list[str]:
    """A row of ``records`` in the order of ``COLUMNS``, each value as text."""
    return [_cell(row.get(column, "")) for column in COLUMNS]


def _cell(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case dict():
            return ";".join(f"{each}={how or 'no'}" for each, how in value.items())
        case _:
            return str(value)


def by_day(past: History, first: date, last: date, zone: tzinfo) -> list[str]:
    """Lines for people: a day a row, then what the days have in common."""
    found = days(past, first, last, zone)
    if not any(map(_happened, found)):
        return [no_records()]
    sizes = bouts(each.length for day in found for each in day.stretches)
    return [*_aligned([_head(), *map(_cells, found)]), "", *_summary(sizes.usual, sizes.longest)]


def no_records() -> str:
    """What is said of a time without any."""
    text = _("Nothing is recorded in that time. Records are made while StandUpNudge runs: {command}")
    return text.format(command="standupnudge")


def _head() -> tuple[str, ...]:
    return (
        _("Day"),
        _("At your desk"),
        _("Stretches"),
        _("Longest"),
        _("Breaks"),
        _("Nudges"),
        # For translators: the head of a column about the weekly exercises
        pgettext("column", "Routine"),
    )


def _happened(day: Day) -> bool:
    return bool(day.stretches or day.breaks or day.nudges or day.slots or day.sessions)


def _summary(usual: timedelta, longest: timedelta) -> Iterator[str]:
    if longest:
        text = _("Half of your desk time came in stretches up to {usual}; the longest took {longest}.")
        yield text.format(usual=length(usual), longest=length(longest))
    text = _("Time at your desk is what keyboard and mouse show. As a page of pictures: {command}")
    yield text.format(command="standupnudge report")


def _cells(day: Day) -> tuple[str, ...]:
    sizes = day.bouts
    date_ = f"{short_weekday(day.day.weekday())} {day.day.isoformat()}"
    return (
        date_,
        length(sizes.total) if sizes.count else "-",
        str(sizes.count or "-"),
        length(sizes.longest) if sizes.count else "-",
        str(len(day.breaks_between) or "-"),
        str(len(day.nudges) or "-"),
        routine(day),
    )


def routine(day: Day) -> str:
    """What became of the routine on that day, in a word or two; "" without one."""
    told = [each.outcome for each in day.slots]
    if not told and day.sessions:
        told = ["done" if any(each.complete for each in day.sessions) else "partly"]
    return ", ".join(_(_OUTCOMES.get(each, each)) for each in told)


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(_columns, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - _columns(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _columns(text: str) -> int:
    """How many columns of a terminal it takes; a Chinese character takes two."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)
