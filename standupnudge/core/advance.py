"""The one way into the decisions: what happened goes in, a new state and what to do come out. Pure and total.

``advance`` may be called as late as it likes: instants are stored and compared, so that one late call decides what
many punctual ones would have. ``wakeup.next_wakeup`` says when the next call is worth making.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from standupnudge.core import ladder, nudging, quiet, routine_window, slot, standing, stretch
from standupnudge.core.effects import Effects, Refusal, Refuse, WithdrawOffer
from standupnudge.core.events import (
    AnnouncementClosed,
    Event,
    FellAsleep,
    Locked,
    Looked,
    NudgeClosed,
    OfferAccepted,
    OfferDeclined,
    Paused,
    Resumed,
    RoutineAsked,
    RoutineLeft,
    RoutineLevelChosen,
    RoutinePaused,
    RoutinePostponed,
    RoutineRated,
    RoutineResumed,
    RoutineSkipped,
    RoutineStarted,
    RoutineTicked,
    RulesChanged,
    SatDown,
    SignsChanged,
    SkipPressed,
    SnoozePressed,
    Started,
    StoodUp,
    Stopped,
    Unlocked,
    UpPressed,
    Woke,
)
from standupnudge.core.in_force import guarded, in_force
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import State

LOOK_FOLLOWS = Started | RulesChanged | Unlocked | Woke
_Noticed = Looked | SignsChanged | Locked | Unlocked | FellAsleep | Woke | Started
_Answered = UpPressed | SnoozePressed | SkipPressed | NudgeClosed
_Pressed = StoodUp | SatDown | Paused | Resumed
_InTheWindow = (
    RoutineAsked
    | RoutineLevelChosen
    | RoutineStarted
    | RoutineTicked
    | RoutineLeft
    | RoutinePostponed
    | RoutineSkipped
    | AnnouncementClosed
    | RoutinePaused
)
_OfTheLadder = RoutineRated | OfferAccepted | OfferDeclined | RoutineResumed


def advance(state: State, event: Event, rules: Rules) -> tuple[State, Effects]:
    """Apply ``event``, then whatever the time asks for.

    ``rules`` are those of the configuration from this event on. Never raises for anything a user or a machine can
    cause. An event of ``LOOK_FOLLOWS`` leaves to that look what the time asks for: it may want signs of being busy.
    """
    state, edited = _followed(state, rules)
    state, lapsed = _guard_lapsed(state, event.at, rules)
    lapsed = (*edited, *lapsed)
    looked = state.seen
    state, effects = _happened(state, event, rules)
    state = replace(state, seen=event.at, pause=quiet.lift(state, event.at))
    if isinstance(event, Stopped | LOOK_FOLLOWS):
        return state, (*lapsed, *effects)
    state, settled = _settled(state, event.at, looked, rules)
    return state, (*lapsed, *effects, *settled)


def _followed(state: State, rules: Rules) -> tuple[State, Effects]:
    """What the file says of level and days wins over what was accepted before (R6)."""
    followed = ladder.followed(state.ladder, rules.routine)
    if followed is state.ladder:
        return state, ()
    lapsed = (WithdrawOffer(),) if state.ladder.offer is not None and followed.offer is None else ()
    return replace(state, ladder=followed), lapsed


def _guard_lapsed(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """N12 ends: what follows is like a change of the rules (N11)."""
    if state.hourly is None or guarded(state, at, rules):
        return state, ()
    before = replace(rules, sitting=replace(rules.sitting, nudge_after=nudging.HOUR))
    return nudging.rules_changed(replace(state, hourly=None), at, before, rules)


def _settled(state: State, at: Instant, looked: Instant, rules: Rules) -> tuple[State, Effects]:
    """Whatever the time asks for: standing ends, a lock ends the routine, appointments come, nudges are due.

    :param looked: when this was asked last.
    """
    rules = in_force(state, at, rules)
    state, stood = standing.settle(state, at, looked, rules)
    state, cut = routine_window.settle(state, at, rules)
    state, appointments = slot.settle(state, at, rules)
    state, nudges = nudging.settle(state, at, rules)
    return state, (*stood, *cut, *appointments, *nudges)


def _happened(state: State, event: Event, rules: Rules) -> tuple[State, Effects]:
    """What the event itself changes, before the time is looked at."""
    in_use = in_force(state, event.at, rules)
    match event:
        case RulesChanged(at=at, before=before):
            return _rules_changed(state, at, in_force(state, at, before), in_use)
        case Stopped():
            return state, ()
        case Looked() | SignsChanged() | Locked() | Unlocked() | FellAsleep() | Woke() | Started():
            return _noticed(state, event, in_use)
        case RoutineRated() | OfferAccepted() | OfferDeclined() | RoutineResumed():
            return _of_the_ladder(state, event, rules)  # what was accepted is kept beside what the file says (R6)
        case UpPressed() | SnoozePressed() | SkipPressed() | NudgeClosed():
            return _answered(state, event, in_use)
        case StoodUp() | SatDown() | Paused() | Resumed():
            return _pressed(state, event)
        case _:
            return _in_the_window(state, event, in_use)


def _noticed(state: State, event: _Noticed, rules: Rules) -> tuple[State, Effects]:
    """What the machine tells."""
    match event:
        case Looked():
            return stretch.looked(state, event, rules)
        case SignsChanged():
            return stretch.signs_changed(state, event, rules)
        case Locked() | FellAsleep():
            return stretch.blocked(state, event), ()
        case Unlocked() | Woke():
            return stretch.released(state, event, rules)
        case Started():
            state, effects = routine_window.started(state, event, rules)
            state, more = stretch.started(state, event, rules)
            return state, (*effects, *more)
        case _:
            assert_never(event)


def _answered(state: State, event: _Answered, rules: Rules) -> tuple[State, Effects]:
    """What the person answers to a nudge."""
    match event:
        case UpPressed():
            return stretch.up(state, event, rules)
        case SnoozePressed():
            return nudging.snooze(state, event, rules)
        case SkipPressed():
            return nudging.skip(state, event, rules)
        case NudgeClosed():
            return nudging.closed(state, event), ()
        case _:
            assert_never(event)


def _pressed(state: State, event: _Pressed) -> tuple[State, Effects]:
    """What the person says of the desk."""
    match event:
        case StoodUp():
            return standing.began(state, event)
        case SatDown():
            return standing.ended(state, event)
        case Paused():
            pause = quiet.lift(replace(state, pause=quiet.paused(event)), event.at)
            return (replace(state, pause=pause), ()) if pause else (state, (Refuse(Refusal.PAUSE_IS_OVER),))
        case Resumed():
            return replace(state, pause=None), () if state.pause else (Refuse(Refusal.NOT_PAUSED),)
        case _:
            assert_never(event)


def _in_the_window(state: State, event: _InTheWindow, rules: Rules) -> tuple[State, Effects]:
    """What the person says of the routine."""
    match event:
        case RoutineAsked():
            return routine_window.asked(state, event, rules)
        case RoutineLevelChosen():
            return routine_window.level_chosen(state, event), ()
        case RoutineStarted():
            return routine_window.began(state, event, rules)
        case RoutineTicked():
            return routine_window.ticked(state, event), ()
        case RoutineLeft():
            return routine_window.left(state, event, rules)
        case RoutinePostponed():
            return routine_window.postponed(state, event, rules)
        case RoutineSkipped():
            return routine_window.skipped(state, event, rules)
        case AnnouncementClosed():
            return routine_window.announcement_closed(state, event), ()
        case RoutinePaused():
            return routine_window.paused(state, event, rules)
        case _:
            assert_never(event)


def _of_the_ladder(state: State, event: _OfTheLadder, rules: Rules) -> tuple[State, Effects]:
    """What the person says of level and days."""
    match event:
        case RoutineRated():
            return ladder.rated(state, event, rules.routine)
        case OfferAccepted():
            return ladder.accepted(state, event, rules.routine)
        case OfferDeclined():
            return ladder.declined(state, event)
        case RoutineResumed():
            return ladder.resumed(state, event)
        case _:
            assert_never(event)


def _rules_changed(state: State, at: Instant, before: Rules, rules: Rules) -> tuple[State, Effects]:
    """Slots that the change puts into the past never were (W3); nudges follow N11."""
    passed = at.as_read if slot.looked_until(state.weekly, at) < at.wall else state.weekly.passed
    return nudging.rules_changed(replace(state, weekly=replace(state.weekly, passed=passed)), at, before, rules)
