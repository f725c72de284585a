"""Stretches (S rules), and the breaks between them as they are noticed (B rules; ``absence`` says which it is)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from standupnudge.core import absence, nudging, quiet
from standupnudge.core.effects import (
    Effects,
    Kind,
    RecordBreak,
    Refusal,
    Refuse,
    Withdrawal,
    WithdrawNudge,
    WithdrawQuestion,
)
from standupnudge.core.events import FellAsleep, Locked, Looked, Sign, SignsChanged, Started, Unlocked, UpPressed, Woke
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import AT_START, AtDesk, Away, Exercising, Last, Sitting, Standing, State

SAVED_LATELY = timedelta(minutes=6)  # S5: two saves may be three minutes apart, and a restart takes a while
ASKED_LATELY = timedelta(seconds=30)  # two looks at the signs so close together bound when one of them went
_SAME_INPUT = timedelta(seconds=0.5)  # two looks at one input differ by the time that asking takes


def looked(state: State, event: Looked, rules: Rules) -> tuple[State, Effects]:
    """What the idle time tells: the stretch goes on (S2, S3), a break was noticed (B1 to B3) or has ended."""
    if event.signs is not None:
        state = _with_signs(state, event.signs, event.at, told_at_once=False)
    last_input = event.at.plus(-event.idle)
    if not absence.is_input(state.blocked, last_input):
        return noticed(state, event.at, rules)
    match state.phase:
        case Away() as away:
            return _maybe_back(state, away, last_input)
        case Sitting() | Standing() as desk:
            if (desk := _with_input(desk, last_input)) is not state.phase:
                state = replace(state, phase=desk)
            return noticed(state, event.at, rules)
        case Exercising():  # B4: whatever the input
            return state, ()


def _maybe_back(state: State, away: Away, last_input: Instant) -> tuple[State, Effects]:
    """S1: a stretch begins at the first input after a break."""
    if last_input.since(away.since) <= _SAME_INPUT:
        return state, ()
    return replace(state, phase=Sitting(began=last_input, last_input=last_input)), ended(away, last_input)


def ended(away: Away, at: Instant) -> Effects:
    """The break, if it was one, is over at ``at``."""
    return () if away.began is None else (RecordBreak(away.began.wall, at.wall, away.kind),)


def _with_input(desk: AtDesk, last_input: Instant) -> AtDesk:
    if last_input.since(desk.last_input) > _SAME_INPUT:
        desk = replace(desk, last_input=last_input)
    up = desk.up_pressed
    if up is not None and desk.last_input.since(up) > absence.UP_GRACE:  # B3: typed on
        desk = replace(desk, up_pressed=None)
    return desk


def noticed(state: State, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """Let the break begin that has begun by ``at``, if there is one."""
    desk = state.phase
    if not isinstance(desk, Sitting | Standing):
        return state, ()
    if quiet.engaged(state):
        desk = replace(desk, engaged_to=at)
    by = min(at, over(desk, rules), key=lambda each: each.elapsed) if isinstance(desk, Standing) else at
    away = absence.found(state, desk, by, rules)
    if away is None:
        return (state if desk is state.phase else replace(state, phase=desk)), ()
    return replace(state, phase=away, asked_standing=False), left(desk, away)


def left(desk: AtDesk, away: Away) -> Effects:
    """What ends at the desk when a break is noticed: a nudge on screen (N8), or standing (S6)."""
    began = away.began or away.since
    if isinstance(desk, Standing):
        return (*stood(desk, began), WithdrawQuestion())
    withdrawn = (WithdrawNudge(Withdrawal.BREAK),) if desk.nudging.on_screen else ()
    return (*withdrawn, WithdrawQuestion())


def over(standing: Standing, rules: Rules) -> Instant:
    """When standing ends by itself (S6)."""
    return standing.began.plus(rules.standing.at_most)


def stood(standing: Standing, until: Instant) -> Effects:
    """The break of standing, if it lasted at all."""
    if until.elapsed <= standing.began.elapsed:
        return ()
    return (RecordBreak(standing.began.wall, until.wall, Kind.STANDING),)


def signs_changed(state: State, event: SignsChanged, rules: Rules) -> tuple[State, Effects]:
    """A source told at once, so that the end of a call is known to the second (B1)."""
    return noticed(_with_signs(state, event.signs, event.at, told_at_once=True), event.at, rules)


def _with_signs(state: State, signs: frozenset[Sign], at: Instant, *, told_at_once: bool) -> State:
    """S3: engagement that has ended counts up to its end, as far as that is known."""
    before, after = state, quiet.noted(state, signs, at)
    if before.busy is None or not quiet.engaged(before) or quiet.engaged(after):
        return after
    known = told_at_once or at.since(before.busy.at) <= ASKED_LATELY
    return _engaged_to(after, at if known else before.busy.at)


def _engaged_to(state: State, at: Instant) -> State:
    desk = state.phase
    return replace(state, phase=replace(desk, engaged_to=at)) if isinstance(desk, Sitting | Standing) else state


def blocked(state: State, event: Locked | FellAsleep) -> State:
    """The screen is locked or the machine falls asleep: whether that is a break, time will tell (B2)."""
    if quiet.engaged(state):
        state = _engaged_to(state, event.at)
    kind = Kind.LOCKED if isinstance(event, Locked) else Kind.ASLEEP
    return replace(state, blocked=absence.blocked_by(state, kind, event.at))


def released(state: State, event: Unlocked | Woke, rules: Rules) -> tuple[State, Effects]:
    """Unlocked, or awake again; what was long enough is a break, which ends at the next input (B2)."""
    state, effects = noticed(state, event.at, rules)
    kind = Kind.LOCKED if isinstance(event, Unlocked) else Kind.ASLEEP
    state = replace(state, blocked=absence.released(state, kind, event.at))
    if isinstance(state.phase, Away) and not quiet.blocked(state):  # B2: no key on the lock screen ever counts
        state = replace(state, phase=replace(state.phase, since=event.at.plus(-AT_START)))
    return state, effects


def up(state: State, event: UpPressed, rules: Rules) -> tuple[State, Effects]:
    """*I'm up* (B3): whether it is a break, the next looks tell."""
    match state.phase:
        case Sitting() as sitting:
            sitting, effects = nudging.stood_up(sitting, event.at, rules)
            return replace(state, phase=replace(sitting, up_pressed=event.at)), effects
        case Standing() as standing:
            return replace(state, phase=replace(standing, up_pressed=event.at)), ()
        case _:
            return state, (Refuse(Refusal.NOT_AT_DESK),)


def started(state: State, event: Started, rules: Rules) -> tuple[State, Effects]:
    """S5: a short time after the last save the stretch goes on; else it ended there. What was a break goes on."""
    effects: Effects = ()
    lately = timedelta(0) <= event.at.since(state.seen) < SAVED_LATELY
    match state.phase:
        case Sitting() as sitting if lately:
            state = replace(state, phase=_without_nudge(sitting))
        case Sitting():
            state = replace(state, phase=_stopped(state.seen, event.at))
        case Standing() as standing if not lately:
            state, effects = _stood_on(state, standing, event.at, rules)
        case _:
            pass  # a break goes on, and a routine has ended already (W7)
    return _blocked_at_start(replace(state, busy=None, asked_standing=False), event), effects


def _without_nudge(sitting: Sitting) -> Sitting:
    """A nudge on screen went with the program, and counts as unanswered."""
    if not sitting.nudging.on_screen:
        return sitting
    left = nudging.unanswered(sitting.nudging, Last.UNANSWERED, sitting.nudging.shown_at)
    return replace(sitting, nudging=left)


def _stopped(saved: Instant, at: Instant) -> Away:
    """Nobody looked since the save. One from the future: the clock was set back; no break ends before it began."""
    return Away(at.plus(-AT_START), replace(saved, wall=min(saved.wall, at.wall)), Kind.STOPPED)


def _stood_on(state: State, standing: Standing, at: Instant, rules: Rules) -> tuple[State, Effects]:
    """Standing goes on while the program is off, as any break does, and no longer than it may (S6)."""
    end = over(standing, rules)
    if end.elapsed > at.elapsed:
        unseen = replace(standing, last_input=state.seen, engaged_to=None, up_pressed=None)
        return replace(state, phase=unseen), ()
    return replace(state, phase=_stopped(end, at)), stood(standing, end)


def _blocked_at_start(state: State, event: Started) -> State:
    """What is locked now may have been locked before; what is not is of the past, like the input in it (B2)."""
    if not event.locked:
        return replace(state, blocked=None) if quiet.blocked(state) else state
    if state.blocked is None or not quiet.blocked(state):
        return blocked(state, Locked(event.at))
    return replace(state, blocked=replace(state.blocked, locked=True, asleep=False))  # whoever starts is awake
