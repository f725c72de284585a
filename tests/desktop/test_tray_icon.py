"""The icon in the panel: it is seen, it shows what is going on, a click opens the window, and it outlives a panel."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from standupnudge.core.views import Mood, TrayIcon
from tests.desktop.panel import BACKGROUND
from tests.desktop.runner import CONTROL, KIND, Runner
from tests.desktop.screen import Box
from tests.desktop.server import Desktop
from tests.desktop.sights import icon_in_panel
from tests.desktop.waiting import eventually


def test_the_icon_is_in_the_panel_while_it_runs_and_not_after(desktop: Desktop, run: Runner) -> None:
    icon = TrayIcon(Mood.SITTING)
    program = run(desktop)
    icon_in_panel(desktop, icon)
    assert program.stop() == 0
    empty = Image.new("RGB", (120, 20), BACKGROUND)
    inside = Box(desktop.panel.box.x, desktop.panel.box.y + 6, 120, 20)
    eventually(lambda: desktop.screen.find(empty, inside), "the icon of an ended program is still there")


def test_the_icon_fills_up_and_then_asks_to_get_up(desktop: Desktop, run: Runner) -> None:
    run(desktop, "sitting: {nudge_after: 12s, warn_before: 0s}")
    for twelfths in (2, 6, 11):
        icon_in_panel(desktop, TrayIcon(Mood.SITTING, twelfths))
    icon_in_panel(desktop, TrayIcon(Mood.DUE, 12))


def test_a_click_on_the_icon_opens_the_control_window(desktop: Desktop, run: Runner) -> None:
    run(desktop)
    desktop.pointer.click(icon_in_panel(desktop, TrayIcon(Mood.SITTING)))
    window = eventually(lambda: desktop.windows.titled(CONTROL), "no control window")
    assert window
    assert KIND in window.kind


def test_the_icon_comes_back_with_the_panel(place: Path, run: Runner) -> None:
    with Desktop(place) as desktop:
        program = run(desktop)
        icon_in_panel(desktop, TrayIcon(Mood.SITTING))
        desktop.panel.server.stop()
        eventually(lambda: not desktop.windows.tray(), "the panel stays")
        assert program.alive()
        desktop.open_panel()
        desktop.pointer.click(icon_in_panel(desktop, TrayIcon(Mood.SITTING)))
        eventually(lambda: desktop.windows.titled(CONTROL), "no control window")
        assert program.stop() == 0


def test_a_panel_that_comes_after_the_program_gets_the_icon(place: Path, run: Runner) -> None:
    with Desktop(place) as desktop:
        desktop.panel.server.stop()
        program = run(desktop)
        desktop.open_panel()
        icon_in_panel(desktop, TrayIcon(Mood.SITTING))
        assert program.stop() == 0
