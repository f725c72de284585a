"""Why nothing happens now (Q rules), and whether somebody is there to see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from standupnudge.core import local_time
from standupnudge.core.effects import Reason
from standupnudge.core.events import Paused, Sign
from standupnudge.core.instant import Deadline, Elapses, Instant, Strikes, passed
from standupnudge.core.rules import QuietRules, Rules
from standupnudge.core.state import Busy, Pause, Seen, Sitting, Standing, State

PRESENT_WITHIN = timedelta(minutes=2)  # N2: longer without input, and the chair may be empty
TOMORROW = time(6, 0)  # Q2: when a pause "until tomorrow" ends
_ENGAGING = frozenset({Sign.CALL, Sign.VIDEO})  # S3


def reasons(state: State, at: Instant, rules: Rules) -> tuple[Reason, ...]:
    """Every reason to show nothing now, strongest first. Of signs those that were seen last; see ``matters``."""
    return tuple(_reasons(state, at, rules))


def _reasons(state: State, at: Instant, rules: Rules) -> Iterator[Reason]:
    if state.pause is not None and not _over(state.pause, at):
        yield Reason.PAUSED
    if rules.hours is not None and not local_time.within(rules.hours, at.wall, at.zone):
        yield Reason.OUTSIDE_HOURS
    if isinstance(state.phase, Standing):
        yield Reason.STANDING
    if state.busy is not None and state.busy.signs:
        signs = {seen.sign for seen in state.busy.signs}
        yield from (reason for sign, reason in _counting(rules.quiet) if sign in signs)


def _counting(rules: QuietRules) -> Iterator[tuple[Sign, Reason]]:
    """The signs that are reasons by these rules."""
    if rules.calls:
        yield Sign.CALL, Reason.CALL
    if rules.full_screen:
        yield Sign.FULL_SCREEN, Reason.FULL_SCREEN
    if rules.do_not_disturb:
        yield Sign.DO_NOT_DISTURB, Reason.DO_NOT_DISTURB


def since(state: State, reason: Reason) -> Instant | None:
    """When what is behind ``reason`` was first seen; ``None`` where that is no sign."""
    signs = () if state.busy is None else state.busy.signs
    return next((seen.since for seen in signs if seen.sign.value == reason.value), None)


def noted(state: State, signs: frozenset[Sign], at: Instant) -> State:
    """These signs are there at ``at``, and no others. "Since" is when one was first seen."""
    before = {} if state.busy is None else {seen.sign: seen for seen in state.busy.signs}
    if not signs and not before:
        return state
    now = tuple(before.get(sign, Seen(sign, at)) for sign in Sign if sign in signs)
    return replace(state, busy=Busy(at, now))


def engaged(state: State) -> bool:
    """Whether a call or a video keeps the person there without input (S3): never with the screen locked."""
    if state.busy is None or blocked(state):
        return False
    return any(seen.sign in _ENGAGING for seen in state.busy.signs)


def blocked(state: State) -> bool:
    """Whether the screen is locked or the machine asleep."""
    return state.blocked is not None and state.blocked.ended is None


def present(state: State, at: Instant) -> bool:
    """Whether somebody is there to see something (glossary; N2)."""
    desk = state.phase
    if not isinstance(desk, Sitting | Standing) or blocked(state):
        return False
    return at.since(desk.last_input) <= PRESENT_WITHIN or engaged(state)


def paused(event: Paused) -> Pause:
    """The pause that ``event`` asks for (Q2)."""
    at = event.at
    ends: Deadline | None = None
    if event.length is not None:
        ends = Elapses(at.plus(event.length))
    elif isinstance(event.until, date):
        ends = Strikes(local_time.on_the_wall(event.until, time(0), at.zone))
    elif event.until is not None:
        ends = Strikes(local_time.next_time(event.until, at.wall, at.zone))
    return Pause(began=at, ends=ends)


def earliest(when: datetime, at: Instant, rules: Rules) -> datetime:
    """``when``, or when the working hours next begin after it (Q1)."""
    return when if rules.hours is None else local_time.next_open(rules.hours, when, at.zone)


def lift(state: State, at: Instant) -> Pause | None:
    """The pause that is still on at ``at``."""
    return None if state.pause is None or _over(state.pause, at) else state.pause


def _over(pause: Pause, at: Instant) -> bool:
    return pause.ends is not None and passed(pause.ends, at)
