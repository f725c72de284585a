"""Standing at the desk (S6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from standupnudge.core import quiet, stretch
from standupnudge.core.effects import (
    AskStanding,
    Effects,
    Reason,
    Refusal,
    Refuse,
    Withdrawal,
    WithdrawNudge,
    WithdrawQuestion,
)
from standupnudge.core.events import SatDown, StoodUp
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import Sitting, Standing, State


def began(state: State, event: StoodUp) -> tuple[State, Effects]:
    """*I'm standing*: the stretch ends, and nothing is due."""
    sitting = state.phase
    if isinstance(sitting, Standing):
        return state, (Refuse(Refusal.STANDING_ALREADY),)
    if not isinstance(sitting, Sitting):
        return state, (Refuse(Refusal.NOT_AT_DESK),)
    withdrawn = (WithdrawNudge(Withdrawal.ANSWERED),) if sitting.nudging.on_screen else ()
    phase = Standing(began=event.at, last_input=sitting.last_input, engaged_to=sitting.engaged_to)
    return replace(state, phase=phase, asked_standing=False), (*withdrawn, WithdrawQuestion())


def ended(state: State, event: SatDown) -> tuple[State, Effects]:
    """*I'm sitting*: a new stretch begins. As an answer to the question it only says what is so already."""
    standing = state.phase
    if state.asked_standing:
        return replace(state, asked_standing=False), (WithdrawQuestion(),)
    if not isinstance(standing, Standing):
        return state, (Refuse(Refusal.NOT_STANDING),)
    return _sat_down(state, standing, event.at), stretch.stood(standing, event.at)


def settle(state: State, at: Instant, looked: Instant, rules: Rules) -> tuple[State, Effects]:
    """After ``at_most`` it asks once; no answer means sitting since then, so a new stretch begins.

    :param looked: when this was asked last: nobody has sat since before that, whatever ``at_most`` was lowered to.
    """
    standing = state.phase
    if not isinstance(standing, Standing):
        return state, ()
    over = max(stretch.over(standing, rules), min(looked, at, key=_elapsed), key=_elapsed)
    if over.elapsed > at.elapsed:
        return state, ()
    others = set(quiet.reasons(state, at, rules)) - {Reason.STANDING}  # a question would disturb as a nudge would
    asked = () if others or not quiet.present(state, at) else (AskStanding(),)
    state = replace(state, asked_standing=bool(asked))
    state, missed = stretch.noticed(_sat_down(state, standing, over), at, rules)  # a late look may find a break, too
    return state, (*stretch.stood(standing, over), *asked, *missed)


def _elapsed(at: Instant) -> timedelta:
    return at.elapsed


def _sat_down(state: State, standing: Standing, at: Instant) -> State:
    sitting = Sitting(
        began=at, last_input=standing.last_input, engaged_to=standing.engaged_to, up_pressed=standing.up_pressed
    )
    return replace(state, phase=sitting)
