"""The one way into the decisions: what happened goes in, a new state and what to do come out. Pure and total.

``advance`` may be called as late as it likes: instants are stored and compared, so that one late call decides what
many punctual ones would have. ``next_wakeup`` says when the next call is worth making if nothing happens until then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import assert_never

from standupnudge.core import local_time, nudging, quiet, slot, stretch
from standupnudge.core.effects import Effects, Refusal, Refuse, WithdrawRoutine
from standupnudge.core.events import (
    AnnouncementClosed,
    Event,
    Looked,
    NudgeClosed,
    Paused,
    Resumed,
    RoutineAsked,
    RoutineLeft,
    RoutinePostponed,
    RoutineSkipped,
    RoutineStarted,
    RoutineTicked,
    RulesChanged,
    SkipPressed,
    SnoozePressed,
    Started,
    Stopped,
    UpPressed,
)
from standupnudge.core.instant import Instant, remaining
from standupnudge.core.rules import Rules
from standupnudge.core.state import Away, RoutineWindow, Sitting, State

HEARTBEAT = timedelta(minutes=5)  # bounds what no platform reports: a stepped clock, a new time zone
LOOK_AGAIN = timedelta(seconds=20)  # while an input is waited for (S4: a polled return may be 30 s off)
SAVED_EVERY = timedelta(minutes=3)  # of a stretch (S5): every look at it is saved
SETTLED = timedelta(minutes=1)  # who never was idle for so long isn't reported to be back: typing on after a routine
RING_STEPS = 12  # redraws of the tray icon in a stretch


def advance(state: State, event: Event, rules: Rules) -> tuple[State, Effects]:
    """Apply ``event``, then whatever the time asks for.

    ``rules`` are those in force from this event on. Never raises for anything a user or a machine can cause.
    """
    state, effects = _happened(state, event, rules)
    state = replace(state, seen=event.at, pause=quiet.lift(state, event.at))
    if isinstance(event, Stopped):
        return state, effects
    state, appointments = slot.settle(state, event.at, rules)
    state, nudges = nudging.settle(state, event.at, rules)
    return state, (*effects, *appointments, *nudges)


def _happened(state: State, event: Event, rules: Rules) -> tuple[State, Effects]:
    """What the event itself changes, before the time is looked at."""
    match event:
        case Looked():
            return stretch.looked(state, event, rules)
        case UpPressed():
            return stretch.up(state, event, rules)
        case SnoozePressed():
            return nudging.snooze(state, event, rules)
        case SkipPressed():
            return nudging.skip(state, event, rules)
        case NudgeClosed():
            return nudging.closed(state, event), ()
        case Paused():
            return replace(state, pause=quiet.paused(event)), ()
        case Resumed():
            return replace(state, pause=None), () if state.pause else (Refuse(Refusal.NOT_PAUSED),)
        case RulesChanged():
            return _rules_changed(state, event, rules)
        case Started():
            return _started(state, event, rules)
        case Stopped():
            return state, ()
        case _:
            return _in_the_window(state, event, rules)


def _in_the_window(
    state: State,
    event: RoutineAsked
    | RoutineStarted
    | RoutineTicked
    | RoutineLeft
    | RoutinePostponed
    | RoutineSkipped
    | AnnouncementClosed,
    rules: Rules,
) -> tuple[State, Effects]:
    match event:
        case RoutineAsked():
            return slot.asked(state, event, rules)
        case RoutineStarted():
            state = replace(state, window=state.window or RoutineWindow(), sessions=state.sessions + 1)
            state, effects = stretch.exercise_began(state, event.at, rules)
            return state, (*effects, WithdrawRoutine())
        case RoutineTicked(ticks=ticks) if state.window is None and not any(how for _, how in ticks):
            return state, ()  # the last word of a window whose answer came another way
        case RoutineTicked(ticks=ticks):
            return replace(state, window=RoutineWindow(ticks=ticks)), ()
        case RoutineLeft():
            return slot.left(state, event, rules)
        case RoutinePostponed():
            return slot.postponed(state, event, rules)
        case RoutineSkipped():
            return slot.skipped(state, event, rules)
        case AnnouncementClosed():
            return slot.announcement_closed(state, event), ()
        case _:
            assert_never(event)


def _rules_changed(state: State, event: RulesChanged, rules: Rules) -> tuple[State, Effects]:
    """Slots that the change puts into the past never were (W3); nudges follow N11."""
    weekly = replace(state.weekly, passed=max(state.weekly.passed, event.at.wall))
    return nudging.rules_changed(replace(state, weekly=weekly), event, rules)


def _started(state: State, event: Started, rules: Rules) -> tuple[State, Effects]:
    state, effects = slot.started(state, event, rules)
    return stretch.started(state, event), effects


def next_wakeup(state: State, rules: Rules, *, return_reported: bool = False) -> Instant:
    """The earliest instant at which anything could change if nothing happens until then.

    :param return_reported: the platform tells when somebody is back; else that is found by looking (S4).
    """
    now = state.seen
    waits = [wait for wait in _waits(state, now, rules, return_reported) if wait > timedelta(0)]
    return now.plus(min(waits, default=HEARTBEAT))


def _waits(state: State, now: Instant, rules: Rules, return_reported: bool) -> Iterator[timedelta]:
    """How long until each thing that may change; what has passed is zero or negative."""
    yield HEARTBEAT
    if isinstance(state.phase, Away) and not (return_reported and now.since(state.phase.since) > SETTLED):
        yield min(LOOK_AGAIN, rules.sitting.nudge_after)  # who tries it out with a few seconds need not wait longer
    if isinstance(state.phase, Sitting):
        yield SAVED_EVERY
        yield from (when - now.elapsed for when in _sitting_changes(state.phase, rules))
        if _waits_for_input(state, state.phase, now, rules):
            yield LOOK_AGAIN
    if state.pause is not None and state.pause.ends is not None:
        yield remaining(state.pause.ends, now)
    if rules.hours is not None and (change := local_time.next_change(rules.hours, now.wall, now.zone)):
        yield change - now.wall
    yield slot.next_slot(state, now, rules)[0] - now.wall
    if state.weekly.open is not None:
        yield remaining(state.weekly.open.ready, now)


def _sitting_changes(sitting: Sitting, rules: Rules) -> Iterator[timedelta]:
    """On the elapsed clock: a break noticed, a nudge due, its warning, a step of the ring."""
    due = nudging.due(sitting, rules)
    yield stretch.next_look(sitting, rules)
    yield due
    yield due - rules.sitting.warn_before
    step = rules.sitting.nudge_after / RING_STEPS
    yield from (sitting.began.elapsed + n * step for n in range(1, RING_STEPS + 1))


def _waits_for_input(state: State, sitting: Sitting, now: Instant, rules: Rules) -> bool:
    """Something is due, and only input is missing (N2, W2)."""
    if quiet.present(sitting, now):
        return False
    open_slot = state.weekly.open
    return nudging.due(sitting, rules) <= now.elapsed or (open_slot is not None and open_slot.waited)
