"""The status for programs: what ``standupnudge status --json`` prints of the core's side."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from standupnudge.core import ladder, nudging, quiet, slot
from standupnudge.core.in_force import in_force
from standupnudge.core.instant import Instant, remaining
from standupnudge.core.rules import WEEKDAYS, Rules
from standupnudge.core.state import Sitting, Standing, State


def status(state: State, rules: Rules) -> dict[str, Any]:
    """``state``, ``sitting_for`` (seconds), ``next_nudge``, ``quiet``, ``snoozes_left``, ``routine``.

    Level and days of ``routine`` are those in force; in its ``of_file`` are those of the configuration (R6).

    Times are local ISO 8601 with offset, or ``None``.
    """
    now, of_file = state.seen, rules.routine
    rules = in_force(state, now, rules)
    sitting = state.phase if isinstance(state.phase, Sitting) else None
    return {
        "state": _state(state),
        "sitting_for": round(now.since(sitting.began).total_seconds()) if sitting else 0,
        "next_nudge": _next_nudge(state, rules),
        "quiet": [reason.value for reason in quiet.reasons(state, now, rules)],
        "snoozes_left": max(0, rules.sitting.max_snoozes - (sitting.nudging.snoozes if sitting else 0)),
        "routine": _routine(state, rules) | {"of_file": {"level": of_file.level, "days": _names(of_file.days)}},
    }


def _state(state: State) -> str:
    if state.pause is not None:
        return "paused"
    match state.phase:
        case Sitting():
            return "sitting"
        case Standing():
            return "standing"
        case _:
            return "away"


def _next_nudge(state: State, rules: Rules) -> str | None:
    """When the next one comes if nothing changes until then; nobody knows while quiet or away."""
    now = state.seen
    if not isinstance(state.phase, Sitting) or quiet.reasons(state, now, rules):
        return None
    wait = nudging.due(state.phase, rules) - now.elapsed
    return _iso(quiet.earliest(now.wall + max(wait, timedelta(0)), now, rules), now)


def _routine(state: State, rules: Rules) -> dict[str, Any]:
    now, open_slot = state.seen, state.weekly.open
    until = now.wall + remaining(open_slot.ready, now) if open_slot is not None else None
    return {
        "next": _iso(slot.next_slot(state, now, rules)[0], now),
        "open": str(open_slot.slot) if open_slot else None,
        "postponed_until": _iso(until, now) if until is not None and until > now.wall else None,
        "level": ladder.level(state.ladder, rules.routine),
        "days": _names(rules.routine.days),
        "offer": state.ladder.offer.of.value if state.ladder.offer else None,
        "paused_until": _iso(state.ladder.pause.ends, now) if state.ladder.pause else None,
    }


def _names(days: tuple[int, ...]) -> list[str]:
    return [WEEKDAYS[day] for day in days]


def _iso(when: datetime, now: Instant) -> str:
    return when.astimezone(now.zone).isoformat(timespec="seconds")
