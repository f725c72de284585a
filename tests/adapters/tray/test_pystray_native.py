"""The tray of Windows and macOS, on pystray's own base class with a back end that only keeps what it was told."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from standupnudge.adapters.tray.drawing import draw
from standupnudge.adapters.tray.pystray_native import PystrayNative
from standupnudge.core.views import SEPARATOR, MenuEntry, Mood, TrayIcon, TrayView
from tests.desktop.waiting import eventually

MENU = (
    MenuEntry("", "At your desk for 12 min.", enabled=False),
    SEPARATOR,
    MenuEntry("up", "I'm up", default=True),
    MenuEntry("snooze", "Snooze", enabled=False),
    MenuEntry("", "Pause", entries=(MenuEntry("pause 1h", "1 hour"), MenuEntry("pause tomorrow", "Until tomorrow"))),
    MenuEntry("routine", "Stretch & squeeze"),
)
VIEW = TrayView(TrayIcon(Mood.SITTING, 5), "At your desk for 12 min.", MENU)


@pytest.fixture(autouse=True)
def no_back_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that importing pystray needs no screen."""
    monkeypatch.setenv("PYSTRAY_BACKEND", "dummy")


def keeping_icon(said: list[tuple[str, int]]) -> type:
    """A back end for pystray, true to what its base class asks of one; ``said`` gets each call and its thread."""
    from pystray._base import Icon

    class KeepingIcon(Icon):
        loop: queue.Queue[Callable[[], None] | None] = queue.Queue()

        def _run(self) -> None:
            self._mark_ready()
            while (task := self.loop.get()) is not None:
                task()

        def _stop(self) -> None:
            self.say("stop")
            self.loop.put(None)

        def _show(self) -> None:
            self.say("show")

        def _hide(self) -> None:
            self.say("hide")

        def _update_icon(self) -> None:
            self.say("icon")
            self._icon_valid = True

        def _update_title(self) -> None:
            self.say("title")

        def _update_menu(self) -> None:
            self.say("menu")

        def say(self, what: str) -> None:
            said.append((what, threading.get_ident()))

    return KeepingIcon


class Stage:
    """Runs a tray on a thread that plays the main thread.

    :param hops: changes of the icon are handed over to that thread, as on macOS.
    :ivar said: what the icon was told, in order, each with the thread it was told on.
    """

    def __init__(self, platform: str, *, hops: bool = False) -> None:
        self.said: list[tuple[str, int]] = []
        self.chosen: list[str] = []
        self.icon: Any = None
        on_main = (lambda task: self.icon.loop.put(task)) if hops else None  # noqa: PLW0108 - there is no icon yet
        self.tray = PystrayNative(self.chosen.append, self._make, on_main, platform)
        self.thread = threading.Thread(target=self.tray.run, daemon=True)

    def _make(self, name: str) -> Any:
        self.icon = keeping_icon(self.said)(name)
        return self.icon

    def start(self) -> None:
        self.thread.start()

    def told(self) -> list[str]:
        return [what for what, _ in self.said]

    def items(self) -> list[Any]:
        return list(self.icon.menu)


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage("linux")
    yield stage
    stage.tray.stop()
    if stage.thread.ident:
        stage.thread.join(10)
        assert not stage.thread.is_alive()


def showing(stage: Stage, view: TrayView = VIEW) -> Stage:
    stage.tray.show(view)
    stage.start()
    eventually(lambda: stage.icon.visible, "not shown")
    return stage


def test_what_was_shown_before_it_runs_is_seen_when_it_does(stage: Stage) -> None:
    showing(stage)

    assert stage.icon.title == "At your desk for 12 min."
    assert stage.icon.icon.tobytes() == draw(VIEW.icon, 64).tobytes()


def test_the_menu_has_the_entries_in_their_order(stage: Stage) -> None:
    from pystray import Menu

    items = showing(stage).items()

    assert [item.text for item in items if item is not Menu.SEPARATOR] == [
        "At your desk for 12 min.", "I'm up", "Snooze", "Pause", "Stretch & squeeze",
    ]  # fmt: skip
    assert items[1] is Menu.SEPARATOR
    assert [item.enabled for item in items] == [False, True, True, False, True, True]
    assert [item.default for item in items] == [False, False, True, False, False, False]
    assert [item.text for item in items[4].submenu] == ["1 hour", "Until tomorrow"]


def test_choosing_an_entry_tells_its_name_also_in_a_submenu(stage: Stage) -> None:
    items = showing(stage).items()

    items[2](stage.icon)
    list(items[4].submenu)[1](stage.icon)

    assert stage.chosen == ["up", "pause tomorrow"]


def test_clicking_the_icon_chooses_the_default_entry(stage: Stage) -> None:
    showing(stage).icon()

    assert stage.chosen == ["up"]


def test_only_what_differs_is_changed(stage: Stage) -> None:
    showing(stage)
    stage.said.clear()

    stage.tray.show(TrayView(VIEW.icon, "At your desk for 13 min.", MENU))

    eventually(lambda: stage.icon.title == "At your desk for 13 min.", "not changed")
    assert stage.told() == ["title"]


def test_stopping_ends_the_run(stage: Stage) -> None:
    showing(stage)

    stage.tray.stop()

    stage.thread.join(10)
    assert not stage.thread.is_alive()
    assert stage.told()[-1] == "stop"


def test_stopped_before_it_runs_it_returns_at_once_and_may_be_stopped_again(stage: Stage) -> None:
    stage.tray.stop()
    stage.tray.stop()

    stage.tray.run()

    assert stage.told() == []


def test_where_only_the_main_thread_may_touch_the_icon_no_other_does() -> None:
    stage = showing(Stage("darwin", hops=True))
    stage.tray.show(TrayView(TrayIcon(Mood.PAUSED), "Paused.", MENU[:3]))
    eventually(lambda: stage.icon.title == "Paused.", "not changed")
    stage.tray.stop()
    stage.thread.join(10)

    assert not stage.thread.is_alive()
    assert {thread for _, thread in stage.said} == {stage.thread.ident}
    assert stage.told()[-1] == "stop"


@pytest.mark.parametrize(
    ("platform", "tooltip", "shown"),
    [
        ("win32", "x" * 127, "x" * 127),
        ("win32", "x" * 128, "x" * 126 + "…"),
        ("win32", "🏃" * 64, "🏃" * 63 + "…"),
        ("darwin", "x" * 300, "x" * 300),
    ],
)
def test_a_tooltip_fits_into_the_room_that_the_system_has(platform: str, tooltip: str, shown: str) -> None:
    stage = showing(Stage(platform, hops=True), TrayView(VIEW.icon, tooltip, MENU))
    stage.tray.stop()
    stage.thread.join(10)

    assert stage.icon.title == shown


def test_on_windows_an_ampersand_stays_one() -> None:
    stage = showing(Stage("win32", hops=True))
    stage.tray.stop()
    stage.thread.join(10)

    assert stage.items()[-1].text == "Stretch && squeeze"
