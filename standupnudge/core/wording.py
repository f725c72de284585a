"""What the program says by itself: notifications, offers, refusals. Windows have their own words.

``status_words`` says what is going on, ``time_words`` how long and when.
"""

from __future__ import annotations

from collections.abc import Sequence

from standupnudge.core import ideas, nudging
from standupnudge.core.effects import MakeOffer, Notify, OfferOf, Refusal, ShowNudge, Told
from standupnudge.core.exercise_words import exercise_name
from standupnudge.core.rules import OnClick, Rules
from standupnudge.core.time_words import exact, length, several, weekday
from standupnudge.core.views import Abilities, Button, Notice, Tag, Urgency
from standupnudge.language import N_, _, ngettext, pgettext

NAME = "StandUpNudge"
_REFUSALS = {
    Refusal.NOTHING_TO_SNOOZE: N_("No nudge is waiting, so there is nothing to snooze."),
    Refusal.NO_SNOOZES_LEFT: N_("All snoozes of this stretch are used. After a short break there are new ones."),
    Refusal.SNOOZING_IS_OFF: N_("Snoozing is off: max_snoozes is 0 in the configuration."),
    Refusal.NOT_AT_DESK: N_("No time at the desk is running, so there is nothing to change."),
    Refusal.NOT_PAUSED: N_("Nudges are not paused."),
    Refusal.PAUSE_IS_OVER: N_("That day has begun already, so nothing is paused until then."),
    Refusal.STANDING_ALREADY: N_("You are standing already."),
    Refusal.NOT_STANDING: N_("You are not marked as standing, so there is nothing to end."),
    Refusal.NO_SLOT: N_("No routine is waiting, so there is nothing to put off or skip."),
    Refusal.NEXT_SLOT_FIRST: N_(
        "The next routine comes before that time tomorrow. Put this one off by 1 h, or skip it."
    ),
    Refusal.NO_OFFER: N_("Nothing is offered at the moment."),
    Refusal.ROUTINE_NOT_PAUSED: N_("The routine is not paused."),
}


def nudge(shown: ShowNudge, can: Abilities, rules: Rules) -> Notice:
    """The notification of a nudge, each level plainer than the last (N3), as far as the server can show it."""
    routine = rules.sitting.on_click is OnClick.ROUTINE
    lines = [ideas.said(shown.idea)]
    if shown.level < nudging.LEVELS:
        lines.insert(0, _("At your desk for {time}.").format(time=length(shown.sitting)))
    if can.body_click and routine:
        lines.append(_("Click here for the five-minute routine."))
    if not can.buttons:
        lines.append(_in_the_tray())
    return Notice(
        tag=Tag.NUDGE,
        title=_nudge_title(shown),
        body="\n".join(lines),
        buttons=_nudge_buttons(shown, can, rules) if can.buttons else (),
        on_click="routine" if routine else None,
        urgency=Urgency.NORMAL if shown.level == 1 else Urgency.STAYS,
    )


def _nudge_title(shown: ShowNudge) -> str:
    match shown.level:
        case 1:
            return _("A good moment to get up")
        case 2:
            return _("Time to get up")
        case _higher:
            return _("At your desk for {time}: time to get up").format(time=length(shown.sitting))


def _in_the_tray() -> str:
    return _("To answer, click the StandUpNudge icon in the tray.")


def _nudge_buttons(shown: ShowNudge, can: Abilities, rules: Rules) -> tuple[Button, ...]:
    buttons = [Button("up", _("I'm up"))]
    if shown.may_snooze:
        buttons.append(Button("snooze", snooze(rules)))
    if not can.body_click and rules.sitting.on_click is OnClick.ROUTINE:
        buttons.append(Button("routine", _("Start routine")))
    else:
        buttons.append(Button("skip", _("Not now")))
    return tuple(buttons)


def snooze(rules: Rules) -> str:
    """The label of the button and the line that put a nudge off."""
    return _("Snooze {time}").format(time=exact(rules.sitting.snooze))


def routine_due(can: Abilities) -> Notice:
    """The notification that goes with the routine's window, or stands in for it (W2)."""
    if can.body_click:
        body = _("Four exercises, five minutes. Click here when you are ready.")
    elif can.buttons:
        body = _("Four exercises, five minutes. Open it when you are ready.")
    else:
        body = _("Four exercises, five minutes. To start, click the StandUpNudge icon in the tray.")
    buttons = (
        # For translators: a button that opens the routine's window
        Button("routine", pgettext("button", "Open")),
        Button("routine later 1h", _("In 1 h")),
        Button("routine skip", _("Skip this time")),
    )
    return Notice(
        tag=Tag.ROUTINE,
        title=_("It's time for your glute routine"),
        body=body,
        buttons=buttons if can.buttons else (),
        on_click="routine",
        urgency=Urgency.STAYS,
    )


def still_standing(can: Abilities) -> Notice:
    """The question when standing has lasted as long as it may (S6)."""
    body = _("Without an answer you count as sitting again.")
    if not can.buttons:
        body = _("Without an answer you count as sitting again. If you are, click the StandUpNudge icon in the tray.")
    buttons = (Button("standing", _("Yes")), Button("sitting", _("I'm sitting")))
    return Notice(tag=Tag.STANDING, title=_("Still standing?"), body=body, buttons=buttons if can.buttons else ())


def told(what: Notify, rules: Rules) -> Notice:
    """What needs no answer."""
    if what.of is Told.HOURLY:
        body = _("Three nudges in a row did not suit you. From tomorrow on they come after {time} again.")
        return plain(_("Nudges come once an hour until midnight"), body.format(time=exact(rules.sitting.nudge_after)))
    if what.of is Told.NOT_KEPT:
        body = _(
            "The disk may be full. Nudges go on; until there is room again, what happens is missing in your history."
        )
        return plain(_("Your records can't be saved now"), body)
    body = _("It hurt twice, so it is left out from now on. A physio can tell you what is behind it.")
    return plain(_("{exercise} rests").format(exercise=exercise_name(what.exercise)), body)


def offer(made: MakeOffer, can: Abilities) -> Notice:
    """What the ladder offers; the person decides (R5, R6)."""
    title, body, yes = _offered(made)
    buttons = (Button("offer accept", yes), Button("offer decline", decline()))
    if not can.buttons:
        body = f"{body} {_in_the_tray()}"
    return Notice(tag=Tag.OFFER, title=title, body=body, buttons=buttons if can.buttons else (), urgency=Urgency.STAYS)


def offered(made: MakeOffer) -> tuple[str, str]:
    """An offer as a question, and what its *Yes* says."""
    title, _body, yes = _offered(made)
    return title, yes


def decline() -> str:
    """What the *No* of an offer says."""
    return _("Stay as it is")


def _offered(made: MakeOffer) -> tuple[str, str, str]:
    days = several([weekday(day) for day in made.days])
    come, go = _("It would come on {days}.").format(days=days), _("Go to {level}").format(level=made.level)
    if made.of is OfferOf.DAY:
        body = _("The last weeks went well, and there is room for another day.")
        return _("The routine on {days}?").format(days=days), body, _("Add the day")
    if made.level and days:
        title = _("Start again gently, with {level}?").format(level=made.level)
        return title, _("Once a week is enough. It would come on {days}.").format(days=days), go
    if days:
        return _("Start again with one day a week?"), come, _("One day")
    title = _("The next routine with {level}?").format(level=made.level)
    return title, _("You can change it whenever you like."), go


def exercises(lines: Sequence[str], can: Abilities) -> Notice:
    """The routine for who can have no window: every exercise in a line, and a button for when it is done."""
    return Notice(
        tag=Tag.EXERCISES,
        title=_("Your glute routine"),
        body="\n".join(lines),
        buttons=(Button("routine done", pgettext("button", "Done")),) if can.buttons else (),
        urgency=Urgency.STAYS,
    )


def first_start(config: str, rules: Rules, limits: Sequence[str], *, icon: bool = False) -> Notice:
    """What somebody sees right after the first start.

    :param config: the configuration file's path, "~" for the home.
    :param limits: what doesn't work here and what happens instead, a sentence each.
    :param icon: there is one in the tray.
    """
    body = _("The first nudge comes after {time} at the desk. Change that in {file}: it counts as soon as you save.")
    body = body.format(time=exact(rules.sitting.nudge_after), file=config)
    where = (_("The ring in the tray is its icon: click it for everything else."),) if icon else ()
    title = _("{program} is running").format(program=NAME)
    return Notice(tag=Tag.INFO, title=title, body="\n".join((body, *where, *limits)))


def not_written(config: str) -> str:
    """What was chosen at the first start can't be kept: a configuration has come meanwhile, or can't be made."""
    text = _("Your choices weren't written down: {file} is there already, or can't be made. Change it there.")
    return text.format(file=config)


def config_broken(problems: Sequence[str], meanwhile: str = "") -> Notice:
    """The configuration can't be used (C3); ``meanwhile`` says what counts, if not the settings from before."""
    lines, more = [problems[0]], len(problems) - 1
    if more:
        text = ngettext("and {count} more; see: {command}", "and {count} more; see: {command}", more)
        lines.append(text.format(count=more, command="standupnudge config check"))
    lines.append(meanwhile or _("Until it is mended, the settings from before stay on."))
    return Notice(tag=Tag.INFO, title=_("Your configuration has a problem"), body="\n".join(lines))


def defaults_meanwhile() -> str:
    """What counts when the program starts with a broken configuration."""
    return _("Until it is mended, the defaults are used.")


def config_mended() -> Notice:
    """The configuration is good again."""
    return Notice(tag=Tag.INFO, title=_("Your configuration is fine again"), body=_("The new settings are on."))


def unread(kept_as: str) -> Notice:
    """What was remembered can't be read, and the program starts fresh."""
    body = _(
        "It is kept as {file}, in the folder where it was. Desk time and the routine's level begin anew; your settings "
        "are as they were."
    )
    return plain(_("What was remembered can't be read"), body.format(file=kept_as))


def plain(title: str, body: str) -> Notice:
    """A notification that only tells something."""
    return Notice(tag=Tag.INFO, title=title, body=body)


def refusal(why: Refusal) -> str:
    """Why a press or command had no effect."""
    return _(_REFUSALS[why])
