"""The records, read back: what was kept row by row (``chronicle``) as what it means. Pure; used by commands only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from standupnudge.core.chronicle import open_stretch
from standupnudge.core.instant import Instant
from standupnudge.core.state import State
from standupnudge.core.stretch import SAVED_LATELY

Row = Mapping[str, Any]
_SLACK = timedelta(seconds=2)  # a record is written to the second


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch at the computer, or a break.

    :ivar began: aware, with the offset from UTC that the clock had; so are all times here.
    :ivar kind: of a break, a value of ``effects.Kind``; "" for a stretch.
    :ivar open: it goes on; ``ended`` is how far it is known.
    """

    began: datetime
    ended: datetime
    kind: str = ""
    open: bool = False

    @property
    def length(self) -> timedelta:
        """How long it was; in UTC, because Python takes times of one zone by what their clocks show."""
        return self.ended.astimezone(UTC) - self.began.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Nudge:
    """A nudge and what became of it.

    :ivar sitting: the length of the stretch when it was shown.
    :ivar answer: a value of ``chronicle.Answer``, or "" if it stayed unanswered.
    :ivar answered: when, or ``None``.
    """

    at: datetime
    level: int
    sitting: timedelta
    answer: str = ""
    answered: datetime | None = None


@dataclass(frozen=True, slots=True)
class SlotEnd:
    """How an appointment of the routine ended.

    :ivar slot: local date and time, as "2026-03-04 12:30".
    :ivar outcome: a value of ``effects.Outcome``.
    """

    at: datetime
    slot: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Session:
    """One routine.

    :ivar took: ``None`` if the timer wasn't used.
    :ivar level: "" where it wasn't kept.
    :ivar exercises: id -> "timer", "hand" or "" for not done.
    :ivar effort: a value of ``events.Effort``, or "" if the question was not answered; so ``pain``: an exercise's id.
    """

    at: datetime
    took: timedelta | None
    complete: bool
    level: str = ""
    exercises: tuple[tuple[str, str], ...] = ()
    effort: str = ""
    pain: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """The level of the next session, changed at this moment."""

    at: datetime
    level: str


@dataclass(frozen=True, slots=True)
class History:
    """All of it, each kind in the order in which it was written down."""

    stretches: tuple[Span, ...] = ()
    breaks: tuple[Span, ...] = ()
    nudges: tuple[Nudge, ...] = ()
    slots: tuple[SlotEnd, ...] = ()
    sessions: tuple[Session, ...] = ()
    levels: tuple[Level, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.stretches or self.breaks or self.nudges or self.slots or self.sessions)


def history(rows: Iterable[Row]) -> History:
    """What the rows of ``chronicle.rows`` tell. A kind of a newer version is left out."""
    found = _Found([], [], [], [], [], [])
    for row in rows:
        _take(found, row)
    return History(*(tuple(each) for each in found.all()))


def with_open_stretch(past: History, state: State, now: Instant) -> History:
    """``past`` with the stretch that ran when ``state`` was saved; it runs no more if that was long ago (S5)."""
    began = open_stretch(state.phase)
    if began is None or state.seen.elapsed <= began.elapsed:
        return past
    lately = timedelta(0) <= now.since(state.seen) < SAVED_LATELY
    span = _measured(Span(began.local, state.seen.local, open=lately), state.seen.since(began))
    return replace(past, stretches=(*past.stretches, span))


def _measured(span: Span, length: timedelta) -> Span:
    """``span`` by its elapsed time: where the clock was set meanwhile, its end is the better known."""
    if abs(span.length - length) <= _SLACK:
        return span
    return replace(span, began=(span.ended.astimezone(UTC) - length).astimezone(span.ended.tzinfo))


@dataclass(frozen=True, slots=True)
class _Found:
    stretches: list[Span]
    breaks: list[Span]
    nudges: list[Nudge]
    slots: list[SlotEnd]
    sessions: list[Session]
    levels: list[Level]

    def all(self) -> tuple[Any, ...]:
        return self.stretches, self.breaks, self.nudges, self.slots, self.sessions, self.levels


def _take(found: _Found, row: Row) -> None:
    at = datetime.fromisoformat(row["at"])
    match row["what"]:
        case "stretch":
            found.stretches.append(_measured(_span(row), timedelta(seconds=row["seconds"])))
        case "break":
            found.breaks.append(_span(row))
        case "nudge":
            found.nudges.append(Nudge(at, row["level"], timedelta(seconds=row["sitting"])))
        case "answer" if found.nudges and not found.nudges[-1].answer:
            found.nudges[-1] = replace(found.nudges[-1], answer=row["answer"], answered=at)
        case "routine_closed":
            found.slots.append(SlotEnd(at, row["slot"], row["outcome"]))
        case "session":
            found.sessions.append(_session(at, row))
        case "rated" if found.sessions:
            given = replace(found.sessions[-1], effort=row["effort"] or "", pain=row["pain"] or "")
            found.sessions[-1] = given
        case "level":
            found.levels.append(Level(at, row["level"]))


def _span(row: Row) -> Span:
    began, ended = datetime.fromisoformat(row["began"]), datetime.fromisoformat(row["ended"])
    return Span(min(began, ended), ended, row.get("kind", ""))


def _session(at: datetime, row: Row) -> Session:
    took = None if row["took"] is None else timedelta(seconds=row["took"])
    return Session(at, took, row["complete"], row.get("level", ""), tuple(row["exercises"].items()))
