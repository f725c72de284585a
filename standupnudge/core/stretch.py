"""Stretches and breaks (S and B rules)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from standupnudge.core import nudging
from standupnudge.core.effects import Effects, Kind, RecordBreak, Refusal, Refuse, Withdrawal, WithdrawNudge
from standupnudge.core.events import Looked, Started, UpPressed
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import AT_START, Away, Exercising, Last, Sitting, State

UP_GRACE = timedelta(minutes=2)  # B3: so long after the press the absence may begin
SAVED_LATELY = timedelta(minutes=6)  # S5: two saves may be three minutes apart, and a restart takes a while
_SAME_INPUT = timedelta(seconds=0.5)  # two looks at one input differ by the time that asking takes


def looked(state: State, event: Looked, rules: Rules) -> tuple[State, Effects]:
    """What the idle time tells: the stretch goes on (S2), a break was noticed (B1, B3) or has ended."""
    last_input = event.at.plus(-event.idle)
    match state.phase:
        case Away() as away:
            return _maybe_back(state, away, last_input)
        case Sitting() as sitting:
            return _sat_on(state, sitting, last_input, event.at, rules)
        case Exercising():  # B4: whatever the input
            return state, ()


def _maybe_back(state: State, away: Away, last_input: Instant) -> tuple[State, Effects]:
    """S1: a stretch begins at the first input after a break."""
    if last_input.since(away.since) <= _SAME_INPUT:
        return state, ()
    return replace(state, phase=Sitting(began=last_input, last_input=last_input)), _ended(away, last_input)


def _ended(away: Away, at: Instant) -> Effects:
    return () if away.began is None else (RecordBreak(away.began.wall, at.wall, away.kind),)


def _sat_on(state: State, sitting: Sitting, last_input: Instant, at: Instant, rules: Rules) -> tuple[State, Effects]:
    if last_input.since(sitting.last_input) > _SAME_INPUT:
        sitting = replace(sitting, last_input=last_input)
    up = sitting.up_pressed
    if up is not None and sitting.last_input.since(up) > UP_GRACE:  # B3: typed on
        sitting = replace(sitting, up_pressed=None)
    away = _noticed(sitting, at, rules)
    if away is None:
        return replace(state, phase=sitting), ()
    effects = (WithdrawNudge(Withdrawal.BREAK),) if sitting.nudging.on_screen else ()  # N8
    return replace(state, phase=away), effects


def _noticed(sitting: Sitting, at: Instant, rules: Rules) -> Away | None:
    """The break that has begun, by the rule that was fulfilled first; at a tie the one that began earlier (B5)."""
    breaks = [(sitting.last_input.elapsed + rules.sitting.away_after, sitting.last_input, Kind.AWAY)]  # B1
    if (up := sitting.up_pressed) is not None:
        gone = max(sitting.last_input.elapsed, up.elapsed)
        breaks.append((gone + rules.sitting.locked_after, up, Kind.UP))  # B3
    fulfilled, began, kind = min(breaks, key=lambda each: (each[0], each[1].elapsed))
    return Away(since=sitting.last_input, began=began, kind=kind) if fulfilled <= at.elapsed else None


def next_look(sitting: Sitting, rules: Rules) -> timedelta:
    """The earliest a break can be noticed if nothing happens until then, on the elapsed clock."""
    away = sitting.last_input.elapsed + rules.sitting.away_after
    if (up := sitting.up_pressed) is None:
        return away
    return min(away, max(sitting.last_input.elapsed, up.elapsed) + rules.sitting.locked_after)


def up(state: State, event: UpPressed, rules: Rules) -> tuple[State, Effects]:
    """*I'm up* (B3): whether it is a break, the next looks tell."""
    if not isinstance(state.phase, Sitting):
        return state, (Refuse(Refusal.NOT_AT_DESK),)
    sitting, effects = nudging.stood_up(state.phase, event.at, rules)
    return replace(state, phase=replace(sitting, up_pressed=event.at)), effects


def started(state: State, event: Started) -> State:
    """S5: a short time after the last save the stretch goes on; else it ended there."""
    sitting = state.phase
    if not isinstance(sitting, Sitting):
        return state
    age = event.at.since(state.seen)
    if not timedelta(0) <= age < SAVED_LATELY:
        # A save from the future: the clock was set back since. A break that ends before it began is none.
        saved = replace(state.seen, wall=min(state.seen.wall, event.at.wall))
        return replace(state, phase=Away(event.at.plus(-AT_START), saved, Kind.STOPPED))
    if sitting.nudging.on_screen:
        left = nudging.unanswered(sitting.nudging, Last.UNANSWERED, sitting.nudging.shown_at)
        sitting = replace(sitting, nudging=left)
    return replace(state, phase=sitting)


def exercise_began(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """B4: the routine's timer runs, and nothing is due meanwhile."""
    match state.phase:
        case Sitting() as sitting:
            before, effects = nudging.stood_up(sitting, at, rules)
            return replace(state, phase=Exercising(began=at, before=before)), effects
        case Away() as away:
            return replace(state, phase=Exercising(began=at, before=away)), ()
        case Exercising():
            return state, ()


def exercise_ended(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """B4: a break of the kind *routine*, if it took long enough; else what was before goes on."""
    exercising = state.phase
    if not isinstance(exercising, Exercising):
        return state, ()
    before = exercising.before
    if at.since(exercising.began) < rules.sitting.locked_after:
        return replace(state, phase=before), ()  # the look that follows tells whether anybody is there
    earlier = _ended(before, exercising.began) if isinstance(before, Away) else ()
    routine = RecordBreak(exercising.began.wall, at.wall, Kind.ROUTINE)
    return replace(state, phase=Away(since=at)), (*earlier, routine)
