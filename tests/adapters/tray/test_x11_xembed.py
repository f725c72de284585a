"""The XEmbed tray against a panel of the test's own, that can be told to misbehave."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from standupnudge.adapters.tray.drawing import draw
from standupnudge.adapters.tray.x11_xembed import XembedTray
from standupnudge.core.views import Mood, TrayIcon, TrayView
from standupnudge.errors import Unavailable
from tests.adapters.bare_screen import BareScreen
from tests.adapters.tray.little_panel import LittlePanel
from tests.adapters.tray.running import SITTING, Running, Start
from tests.desktop.waiting import eventually, never, seconds

PAUSED = TrayView(TrayIcon(Mood.PAUSED, 3), "Paused until 14:00.", ())


def striped() -> Image.Image:
    """A background that no single colour could stand for."""
    ground = Image.new("RGB", (60, 60), (40, 90, 160))
    for x in range(0, 60, 4):
        ground.paste((230, 220, 200), (x, 0, x + 2, 60))
    return ground


def expected(view: TrayView, panel: LittlePanel) -> bytes:
    """The icon over the part of ``striped`` that is behind it."""
    width, height = panel.size
    side = min(width, height)
    seen = striped().crop((5, 3, 5 + width, 3 + height))
    picture = draw(view.icon, side)
    seen.paste(picture, ((width - side) // 2, (height - side) // 2), picture)
    return seen.tobytes()


def shows(panel: LittlePanel, view: TrayView) -> Callable[[], bool]:
    def look() -> bool:
        panel.pump()
        picture = panel.picture(panel.icons[-1]) if panel.icons else None
        return picture is not None and picture.tobytes() == expected(view, panel)

    return look


def has_icons(panel: LittlePanel, count: int) -> Callable[[], bool]:
    def look() -> bool:
        panel.pump()
        return len(panel.icons) == count

    return look


@pytest.fixture
def panel(screen: BareScreen) -> Iterator[LittlePanel]:
    panel = LittlePanel(screen.display)
    yield panel
    panel.close()


@pytest.fixture
def running(screen: BareScreen, panel: LittlePanel, start: Start) -> Running:
    """A tray in a panel that was there before it, both showing ``SITTING``."""
    panel.appear(striped())
    running = start(screen.display)
    eventually(shows(panel, SITTING), "not drawn")
    return running


@pytest.mark.parametrize("size", [(22, 22), (16, 16), (48, 48), (40, 24), (24, 40)])
def test_the_panel_shows_through_around_an_icon_drawn_at_the_size_it_has(
    screen: BareScreen, panel: LittlePanel, start: Start, size: tuple[int, int]
) -> None:
    panel.size = size
    panel.appear(striped())
    running = start(screen.display)

    eventually(shows(panel, SITTING), "not drawn")
    assert running.docked == [True]
    assert running.tray.docked


def test_a_new_view_is_drawn_and_told(running: Running, panel: LittlePanel) -> None:
    assert panel.name(panel.icons[0]) == "At your desk for 12 min — ünï"

    running.tray.show(PAUSED)

    eventually(shows(panel, PAUSED), "not drawn")
    assert panel.name(panel.icons[0]) == "Paused until 14:00."


def test_new_words_alone_are_told_too(running: Running, panel: LittlePanel) -> None:
    running.tray.show(TrayView(SITTING.icon, "At your desk for 13 min.", ()))

    eventually(lambda: panel.name(panel.icons[0]) == "At your desk for 13 min.", "not told")


def test_a_panel_remembers_the_icon_by_the_name_of_the_program(
    screen: BareScreen, panel: LittlePanel, start: Start
) -> None:
    names: list[str] = []
    panel.greet = lambda icon: names.append(panel.name(icon))
    panel.appear(striped())
    start(screen.display)

    eventually(shows(panel, SITTING), "not drawn")
    assert names == ["StandUpNudge"]


def test_what_covered_the_icon_leaves_it_whole(running: Running, panel: LittlePanel) -> None:
    panel.icons[0].clear_area(4, 4, 10, 10, exposures=True)

    eventually(shows(panel, SITTING), "not drawn again")


def test_an_icon_that_is_made_larger_is_drawn_again(running: Running, panel: LittlePanel) -> None:
    panel.size = (32, 32)
    panel.icons[0].configure(width=32, height=32)

    eventually(shows(panel, SITTING), "not drawn again")


@pytest.mark.parametrize("button", [1, 2, 3])
def test_a_click_with_any_button_asks_for_the_control_window(
    running: Running, panel: LittlePanel, screen: BareScreen, button: int
) -> None:
    screen.pointer.click((115, 113), button)

    eventually(lambda: running.chosen == ["control"], lambda: f"{running.chosen}")
    assert running.threads == {running.thread.ident}


def test_the_wheel_is_no_click(running: Running, panel: LittlePanel, screen: BareScreen) -> None:
    pointer = screen.pointer
    pointer.click((115, 113), 4)
    pointer.click((115, 113), 5)
    pointer.click((115, 113), 1)

    eventually(lambda: running.chosen, "the click was lost")
    assert running.chosen == ["control"]


def test_resting_on_the_icon_shows_the_tooltip_and_leaving_takes_it_away(
    running: Running, panel: LittlePanel, screen: BareScreen
) -> None:
    pointer = screen.pointer
    pointer.move(115, 113)
    eventually(lambda: panel.tooltips() == 1, "no tooltip")

    pointer.move(400, 300)
    eventually(lambda: panel.tooltips() == 0, "the tooltip stays")


def test_without_a_panel_it_says_so_once_and_waits_for_one(
    screen: BareScreen, panel: LittlePanel, start: Start
) -> None:
    running = start(screen.display)
    eventually(lambda: running.docked == [False], "it did not say that there is no panel")
    assert not running.tray.docked

    panel.appear(striped())

    eventually(shows(panel, SITTING), "not drawn")
    assert running.docked == [False, True]


def test_it_finds_the_panel_again_that_went_and_came_back(running: Running, panel: LittlePanel) -> None:
    panel.disappear()
    eventually(lambda: running.docked == [True, False], "it did not notice")
    running.tray.show(PAUSED)

    panel.appear(striped())

    eventually(shows(panel, PAUSED), "not drawn")
    assert running.docked == [True, False, True]


def test_it_asks_again_when_a_crashed_panel_left_the_icon_on_the_bare_screen(
    running: Running, panel: LittlePanel
) -> None:
    left = panel.icons[0].id
    panel.let_go(panel.icons[0])

    eventually(has_icons(panel, 2), "it did not ask again")
    eventually(shows(panel, SITTING), "not drawn")
    assert not panel.alive(left)


def test_a_panel_that_throws_icons_out_is_not_pestered(running: Running, panel: LittlePanel) -> None:
    for count in (1, 2, 3):
        eventually(has_icons(panel, count), "it did not ask again")
        panel.throw_out(panel.icons[-1])

    eventually(lambda: running.docked[-1] is False, "it did not notice")
    never(has_icons(panel, 4), "it asked once too often", seconds(0.5))


def test_of_five_hundred_views_at_once_the_last_is_drawn(running: Running, panel: LittlePanel) -> None:
    for number in range(500):
        running.tray.show(TrayView(TrayIcon(Mood.SITTING, number % 13), f"number {number}", ()))
    running.tray.show(PAUSED)

    eventually(shows(panel, PAUSED), "not the last one")
    eventually(lambda: panel.name(panel.icons[0]) == PAUSED.tooltip, "not the last name")


def test_views_from_two_threads_do_not_get_in_each_others_way(running: Running, panel: LittlePanel) -> None:
    def many() -> None:
        for number in range(500):
            running.tray.show(TrayView(TrayIcon(Mood.SITTING, number % 13), f"number {number}", ()))

    other = threading.Thread(target=many)
    other.start()
    many()
    other.join()
    running.tray.show(PAUSED)

    eventually(shows(panel, PAUSED), "not the last one")


def test_stopping_takes_the_icon_away(running: Running, panel: LittlePanel) -> None:
    icon = panel.icons[0].id
    assert panel.alive(icon)

    running.stop()

    assert not panel.alive(icon)
    assert running.raised is None


def test_stopped_before_it_runs_it_returns_at_once_and_may_be_stopped_again(
    screen: BareScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = Running(screen.display, monkeypatch)
    running.tray.stop()
    running.tray.run()

    running.tray.stop()
    running.tray.show(SITTING)

    assert running.docked == []


def test_it_costs_no_time_while_nothing_happens(running: Running, panel: LittlePanel) -> None:
    def switches() -> int:
        status = Path(f"/proc/self/task/{running.thread.native_id}/status").read_text()
        return int(status.partition("voluntary_ctxt_switches:")[2].split()[0])

    before = switches()
    never(lambda: switches() > before, "it woke up", seconds(1))


def test_when_the_screen_goes_run_says_so(running: Running, screen: BareScreen) -> None:
    screen.end()
    running.thread.join(10)

    assert isinstance(running.raised, Unavailable)
    assert "X server has gone" in str(running.raised)


# python-xlib leaves the sockets of a display that did not answer to the garbage collector.
@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("display", "told"), [("", "DISPLAY is not set"), (":7777", ":7777 can't be reached")])
def test_without_a_display_it_is_unavailable(monkeypatch: pytest.MonkeyPatch, display: str, told: str) -> None:
    monkeypatch.setenv("DISPLAY", display)

    with pytest.raises(Unavailable, match=told):
        XembedTray(lambda name: None)


def test_the_first_import_without_a_display_is_survived_too() -> None:
    """In a fresh interpreter: pystray's module connects when it is imported, and only then."""
    code = """
from standupnudge.adapters.tray.x11_xembed import XembedTray
from standupnudge.errors import Unavailable
try:
    XembedTray(print)
except Unavailable as problem:
    print(problem.what)
"""
    environ = {key: value for key, value in os.environ.items() if key != "DISPLAY"}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True)

    assert done.stdout == "There is no X display: DISPLAY is not set.\n"
