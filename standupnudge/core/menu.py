"""The tray's view of the state: icon, tooltip, and the menu that tray and control window share."""

from __future__ import annotations

from datetime import timedelta

from standupnudge.core import nudging, quiet, slot, status_words, wording
from standupnudge.core.effects import MakeOffer, Reason
from standupnudge.core.in_force import in_force
from standupnudge.core.instant import Instant, passed
from standupnudge.core.rules import Rules
from standupnudge.core.state import Exercising, Sitting, Standing, State
from standupnudge.core.views import SEPARATOR, MenuEntry, Mood, TrayIcon, TrayView
from standupnudge.core.wakeup import RING_STEPS, SAVED_EVERY
from standupnudge.language import _


def view(state: State, rules: Rules, problems: tuple[str, ...]) -> TrayView:
    """What the tray shows now. Changes twelve times a stretch, and when something happens."""
    rules = in_force(state, state.seen, rules)
    icon = TrayIcon(mood=mood(state, rules), twelfths=_twelfths(state, rules), marked=bool(problems))
    lines = [status_words.desk(state, rules, _last_step(state, rules)), status_words.appointment(state, rules)]
    if problems:
        lines.append(_("Configuration: a problem, see the menu."))
    return TrayView(icon=icon, tooltip="\n".join(lines), menu=entries(state, rules, problems))


def mood(state: State, rules: Rules) -> Mood:
    """What the icon says at a glance."""
    if isinstance(state.phase, Exercising):
        return Mood.EXERCISING
    if Reason.PAUSED in quiet.reasons(state, state.seen, rules):
        return Mood.PAUSED
    if isinstance(state.phase, Standing):
        return Mood.STANDING
    if not isinstance(state.phase, Sitting):
        return Mood.AWAY
    if quiet.reasons(state, state.seen, rules):
        return Mood.QUIET
    return _at_the_desk(state, state.phase, rules)


def _at_the_desk(state: State, sitting: Sitting, rules: Rules) -> Mood:
    """The mood while something may be shown."""
    now, due = state.seen.elapsed, nudging.due(sitting, rules)
    if sitting.nudging.on_screen or due <= now:
        return Mood.DUE
    if state.weekly.open is not None and passed(state.weekly.open.ready, state.seen):
        return Mood.ROUTINE
    warn = rules.sitting.warn_before
    if timedelta(0) < warn < rules.sitting.nudge_after and due - warn <= now:
        return Mood.WARNING
    return Mood.SITTING


def _twelfths(state: State, rules: Rules) -> int:
    if not isinstance(state.phase, Sitting):
        return 0
    return min(RING_STEPS, int(state.seen.since(state.phase.began) / (rules.sitting.nudge_after / RING_STEPS)))


def _last_step(state: State, rules: Rules) -> Instant:
    """When the ring last moved: the tooltip is as old as the icon, so that both are drawn together."""
    if not isinstance(state.phase, Sitting):
        return state.seen
    step = min(rules.sitting.nudge_after / RING_STEPS, SAVED_EVERY)  # a look comes as often anyway
    steps = state.seen.since(state.phase.began) // step
    return state.phase.began.plus(steps * step)


def entries(state: State, rules: Rules, problems: tuple[str, ...]) -> tuple[MenuEntry, ...]:
    """The menu, line by line."""
    rules = in_force(state, state.seen, rules)
    sitting = state.phase if isinstance(state.phase, Sitting) else None
    waiting = sitting is not None and (sitting.nudging.on_screen or sitting.nudging.held)
    left = sitting is not None and sitting.nudging.snoozes < rules.sitting.max_snoozes
    broken = (MenuEntry("", problems[0], enabled=False),) if problems else ()
    return (
        MenuEntry("", status_words.desk(state, rules, _last_step(state, rules)), enabled=False),
        MenuEntry("", status_words.appointment(state, rules), enabled=False),
        SEPARATOR,
        MenuEntry("routine", _("Start routine"), default=True),
        *_put_off(state, rules),
        *_offer(state),
        MenuEntry("up", _("I'm up"), enabled=isinstance(state.phase, Sitting | Standing)),
        _standing(state),
        MenuEntry("snooze", wording.snooze(rules), enabled=waiting and left),
        MenuEntry("skip", _("Not now"), enabled=sitting is not None),
        SEPARATOR,
        _pause(state),
        _routine_pause(state),
        SEPARATOR,
        *broken,
        MenuEntry("know", _("Get to know the exercises")),
        MenuEntry("open config", _("Open configuration")),
        MenuEntry("quit", _("Quit")),
    )


def choices(entries: tuple[MenuEntry, ...]) -> tuple[MenuEntry, ...]:
    """The menu for a window that has its own lines for what the menu only tells."""
    told = tuple(each for each in entries if each.name or each.entries or each == SEPARATOR)
    return told[1:] if told and told[0] == SEPARATOR else told


def _standing(state: State) -> MenuEntry:
    if isinstance(state.phase, Standing):
        return MenuEntry("sitting", _("I'm sitting"))
    return MenuEntry("standing", _("I'm standing"), enabled=isinstance(state.phase, Sitting))


def _put_off(state: State, rules: Rules) -> tuple[MenuEntry, ...]:
    """What can be done with an appointment that is open (W4)."""
    open_slot = state.weekly.open
    if open_slot is None or isinstance(state.phase, Exercising):
        return ()
    tomorrow = slot.tomorrow(open_slot.slot.at, state, state.seen, rules) is not None
    later = (
        MenuEntry("routine later 15m", _("In 15 min")),
        MenuEntry("routine later 1h", _("In 1 h")),
        *(
            (MenuEntry("routine later tomorrow", _("Tomorrow {clock}").format(clock=f"{open_slot.slot.at:%H:%M}")),)
            if tomorrow
            else ()
        ),
        MenuEntry("routine skip", _("Skip this time")),
    )
    return (MenuEntry("", _("Routine later"), entries=later),)


def _offer(state: State) -> tuple[MenuEntry, ...]:
    offer = state.ladder.offer
    if offer is None:
        return ()
    title, yes = wording.offered(MakeOffer(offer.of, offer.level, offer.days))
    entries = (MenuEntry("offer accept", yes), MenuEntry("offer decline", wording.decline()))
    return (MenuEntry("", title, entries=entries),)


def _routine_pause(state: State) -> MenuEntry:
    """R7."""
    if state.ladder.pause is not None:
        return MenuEntry("routine resume", _("Resume the routine"))
    choices = (
        MenuEntry("routine pause 1w", _("1 week")),
        MenuEntry("routine pause 2w", _("2 weeks")),
        MenuEntry("routine ill 1w", _("1 week, ill")),
    )
    return MenuEntry("", _("Pause the routine"), entries=choices)


def _pause(state: State) -> MenuEntry:
    if state.pause is not None:
        return MenuEntry("resume", _("Resume"))
    choices = (
        MenuEntry("pause 30m", _("30 min")),
        MenuEntry("pause 1h", _("1 h")),
        MenuEntry("pause tomorrow", _("Until tomorrow")),
        MenuEntry("pause", _("Until I resume")),
    )
    return MenuEntry("", _("Pause"), entries=choices)
