"""The routine as a break (B4)."""

from __future__ import annotations

from dataclasses import replace

from standupnudge.core import absence, nudging, stretch
from standupnudge.core.effects import Effects, Kind, RecordBreak, WithdrawQuestion
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import Away, Blocked, Exercising, Sitting, Standing, State


def began(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """The routine's timer runs, and nothing is due meanwhile."""
    match state.phase:
        case Sitting() as sitting:
            before, effects = nudging.stood_up(sitting, at, rules)
            return replace(state, phase=Exercising(began=at, before=before)), (*effects, WithdrawQuestion())
        case Standing() | Away() as other:
            return replace(state, phase=Exercising(began=at, before=other)), (WithdrawQuestion(),)
        case Exercising():
            return state, ()


def ended(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """A break of the kind *routine*, if it took long enough; else what was before goes on."""
    exercising = state.phase
    if not isinstance(exercising, Exercising):
        return state, ()
    before = exercising.before
    if at.since(exercising.began) < rules.sitting.locked_after:
        return replace(state, phase=before), ()  # the look that follows tells whether anybody is there
    routine = RecordBreak(exercising.began.wall, at.wall, Kind.ROUTINE)
    return replace(state, phase=Away(since=at)), (*_before(before, exercising.began), routine)


def _before(before: Sitting | Standing | Away, at: Instant) -> Effects:
    match before:
        case Away():
            return stretch.ended(before, at)
        case Standing():
            return stretch.stood(before, at)
        case Sitting():
            return ()


def cut_short(state: State, at: Instant, rules: Rules) -> Blocked | None:
    """The lock or sleep that has become a break by ``at``, and so ends the routine; missing input does not."""
    block, exercising = state.blocked, state.phase
    if block is None or not isinstance(exercising, Exercising) or not absence.counts(block, exercising.began, rules):
        return None
    fulfilled = block.since.elapsed + rules.sitting.locked_after
    return block if fulfilled <= at.elapsed and block.since.elapsed >= exercising.began.elapsed else None


def gone(state: State, block: Blocked, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """Go on behind a routine that ``block`` has ended: that is a break of its own."""
    match state.phase:
        case Away(began=None):  # behind the routine's own break
            return replace(state, phase=Away(since=block.since, began=block.since, kind=block.kind)), ()
        case Sitting() | Standing():
            return stretch.noticed(state, at, rules)
        case _:
            return state, ()
