"""The part of the page about the weekly routine: its calendar, with level and days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from standupnudge.core.by_day import Day, monday_of
from standupnudge.core.history import Session
from standupnudge.core.time_words import length
from standupnudge.report import svg
from standupnudge.report.desk import named
from standupnudge.report.facts import Facts
from standupnudge.report.markup import el, figure, key, table

WEEKS = 12
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_IN_WORDS = {"done": "done", "partly": "partly done", "skipped": "skipped", "missed": "passed without it"}
_HOW = {"timer": "with the timer", "hand": "ticked by hand", "": "left out"}


def routine(facts: Facts) -> Element:
    """Twelve weeks; what was done on which day, and at which level."""
    first = monday_of(facts.today) - timedelta(weeks=WEEKS - 1)
    days = facts.by_day(first)
    marks = {day.day: mark for day in days if (mark := _mark(day)) is not None}
    done = sum(kind == "done" for kind, _, _ in marks.values())
    says = f"The routine was done on {done} {'day' if done == 1 else 'days'} of the last twelve weeks."
    mondays = [first + timedelta(weeks=n) for n in range(WEEKS)]
    rows = list(_rows(days, marks))
    behind = table("The routine, newest first", ("Day", "Outcome", "Level", "Took", "Exercises", "How it was"), rows)
    drawn = svg.calendar(mondays, marks, facts.today, says)
    legend = [key(kind, text) for kind, text in _IN_WORDS.items()]
    return el(
        "section", el("h2", "The routine"), el("p", _plan(facts)), figure(drawn, says, behind, *legend), id="routine"
    )


def _plan(facts: Facts) -> str:
    days = [_WEEKDAYS[day] for day in facts.days]
    listed = f"{', '.join(days[:-1])} and {days[-1]}" if len(days) > 1 else days[0]
    return f"Every {listed} at {facts.at}. The next one is at level {facts.level}."


def _mark(day: Day) -> tuple[str, str, str] | None:
    """What became of the routine that day: the kind of mark, the level, in words."""
    if day.sessions:
        best = max(day.sessions, key=lambda each: each.complete)
        kind = "done" if best.complete else "partly"
        return kind, best.level, f"{_IN_WORDS[kind]}{f', level {best.level}' if best.level else ''}"
    outcomes = [each.outcome for each in day.slots if each.outcome in {"skipped", "missed"}]
    return (outcomes[-1], "", _IN_WORDS[outcomes[-1]]) if outcomes else None


def _rows(days: tuple[Day, ...], marks: dict[date, tuple[str, str, str]]) -> Iterator[tuple[str, ...]]:
    for day in reversed(days):
        for session in reversed(day.sessions):
            outcome = _IN_WORDS["done" if session.complete else "partly"]
            took = "without the timer" if session.took is None else length(session.took)
            yield named(day.day), outcome, session.level or "-", took, _exercises(session), _how_it_was(session)
        if not day.sessions and day.day in marks:
            yield named(day.day), marks[day.day][2], "-", "-", "-", "-"


def _exercises(session: Session) -> str:
    return "; ".join(f"{_named(each)}: {_HOW.get(how, how)}" for each, how in session.exercises) or "-"


def _how_it_was(session: Session) -> str:
    pain = f"pain at the {_named(session.pain)}" if session.pain else ""
    return ", ".join(filter(None, (session.effort, pain))) or "-"


def _named(exercise: str) -> str:
    return exercise.replace("_", " ")
