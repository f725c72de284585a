"""The weekly appointment comes and shows itself (W1 to W3, W5, W6). What people answer is in ``routine_window``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from standupnudge.core import ladder, nudging, quiet
from standupnudge.core.effects import AnnounceRoutine, CloseSlot, Effects, OpenRoutine, Outcome, Reason, Slot
from standupnudge.core.instant import Elapses, Instant, Strikes, passed, remaining
from standupnudge.core.local_time import on_the_wall, still_reads
from standupnudge.core.progress import Care
from standupnudge.core.rules import PopUp, RoutineRules, Rules
from standupnudge.core.state import Exercising, OpenSlot, RoutineWindow, Sitting, State, Weekly

HOUR = timedelta(hours=1)
PUNCTUAL = timedelta(seconds=60)  # W2: a look so much after the instant still is at the instant
DONE_AHEAD = timedelta(hours=48)  # W5
REMEMBERED = 32  # dates served: a month of daily ones, so that a clock set back by that serves nothing twice (W6)
_DAY, _TWO_DAYS, _FORTNIGHT = timedelta(days=1), timedelta(days=2), timedelta(days=14)
_NOTED_EVERY = timedelta(hours=1)  # up to where appointments are dealt with; between two there is nothing to note
_NEVER_AT_THE_INSTANT = frozenset({Reason.OUTSIDE_HOURS, Reason.STANDING})  # W2: these do not hold a slot then


def slots(after: datetime, rules: RoutineRules, zone: tzinfo) -> Iterator[tuple[datetime, Slot]]:
    """The appointments after ``after`` (UTC), each with its instant, without end, earliest first (W1)."""
    day = after.date() - _TWO_DAYS  # no clock on earth differs by more, even in the week of a skipped date
    while True:
        for pair in _fortnight(day, rules.days, rules.at, zone):
            if pair[0] > after:
                yield pair
        day += _FORTNIGHT


@lru_cache(maxsize=64)  # asked for several times at every step, for the same day
def _fortnight(day: date, days: tuple[int, ...], at: time, zone: tzinfo) -> tuple[tuple[datetime, Slot], ...]:
    """Those of two weeks from ``day`` on."""
    dates = (day + n * _DAY for n in range(_FORTNIGHT.days))
    return tuple((on_the_wall(each, at, zone), Slot(each, at)) for each in dates if each.weekday() in days)


def next_slot(state: State, at: Instant, rules: Rules) -> tuple[datetime, Slot]:
    """The next appointment after ``at``, without one that is already served (W6) or paused (R7)."""
    coming = slots(at.wall, rules.routine, at.zone)
    return next(pair for pair in coming if not _dealt_with(state, *pair))


def _dealt_with(state: State, when: datetime, slot: Slot) -> bool:
    """Whether it is open or served already, or is in a pause of the routine and never was."""
    weekly = state.weekly
    is_open = weekly.open is not None and weekly.open.slot.day == slot.day
    return is_open or slot.day in weekly.served or ladder.in_pause(state.ladder, when)


def looked_until(weekly: Weekly, at: Instant) -> datetime:
    """Up to where appointments are dealt with, in UTC: not beyond now, and after a journey by the clocks there (W6)."""
    return min(still_reads(weekly.passed, at.zone), at.wall)


def has_come(state: State, at: Instant, rules: Rules) -> bool:
    """Whether an appointment waits to be shown, or has come since the last look."""
    weekly = state.weekly
    if weekly.open is not None and weekly.open.shown_at is None and passed(weekly.open.ready, at):
        return True
    coming = slots(looked_until(weekly, at), rules.routine, at.zone)
    return next(coming)[0] <= at.wall


def settle(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """Open what has come, close what was missed, show what may be shown."""
    state, effects = _come(_back_to_the_future(state, at), at, rules)
    state, more = _pop_up(ladder.settle(state, at), at, rules)
    return state, (*effects, *more)


def _back_to_the_future(state: State, at: Instant) -> State:
    """W6: an appointment that nobody saw goes by the clock: set back, or a journey west, and it has not come yet."""
    slot = state.weekly.open
    if slot is None or slot.shown or slot.postponed:
        return state
    when = on_the_wall(slot.slot.day, slot.slot.at, at.zone)
    if when > at.wall:
        return replace(state, weekly=replace(state.weekly, open=None))
    return state if slot.ready == Strikes(when) else _with(state, replace(slot, ready=Strikes(when)))


def _come(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """W3: the last appointment that has come is open, those before it are missed."""
    effects: Effects = ()
    since, came = looked_until(state.weekly, at), False
    lately = timedelta(0) <= at.wall - still_reads(state.weekly.passed, at.zone) <= _NOTED_EVERY
    for when, slot in slots(since, rules.routine, at.zone):
        if when > at.wall:
            break
        came = True
        if not _dealt_with(state, when, slot):
            state, missed = _opened(state, slot, when, at)
            effects = (*effects, *missed)
    if came or not lately:
        state = replace(state, weekly=replace(state.weekly, passed=at.as_read))
    return state, effects


def _opened(state: State, slot: Slot, when: datetime, at: Instant) -> tuple[State, Effects]:
    weekly, window = state.weekly, state.window
    there = isinstance(state.phase, Exercising) or (window is not None and window.any_ticked)  # somebody is at it
    missed = () if weekly.open is None else (CloseSlot(weekly.open.slot, Outcome.MISSED),)
    opened = OpenSlot(slot, Strikes(when), shown=there, shown_at=at if there else None)
    served = and_served(weekly, slot.day) if there else weekly.served
    return replace(state, weekly=replace(weekly, open=opened, served=served)), missed


def _pop_up(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """W2: at its moment if somebody is there and nothing is quiet, else at the next good one, once."""
    slot = state.weekly.open
    if slot is None or slot.shown_at is not None or not passed(slot.ready, at):
        return state, ()
    waited = slot.waited or -remaining(slot.ready, at) > PUNCTUAL
    held = set(quiet.reasons(state, at, rules)) - (frozenset() if waited else _NEVER_AT_THE_INSTANT)
    if held or not quiet.present(state, at) or state.ladder.pause is not None:
        return _with(state, replace(slot, waited=True)), ()
    effects: Effects = ()
    if isinstance(state.phase, Sitting):
        sitting, effects = nudging.made_way(state.phase, at, rules)  # N13
        state = replace(state, phase=sitting)
    if rules.routine.pop_up is PopUp.NOTIFICATION:  # W4: ignored means later, 1 h
        state = shown(state, replace(slot, ready=Elapses(at.plus(HOUR)), postponed=True, waited=False))
        return state, (*effects, AnnounceRoutine(slot.slot))
    state = replace(shown(state, replace(slot, shown_at=at)), window=RoutineWindow(), window_told_to_close=False)
    opening = opened(state, at, rules, popped_up=True)
    state, offered = ladder.welcome_back(state, at, rules.routine)
    return state, (*effects, opening, *offered)


def shown(state: State, slot: OpenSlot) -> State:
    """The appointment shows itself, so that its date is served."""
    weekly = replace(state.weekly, open=replace(slot, shown=True), served=and_served(state.weekly, slot.slot.day))
    return replace(state, weekly=weekly)


def opened(state: State, at: Instant, rules: Rules, *, popped_up: bool) -> OpenRoutine:
    """The window, as it is to be opened now."""
    slot, care = state.weekly.open, state.ladder.care
    return OpenRoutine(
        slot=slot.slot if slot else None,
        popped_up=popped_up,
        may_postpone_to_tomorrow=slot is not None and tomorrow(slot.slot.at, state, at, rules) is not None,
        session=state.sessions,
        level=ladder.level(state.ladder, rules.routine),
        this_time=state.window.level if state.window else "",
        eased=tuple(each for each, how in care if how is Care.EASED),
        left_out=tuple(each for each, how in care if how is Care.LEFT_OUT),
    )


def tomorrow(at_time: time, state: State, at: Instant, rules: Rules) -> Strikes | None:
    """Tomorrow at the slot's own time, or ``None`` when the next slot comes first (W4)."""
    when = on_the_wall(at.local.date() + _DAY, at_time, at.zone)
    return None if next_slot(state, at, rules)[0] <= when else Strikes(when)


def and_served(weekly: Weekly, day: date) -> tuple[date, ...]:
    """The dates served, with this one."""
    return weekly.served if day in weekly.served else (*weekly.served, day)[-REMEMBERED:]


def closed(state: State, slot: OpenSlot, outcome: Outcome) -> tuple[State, Effects]:
    """The open appointment has ended with ``outcome``."""
    weekly = replace(state.weekly, open=None, served=and_served(state.weekly, slot.slot.day))
    return replace(state, weekly=weekly), (CloseSlot(slot.slot, outcome),)


def done_before(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """W5: a routine on the person's own closes the appointment of the next 48 h."""
    when, slot = next_slot(state, at, rules)
    if when - at.wall > DONE_AHEAD:
        return state, ()
    weekly = replace(state.weekly, served=and_served(state.weekly, slot.day))
    return replace(state, weekly=weekly), (CloseSlot(slot, Outcome.DONE_BEFORE),)


def _with(state: State, slot: OpenSlot) -> State:
    return replace(state, weekly=replace(state.weekly, open=slot))
