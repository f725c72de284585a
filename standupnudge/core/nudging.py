"""When to nudge, and what an answer changes (N rules)."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from standupnudge.core import quiet
from standupnudge.core.effects import (
    Effects,
    HoldNudge,
    Notify,
    Refusal,
    Refuse,
    ShowNudge,
    Told,
    Withdrawal,
    WithdrawNudge,
)
from standupnudge.core.events import NudgeClosed, SkipPressed, SnoozePressed
from standupnudge.core.ideas import idea
from standupnudge.core.instant import Instant
from standupnudge.core.local_time import next_time
from standupnudge.core.rules import Rules
from standupnudge.core.state import Hourly, Last, Nudging, Sitting, State

LEVELS = 3  # N3
SKIPS_IN_A_ROW = 3  # N12
HOUR = timedelta(hours=1)


def due(sitting: Sitting, rules: Rules) -> timedelta:
    """When the next nudge is due, on the elapsed clock: the latest of N1 and of what N3 to N5, B3 and N11 say."""
    nudging = sitting.nudging
    earliest = [sitting.began.elapsed + rules.sitting.nudge_after]
    if nudging.last_at is not None:
        earliest.append(nudging.last_at.elapsed + _wait(nudging, rules))
    if nudging.floor is not None:
        earliest.append(nudging.floor.elapsed)
    return max(earliest)


def _wait(nudging: Nudging, rules: Rules) -> timedelta:
    """How long after what happened last the next nudge comes."""
    match nudging.last:
        case None | Last.SKIPPED:  # a skip's wait is its floor: no change of the rules ends it (N5)
            return timedelta(0)
        case Last.SNOOZED:
            return rules.sitting.snooze
        case Last.SPENT:
            return _full_wait(rules)
        case Last.SHOWN if nudging.level == LEVELS:
            return _full_wait(rules)
        case _:
            return rules.sitting.repeat_every


def _full_wait(rules: Rules) -> timedelta:
    """N3, N5. Who tries it out with a few seconds is not nudged more often than the repetition says."""
    return max(rules.sitting.nudge_after, rules.sitting.repeat_every)


def settle(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """Show, hold (N9) or withdraw what the time asks for."""
    sitting = state.phase
    if not isinstance(sitting, Sitting):
        return state, ()
    reasons = quiet.reasons(state, at, rules)
    effects: Effects = ()
    if reasons and sitting.nudging.on_screen:
        sitting, effects = _taken_down(sitting, Withdrawal.QUIET)
        state = replace(state, phase=sitting)
    if at.elapsed < due(sitting, rules):
        return _holding(state, sitting, held=False), effects
    if not quiet.present(state, at):  # N2
        return state, effects
    if not reasons:
        state, shown = _show(state, sitting, at, rules)
        return state, (*effects, shown)
    if not sitting.nudging.held:
        effects = (*effects, HoldNudge(reasons[0]))
    return _holding(state, sitting, held=True), effects


def _holding(state: State, sitting: Sitting, *, held: bool) -> State:
    return state if sitting.nudging.held == held else _with(state, sitting, replace(sitting.nudging, held=held))


def _show(state: State, sitting: Sitting, at: Instant, rules: Rules) -> tuple[State, ShowNudge]:
    nudging = sitting.nudging
    level = min(nudging.level + 1, LEVELS) if nudging.on_screen else nudging.level  # N3
    text = idea(state.ideas, rules.ideas)
    shown = ShowNudge(
        level=level,
        sitting=at.since(sitting.began),
        may_snooze=nudging.snoozes < rules.sitting.max_snoozes,
        idea=text,
    )
    nudging = replace(nudging, level=level, last=Last.SHOWN, last_at=at, shown_at=at, floor=None, held=False)
    ideas = (text,) if text in state.ideas else (*state.ideas, text)
    return replace(_with(state, sitting, nudging), ideas=ideas), shown


def _taken_down(sitting: Sitting, why: Withdrawal) -> tuple[Sitting, Effects]:
    """The nudge on screen goes, and is due again ``repeat_every`` after it was shown (N9, N11)."""
    nudging = replace(sitting.nudging, last=Last.WITHDRAWN)
    return replace(sitting, nudging=nudging), (WithdrawNudge(why),)


def snooze(state: State, event: SnoozePressed, rules: Rules) -> tuple[State, Effects]:
    """N4."""
    sitting = state.phase
    if not isinstance(sitting, Sitting):
        return state, (Refuse(Refusal.NOT_AT_DESK),)
    nudging = sitting.nudging
    if rules.sitting.max_snoozes == 0:
        return state, (Refuse(Refusal.SNOOZING_IS_OFF),)
    if not (nudging.on_screen or nudging.held):
        return state, (Refuse(Refusal.NOTHING_TO_SNOOZE),)
    if nudging.snoozes >= rules.sitting.max_snoozes:
        return state, (Refuse(Refusal.NO_SNOOZES_LEFT),)
    after = replace(nudging, last=Last.SNOOZED, last_at=event.at, held=False, snoozes=nudging.snoozes + 1, skips=0)
    return _with(state, sitting, after), _answered(nudging)


def skip(state: State, event: SkipPressed, rules: Rules) -> tuple[State, Effects]:
    """N5. Its end is fixed at the press, so that no change of the rules ends it. The third in a row: N12."""
    sitting = state.phase
    if not isinstance(sitting, Sitting):
        return state, (Refuse(Refusal.NOT_AT_DESK),)
    nudging, effects = sitting.nudging, _answered(sitting.nudging)
    skips, wait = nudging.skips + 1, _full_wait(rules)
    if skips >= SKIPS_IN_A_ROW and rules.sitting.nudge_after < HOUR:
        midnight = next_time(time(0), event.at.wall, event.at.zone)
        state = replace(state, hourly=Hourly(midnight, rules.sitting.nudge_after))
        skips, wait, effects = 0, max(wait, HOUR), (*effects, Notify(Told.HOURLY))
    after = replace(nudging, level=1, last=Last.SKIPPED, last_at=event.at, floor=event.at.plus(wait), held=False)
    return _with(state, sitting, replace(after, skips=skips)), effects


def closed(state: State, event: NudgeClosed) -> State:
    """N3, closed by hand: the wait counts from the closing; after the third, from when that was shown."""
    sitting = state.phase
    if not isinstance(sitting, Sitting) or not sitting.nudging.on_screen:
        return state
    return _with(state, sitting, unanswered(sitting.nudging, Last.CLOSED, event.at))


def unanswered(nudging: Nudging, last: Last, at: Instant | None) -> Nudging:
    """The nudge on screen went without an answer; the next one is plainer (N3, S5)."""
    if nudging.level == LEVELS:
        return replace(nudging, last=Last.SPENT, last_at=nudging.shown_at)
    return replace(nudging, level=nudging.level + 1, last=last, last_at=at)


def stood_up(sitting: Sitting, at: Instant, rules: Rules) -> tuple[Sitting, Effects]:
    """*I'm up*, or the routine was opened (B3, N7): if the person types on, ``repeat_every`` later, a level on."""
    level = min(sitting.nudging.level + 1, LEVELS) if sitting.nudging.on_screen else sitting.nudging.level
    return put_off(sitting, Last.UP, at, level, rules)


def made_way(sitting: Sitting, at: Instant, rules: Rules) -> tuple[Sitting, Effects]:
    """The routine popped up, and takes the place of a nudge (N13)."""
    return put_off(sitting, Last.WITHDRAWN, at, sitting.nudging.level, rules)


def put_off(sitting: Sitting, last: Last, at: Instant, level: int, rules: Rules) -> tuple[Sitting, Effects]:
    """The next nudge comes ``repeat_every`` after ``at``, and never before it was due anyway (B3, N13)."""
    nudging = sitting.nudging
    floor = nudging.floor
    if nudging.last_at is not None and (not nudging.on_screen or nudging.level == LEVELS):  # N1 goes on by itself
        planned = nudging.last_at.plus(_wait(nudging, rules))
        floor = planned if floor is None or planned.elapsed > floor.elapsed else floor
    skips = 0 if last is Last.UP else nudging.skips  # N12: the routine popping up is no answer of anybody's
    after = replace(nudging, last=last, last_at=at, level=level, floor=floor, held=False, skips=skips)
    return replace(sitting, nudging=after), _answered(nudging)


def rules_changed(state: State, at: Instant, before: Rules, rules: Rules) -> tuple[State, Effects]:
    """N11: what is no longer due is withdrawn; what is due sooner keeps ``repeat_every`` from the one before."""
    sitting = state.phase
    if not isinstance(sitting, Sitting):
        return state, ()
    nudging = sitting.nudging
    if nudging.on_screen and at.since(sitting.began) < rules.sitting.nudge_after:
        sitting, effects = _taken_down(sitting, Withdrawal.CONFIG)
        return _with(state, sitting, replace(sitting.nudging, level=1)), effects
    if nudging.shown_at is not None and due(sitting, rules) < due(sitting, before):
        apart = nudging.shown_at.plus(rules.sitting.repeat_every)
        if nudging.floor is None or nudging.floor.elapsed < apart.elapsed:
            nudging = replace(nudging, floor=apart)
    return _with(state, sitting, nudging), ()


def _answered(nudging: Nudging) -> Effects:
    return (WithdrawNudge(Withdrawal.ANSWERED),) if nudging.on_screen else ()


def _with(state: State, sitting: Sitting, nudging: Nudging) -> State:
    return replace(state, phase=replace(sitting, nudging=nudging))
