"""When the next look is worth making: what keeps the program cheap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from standupnudge.core import absence, local_time, nudging, quiet, slot, stretch
from standupnudge.core.in_force import in_force
from standupnudge.core.instant import Instant, remaining
from standupnudge.core.rules import Rules
from standupnudge.core.state import Away, Exercising, Sitting, Standing, State

HEARTBEAT = timedelta(minutes=5)  # bounds what no platform reports: a stepped clock, a new time zone
LOOK_AGAIN = timedelta(seconds=20)  # while something is waited for (S4, N9): it may be found 30 s late
SAVED_EVERY = timedelta(minutes=3)  # of a stretch (S5): every look at it is saved
SETTLED = timedelta(minutes=1)  # who never was idle for so long isn't reported to be back: typing on after a routine
RING_STEPS = 12  # redraws of the tray icon in a stretch


def next_wakeup(state: State, rules: Rules, *, return_reported: bool = False) -> Instant:
    """The earliest instant at which anything could change if nothing happens until then.

    :param return_reported: the platform tells when somebody is back; else that is found by looking (S4).
    """
    now = state.seen
    nothing, soonest = timedelta(0), HEARTBEAT
    for wait in _waits(state, now, in_force(state, now, rules), return_reported):
        if nothing < wait < soonest:
            soonest = wait
    return now.plus(soonest)


def _waits(state: State, now: Instant, rules: Rules, return_reported: bool) -> Iterator[timedelta]:
    """How long until each thing that may change; what has passed is zero or negative."""
    yield from _phase_waits(state, now, rules, return_reported)
    yield from _appointments(state, now, rules)
    if state.pause is not None and state.pause.ends is not None:
        yield remaining(state.pause.ends, now)
    if state.hourly is not None:
        yield state.hourly.ends - now.wall
    if rules.hours is not None and (change := local_time.next_change(rules.hours, now.wall, now.zone)):
        yield change - now.wall
    if _waits_for_a_moment(state, now, rules):
        yield LOOK_AGAIN


def _phase_waits(state: State, now: Instant, rules: Rules, return_reported: bool) -> Iterator[timedelta]:
    match state.phase:
        case Away(since=since) if not quiet.blocked(state) and not (return_reported and now.since(since) > SETTLED):
            yield min(LOOK_AGAIN, rules.sitting.nudge_after)  # who tries it out with a few seconds need not wait longer
        case Sitting() as sitting:
            yield SAVED_EVERY
            yield absence.next_found(state, sitting, rules) - now.elapsed
            yield from (when - now.elapsed for when in _sitting_changes(sitting, now, rules))
        case Standing() as standing:
            yield SAVED_EVERY
            yield absence.next_found(state, standing, rules) - now.elapsed
            yield stretch.over(standing, rules).since(now)
        case Exercising() if quiet.blocked(state) and state.blocked is not None:
            yield state.blocked.since.plus(rules.sitting.locked_after).since(now)
        case _:
            return


def _sitting_changes(sitting: Sitting, now: Instant, rules: Rules) -> Iterator[timedelta]:
    """On the elapsed clock: a nudge due, its warning, the next step of the ring."""
    due = nudging.due(sitting, rules)
    yield due
    yield due - rules.sitting.warn_before
    step = rules.sitting.nudge_after / RING_STEPS
    taken = now.since(sitting.began) // step
    if taken < RING_STEPS:
        yield sitting.began.elapsed + (taken + 1) * step


def _appointments(state: State, now: Instant, rules: Rules) -> Iterator[timedelta]:
    yield slot.next_slot(state, now, rules)[0] - now.wall
    if state.weekly.open is not None:
        yield remaining(state.weekly.open.ready, now)
    if state.ladder.pause is not None:
        yield state.ladder.pause.ends - now.wall


def _waits_for_a_moment(state: State, now: Instant, rules: Rules) -> bool:
    """Only input (N2, W2) or the end of quiet (N9) is missing, or somebody is there by a call alone (S3).

    A nudge that is on screen is not looked after so often: who lets it stay has regular looks at most three minutes
    apart, and twenty seconds would wake the machine six hundred times in a day of nudges that nobody answers.
    """
    desk = state.phase
    if not isinstance(desk, Sitting | Standing) or quiet.blocked(state):
        return False
    if quiet.engaged(state) and now.since(desk.last_input) >= rules.sitting.away_after:
        return True
    open_slot = state.weekly.open
    if open_slot is not None and open_slot.waited and open_slot.shown_at is None:
        return True
    if not isinstance(desk, Sitting):
        return False
    return desk.nudging.held or (nudging.due(desk, rules) <= now.elapsed and not quiet.present(state, now))


def matters(state: State, at: Instant, idle: timedelta, rules: Rules) -> bool:
    """Whether the signs of being busy are worth asking for at ``at``: they cost more than a look at the idle time."""
    rules = in_force(state, at, rules)
    if state.busy is not None and state.busy.signs:
        return True  # so that what is told of them is never older than a look
    desk = state.phase
    if not isinstance(desk, Sitting | Standing) or quiet.blocked(state):
        return False
    if idle >= rules.sitting.away_after or slot.has_come(state, at, rules):
        return True
    if isinstance(desk, Standing):
        return stretch.over(desk, rules).elapsed <= at.elapsed
    return desk.nudging.on_screen or nudging.due(desk, rules) <= at.elapsed
