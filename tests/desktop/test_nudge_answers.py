"""Each answer to a nudge, by the pointer, on each kind of server: the body, and every button it was sent with."""

from __future__ import annotations

import pytest

from tests.desktop.program import Program
from tests.desktop.runner import Runner
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually

SOON = "sitting: {nudge_after: 5s, repeat_every: 10m, snooze: 10m, away_after: 10m, locked_after: 5s}"
BUTTONS = {"I'm up": "UpPressed(", "Snooze 10 min": "SnoozePressed(", "Not now": "SkipPressed("}
# There is no X server for a window there, and no tray in this Python's reach that could hold an icon.
ON_SWAY = ("No tray", "Keyboard and mouse can't be watched", "No window can be opened")


@pytest.fixture(params=["dunst", "xfce4-notifyd", "mako"])
def any_desktop(request: pytest.FixtureRequest, run: Runner) -> Desktop:
    """The desktop of each server."""
    if request.param == "mako":
        run.expected = ON_SWAY
    names = {"dunst": "desktop", "xfce4-notifyd": "desktop_with_buttons", "mako": "sway"}
    desktop: Desktop = request.getfixturevalue(names[request.param])
    return desktop


def nudged(desktop: Desktop, run: Runner) -> Program:
    """The program, with its nudge on the screen."""
    program = run(desktop, SOON)
    desktop.pointer.stir()
    desktop.notifications.wait_shown()
    return program


@pytest.mark.parametrize("label", BUTTONS)
def test_a_button_is_pressed_and_the_nudge_goes(label: str, any_desktop: Desktop, run: Runner) -> None:
    program = nudged(any_desktop, run)
    sent = any_desktop.notifications.sent()[-1]
    if label == "Not now" and "default" not in sent.actions:
        assert label not in sent.actions.values()  # *Start routine* has its place, three is what servers have room for
        return
    any_desktop.notifications.press(label)
    program.wait_log(BUTTONS[label])
    any_desktop.notifications.wait_gone()


def test_the_way_to_the_routine_is_the_text_or_a_button(any_desktop: Desktop, run: Runner) -> None:
    program = nudged(any_desktop, run)
    sent = any_desktop.notifications.sent()[-1]
    if "default" in sent.actions:
        any_desktop.notifications.click_body()
    else:
        any_desktop.notifications.press("Start routine")
    program.wait_log("RoutineAsked(")
    eventually(
        lambda: (
            any_desktop.notifications.heard("CloseNotification")
            or any_desktop.notifications.heard("NotificationClosed")
        ),
        "the nudge stays",
    )


def test_a_nudge_closed_by_hand_has_no_answer_and_stays_away(any_desktop: Desktop, run: Runner) -> None:
    program = nudged(any_desktop, run)
    any_desktop.notifications.dismiss()
    any_desktop.notifications.wait_gone()
    program.wait_log("NudgeClosed(")
    assert not any(event in program.log() for event in (*BUTTONS.values(), "RoutineAsked("))
