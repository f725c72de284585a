"""What is going on and what comes next, in words: for status, tooltip, menu and windows."""

from __future__ import annotations

from datetime import timedelta

from standupnudge.core import nudging, quiet, slot
from standupnudge.core.effects import Reason
from standupnudge.core.in_force import in_force
from standupnudge.core.instant import Instant, remaining
from standupnudge.core.rules import Rules
from standupnudge.core.state import Away, Exercising, OpenSlot, Sitting, Standing, State
from standupnudge.core.time_words import length, moment
from standupnudge.language import N_, _

_REASONS = {
    Reason.PAUSED: N_("Paused."),
    Reason.OUTSIDE_HOURS: N_("Outside your hours."),
    Reason.STANDING: N_("Standing."),
    Reason.CALL: N_("In a call."),
    Reason.FULL_SCREEN: N_("Full screen."),
    Reason.DO_NOT_DISTURB: N_("Do not disturb."),
}
_SINCE = {
    Reason.STANDING: N_("Standing since {when}."),
    Reason.CALL: N_("In a call since {when}."),
    Reason.FULL_SCREEN: N_("Full screen since {when}."),
    Reason.DO_NOT_DISTURB: N_("Do not disturb since {when}."),
}


def status(state: State, rules: Rules) -> tuple[str, ...]:
    """What is going on and what comes next (Q4), a sentence or two a line, strongest first."""
    return (desk(state, rules, state.seen), appointment(state, rules))


def desk(state: State, rules: Rules, now: Instant) -> str:
    """The desk's half of the status, as it was at ``now``."""
    rules = in_force(state, state.seen, rules)
    reasons = quiet.reasons(state, state.seen, rules)
    hold = _because(state, reasons, rules) if reasons else ""
    match state.phase:
        case Away(began=None):
            return _joined(_("Waiting for you at the desk."), hold)
        case Away(began=began) if began is not None:
            return _joined(_("Away since {when}.").format(when=moment(began.wall, state.seen)), hold)
        case Sitting() as sitting:
            return _joined(_at_desk(now.since(sitting.began)), hold or _next_nudge(state, sitting, rules))
        case Standing():
            return hold
        case _ignored:
            return _("The routine is on.")


def _joined(first: str, second: str) -> str:
    if not (first and second):
        return first or second
    # For translators: two sentences, one behind the other.
    return _("{first} {second}").format(first=first, second=second)


def _at_desk(sat: timedelta) -> str:
    if sat < timedelta(seconds=1):
        return _("At your desk.")
    return _("At your desk for {time}.").format(time=length(sat))


def _because(state: State, reasons: tuple[Reason, ...], rules: Rules) -> str:
    """The strongest reason, and since or until when."""
    held = isinstance(state.phase, Sitting) and state.phase.nudging.held
    return _joined(_reason(state, reasons[0], state.seen, rules), _("Nudge held.") if held else "")


def _reason(state: State, reason: Reason, now: Instant, rules: Rules) -> str:
    if reason is Reason.PAUSED and state.pause is not None:
        until = state.pause.ends
        if until is None:
            return _("Paused until you resume.")
        return _("Paused until {when}.").format(when=_when(remaining(until, now), now))
    if reason is Reason.OUTSIDE_HOURS:
        opens = quiet.earliest(now.wall, now, rules)
        if opens > now.wall:
            return _("Outside your hours until {when}.").format(when=moment(opens, now))
        return _(_REASONS[reason])
    began = state.phase.began if isinstance(state.phase, Standing) else quiet.since(state, reason)
    if began is None or reason not in _SINCE:
        return _(_REASONS[reason])
    return _(_SINCE[reason]).format(when=moment(began.wall, now))


def _when(wait: timedelta, now: Instant) -> str:
    return moment(now.wall + wait, now)


def _next_nudge(state: State, sitting: Sitting, rules: Rules) -> str:
    now = state.seen
    if quiet.blocked(state):
        return _("The screen is locked.")
    wait = nudging.due(sitting, rules) - now.elapsed
    if wait <= timedelta(0):
        return _("A nudge waits until you are back at the keys.")
    when = moment(quiet.earliest(now.wall + wait, now, rules), now)
    if sitting.nudging.on_screen:
        return _("A nudge waits for your answer; the next comes {when}.").format(when=when)
    return _("Next nudge {when}.").format(when=when)


def appointment(state: State, rules: Rules) -> str:
    """The routine's half of the status."""
    now, open_slot = state.seen, state.weekly.open
    if isinstance(state.phase, Exercising):
        return _("Take your time.")
    rules = in_force(state, now, rules)
    if state.ladder.pause is not None and open_slot is None:
        back, until = moment(slot.next_slot(state, now, rules)[0], now), moment(state.ladder.pause.ends, now)
        return _("Routine: paused until {until}, then {when}.").format(until=until, when=back)
    if open_slot is None:
        return _("Routine: {when}.").format(when=moment(slot.next_slot(state, now, rules)[0], now))
    return _open_appointment(open_slot, now)


def next_routine(state: State, rules: Rules) -> str:
    """When the routine comes next, for the end of one (R4)."""
    when, _late = slot.next_slot(state, state.seen, in_force(state, state.seen, rules))
    return _("Next: {when}.").format(when=moment(when, state.seen))


def _open_appointment(open_slot: OpenSlot, now: Instant) -> str:
    if open_slot.shown_at is not None:
        return _("Routine: now, its window is open.")
    wait = remaining(open_slot.ready, now)
    if wait > timedelta(0):
        put_off = f"{open_slot.slot.at:%H:%M}"
        return _("Routine: {when}, put off from {before}.").format(when=_when(wait, now), before=put_off)
    return _("Routine: waits for a good moment.")
