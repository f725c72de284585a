"""The XEmbed tray in a real panel, which offers transparency: xfce4-panel, with a window manager and a real pointer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import Image

from standupnudge.adapters.tray.drawing import draw
from standupnudge.core.views import Mood, TrayIcon, TrayView
from tests.adapters.tray.running import SITTING, Running, Start
from tests.desktop import panel as panels
from tests.desktop.panel import Panel
from tests.desktop.screen import Box
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually

DUE = TrayView(TrayIcon(Mood.DUE, 12, marked=True), "At your desk for 30 min.", ())


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    with Desktop(tmp_path_factory.mktemp("d") / "xfce", notifications="") as desktop:
        yield desktop


@pytest.fixture
def running(desktop: Desktop, start: Start) -> Running:
    running = start(desktop.environ(desktop.home())["DISPLAY"])
    where(desktop, SITTING)
    return running


def seen(desktop: Desktop, view: TrayView) -> Box | None:
    """Where ``view`` is seen in the panel, exactly as it is drawn."""
    picture = Image.new("RGB", (panels.ICON_SIZE, panels.ICON_SIZE), panels.BACKGROUND)
    icon = draw(view.icon, panels.ICON_SIZE)
    picture.paste(icon, (0, 0), icon)
    return desktop.screen.find(picture, desktop.panel.box, tolerance=2)  # blending rounds here and there


def where(desktop: Desktop, view: TrayView) -> Box:
    """The same, once it is seen."""
    return eventually(lambda: seen(desktop, view), "not seen in the panel")


def test_the_icon_is_seen_in_the_panel_and_follows_the_views(desktop: Desktop, running: Running) -> None:
    assert running.docked == [True]

    running.tray.show(DUE)

    where(desktop, DUE)


def test_a_click_asks_for_the_control_window(desktop: Desktop, running: Running) -> None:
    desktop.pointer.click(where(desktop, SITTING))

    eventually(lambda: running.chosen, "the click was lost")
    assert running.chosen == ["control"]


def test_when_the_panel_was_killed_and_started_again_the_icon_is_back(desktop: Desktop, running: Running) -> None:
    desktop.panel.server.stop()
    eventually(lambda: running.docked == [True, False], "it did not notice")
    running.tray.show(DUE)

    desktop.panel = Panel(desktop.start, desktop.windows, desktop.bus)
    desktop.panel.wait()

    where(desktop, DUE)
    assert running.docked == [True, False, True]


def test_stopping_takes_the_icon_out_of_the_panel(desktop: Desktop, running: Running) -> None:
    running.stop()

    eventually(lambda: not seen(desktop, SITTING), "it is still seen")
    assert not desktop.windows.of_class("StandUpNudge")
