"""The item in a real panel, used with a real pointer: check marks, a submenu, lines that can't be chosen, a restart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from standupnudge.core.views import Mood, TrayIcon
from tests.adapters.tray.item_running import ENTRIES, SITTING, Running
from tests.desktop.menus import above, opened, right_of
from tests.desktop.pointer import RIGHT
from tests.desktop.screen import Box
from tests.desktop.server import Desktop
from tests.desktop.sights import icon_in_panel
from tests.desktop.waiting import eventually, never, seconds

LINES = ["told", "routine", "up", "snooze", "loud", "bright", "pause", "quit"]
_MARK, _HIGH = 26, 20  # pixels at the left of a line, with room for a check mark


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    with Desktop(tmp_path_factory.mktemp("d"), notifications="") as desktop:
        yield desktop


@pytest.fixture
def running(desktop: Desktop) -> Iterator[Running]:
    running = Running(desktop.bus.address)
    running.start()
    yield running
    desktop.pointer.press("Escape")
    desktop.pointer.stir()
    running.stop()


def menu(desktop: Desktop) -> dict[str, Box]:
    """Where the lines of the menu are, opened with the right button."""
    before = desktop.screen.picture()
    desktop.pointer.click(icon_in_panel(desktop, SITTING.icon), RIGHT)
    return dict(zip(LINES, opened(desktop.screen, before, above(desktop.panel.box), len(LINES)), strict=True))


def marks(desktop: Desktop, line: Box) -> bytes:
    """What is at the left of a line."""
    return desktop.screen.picture(Box(line.x, line.y - 4, _MARK, _HIGH)).tobytes()


def dark(picture: bytes) -> int:
    return sum(value < 100 for value in picture)


def test_a_line_with_a_check_mark_can_be_told_from_one_without_and_from_one_that_never_has_any(
    desktop: Desktop, running: Running
) -> None:
    lines = menu(desktop)
    checked, unchecked, none = (dark(marks(desktop, lines[name])) for name in ("loud", "bright", "routine"))
    assert checked > unchecked > none


def test_a_check_mark_is_set_with_the_pointer(desktop: Desktop, running: Running) -> None:
    desktop.pointer.click(menu(desktop)["bright"])
    eventually(lambda: running.chosen == [("bright", "")], lambda: f"{running.chosen}")
    desktop.pointer.stir()
    changed = (*ENTRIES[:6], replace(ENTRIES[6], checked=True), *ENTRIES[7:])
    running.tray.show(replace(SITTING, menu=changed))

    def both() -> bool:
        lines = menu(desktop)
        both = dark(marks(desktop, lines["bright"])) == dark(marks(desktop, lines["loud"]))
        desktop.pointer.press("Escape")
        desktop.pointer.stir()
        return both

    eventually(both, "there is no second check mark")


def test_a_submenu_is_used_with_the_pointer(desktop: Desktop, running: Running) -> None:
    line = menu(desktop)["pause"]
    before = desktop.screen.picture()
    desktop.pointer.click(line)
    desktop.pointer.click(opened(desktop.screen, before, right_of(line, desktop.screen), 2)[0])
    eventually(lambda: running.chosen == [("pause 1h", "")], lambda: f"{running.chosen}")


def test_what_cannot_be_chosen_does_nothing(desktop: Desktop, running: Running) -> None:
    lines = menu(desktop)
    for name in ("told", "snooze"):
        desktop.pointer.click(lines[name])
    never(lambda: running.chosen, "something was chosen", seconds(0.5))
    desktop.pointer.press("Escape")


def test_the_left_button_is_told_too(desktop: Desktop, running: Running) -> None:
    desktop.pointer.click(icon_in_panel(desktop, SITTING.icon))
    eventually(lambda: running.chosen == [("control", "")], lambda: f"{running.chosen}")


def test_a_burst_of_views_leaves_the_panel_and_the_connection_whole(desktop: Desktop, running: Running) -> None:
    for number in range(2000):
        running.tray.show(replace(SITTING, icon=TrayIcon(Mood.SITTING, number % 13)))
    running.tray.show(replace(SITTING, icon=TrayIcon(Mood.DUE, 12)))
    icon_in_panel(desktop, TrayIcon(Mood.DUE, 12))
    assert running.docked == [True]


def test_when_the_panel_was_killed_and_started_again_the_icon_is_back(desktop: Desktop, running: Running) -> None:
    icon_in_panel(desktop, SITTING.icon)
    desktop.panel.server.stop()
    eventually(lambda: running.docked == [True, False], "it did not notice")
    desktop.open_panel()
    icon_in_panel(desktop, SITTING.icon)
    assert running.docked == [True, False, True]
