"""Why nothing happens now (Q rules), and whether somebody is there to see it.

Places kept for what comes: calls, full screen and do-not-disturb arrive as events and are remembered in the state;
standing is a phase. Each becomes a line in ``reasons``, in the order of ``Reason``.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from standupnudge.core import local_time
from standupnudge.core.effects import Reason
from standupnudge.core.events import Paused
from standupnudge.core.instant import Deadline, Elapses, Instant, Strikes, passed
from standupnudge.core.rules import Rules
from standupnudge.core.state import Pause, Sitting, State

PRESENT_WITHIN = timedelta(minutes=2)  # N2: longer without input, and the chair may be empty
TOMORROW = time(6, 0)  # Q2: when a pause "until tomorrow" ends


def reasons(state: State, at: Instant, rules: Rules) -> tuple[Reason, ...]:
    """Every reason to show nothing now, strongest first."""
    found = []
    if state.pause is not None and not _over(state.pause, at):
        found.append(Reason.PAUSED)
    if rules.hours is not None and not local_time.within(rules.hours, at.wall, at.zone):
        found.append(Reason.OUTSIDE_HOURS)
    return tuple(found)


def present(sitting: Sitting, at: Instant) -> bool:
    """Whether somebody is at the desk: input in the last two minutes (glossary; N2)."""
    return at.since(sitting.last_input) <= PRESENT_WITHIN


def paused(event: Paused) -> Pause:
    """The pause that ``event`` asks for (Q2)."""
    at = event.at
    ends: Deadline | None = None
    if event.length is not None:
        ends = Elapses(at.plus(event.length))
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
