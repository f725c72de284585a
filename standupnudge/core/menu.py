"""The tray's view of the state: icon, tooltip, and the menu that tray and control window share."""

from __future__ import annotations

from datetime import timedelta

from standupnudge.core import nudging, quiet, wording
from standupnudge.core.advance import RING_STEPS, SAVED_EVERY
from standupnudge.core.effects import Reason
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import Exercising, Sitting, State
from standupnudge.core.views import SEPARATOR, MenuEntry, Mood, TrayIcon, TrayView


def view(state: State, rules: Rules, problems: tuple[str, ...]) -> TrayView:
    """What the tray shows now. Changes twelve times a stretch, and when something happens."""
    icon = TrayIcon(mood=mood(state, rules), twelfths=_twelfths(state, rules), marked=bool(problems))
    lines = [wording.desk(state, rules, _last_step(state, rules)), wording.appointment(state, rules)]
    if problems:
        lines.append("Configuration: a problem, see the menu.")
    return TrayView(icon=icon, tooltip="\n".join(lines), menu=entries(state, rules, problems))


def mood(state: State, rules: Rules) -> Mood:
    """What the icon says at a glance."""
    if isinstance(state.phase, Exercising):
        return Mood.EXERCISING
    if Reason.PAUSED in quiet.reasons(state, state.seen, rules):
        return Mood.PAUSED
    if not isinstance(state.phase, Sitting):
        return Mood.AWAY
    now, due = state.seen.elapsed, nudging.due(state.phase, rules)
    if state.phase.nudging.on_screen or due <= now:
        return Mood.DUE
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
    sitting = state.phase if isinstance(state.phase, Sitting) else None
    waiting = sitting is not None and (sitting.nudging.on_screen or sitting.nudging.held)
    left = sitting is not None and sitting.nudging.snoozes < rules.sitting.max_snoozes
    snooze = f"Snooze {wording.exact(rules.sitting.snooze)}"
    broken = (MenuEntry("", problems[0], enabled=False),) if problems else ()
    return (
        MenuEntry("", wording.desk(state, rules, _last_step(state, rules)), enabled=False),
        MenuEntry("", wording.appointment(state, rules), enabled=False),
        SEPARATOR,
        MenuEntry("routine", "Start routine", default=True),
        MenuEntry("up", "I'm up", enabled=sitting is not None),
        MenuEntry("snooze", snooze, enabled=waiting and left),
        MenuEntry("skip", "Not now", enabled=sitting is not None),
        SEPARATOR,
        _pause(state),
        SEPARATOR,
        *broken,
        MenuEntry("open config", "Open configuration"),
        MenuEntry("quit", "Quit"),
    )


def choices(entries: tuple[MenuEntry, ...]) -> tuple[MenuEntry, ...]:
    """The menu for a window that has its own lines for what the menu only tells."""
    told = tuple(each for each in entries if each.name or each.entries or each == SEPARATOR)
    return told[1:] if told and told[0] == SEPARATOR else told


def _pause(state: State) -> MenuEntry:
    if state.pause is not None:
        return MenuEntry("resume", "Resume")
    choices = (
        MenuEntry("pause 30m", "30 min"),
        MenuEntry("pause 1h", "1 h"),
        MenuEntry("pause tomorrow", "Until tomorrow"),
        MenuEntry("pause", "Until I resume"),
    )
    return MenuEntry("", "Pause", entries=choices)
