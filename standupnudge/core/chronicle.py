"""What is kept of one step: its effects, and what only the change of the state tells (stretches, answers, levels).

Every row has ``at`` (when it was noticed, local ISO 8601 with offset), ``what``, and by that:

=============== ======================================================================================================
``stretch``     ``began``, ``ended`` (local ISO 8601), ``seconds`` (elapsed, so that a stepped clock changes nothing)
``break``       ``began``, ``ended``, ``kind``: a value of ``effects.Kind``; written when it is over
``nudge``       ``level`` 1 to 3, ``sitting`` in seconds
``answer``      ``answer`` to the nudge before it: a value of ``Answer``; a nudge without one stayed unanswered
``withdraw``    ``reason``; ``hold``: ``reason``; ``notice``: ``of``; ``offer``: ``of``
``routine``     ``slot``, as "2026-03-04 12:30": it came up
``routine_closed`` ``slot``, ``outcome``: a value of ``effects.Outcome``
``session``     ``took`` in seconds or ``null``, ``complete``, ``level``, ``exercises``: id -> "timer", "hand" or ""
``rated``       ``effort`` and ``pain`` of the session before it, ``null`` where there was no answer
``level``       ``level`` of the next session, when that changes
=============== ======================================================================================================
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import Any

from standupnudge.core import ladder
from standupnudge.core.effects import Effects, Kind, RecordBreak, Withdrawal, WithdrawNudge
from standupnudge.core.events import (
    Event,
    NudgeClosed,
    RoutineAsked,
    RoutineRated,
    RoutineStarted,
    RulesChanged,
    SkipPressed,
    SnoozePressed,
    StoodUp,
    UpPressed,
)
from standupnudge.core.instant import Instant
from standupnudge.core.records import local, record
from standupnudge.core.rules import Rules
from standupnudge.core.state import Away, Exercising, Phase, Sitting, State

Row = dict[str, Any]


class Answer(Enum):
    """What became of a nudge on screen."""

    UP = "up"
    SNOOZE = "snooze"
    SKIP = "skip"
    STANDING = "standing"
    ROUTINE = "routine"  # it was clicked, or the routine was begun
    CLOSED = "closed"  # by hand, without an answer
    BREAK = "break"  # nobody pressed anything, and a break began
    QUIET = "quiet"  # taken down: a call, say
    CONFIG = "config"  # taken down: no longer due
    MADE_WAY = "made_way"  # the weekly routine popped up in its place


_BY_EVENT: dict[type, Answer] = {
    UpPressed: Answer.UP,
    SnoozePressed: Answer.SNOOZE,
    SkipPressed: Answer.SKIP,
    StoodUp: Answer.STANDING,
    RoutineAsked: Answer.ROUTINE,
    RoutineStarted: Answer.ROUTINE,
}


def rows(before: State, event: Event, after: State, effects: Effects, rules: Rules) -> list[Row]:
    """What to keep of the step from ``before`` to ``after``, in order; nearly always nothing."""
    what = [*_stretch(before, after, effects, event.at), *_answer(before, event, effects)]
    plain = [{"at": local(event.at.wall, event.at), **row} for row in what]
    plain += [row for effect in effects if (row := record(effect, event.at)) is not None]
    later = [*_rated(before, event, after), *_level(before, event, after, rules)]
    return [*plain, *({"at": local(event.at.wall, event.at), **row} for row in later)]


# -- stretches


def open_stretch(phase: Phase) -> Instant | None:
    """When the stretch began that runs, or waits for a routine to turn out to be a break (B4)."""
    match phase:
        case Sitting(began=began) | Exercising(before=Sitting(began=began)):
            return began
        case _:
            return None


def _stretch(before: State, after: State, effects: Effects, at: Instant) -> list[Row]:
    began = open_stretch(before.phase)
    if began is None or open_stretch(after.phase) == began:
        return []
    ended = _end(before.phase, after.phase, effects)
    if ended.since(began) <= timedelta(0):
        return []
    seconds = round(ended.since(began).total_seconds())
    return [{"what": "stretch", "began": local(began.wall, at), "ended": local(ended.wall, at), "seconds": seconds}]


def _end(before: Phase, after: Phase, effects: Effects) -> Instant:
    """Where the stretch of ``before`` ended: where began what came after it."""
    was_break = any(isinstance(each, RecordBreak) and each.kind is Kind.ROUTINE for each in effects)
    if isinstance(before, Exercising) and was_break:
        return before.began
    if isinstance(after, Away):
        return after.began or after.since
    return after.began


# -- nudges


def _answer(before: State, event: Event, effects: Effects) -> list[Row]:
    answer = _answered(before, event, effects)
    return [] if answer is None else [{"what": "answer", "answer": answer.value}]


def _answered(before: State, event: Event, effects: Effects) -> Answer | None:
    if isinstance(event, NudgeClosed) and isinstance(before.phase, Sitting) and before.phase.nudging.on_screen:
        return Answer.CLOSED
    for effect in effects:
        if isinstance(effect, WithdrawNudge):
            if effect.reason is Withdrawal.ANSWERED:
                return _BY_EVENT.get(type(event), Answer.MADE_WAY)
            return Answer(effect.reason.value)
    return None


# -- the routine


def _rated(before: State, event: Event, after: State) -> list[Row]:
    """The answers that were given; none where nobody asked."""
    if not isinstance(event, RoutineRated) or not before.ladder.unrated or after.ladder.unrated:
        return []
    return [{"what": "rated", "effort": None if event.effort is None else event.effort.value, "pain": event.pain}]


def _level(before: State, event: Event, after: State, rules: Rules) -> list[Row]:
    changed = isinstance(event, RulesChanged)
    if before.ladder is after.ladder and not changed:
        return []
    rules_before = event.before if isinstance(event, RulesChanged) else rules
    now = ladder.level(after.ladder, rules.routine)
    return [] if now == ladder.level(before.ladder, rules_before.routine) else [{"what": "level", "level": now}]
