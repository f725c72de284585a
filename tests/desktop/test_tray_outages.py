"""What the icon stands on goes away: the program says so and lives on, or ends with its session."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from standupnudge.core.views import Mood, TrayIcon
from tests.desktop.program import Program
from tests.desktop.runner import CONTROL, Runner
from tests.desktop.server import Desktop
from tests.desktop.sights import icon_in_panel
from tests.desktop.test_tray_in_tint2 import seen
from tests.desktop.tint2 import Tint2
from tests.desktop.waiting import eventually

# What is told when the bus goes, of the tray and of other things.
OUTAGE = ("The tray icon is gone", "No tray was found", "session bus", "notification server", "Notifications come")


def used(program: Program) -> str:
    return str(program.status()["backends"]["tray"])


def kill(desktop: Desktop, name: str) -> None:
    """End the server called ``name`` of the desktop without a farewell."""
    [pid] = [pid for pid, command in desktop.processes().items() if Path(command.split()[0]).name == name]
    os.kill(pid, signal.SIGKILL)


def test_without_the_session_bus_it_goes_over_to_the_older_kind_of_icon(place: Path, run: Runner) -> None:
    run.expected = OUTAGE
    with Desktop(place) as desktop:
        program = run(desktop)
        icon_in_panel(desktop, TrayIcon(Mood.SITTING))
        assert used(program) == "status_notifier"
        desktop.bus.server.stop(signal.SIGKILL)
        program.wait_log("The tray icon is gone: The session bus has gone.")
        eventually(lambda: used(program) == "x11_xembed", "it doesn't go over")
        desktop.panel.server.stop()
        desktop.pointer.click(seen(desktop, Tint2(desktop), TrayIcon(Mood.SITTING)))
        eventually(lambda: desktop.windows.titled(CONTROL), "no control window")
        assert program.stop() == 0


def test_a_bus_that_comes_back_gets_the_icon_again(place: Path, run: Runner) -> None:
    run.expected = OUTAGE
    with Desktop(place) as desktop:
        program = run(desktop)
        icon_in_panel(desktop, TrayIcon(Mood.SITTING))
        desktop.bus.server.stop(signal.SIGKILL)
        eventually(lambda: used(program) == "x11_xembed", "it doesn't go over")
        desktop.panel.server.stop()
        desktop.open_bus()
        desktop.open_panel()
        eventually(lambda: used(program) == "status_notifier", "it doesn't find the panel")
        icon_in_panel(desktop, TrayIcon(Mood.SITTING))
        assert program.stop() == 0


def test_when_the_x_server_goes_the_session_is_over_and_nothing_is_lost(place: Path, run: Runner) -> None:
    with Desktop(place) as desktop:
        program = run(desktop)
        eventually(lambda: program.status()["sitting_for"] >= 2, "the stretch doesn't grow")
        kill(desktop, "Xvfb")
        assert program.wait_ended() == 0
        assert "the session with it" in program.log()
    with Desktop(place / "next") as desktop:
        again = run(desktop, home=program.home)
        assert again.status()["sitting_for"] >= 2
        assert again.stop() == 0


def test_an_icon_of_the_older_kind_ends_with_its_x_server_too(place: Path, run: Runner) -> None:
    with Desktop(place, panel=False) as desktop:
        panel = Tint2(desktop)
        program = run(desktop)
        seen(desktop, panel, TrayIcon(Mood.SITTING))
        kill(desktop, "Xvfb")
        assert program.wait_ended() == 0
