"""State and effects in words. The only place with sentences for notifications, tray, menu and status."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from standupnudge.core import nudging, quiet, slot
from standupnudge.core.effects import MakeOffer, Notify, OfferOf, Reason, Refusal, ShowNudge, Told
from standupnudge.core.in_force import in_force
from standupnudge.core.instant import Instant, remaining
from standupnudge.core.rules import OnClick, Rules
from standupnudge.core.state import Away, Exercising, OpenSlot, Sitting, Standing, State
from standupnudge.core.views import Abilities, Button, Notice, Tag, Urgency

NAME = "StandUpNudge"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WHOLE_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_REASONS = {
    Reason.PAUSED: "Paused",
    Reason.OUTSIDE_HOURS: "Outside your hours",
    Reason.STANDING: "Standing",
    Reason.CALL: "In a call",
    Reason.FULL_SCREEN: "Full screen",
    Reason.DO_NOT_DISTURB: "Do not disturb",
}
_REFUSALS = {
    Refusal.NOTHING_TO_SNOOZE: "No nudge is waiting, so there is nothing to snooze.",
    Refusal.NO_SNOOZES_LEFT: "All snoozes of this stretch are used. After a short break there are new ones.",
    Refusal.SNOOZING_IS_OFF: "Snoozing is off: max_snoozes is 0 in the configuration.",
    Refusal.NOT_AT_DESK: "No time at the desk is running, so there is nothing to change.",
    Refusal.NOT_PAUSED: "Nudges are not paused.",
    Refusal.PAUSE_IS_OVER: "That day has begun already, so nothing is paused until then.",
    Refusal.STANDING_ALREADY: "You are standing already.",
    Refusal.NOT_STANDING: "You are not marked as standing, so there is nothing to end.",
    Refusal.NO_SLOT: "No routine is waiting, so there is nothing to put off or skip.",
    Refusal.NEXT_SLOT_FIRST: "The next routine comes before that time tomorrow. Put this one off by 1 h, or skip it.",
    Refusal.NO_OFFER: "Nothing is offered at the moment.",
    Refusal.ROUTINE_NOT_PAUSED: "The routine is not paused.",
}


def length(span: timedelta) -> str:
    """A duration for people: "45 s", "42 min", "1 h 5 min"; rounded down."""
    seconds = max(0, int(span.total_seconds()))
    hours, minutes = divmod(seconds // 60, 60)
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min" if minutes else f"{seconds} s"


def exact(span: timedelta) -> str:
    """A duration as it was set: "30 min", "1 min 30 s"."""
    hours, rest = divmod(round(span.total_seconds()), 3600)
    parts = ((hours, "h"), (rest // 60, "min"), (rest % 60, "s"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 s"


def moment(when: datetime, now: Instant) -> str:
    """A time for people: "10:32" today, "Wed 12:30" within a week, "Wed 25 Nov 12:30" later (local time)."""
    local, today = when.astimezone(now.zone), now.local.date()
    clock = f"{local:%H:%M}"
    days = (local.date() - today).days
    if days == 0:
        return clock
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[local.month - 1]
    day = _WEEKDAYS[local.weekday()] if 0 < days < 7 else f"{_WEEKDAYS[local.weekday()]} {local.day} {month}"
    return f"{day} {clock}"


def nudge(shown: ShowNudge, can: Abilities, rules: Rules) -> Notice:
    """The notification of a nudge, each level plainer than the last (N3), as far as the server can show it."""
    routine = rules.sitting.on_click is OnClick.ROUTINE
    sitting = f"At your desk for {length(shown.sitting)}"
    title = {1: "A good moment to get up", 2: "Time to get up"}.get(shown.level, f"{sitting}: time to get up")
    lines = [shown.idea]
    if shown.level < nudging.LEVELS:
        lines.insert(0, f"{sitting}.")
    if can.body_click and routine:
        lines.append("Click here for the five-minute routine.")
    if not can.buttons:
        lines.append("To answer, click the StandUpNudge icon in the tray.")
    return Notice(
        tag=Tag.NUDGE,
        title=title,
        body="\n".join(lines),
        buttons=_nudge_buttons(shown, can, rules) if can.buttons else (),
        on_click="routine" if routine else None,
        urgency=Urgency.NORMAL if shown.level == 1 else Urgency.STAYS,
    )


def _nudge_buttons(shown: ShowNudge, can: Abilities, rules: Rules) -> tuple[Button, ...]:
    buttons = [Button("up", "I'm up")]
    if shown.may_snooze:
        buttons.append(Button("snooze", f"Snooze {exact(rules.sitting.snooze)}"))
    if not can.body_click and rules.sitting.on_click is OnClick.ROUTINE:
        buttons.append(Button("routine", "Start routine"))
    else:
        buttons.append(Button("skip", "Not now"))
    return tuple(buttons)


def routine_due(can: Abilities) -> Notice:
    """The notification that goes with the routine's window, or stands in for it (W2)."""
    body = "Four exercises, five minutes. "
    if can.body_click:
        body += "Click here when you are ready."
    elif can.buttons:
        body += "Open it when you are ready."
    else:
        body += "To start, click the StandUpNudge icon in the tray."
    buttons = (
        Button("routine", "Open"),
        Button("routine later 1h", "In 1 h"),
        Button("routine skip", "Skip this time"),
    )
    return Notice(
        tag=Tag.ROUTINE,
        title="It's time for your glute routine",
        body=body,
        buttons=buttons if can.buttons else (),
        on_click="routine",
        urgency=Urgency.STAYS,
    )


def still_standing(can: Abilities) -> Notice:
    """The question when standing has lasted as long as it may (S6)."""
    body = "Without an answer you count as sitting again."
    if not can.buttons:
        body += " If you are, click the StandUpNudge icon in the tray."
    buttons = (Button("standing", "Yes"), Button("sitting", "I'm sitting"))
    return Notice(tag=Tag.STANDING, title="Still standing?", body=body, buttons=buttons if can.buttons else ())


def told(what: Notify, rules: Rules) -> Notice:
    """What needs no answer."""
    if what.of is Told.HOURLY:
        after = exact(rules.sitting.nudge_after)
        body = f"Three nudges in a row did not suit you. From tomorrow on they come after {after} again."
        return plain("Nudges come once an hour until midnight", body)
    if what.of is Told.NOT_KEPT:
        body = "The disk may be full. Nudges go on; until there is room again, what happens is missing in your history."
        return plain("Your records can't be saved now", body)
    body = "It hurt twice, so it is left out from now on. A physio can tell you what is behind it."
    return plain(f"{what.exercise.replace('_', ' ').capitalize()} rests", body)


def offer(made: MakeOffer, can: Abilities) -> Notice:
    """What the ladder offers; the person decides (R5, R6)."""
    title, body, yes = _offered(made)
    buttons = (Button("offer accept", yes), Button("offer decline", "Stay as it is"))
    if not can.buttons:
        body += " To answer, click the StandUpNudge icon in the tray."
    return Notice(tag=Tag.OFFER, title=title, body=body, buttons=buttons if can.buttons else (), urgency=Urgency.STAYS)


def offered(made: MakeOffer) -> tuple[str, str]:
    """An offer as a question, and what its *Yes* says."""
    title, _, yes = _offered(made)
    return title, yes


def _offered(made: MakeOffer) -> tuple[str, str, str]:
    names = [_WHOLE_WEEKDAYS[day] for day in made.days]
    days = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    if made.of is OfferOf.DAY:
        return f"The routine on {days}?", "The last weeks went well, and there is room for another day.", "Add the day"
    body = "Once a week is enough." if days else "You can change it whenever you like."
    if made.level and days:
        return f"Start again gently, with {made.level}?", f"{body} It would come on {days}.", f"Go to {made.level}"
    if days:
        return "Start again with one day a week?", f"It would come on {days}.", "One day"
    return f"The next routine with {made.level}?", body, f"Go to {made.level}"


def exercises(lines: Sequence[str], can: Abilities) -> Notice:
    """The routine for who can have no window: every exercise in a line, and a button for when it is done."""
    return Notice(
        tag=Tag.EXERCISES,
        title="Your glute routine",
        body="\n".join(lines),
        buttons=(Button("routine done", "Done"),) if can.buttons else (),
        urgency=Urgency.STAYS,
    )


def first_start(config: str, rules: Rules, limits: Sequence[str], *, icon: bool = False) -> Notice:
    """What somebody sees right after the first start.

    :param config: the configuration file's path, "~" for the home.
    :param limits: what doesn't work here and what happens instead, a sentence each.
    :param icon: there is one in the tray.
    """
    after = exact(rules.sitting.nudge_after)
    body = f"The first nudge comes after {after} at the desk. Change that in {config}: it counts as soon as you save."
    where = ("The ring in the tray is its icon: click it for everything else.",) if icon else ()
    return Notice(tag=Tag.INFO, title=f"{NAME} is running", body="\n".join((body, *where, *limits)))


def not_written(config: str) -> str:
    """What was chosen at the first start can't be kept: a configuration has come meanwhile, or can't be made."""
    return f"Your choices weren't written down: {config} is there already, or can't be made. Change it there."


def config_broken(problems: Sequence[str], meanwhile: str = "the settings from before stay on") -> Notice:
    """The configuration can't be used (C3)."""
    more = "" if len(problems) == 1 else f"\nand {len(problems) - 1} more; see: standupnudge config check"
    body = f"{problems[0]}{more}\nUntil it is mended, {meanwhile}."
    return Notice(tag=Tag.INFO, title="Your configuration has a problem", body=body)


def config_mended() -> Notice:
    """The configuration is good again."""
    return Notice(tag=Tag.INFO, title="Your configuration is fine again", body="The new settings are on.")


def unread(kept_as: str) -> Notice:
    """What was remembered can't be read, and the program starts fresh."""
    body = (
        f"It is kept as {kept_as}, in the folder where it was. Desk time and the routine's level begin anew; "
        "your settings are as they were."
    )
    return plain("What was remembered can't be read", body)


def plain(title: str, body: str) -> Notice:
    """A notification that only tells something."""
    return Notice(tag=Tag.INFO, title=title, body=body)


def refusal(why: Refusal) -> str:
    """Why a press or command had no effect."""
    return _REFUSALS[why]


def status(state: State, rules: Rules) -> tuple[str, ...]:
    """What is going on and what comes next (Q4), a sentence or two a line, strongest first."""
    return (desk(state, rules, state.seen), appointment(state, rules))


def desk(state: State, rules: Rules, now: Instant) -> str:
    """The desk's half of the status, as it was at ``now``."""
    rules = in_force(state, state.seen, rules)
    reasons = quiet.reasons(state, state.seen, rules)
    hold = f" {_because(state, reasons, rules)}" if reasons else ""
    match state.phase:
        case Away(began=None):
            return f"Waiting for you at the desk.{hold}"
        case Away(began=began) if began is not None:
            return f"Away since {moment(began.wall, state.seen)}.{hold}"
        case Sitting() as sitting:
            sat = now.since(sitting.began)
            text = f"At your desk for {length(sat)}." if sat >= timedelta(seconds=1) else "At your desk."
            return f"{text}{hold}" if hold else f"{text} {_next_nudge(state, sitting, rules)}"
        case Standing():
            return hold.strip()
        case _:
            return "The routine is on."


def _because(state: State, reasons: tuple[Reason, ...], rules: Rules) -> str:
    """The strongest reason, and since or until when."""
    now, reason = state.seen, reasons[0]
    held = isinstance(state.phase, Sitting) and state.phase.nudging.held
    return f"{_REASONS[reason]}{_span(state, reason, now, rules)}.{' Nudge held.' if held else ''}"


def _span(state: State, reason: Reason, now: Instant, rules: Rules) -> str:
    if reason is Reason.PAUSED and state.pause is not None:
        until = state.pause.ends
        return " until you resume" if until is None else f" until {_when(remaining(until, now), now)}"
    if reason is Reason.OUTSIDE_HOURS:
        opens = quiet.earliest(now.wall, now, rules)
        return f" until {moment(opens, now)}" if opens > now.wall else ""
    began = state.phase.began if isinstance(state.phase, Standing) else quiet.since(state, reason)
    return f" since {moment(began.wall, now)}" if began is not None else ""


def _when(wait: timedelta, now: Instant) -> str:
    return moment(now.wall + wait, now)


def _next_nudge(state: State, sitting: Sitting, rules: Rules) -> str:
    now = state.seen
    if quiet.blocked(state):
        return "The screen is locked."
    wait = nudging.due(sitting, rules) - now.elapsed
    if wait <= timedelta(0):
        return "A nudge waits until you are back at the keys."
    when = moment(quiet.earliest(now.wall + wait, now, rules), now)
    return (
        f"A nudge waits for your answer; the next comes {when}." if sitting.nudging.on_screen else f"Next nudge {when}."
    )


def appointment(state: State, rules: Rules) -> str:
    """The routine's half of the status."""
    now, open_slot = state.seen, state.weekly.open
    if isinstance(state.phase, Exercising):
        return "Take your time."
    rules = in_force(state, now, rules)
    if state.ladder.pause is not None and open_slot is None:
        back = moment(slot.next_slot(state, now, rules)[0], now)
        return f"Routine: paused until {moment(state.ladder.pause.ends, now)}, then {back}."
    if open_slot is None:
        return f"Routine: {moment(slot.next_slot(state, now, rules)[0], now)}."
    return _open_appointment(open_slot, now)


def next_routine(state: State, rules: Rules) -> str:
    """When the routine comes next, for the end of one (R4)."""
    when, _ = slot.next_slot(state, state.seen, in_force(state, state.seen, rules))
    return f"Next: {moment(when, state.seen)}."


def _open_appointment(open_slot: OpenSlot, now: Instant) -> str:
    if open_slot.shown_at is not None:
        return "Routine: now, its window is open."
    wait = remaining(open_slot.ready, now)
    if wait > timedelta(0):
        return f"Routine: {_when(wait, now)}, put off from {open_slot.slot.at:%H:%M}."
    return "Routine: waits for a good moment."
