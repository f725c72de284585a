"""The control window, answered with the pointer and the keyboard, and windows that are caught at their opening."""

from __future__ import annotations

import re
from datetime import time

import pytest

from standupnudge.core.views import Mood, TrayIcon
from tests.desktop.controls import AT_DESK, KNOW, ROUTINE_PAUSES, main_button, wait_buttons
from tests.desktop.runner import CONTROL, KIND, Runner
from tests.desktop.server import Desktop
from tests.desktop.sights import icon_in_panel, routine_window
from tests.desktop.waiting import eventually
from tests.desktop.windows import Window
from tests.desktop.zone import zone_where_it_is

PAUSED = ("I'm up", "I'm standing", "Not now", "Resume", *ROUTINE_PAUSES, KNOW, "Open configuration", "Quit")
TIMES, AT_MOST = 3, 8  # a window has to be caught at its opening; on a busy machine it may be faster now and then


def open_control(desktop: Desktop, mood: Mood = Mood.SITTING) -> Window:
    """Click the icon; the window, once it is there and has the keyboard."""
    desktop.pointer.stir()  # away from the icon, which the panel shows on another ground while the pointer is on it
    desktop.pointer.click(icon_in_panel(desktop, TrayIcon(mood)))
    window = eventually(lambda: desktop.windows.titled(CONTROL), "no control window")
    assert window
    eventually(lambda: desktop.windows.active() == window, "the control window has no focus")
    return window


def wait_closed(desktop: Desktop) -> None:
    eventually(lambda: not desktop.windows.titled(CONTROL), "the control window stays")


def test_an_hour_of_pause_is_chosen_in_the_control_window_and_ended_there(desktop: Desktop, run: Runner) -> None:
    home = desktop.home()
    program = run(desktop, home=home, environ=zone_where_it_is(time(10), home.folder))
    desktop.pointer.click(wait_buttons(desktop, open_control(desktop), AT_DESK)["1 h"])
    wait_closed(desktop)
    icon_in_panel(desktop, TrayIcon(Mood.PAUSED))
    status = program.status()
    assert (status["state"], status["quiet"]) == ("paused", ["paused"])
    assert re.search(r"Paused until 11:0\d\.", program.command("status").stdout)

    desktop.pointer.click(wait_buttons(desktop, open_control(desktop, Mood.PAUSED), PAUSED)["Resume"])
    wait_closed(desktop)
    icon_in_panel(desktop, TrayIcon(Mood.SITTING))
    status = program.status()
    assert (status["state"], status["quiet"]) == ("sitting", [])


def test_quit_in_the_control_window_ends_the_program(desktop: Desktop, run: Runner) -> None:
    before = set(desktop.processes())
    program = run(desktop)
    desktop.pointer.click(wait_buttons(desktop, open_control(desktop), AT_DESK)["Quit"])
    assert program.wait_ended() == 0
    assert set(desktop.processes()) == before


def test_start_routine_in_the_control_window_opens_the_routine_with_the_keyboard(desktop: Desktop, run: Runner) -> None:
    run(desktop)
    control = open_control(desktop)
    start = eventually(lambda: main_button(desktop, control), "no button stands out")
    assert start
    desktop.pointer.click(start)
    routine = routine_window(desktop)
    wait_closed(desktop)
    eventually(lambda: desktop.windows.active() == routine, "the routine that was asked for has no focus")


@pytest.mark.parametrize("key", ["Escape", "alt+F4"])
def test_the_control_window_closes_and_changes_nothing_by(key: str, desktop: Desktop, run: Runner) -> None:
    program = run(desktop)
    open_control(desktop)
    desktop.pointer.press(key)
    wait_closed(desktop)
    eventually(lambda: not program.children(), "its process stays")
    assert program.status()["state"] == "sitting"
    assert program.status()["quiet"] == []
    open_control(desktop)


@pytest.mark.parametrize("command", ["routine", "run"])
def test_a_program_stopped_while_a_window_opens_leaves_nothing(command: str, desktop: Desktop, run: Runner) -> None:
    before = set(desktop.processes())
    caught = 0
    for _ in range(AT_MOST):
        program = run(desktop, "sitting: {nudge_after: 30m}")
        sent = len(desktop.notifications.sent())
        assert program.command(command).returncode == 0
        caught += not desktop.windows.of_class(KIND)
        eventually(program.children, "no window is on its way")
        assert program.stop() == 0
        assert set(desktop.processes()) == before
        eventually(lambda: not desktop.windows.of_class(KIND), "its window came, or stays")
        assert not desktop.notifications.sent()[sent:]
        if caught == TIMES:
            return
    pytest.fail(f"only {caught} of {AT_MOST} windows were slower than the command that asked for them")


def test_the_exercises_can_be_got_to_know_from_the_control_window(desktop: Desktop, run: Runner) -> None:
    program = run(desktop)
    desktop.pointer.click(wait_buttons(desktop, open_control(desktop), AT_DESK)[KNOW])
    window = eventually(lambda: desktop.windows.titled("Get to know - StandUpNudge"), "it doesn't open")
    wait_closed(desktop)
    eventually(lambda: desktop.windows.active() == window, "what was asked for has no focus")
    desktop.pointer.press("Escape")
    eventually(lambda: not program.children(), "its process stays")
    assert program.status()["state"] == "sitting"
