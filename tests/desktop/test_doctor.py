"""``standupnudge doctor`` on a desktop: what it says of the panel, and a test nudge that is clicked, or not."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from standupnudge.doctor.trial import try_out
from tests.desktop.processes import Server
from tests.desktop.program import CHECKOUT
from tests.desktop.server import Desktop
from tests.desktop.waiting import seconds
from tests.loops import in_loop

DOCTOR = [sys.executable, "-m", "standupnudge", "doctor"]


def environ_of(desktop: Desktop) -> dict[str, str]:
    return {**desktop.environ(desktop.home()), "PYTHONPATH": str(CHECKOUT), "PYTHONUNBUFFERED": "1"}


def tray_of(desktop: Desktop) -> dict[str, Any]:
    command = [*DOCTOR, "--json"]
    done = subprocess.run(command, env=environ_of(desktop), capture_output=True, text=True, timeout=60, check=True)
    return next(dict(port) for port in json.loads(done.stdout)["ports"] if port["port"] == "tray")


def trial(desktop: Desktop) -> Server:
    server = Server([*DOCTOR, "--try"], environ_of(desktop), desktop.log("doctor"))
    server.wait_for(lambda: "seconds" in server.read(), "invitation to click")
    return server


def said(server: Server) -> tuple[int, str]:
    """Its end, and its last line."""
    return server.process.wait(60), server.read().strip().splitlines()[-1]


def test_a_click_on_the_test_nudge_arrives(desktop: Desktop) -> None:
    server = trial(desktop)
    desktop.notifications.wait_shown()
    desktop.notifications.click_body()
    assert said(server) == (0, "The click arrived.")
    desktop.notifications.wait_gone()


def test_its_button_will_do_where_the_text_can_not_be_clicked(desktop_with_buttons: Desktop) -> None:
    server = trial(desktop_with_buttons)
    assert "Press its button" in server.read()
    desktop_with_buttons.notifications.wait_shown()
    desktop_with_buttons.notifications.press("I'm up")
    assert said(server) == (0, "The button was pressed: it arrived.")


def test_one_that_is_closed_says_what_may_be_wrong(desktop: Desktop) -> None:
    server = trial(desktop)
    desktop.notifications.wait_shown()
    desktop.notifications.dismiss()
    status, last = said(server)
    assert (status, "dunst" in last) == (1, True)


def test_an_interrupt_ends_it_and_takes_the_nudge_away(desktop: Desktop) -> None:
    server = trial(desktop)
    desktop.notifications.wait_shown()
    assert server.stop(signal.SIGINT) == 130
    desktop.notifications.wait_gone()


@in_loop
async def test_it_does_not_wait_for_ever(desktop: Desktop) -> None:
    lines: list[str] = []
    assert not await try_out(environ_of(desktop), None, lines.append, seconds(1))
    assert lines[-1].startswith("No click arrived")
    desktop.notifications.wait_gone()


def test_a_panel_shows_the_icon(desktop: Desktop) -> None:
    assert tray_of(desktop)["works"]


@pytest.fixture
def bare(place: Path) -> Iterator[Desktop]:
    with Desktop(place, "", panel=False) as desktop:
        yield desktop


def test_without_a_panel_the_icon_is_missing_and_a_cure_is_named(bare: Desktop) -> None:
    tray = tray_of(bare)
    assert not tray["works"]
    assert "gnome-shell-extension-appindicator" in tray["tried"][-1]["cure"]
