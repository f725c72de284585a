"""Where something is missing it runs on with what there is, says once what it does instead, and can be stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop.runner import CONTROL, Runner
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually

SOON = "sitting: {nudge_after: 5s}"
WITHOUT = {
    "tray and notification server": {"notifications": "", "panel": False},
    "notification server": {"notifications": ""},
    "tray": {"panel": False},
    "session bus": {"bus": False},
    "screen": {"screen": False},
    "screen and session bus": {"screen": False, "bus": False},
}


@pytest.mark.parametrize("missing", WITHOUT)
def test_it_runs_answers_and_stops_without(missing: str, place: Path, run: Runner) -> None:
    with Desktop(place, **WITHOUT[missing]) as desktop:  # type: ignore[arg-type]
        program = run(desktop, SOON)
        assert program.status()["state"] in {"sitting", "away"}
        assert program.stop() == 0


@pytest.mark.parametrize("missing", ["notification server", "session bus", "screen and session bus"])
def test_a_nudge_is_told_on_the_terminal_without(missing: str, place: Path, run: Runner) -> None:
    with Desktop(place, **WITHOUT[missing]) as desktop:  # type: ignore[arg-type]
        program = run(desktop, SOON)
        program.wait_log("A good moment to get up")
        assert program.stop() == 0


def test_a_first_start_without_a_tray_says_nothing_of_an_icon(place: Path, run: Runner) -> None:
    with Desktop(place, screen=False, bus=False) as desktop:
        program = run.start(desktop, first=True)
        program.wait_log("The first nudge comes after 30 min at the desk.")
        assert "The ring in the tray" not in program.log()
        assert program.stop() == 0


def test_without_a_tray_a_second_start_opens_the_window(place: Path, run: Runner) -> None:
    with Desktop(place, panel=False) as desktop:
        first = run(desktop, SOON)
        assert run.start(desktop, home=first.home).wait_ended() == 0
        eventually(lambda: desktop.windows.titled(CONTROL), "no control window")
        assert first.stop() == 0
        eventually(lambda: not desktop.windows.titled(CONTROL), "the window stays")
