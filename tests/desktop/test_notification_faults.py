"""The notification server and the bus go and come back while a nudge is due: it is there again, once, and works."""

from __future__ import annotations

import signal
from collections.abc import Collection
from pathlib import Path

import pytest

from tests.desktop.faults import FAULTS, mend
from tests.desktop.program import Program
from tests.desktop.runner import Runner
from tests.desktop.server import Desktop
from tests.desktop.sights import routine_window
from tests.desktop.waiting import eventually, never, seconds

DUE = "sitting: {nudge_after: 5s, repeat_every: 10m, away_after: 10m, locked_after: 5m}"
TITLE = "A good moment to get up"
LESSER = "Notifications come without buttons: "
LOST = "Notifications come another way until it is back."


@pytest.mark.parametrize("fault", FAULTS)
def test_a_nudge_on_screen_outlives(fault: str, place: Path, run: Runner) -> None:
    with Desktop(place) as desktop:
        program = run(desktop, DUE)
        desktop.notifications.wait_shown()
        go_through(desktop, program, {fault})
        if fault == "session bus killed":
            assert program.log().count(LOST) == 1
        program.stop()


@pytest.mark.parametrize("fault", ["notification server hangs", "notification server killed", "session bus killed"])
def test_a_nudge_that_comes_due_meanwhile_is_shown_after(fault: str, place: Path, run: Runner) -> None:
    with Desktop(place) as desktop:
        program = run(desktop, DUE)
        FAULTS[fault](desktop)
        program.wait_log("ShowNudge")
        # On the terminal, last in the row: nothing else could show it.
        program.wait_log(f"{TITLE}: At your desk")
        mend(desktop, {fault})
        assert desktop.notifications.wait_shown().title == TITLE
        assert program.log().count(f"{TITLE}: At your desk") == 1
        desktop.notifications.click_body()
        routine_window(desktop)
        program.stop()


def test_a_server_that_comes_after_the_program_gets_the_nudge(place: Path, run: Runner) -> None:
    with Desktop(place) as desktop:
        desktop.notifications.server.stop(signal.SIGKILL)
        run.expected = ("Notifications come on this terminal",)
        program = run(desktop, DUE)
        program.wait_log(f"{TITLE}: At your desk")
        assert program.status()["backends"]["notify"] == "terminal"
        assert any(limit.startswith(LESSER) for limit in program.status()["limits"])
        desktop.open_notifications()
        assert desktop.notifications.wait_shown().title == TITLE
        assert program.status()["backends"]["notify"] == "freedesktop"
        assert not any(limit.startswith(LESSER) for limit in program.status()["limits"])
        desktop.notifications.click_body()
        routine_window(desktop)
        program.stop()


def test_an_answered_nudge_does_not_come_back_with_the_server(place: Path, run: Runner) -> None:
    with Desktop(place) as desktop:
        program = run(desktop, DUE)
        desktop.notifications.wait_shown()
        desktop.notifications.server.stop(signal.SIGKILL)
        assert program.command("skip").returncode == 0
        desktop.open_notifications()
        never(desktop.notifications.window, "a nudge that was answered", seconds(4))
        program.stop()


def go_through(desktop: Desktop, program: Program, faults: Collection[str]) -> None:
    """Break it all, mend it all: the program lives on, and its nudge is on the screen and does what it says."""
    for fault in faults:
        FAULTS[fault](desktop)
    assert program.status()["state"] == "sitting"
    mend(desktop, faults)
    desktop.notifications.wait_shown(seconds(60))
    eventually(lambda: len(desktop.windows.of_class("dunst")) == 1, "more than one notification")
    desktop.notifications.click_body()
    routine_window(desktop)
    desktop.notifications.wait_gone()
    assert "Traceback" not in program.log(), program.log()
