"""The routine's window, and what people answer in it (W4, W5, W7, R8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from standupnudge.core import exercising, ladder, nudging, slot
from standupnudge.core.effects import (
    CloseRoutine,
    Effects,
    Outcome,
    RecordSession,
    Refusal,
    Refuse,
    WithdrawOffer,
    WithdrawRoutine,
)
from standupnudge.core.events import (
    AnnouncementClosed,
    Later,
    RoutineAsked,
    RoutineLeft,
    RoutineLevelChosen,
    RoutinePaused,
    RoutinePostponed,
    RoutineRated,
    RoutineSkipped,
    RoutineStarted,
    RoutineTicked,
    Started,
)
from standupnudge.core.instant import Deadline, Elapses, Instant, remaining
from standupnudge.core.rules import PopUp, Rules
from standupnudge.core.state import Exercising, OpenSlot, RoutineWindow, Sitting, State

QUARTER = timedelta(minutes=15)
CLOSINGS_A_DAY = 3  # W4


def asked(state: State, event: RoutineAsked, rules: Rules) -> tuple[State, Effects]:
    """The person wants the window: with or without an appointment, whatever is quiet (N7)."""
    effects: Effects = ()
    if isinstance(state.phase, Sitting):
        sitting, effects = nudging.stood_up(state.phase, event.at, rules)
        state = replace(state, phase=sitting)
    open_slot = state.weekly.open
    if open_slot is not None and open_slot.shown_at is None:
        state = slot.shown(state, replace(open_slot, shown_at=event.at))
    state = replace(state, window=state.window or RoutineWindow(), window_told_to_close=False)
    if event.level:
        state = level_chosen(state, RoutineLevelChosen(event.at, event.level))
    opening = slot.opened(state, event.at, rules, popped_up=False)
    state, offered = ladder.welcome_back(state, event.at, rules.routine)
    return state, (*effects, WithdrawRoutine(), opening, *offered)


def level_chosen(state: State, event: RoutineLevelChosen) -> State:
    """It counts for this session, which hasn't begun yet."""
    if isinstance(state.phase, Exercising):
        return state
    return replace(state, window=replace(state.window or RoutineWindow(), level=event.level))


def began(state: State, event: RoutineStarted, rules: Rules) -> tuple[State, Effects]:
    """The timer runs."""
    window = state.window or RoutineWindow()
    state = replace(state, window=window, window_told_to_close=False, sessions=state.sessions + 1)
    state, effects = exercising.began(state, event.at, rules)
    return state, (*effects, WithdrawRoutine())


def ticked(state: State, event: RoutineTicked) -> State:
    """The checklist as it is now; the last word of a window whose answer came another way says nothing."""
    if state.window is None and (state.window_told_to_close or not any(how for _, how in event.ticks)):
        return state
    return replace(state, window=replace(state.window or RoutineWindow(), ticks=event.ticks))


def left(state: State, event: RoutineLeft, rules: Rules) -> tuple[State, Effects]:
    """R8: all ticked is done, some or begun is partly, none is W4's *later, 1 h*."""
    window = state.window
    state = replace(state, window_told_to_close=False)
    if window is None:  # gone for good: what it did not ask or was not told stays unanswered (R4)
        return ladder.rated(state, RoutineRated(event.at), rules.routine)
    if not (isinstance(state.phase, Exercising) or window.any_ticked):
        return _closed_unused(replace(state, window=None), event.at, rules)
    return _over(state, window, event.at, event.at, rules)


def _over(state: State, window: RoutineWindow, ended: Instant, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """A routine that ended at ``ended``, as is known at ``at``."""
    took = ended.since(state.phase.began) if isinstance(state.phase, Exercising) else None
    usual = ladder.level(state.ladder, rules.routine)
    session = RecordSession(window.ticks, took, window.complete, window.level or usual)
    state, broke = exercising.ended(replace(state, window=None), ended, rules)
    state, closed = _served(state, at, rules, complete=window.complete)
    lapsed = () if state.ladder.offer is None else (WithdrawOffer(),)
    at_usual = window.level in {"", usual}
    done = {"complete": window.complete, "any_done": window.any_ticked}
    state = ladder.session_ended(state, ended, **done, at_usual=at_usual)
    return state, (*broke, session, *closed, WithdrawRoutine(), *lapsed)


def _served(state: State, at: Instant, rules: Rules, *, complete: bool) -> tuple[State, Effects]:
    """One routine closes one slot, the open one first; else, if complete, the one of the next 48 h (W5)."""
    if (open_slot := state.weekly.open) is not None:
        return slot.closed(state, open_slot, Outcome.DONE if complete else Outcome.PARTLY)
    return slot.done_before(state, at, rules) if complete else (state, ())


def settle(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """A lock or sleep that has become a break ends the routine (B4)."""
    block = exercising.cut_short(state, at, rules)
    if block is None:
        return state, ()
    window = state.window or RoutineWindow()
    state, effects = _over(state, window, block.since, at, rules)
    state = replace(state, window_told_to_close=True)
    state, rated = ladder.rated(state, RoutineRated(at), rules.routine)
    state, more = exercising.gone(state, block, at, rules)
    return state, (*effects, CloseRoutine(), *more, *rated)


def _closed_unused(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """W4: closing means *later, 1 h*."""
    open_slot = state.weekly.open
    return (state if open_slot is None else _closed(state, open_slot, at, rules)), (WithdrawRoutine(),)


def _closed(state: State, open_slot: OpenSlot, at: Instant, rules: Rules) -> State:
    """An hour after ``at``; the third time in a day tomorrow (W4). What was put off to a later time only got a look."""
    looked_at = open_slot.postponed and rules.routine.pop_up is PopUp.WINDOW
    if looked_at and remaining(open_slot.ready, at) > timedelta(0):
        return _put_off(state, open_slot, open_slot.ready)
    today = at.local.date()
    closings = open_slot.closings + 1 if open_slot.closed_on == today else 1
    open_slot = replace(open_slot, closings=closings, closed_on=today)
    tomorrow = slot.tomorrow(open_slot.slot.at, state, at, rules) if closings >= CLOSINGS_A_DAY else None
    return _put_off(state, open_slot, tomorrow or Elapses(at.plus(slot.HOUR)))


def _put_off(state: State, open_slot: OpenSlot, until: Deadline) -> State:
    put_off = replace(open_slot, ready=until, postponed=True, waited=False, shown_at=None)
    return replace(state, weekly=replace(state.weekly, open=put_off))


def postponed(state: State, event: RoutinePostponed, rules: Rules) -> tuple[State, Effects]:
    """*Later*: 15 min and 1 h are durations, tomorrow is the slot's own time (W4)."""
    open_slot = state.weekly.open
    if open_slot is None or isinstance(state.phase, Exercising):
        return _not_now(state, event.at, rules)
    until: Deadline | None = Elapses(event.at.plus(QUARTER if event.by is Later.QUARTER else slot.HOUR))
    if event.by is Later.TOMORROW:
        until = slot.tomorrow(open_slot.slot.at, state, event.at, rules)
    if until is None:
        return state, (Refuse(Refusal.NEXT_SLOT_FIRST),)
    return _put_off(_told_to_close(state), open_slot, until), (WithdrawRoutine(), CloseRoutine())


def skipped(state: State, event: RoutineSkipped, rules: Rules) -> tuple[State, Effects]:
    """*Skip this time* (W3)."""
    open_slot = state.weekly.open
    if open_slot is None or isinstance(state.phase, Exercising):
        return _not_now(state, event.at, rules)
    state, closed = slot.closed(state, open_slot, Outcome.SKIPPED)
    return _told_to_close(state), (*closed, WithdrawRoutine(), CloseRoutine())


def _told_to_close(state: State) -> State:
    return replace(state, window=None, window_told_to_close=state.window is not None)


def _not_now(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """Without an appointment there is nothing to put off or skip; a window that says so has closed itself."""
    if state.window is None:
        return state, (Refuse(Refusal.NO_SLOT),)
    return left(state, RoutineLeft(at), rules)


def announcement_closed(state: State, event: AnnouncementClosed) -> State:
    """W4: without a window, closing the notification means *later, 1 h*."""
    open_slot = state.weekly.open
    if open_slot is None or state.window is not None:
        return state
    return _put_off(state, open_slot, Elapses(event.at.plus(slot.HOUR)))


def paused(state: State, event: RoutinePaused, rules: Rules) -> tuple[State, Effects]:
    """R7: appointments in the pause never were, and one that is open is skipped."""
    state = ladder.paused(state, event)
    if state.weekly.open is None or isinstance(state.phase, Exercising):
        return state, ()
    return skipped(state, RoutineSkipped(event.at), rules)


def started(state: State, event: Started, rules: Rules) -> tuple[State, Effects]:
    """W7: a window went down with the program: partly if the routine had begun, else one hour after it was shown."""
    if isinstance(state.phase, Exercising) or (state.window is not None and state.window.any_ticked):
        state, effects = _over(state, state.window or RoutineWindow(), state.seen, state.seen, rules)
        return state, tuple(each for each in effects if not isinstance(each, WithdrawRoutine))
    state = replace(state, window=None)
    open_slot = state.weekly.open
    if open_slot is None or open_slot.shown_at is None:
        return state, ()
    # As if it had been closed when it was shown, by the zone of now: a stored instant has none.
    return _closed(state, open_slot, replace(open_slot.shown_at, zone=event.at.zone), rules), ()
