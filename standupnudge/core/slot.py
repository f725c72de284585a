"""The weekly appointment (W rules) and the window it opens (R8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from standupnudge.core import nudging, quiet, stretch
from standupnudge.core.effects import (
    AnnounceRoutine,
    CloseRoutine,
    CloseSlot,
    Effects,
    OpenRoutine,
    Outcome,
    Reason,
    RecordSession,
    Slot,
    WithdrawRoutine,
)
from standupnudge.core.events import (
    AnnouncementClosed,
    Later,
    RoutineAsked,
    RoutineLeft,
    RoutinePostponed,
    RoutineSkipped,
    Started,
)
from standupnudge.core.instant import Deadline, Elapses, Instant, Strikes, passed, remaining
from standupnudge.core.local_time import on_the_wall
from standupnudge.core.rules import PopUp, RoutineRules, Rules
from standupnudge.core.state import Exercising, OpenSlot, RoutineWindow, Sitting, State, Weekly

HOUR = timedelta(hours=1)
QUARTER = timedelta(minutes=15)
PUNCTUAL = timedelta(seconds=60)  # W2: a look so much after the instant still is at the instant
DONE_AHEAD = timedelta(hours=48)  # W5
CLOSINGS_A_DAY = 3  # W4
REMEMBERED = 8  # dates served: more than can be done ahead (W5)
_DAY = timedelta(days=1)
_NEVER_AT_THE_INSTANT = frozenset({Reason.OUTSIDE_HOURS})  # W2: these do not hold a slot at its own instant


def slots(after: datetime, rules: RoutineRules, zone: tzinfo) -> Iterator[tuple[datetime, Slot]]:
    """The appointments after ``after`` (UTC), each with its instant, without end, earliest first (W1)."""
    day = after.astimezone(zone).date() - _DAY
    while True:
        if day.weekday() in rules.days and (when := on_the_wall(day, rules.at, zone)) > after:
            yield when, Slot(day, rules.at)
        day += _DAY


def next_slot(state: State, at: Instant, rules: Rules) -> tuple[datetime, Slot]:
    """The next appointment after ``at``, without one that is already served (W6)."""
    coming = slots(at.wall, rules.routine, at.zone)
    return next(pair for pair in coming if pair[1].day not in state.weekly.served)


def settle(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """Open what has come, close what was missed, show what may be shown."""
    state, effects = _come(state, at, rules)
    state, more = _pop_up(state, at, rules)
    return state, (*effects, *more)


def _come(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """W3: the last appointment that has come is open, those before it are missed."""
    effects: Effects = ()
    weekly = state.weekly
    for when, slot in slots(min(weekly.passed, at.wall), rules.routine, at.zone):
        if when > at.wall:
            break
        if slot.day in weekly.served:
            continue
        shown = at if state.window is not None else None  # its window is there already
        if weekly.open is not None:
            effects = (*effects, CloseSlot(weekly.open.slot, Outcome.MISSED))
        weekly = replace(weekly, served=_and_served(weekly, slot), open=OpenSlot(slot, Strikes(when), shown_at=shown))
    return replace(state, weekly=replace(weekly, passed=at.wall)), effects


def _pop_up(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """W2: at its moment if somebody is there and nothing is quiet, else at the next good one, once."""
    slot = state.weekly.open
    if slot is None or slot.shown_at is not None or not passed(slot.ready, at):
        return state, ()
    sitting = state.phase
    waited = slot.waited or -remaining(slot.ready, at) > PUNCTUAL
    held = set(quiet.reasons(state, at, rules)) - (frozenset() if waited else _NEVER_AT_THE_INSTANT)
    if held or not isinstance(sitting, Sitting) or not quiet.present(sitting, at):
        return _with(state, replace(slot, waited=True)), ()
    sitting, effects = nudging.made_way(sitting, at, rules)  # N13
    state = replace(state, phase=sitting)
    if rules.routine.pop_up is PopUp.NOTIFICATION:  # W4: ignored means later, 1 h
        again = replace(slot, ready=Elapses(at.plus(HOUR)), waited=False)
        return _with(state, again), (*effects, AnnounceRoutine(slot.slot))
    state = _with(state, replace(slot, shown_at=at))
    return replace(state, window=RoutineWindow()), (*effects, _opened(state, at, rules, popped_up=True))


def _opened(state: State, at: Instant, rules: Rules, *, popped_up: bool) -> OpenRoutine:
    slot = state.weekly.open
    return OpenRoutine(
        slot=slot.slot if slot else None,
        popped_up=popped_up,
        may_postpone_to_tomorrow=slot is not None and _tomorrow(slot.slot.at, state, at, rules) is not None,
        session=state.sessions,
    )


def asked(state: State, event: RoutineAsked, rules: Rules) -> tuple[State, Effects]:
    """The person wants the window: with or without an appointment, whatever is quiet (N7)."""
    effects: Effects = ()
    if isinstance(state.phase, Sitting):
        sitting, effects = nudging.stood_up(state.phase, event.at, rules)
        state = replace(state, phase=sitting)
    slot = state.weekly.open
    if slot is not None and slot.shown_at is None:
        state = _with(state, replace(slot, shown_at=event.at))
    state = replace(state, window=state.window or RoutineWindow())
    return state, (*effects, WithdrawRoutine(), _opened(state, event.at, rules, popped_up=False))


def left(state: State, event: RoutineLeft, rules: Rules) -> tuple[State, Effects]:
    """R8: all ticked is done, some or begun is partly, none is W4's *later, 1 h*."""
    window, exercising = state.window, state.phase
    if window is None:
        return state, ()
    if not (isinstance(exercising, Exercising) or window.any_ticked):
        return _closed_unused(replace(state, window=None), event.at, rules)
    took = event.at.since(exercising.began) if isinstance(exercising, Exercising) else None
    session = RecordSession(window.ticks, took, window.complete)
    state, broke = stretch.exercise_ended(replace(state, window=None), event.at, rules)
    state, ended = _served(state, event.at, rules, complete=window.complete)
    return state, (*broke, session, *ended, WithdrawRoutine())


def _served(state: State, at: Instant, rules: Rules, *, complete: bool) -> tuple[State, Effects]:
    """One routine closes one slot, the open one first; else, if complete, the one of the next 48 h (W5)."""
    weekly = state.weekly
    if weekly.open is not None:
        outcome = Outcome.DONE if complete else Outcome.PARTLY
        return replace(state, weekly=replace(weekly, open=None)), (CloseSlot(weekly.open.slot, outcome),)
    when, slot = next_slot(state, at, rules)
    if not complete or when - at.wall > DONE_AHEAD:
        return state, ()
    weekly = replace(weekly, served=_and_served(weekly, slot))
    return replace(state, weekly=weekly), (CloseSlot(slot, Outcome.DONE_BEFORE),)


def _and_served(weekly: Weekly, slot: Slot) -> tuple[date, ...]:
    return (*weekly.served, slot.day)[-REMEMBERED:]


def _closed_unused(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """W4: closing means *later, 1 h*."""
    slot = state.weekly.open
    return (state if slot is None else _closed(state, slot, at, rules)), (WithdrawRoutine(),)


def _closed(state: State, slot: OpenSlot, at: Instant, rules: Rules) -> State:
    """An hour after ``at``; the third time in a day tomorrow (W4)."""
    today = at.local.date()
    closings = slot.closings + 1 if slot.closed_on == today else 1
    slot = replace(slot, closings=closings, closed_on=today)
    tomorrow = _tomorrow(slot.slot.at, state, at, rules) if closings >= CLOSINGS_A_DAY else None
    return _put_off(state, slot, tomorrow or Elapses(at.plus(HOUR)))


def _put_off(state: State, slot: OpenSlot, until: Deadline) -> State:
    return _with(state, replace(slot, ready=until, waited=False, shown_at=None))


def postponed(state: State, event: RoutinePostponed, rules: Rules) -> tuple[State, Effects]:
    """*Later*: 15 min and 1 h are durations, tomorrow is the slot's own time (W4)."""
    slot = state.weekly.open
    if slot is None or isinstance(state.phase, Exercising):
        return left(state, RoutineLeft(event.at), rules)
    until: Deadline = Elapses(event.at.plus(QUARTER if event.by is Later.QUARTER else HOUR))
    if event.by is Later.TOMORROW:
        until = _tomorrow(slot.slot.at, state, event.at, rules) or until
    return _put_off(replace(state, window=None), slot, until), (WithdrawRoutine(), CloseRoutine())


def announcement_closed(state: State, event: AnnouncementClosed) -> State:
    """W4: without a window, closing the notification means *later, 1 h*."""
    slot = state.weekly.open
    if slot is None or state.window is not None:
        return state
    return _put_off(state, slot, Elapses(event.at.plus(HOUR)))


def _tomorrow(at_time: time, state: State, at: Instant, rules: Rules) -> Strikes | None:
    """Tomorrow at the slot's own time, or ``None`` when the next slot comes first (W4)."""
    when = on_the_wall(at.local.date() + _DAY, at_time, at.zone)
    return None if next_slot(state, at, rules)[0] <= when else Strikes(when)


def skipped(state: State, event: RoutineSkipped, rules: Rules) -> tuple[State, Effects]:
    """*Skip this time* (W3)."""
    slot = state.weekly.open
    if slot is None or isinstance(state.phase, Exercising):
        return left(state, RoutineLeft(event.at), rules)
    weekly = replace(state.weekly, open=None)
    effects: Effects = (CloseSlot(slot.slot, Outcome.SKIPPED), WithdrawRoutine(), CloseRoutine())
    return replace(state, window=None, weekly=weekly), effects


def started(state: State, event: Started, rules: Rules) -> tuple[State, Effects]:
    """W7: a window went down with the program: partly if the routine had begun, else one hour after it was shown."""
    if isinstance(state.phase, Exercising) or (state.window is not None and state.window.any_ticked):
        window = state.window or RoutineWindow()
        return left(replace(state, window=window), RoutineLeft(state.seen), rules)
    state = replace(state, window=None)
    slot = state.weekly.open
    if slot is None or slot.shown_at is None:
        return state, ()
    # As if it had been closed when it was shown, by the zone of now: a stored instant has none.
    return _closed(state, slot, replace(slot.shown_at, zone=event.at.zone), rules), ()


def _with(state: State, slot: OpenSlot) -> State:
    return replace(state, weekly=replace(state.weekly, open=slot))
