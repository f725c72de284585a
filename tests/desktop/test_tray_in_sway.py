"""The icon and its menu in waybar, on Wayland, where there is no X server."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from standupnudge.adapters.tray.drawing import draw
from standupnudge.adapters.tray.status_notifier import SIZES
from standupnudge.core.views import Mood, TrayIcon
from tests.desktop.menus import above, opened, right_of
from tests.desktop.panel import BACKGROUND, ICON_SIZE
from tests.desktop.pointer import RIGHT
from tests.desktop.runner import Runner
from tests.desktop.screen import Box
from tests.desktop.sway import Sway
from tests.desktop.waiting import eventually

_ROUNDING = 24  # of 255: as in sights
LINES = 12
STANDING, PAUSE, QUIT = 4, 7, 11  # which of them


# What is told there of other things than the icon.
TOLD = ("Keyboard and mouse can't be watched", "No window can be opened", "No tray was found", "No tray icon")


@pytest.fixture
def run(run: Runner) -> Runner:
    """With warnings of what Wayland lacks so far."""
    run.expected = TOLD
    return run


def icon_in(sway: Sway, icon: TrayIcon) -> Box:
    """Where ``icon`` is in the panel, once it is there."""
    picture = Image.new("RGB", (ICON_SIZE, ICON_SIZE), BACKGROUND)
    drawn = draw(icon, max(SIZES)).resize(picture.size, Image.Resampling.HAMMING)
    picture.paste(drawn, (0, 0), drawn)
    box = sway.waybar.box
    left = Box(box.x, box.y, 60, box.height)
    sway.pointer.stir()  # where it rests on the panel, a tooltip is in the way
    return eventually(lambda: sway.screen.find(picture, left, _ROUNDING), f"no {icon} in the panel")


def menu(sway: Sway, icon: Box) -> list[Box]:
    """The lines of the menu, opened with the right button."""
    before = sway.screen.picture()
    sway.pointer.click(icon, RIGHT)
    return opened(sway.screen, before, above(sway.waybar.box), LINES)


def test_the_icon_is_in_the_panel_and_its_menu_is_used_with_the_pointer(sway: Sway, run: Runner) -> None:
    program = run(sway)
    sway.pointer.click(menu(sway, icon_in(sway, TrayIcon(Mood.SITTING)))[STANDING])
    eventually(lambda: program.status()["state"] == "standing", "it doesn't know that we stand")
    sway.pointer.stir()
    line = menu(sway, icon_in(sway, TrayIcon(Mood.STANDING)))[PAUSE]
    before = sway.screen.picture()
    sway.pointer.click(line)
    sway.pointer.click(opened(sway.screen, before, right_of(line, sway.screen), 4)[1])
    eventually(lambda: program.status()["state"] == "paused", "it doesn't pause")
    sway.pointer.stir()
    sway.pointer.click(menu(sway, icon_in(sway, TrayIcon(Mood.PAUSED)))[QUIT])
    assert program.wait_ended() == 0


def test_a_click_on_the_icon_is_answered(sway: Sway, run: Runner) -> None:
    run(sway)
    sway.pointer.click(icon_in(sway, TrayIcon(Mood.SITTING)))
    sway.notifications.wait_shown()  # instead of the window, which needs an X server


def test_the_icon_comes_back_with_the_panel(place: Path, run: Runner) -> None:
    with Sway(place) as sway:
        program = run(sway)
        icon_in(sway, TrayIcon(Mood.SITTING))
        sway.waybar.server.stop()
        program.wait_log("No tray was found")
        sway.open_panel()
        icon_in(sway, TrayIcon(Mood.SITTING))
        assert program.stop() == 0


def test_a_panel_that_comes_after_the_program_gets_the_icon(place: Path, run: Runner) -> None:
    with Sway(place, panel=False) as sway:
        program = run(sway)
        assert program.status()["backends"]["tray"] == "none"
        sway.open_panel()
        icon_in(sway, TrayIcon(Mood.SITTING))
        assert program.status()["backends"]["tray"] == "status_notifier"
        assert program.stop() == 0
