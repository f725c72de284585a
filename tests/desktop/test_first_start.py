"""The first start, with nothing in the home: three choices with pointer or keyboard, or none."""

from __future__ import annotations

import signal
from datetime import time, timedelta
from pathlib import Path

import pytest

from standupnudge.config.files import read
from standupnudge.resources import resource
from tests.desktop.controls import buttons, filled, patches
from tests.desktop.home import Home
from tests.desktop.program import Program
from tests.desktop.runner import KIND, Runner
from tests.desktop.screen import Box
from tests.desktop.server import Desktop
from tests.desktop.typewriter import Typewriter
from tests.desktop.waiting import eventually
from tests.desktop.windows import Window

FIRST = "First choices - StandUpNudge"
EXAMPLE = resource("config.example.yaml").read_text(encoding="utf-8")
# What can be pressed and isn't chosen, in reading order; the last is the line for the time.
NAMES = ("45 min", "60 min", "Mon", "Tue", "Thu", "Fri", "Sat", "Sun", "at")


def asked(desktop: Desktop) -> Window:
    """The window, once it has the keyboard and all that is in it is drawn."""
    window = eventually(lambda: desktop.windows.titled(FIRST), "no choices are offered")
    assert window
    eventually(lambda: desktop.windows.active() == window, "it has no focus")
    eventually(lambda: len(buttons(desktop, window)) == len(NAMES), lambda: f"there are {buttons(desktop, window)}")
    eventually(lambda: has_rim(desktop, chosen(desktop, window)[0]), "no key would arrive")
    return window


def has_rim(desktop: Desktop, button: Box) -> bool:
    """Whether the keyboard is on it; the rim's corners are blended, so that it is in four pieces."""
    around = Box(button.x - 4, button.y - 4, button.width + 8, button.height + 8)
    return any(box.width > button.width / 2 for box in patches(desktop, around, "text"))


def control(desktop: Desktop, window: Window, name: str) -> Box:
    """Where this button is, as long as nothing else was chosen in its row and the rows above."""
    return dict(zip(NAMES, buttons(desktop, window), strict=True))[name]


def chosen(desktop: Desktop, window: Window) -> list[Box]:
    """What is chosen, from the top: how often, a day or several, and the button to start."""
    return sorted(filled(desktop, window.box, "accent"), key=lambda box: box.y)


def written(program: Program) -> tuple[timedelta, tuple[int, ...], time]:
    """What the configuration says, once there is one; all else in it is the example."""
    path = program.home.config_file
    eventually(path.exists, lambda: f"no configuration\n{program.log()}")
    notes = [line.partition("#")[2] for line in EXAMPLE.splitlines()]
    assert [line.partition("#")[2] for line in path.read_text().splitlines()] == notes
    rules = read(path).rules
    return rules.sitting.nudge_after, rules.routine.days, rules.routine.at


def login_entry(home: Home) -> Path:
    return home.config / "autostart" / "standupnudge.desktop"


def wait_closed(desktop: Desktop) -> None:
    eventually(lambda: not desktop.windows.of_class(KIND), "the window stays")


def test_choices_made_with_the_pointer_are_written_and_count(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, first=True)
    window = asked(desktop)
    assert program.status()["state"] == "sitting", "it is not at work meanwhile"
    assert not program.home.config_file.exists()
    desktop.pointer.click(control(desktop, window, "Thu"))
    eventually(lambda: len(buttons(desktop, window)) == len(NAMES) - 1, "a second day isn't marked")
    desktop.pointer.click(buttons(desktop, window)[0])  # 45 min
    [box] = filled(desktop, Box(window.box.x, window.box.y, 90, window.box.height), "card", square=True)
    desktop.pointer.click(box)
    eventually(lambda: not filled(desktop, box, "card", square=True), "the box is not ticked")
    desktop.pointer.click(chosen(desktop, window)[-1])
    wait_closed(desktop)
    assert written(program) == (timedelta(minutes=45), (2, 3), time(12, 30))
    eventually(lambda: program.status()["routine"]["days"] == ["wed", "thu"], "it isn't read")
    sent = desktop.notifications.wait_shown()
    assert sent.title == "StandUpNudge is running"
    assert "after 45 min at the desk" in sent.body
    assert "in the tray" in sent.body
    assert "config.yaml" in sent.body
    eventually(login_entry(program.home).exists, "it won't start with the login")


def test_choices_are_made_by_keyboard_alone(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, first=True)
    asked(desktop)
    desktop.pointer.press("Tab", "Tab", "space")  # 60 min
    desktop.pointer.press("Tab", "space", "Tab", "Tab", "Return")  # Mon; and Wed no more
    desktop.pointer.press(*["Tab"] * 5, "ctrl+slash")  # over the other days; all of the time
    desktop.pointer.type("7:40\n")
    wait_closed(desktop)
    assert written(program) == (timedelta(hours=1), (0,), time(7, 40))
    assert not login_entry(program.home).exists()


def test_a_time_that_is_none_is_not_taken_and_the_arrows_mend_it(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, first=True)
    window = asked(desktop)
    desktop.pointer.click(control(desktop, window, "at"))
    desktop.pointer.press("ctrl+slash")
    desktop.pointer.type("7")
    eventually(lambda: len(chosen(desktop, window)) == 2, "Start can still be pressed")
    desktop.pointer.press("Return")
    desktop.pointer.type(":40")
    eventually(lambda: len(chosen(desktop, window)) == 3, "Start can't be pressed")
    desktop.pointer.press("Up", "Up", "Down", "Return")
    wait_closed(desktop)
    assert written(program) == (timedelta(minutes=30), (2,), time(7, 55))


@pytest.mark.parametrize("key", ["Escape", "alt+F4"])
def test_who_skips_has_the_defaults_and_is_never_asked_again(key: str, desktop: Desktop, run: Runner) -> None:
    program = run(desktop, first=True)
    asked(desktop)
    desktop.pointer.press(key)
    wait_closed(desktop)
    assert "after 30 min at the desk" in desktop.notifications.wait_shown().body
    assert program.home.config_file.read_text() == EXAMPLE
    assert program.command("config", "check").returncode == 0
    assert program.stop() == 0

    sent = len(desktop.notifications.sent())
    second = run(desktop, home=program.home)
    with Typewriter(desktop):  # in the time that this takes, the window would have come
        assert not desktop.windows.of_class(KIND)
        assert not second.children()
    assert len(desktop.notifications.sent()) == sent
    assert not login_entry(program.home).exists()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_program_that_ends_before_the_answer_leaves_no_file_and_asks_again(
    how: signal.Signals, desktop: Desktop, run: Runner
) -> None:
    program = run(desktop, first=True)
    asked(desktop)
    program.stop(how)
    wait_closed(desktop)
    assert not list(program.home.config_file.parent.iterdir())
    run(desktop, home=program.home, first=True)
    asked(desktop)


def test_a_file_that_has_come_meanwhile_is_left_alone_and_that_is_said(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, first=True)
    window = asked(desktop)
    program.home.configure("sitting: {nudge_after: 50m}\n")
    desktop.pointer.click(chosen(desktop, window)[-1])
    wait_closed(desktop)
    eventually(
        lambda: any("weren't written" in sent.body for sent in desktop.notifications.sent()),
        "nobody says that it is lost",
    )
    assert program.home.config_file.read_text() == "sitting: {nudge_after: 50m}\n"
