"""The program on Wayland: it notices breaks by the compositor, and heals when that goes and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.program import Program
from tests.desktop.runner import Runner
from tests.desktop.sway import Sway
from tests.desktop.waiting import eventually, seconds

CONFIG = "sitting: {away_after: 6s}"
NO_TRAY = "No tray"  # there is nothing to dock to


@pytest.fixture
def bare_sway(place: Path) -> Iterator[Sway]:
    """A compositor of the test's own, with nothing in it."""
    with Sway(place, notifications=False, panel=False) as sway:
        yield sway


def idle_by(program: Program) -> str:
    return str(program.status()["backends"]["idle"])


def test_a_break_is_noticed_and_its_end_too(bare_sway: Sway, run: Runner) -> None:
    run.expected = (NO_TRAY, "Notifications come")
    program = run.start(bare_sway, CONFIG)
    program.wait_ready()
    assert idle_by(program) == "kde_idle"

    bare_sway.pointer.stir()
    eventually(lambda: program.status()["state"] == "sitting", "input is not noticed")
    eventually(lambda: program.status()["state"] == "away", "the break is not noticed", seconds(40))
    bare_sway.pointer.stir()
    program.wait_log("RecordBreak", seconds(40))


def test_when_the_compositor_goes_it_says_so_once_and_when_it_is_back_all_is_as_before(
    bare_sway: Sway, run: Runner
) -> None:
    run.expected = (NO_TRAY, "Notifications come", "You count as always at the desk")
    program = run.start(bare_sway, CONFIG)
    program.wait_ready()

    bare_sway.close_compositor()
    eventually(lambda: idle_by(program) == "always_at_desk", "its end is not noticed")
    bare_sway.open_compositor()

    eventually(lambda: idle_by(program) == "kde_idle", "its return is not noticed", seconds(40))
    assert program.status()["limits"] == [limit for limit in program.status()["limits"] if "at the desk" not in limit]
    assert program.log().count("You count as always at the desk") == 1
    eventually(lambda: program.status()["state"] == "away", "the break is not noticed", seconds(40))


def test_the_doctor_says_by_what(bare_sway: Sway, run: Runner) -> None:
    run.expected = (NO_TRAY, "Notifications come")
    program = run.start(bare_sway, CONFIG)
    program.wait_ready()
    said = program.command("doctor")
    assert (said.returncode, said.stderr) == (0, "")
    assert "\nBreaks away from keys and mouse: works (kde_idle)\n" in said.stdout
    assert "not by ext_idle_notify: This Wayland compositor does not offer ext_idle_notifier_v1." in said.stdout
