"""The part of the page about the weekly routine: its calendar, with level and days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from standupnudge.core.by_day import Day, monday_of
from standupnudge.core.exercise_words import within_sentence
from standupnudge.core.history import Session
from standupnudge.core.time_words import length, several, weekday
from standupnudge.language import N_, _, ngettext, pgettext
from standupnudge.report import svg
from standupnudge.report.dates import named
from standupnudge.report.facts import Facts
from standupnudge.report.markup import el, figure, key, table

WEEKS = 12
_IN_WORDS = {
    "done": N_("done"),
    "partly": N_("partly done"),
    "skipped": N_("skipped"),
    "missed": N_("passed without it"),
}
_HOW = {"timer": N_("with the timer"), "hand": N_("ticked by hand"), "": N_("left out")}


def routine(facts: Facts) -> Element:
    """Twelve weeks; what was done on which day, and at which level."""
    first = monday_of(facts.today) - timedelta(weeks=WEEKS - 1)
    days = facts.by_day(first)
    marks = {day.day: mark for day in days if (mark := _mark(day)) is not None}
    done = sum(kind == "done" for kind, _, _ in marks.values())
    says = ngettext(
        "The routine was done on {n} day of the last twelve weeks.",
        "The routine was done on {n} days of the last twelve weeks.",
        done,
    ).format(n=done)
    mondays = [first + timedelta(weeks=n) for n in range(WEEKS)]
    rows = list(_rows(days, marks))
    behind = table(_("The routine, newest first"), _head(), rows)
    drawn = svg.calendar(mondays, marks, facts.today, says)
    legend = [key(kind, _(text)) for kind, text in _IN_WORDS.items()]
    return el(
        "section", el("h2", _("The routine")), el("p", _plan(facts)), figure(drawn, says, behind, *legend), id="routine"
    )


def _head() -> tuple[str, ...]:
    return (
        _("Day"),
        pgettext("column", "Outcome"),
        pgettext("column", "Level"),
        # For translators: the head of a column with durations
        pgettext("column", "Took"),
        pgettext("column", "Exercises"),
        pgettext("column", "How it was"),
    )


def _plan(facts: Facts) -> str:
    # For translators: {days} are weekdays: "Monday", or "Monday and Thursday".
    text = _("Every {days} at {clock}. The next one is at level {level}.")
    return text.format(days=several([weekday(day) for day in facts.days]), clock=facts.at, level=facts.level)


def _mark(day: Day) -> tuple[str, str, str] | None:
    """What became of the routine that day: the kind of mark, the level, in words."""
    if day.sessions:
        best = max(day.sessions, key=lambda each: each.complete)
        kind = "done" if best.complete else "partly"
        told = _("{outcome}, level {level}") if best.level else "{outcome}"
        return kind, best.level, told.format(outcome=_(_IN_WORDS[kind]), level=best.level)
    outcomes = [each.outcome for each in day.slots if each.outcome in {"skipped", "missed"}]
    return (outcomes[-1], "", _(_IN_WORDS[outcomes[-1]])) if outcomes else None


def _rows(days: tuple[Day, ...], marks: dict[date, tuple[str, str, str]]) -> Iterator[tuple[str, ...]]:
    for day in reversed(days):
        for session in reversed(day.sessions):
            kind = "done" if session.complete else "partly"
            took = _("without the timer") if session.took is None else length(session.took)
            yield (
                named(day.day),
                _(_IN_WORDS[kind]),
                session.level or "-",
                took,
                _exercises(session),
                _how_it_was(session),
            )
        if not day.sessions and day.day in marks:
            yield named(day.day), marks[day.day][2], "-", "-", "-", "-"


def _exercises(session: Session) -> str:
    return "; ".join(_exercise(*each) for each in session.exercises) or "-"


def _exercise(exercise: str, how: str) -> str:
    done = _(_HOW[how]) if how in _HOW else how
    return _("{exercise}: {how}").format(exercise=within_sentence(exercise), how=done)


def _how_it_was(session: Session) -> str:
    pain = _("pain at the {exercise}").format(exercise=within_sentence(session.pain)) if session.pain else ""
    return ", ".join(filter(None, (_effort(session.effort), pain))) or "-"


def _effort(effort: str) -> str:
    words = {
        "easy": pgettext("effort", "easy"),
        "right": pgettext("effort", "right"),
        "hard": pgettext("effort", "hard"),
    }
    return words.get(effort, effort)
