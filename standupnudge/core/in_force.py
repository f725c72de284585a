"""The rules that are in force: those of the configuration, with what the state has set over them (N12, R6)."""

from __future__ import annotations

from dataclasses import replace

from standupnudge.core import ladder
from standupnudge.core.instant import Instant
from standupnudge.core.nudging import HOUR
from standupnudge.core.rules import Rules
from standupnudge.core.state import State


def in_force(state: State, at: Instant, rules: Rules) -> Rules:
    """``rules`` as they are at ``at``: the skipping guard holds ``nudge_after``, accepted days are days.

    Idempotent, so whoever has the rules in force may pass them on.
    """
    if state.hourly is None and not state.ladder.days:
        return rules  # as nearly always
    if guarded(state, at, rules):
        rules = replace(rules, sitting=replace(rules.sitting, nudge_after=HOUR))
    days = ladder.days(state.ladder, rules.routine)
    if days != rules.routine.days:
        rules = replace(rules, routine=replace(rules.routine, days=days))
    return rules


def guarded(state: State, at: Instant, rules: Rules) -> bool:
    """Whether the skipping guard holds (N12): until midnight, or until ``nudge_after`` is changed."""
    guard = state.hourly
    return guard is not None and at.wall < guard.ends and guard.nudge_after == rules.sitting.nudge_after
