"""What `ports.Tray` promises, of every tray that there is and of the fake that other tests use."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from standupnudge.adapters.tray.headless import HeadlessTray
from standupnudge.adapters.tray.status_notifier import StatusNotifierTray
from standupnudge.adapters.tray.x11_xembed import XembedTray
from standupnudge.core.views import MenuEntry, Mood, TrayIcon
from standupnudge.ports import Tray
from tests.adapters.bare_screen import BareScreen
from tests.adapters.private_bus import bus_daemon
from tests.adapters.tray.item_running import SITTING
from tests.adapters.tray.little_host import LittleHost
from tests.adapters.tray.little_panel import LittlePanel
from tests.desktop.waiting import never, seconds
from tests.fakes import FakeTray

Chosen = list[str]
Play = Callable[[Path, pytest.MonkeyPatch, Chosen], AbstractContextManager[Tray]]
VIEWS = [
    replace(SITTING, icon=TrayIcon(mood, twelfths, marked), tooltip=text, menu=(MenuEntry("quit", text),))
    for mood in Mood
    for twelfths, marked, text in ((0, False, ""), (12, True, "A & <b>\nünï 🏃 \ud83d \0"), (13, False, "x" * 2000))
]


@contextmanager
def on_status_notifier(folder: Path, _: pytest.MonkeyPatch, chosen: Chosen) -> Iterator[Tray]:
    with bus_daemon(folder) as (address, _daemon), closing(LittleHost(address)) as host:
        host.appear()
        yield StatusNotifierTray(_into(chosen), environ={"DBUS_SESSION_BUS_ADDRESS": address})


@contextmanager
def on_xembed(folder: Path, patch: pytest.MonkeyPatch, chosen: Chosen) -> Iterator[Tray]:
    screen = BareScreen(folder)
    panel = LittlePanel(screen.display)
    patch.setenv("DISPLAY", screen.display)
    yield XembedTray(_into(chosen))
    panel.close()
    screen.end()


@contextmanager
def on_headless(_: Path, __: pytest.MonkeyPatch, ___: Chosen) -> Iterator[Tray]:
    yield HeadlessTray()


@contextmanager
def on_fake(_: Path, __: pytest.MonkeyPatch, ___: Chosen) -> Iterator[Tray]:
    yield FakeTray()


def _into(chosen: Chosen) -> Callable[..., None]:
    return lambda name, token="": chosen.append(name)


@pytest.fixture(params=[on_status_notifier, on_xembed, on_headless, on_fake], ids=lambda play: play.__name__)
def tray(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tray]:
    play: Play = request.param
    with play(tmp_path, monkeypatch, []) as tray:
        yield tray


@contextmanager
def running(tray: Tray) -> Iterator[threading.Thread]:
    thread = threading.Thread(target=tray.run, daemon=True)
    thread.start()
    yield thread
    tray.stop()
    thread.join(30)
    assert not thread.is_alive(), "run did not return"


def test_it_has_a_name_and_runs_until_it_is_stopped(tray: Tray) -> None:
    assert tray.name
    with running(tray) as thread:
        tray.show(SITTING)
        never(lambda: not thread.is_alive(), "it returned by itself", seconds(0.3))


def test_stopped_before_it_runs_it_returns_at_once_and_may_be_stopped_and_shown_to_again(tray: Tray) -> None:
    tray.stop()
    tray.run()
    tray.stop()
    tray.show(SITTING)


def test_a_view_may_come_before_it_runs(tray: Tray) -> None:
    tray.show(SITTING)
    with running(tray):
        pass


def test_it_shows_whatever_comes_from_whatever_thread(tray: Tray) -> None:
    def all_of_them() -> None:
        for view in VIEWS:
            tray.show(view)

    with running(tray) as thread:
        others = [threading.Thread(target=all_of_them) for _ in range(3)]
        for other in others:
            other.start()
        for other in others:
            other.join(30)
        for view in VIEWS[::7]:
            tray.show(view)
        assert thread.is_alive()


def test_it_may_be_stopped_by_several_threads_at_once(tray: Tray) -> None:
    with running(tray):
        tray.show(SITTING)
        others = [threading.Thread(target=tray.stop) for _ in range(5)]
        for other in others:
            other.start()
        for other in others:
            other.join(30)
