"""Full screen on a real X server with a window manager and real windows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from Xlib.display import Display

from standupnudge.adapters.quiet.x11_full_screen import X11FullScreen
from standupnudge.core.events import Sign
from standupnudge.errors import Unavailable
from tests.adapters.bare_screen import BareScreen
from tests.adapters.mocked import until
from tests.desktop.processes import Server
from tests.desktop.windows import Windows
from tests.loops import in_loop
from tests.needs import need

FULL = frozenset({Sign.FULL_SCREEN})


class Stage:
    """A screen with openbox, and terminals on it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.screen = BareScreen(folder)
        self.environ = {**self.screen.environ, "HOME": str(folder), "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        manager = self._start([need("openbox", "openbox"), "--sm-disable"])
        self._started = [manager]
        display = Display(self.screen.display)
        manager.wait_for(Windows(display).managed, "window manager")
        display.close()

    def _start(self, command: list[str]) -> Server:
        return Server(command, self.environ, self._folder / "log")

    def terminal(self, *options: str) -> Server:
        """A window that gets the focus."""
        self._started.append(self._start([need("xterm", "xterm"), *options]))
        return self._started[-1]

    def end(self) -> None:
        for each in reversed(self._started):
            each.stop()
        self.screen.end()


@pytest.fixture
def stage(place: Path) -> Iterator[Stage]:
    stage = Stage(place)
    yield stage
    stage.end()


async def active_class(source: X11FullScreen) -> str:
    """The class of the active window, or ""."""
    from Xlib import Xatom

    display = source._connected()
    active = display.screen().root.get_property(display.get_atom("_NET_ACTIVE_WINDOW"), Xatom.WINDOW, 0, 1)
    if active is None or not active.value[0]:
        return ""
    names = display.create_resource_object("window", active.value[0]).get_wm_class()
    return str(names[1]) if names else ""


@in_loop
async def test_a_window_in_full_screen_is_seen_until_it_ends(stage: Stage) -> None:
    source = X11FullScreen(stage.environ)
    assert await source.signs() == frozenset()
    film = stage.terminal("-fullscreen")
    await until(source.signs)
    assert await source.signs() == FULL
    film.stop()
    await until(lambda: _nothing(source))
    await source.close()


async def _nothing(source: X11FullScreen) -> bool:
    return not await source.signs()


@in_loop
async def test_a_window_that_is_only_large_is_none(stage: Stage) -> None:
    source = X11FullScreen(stage.environ)
    stage.terminal("-maximized", "-class", "Large")
    await until(lambda: _is_active(source, "Large"))
    assert await source.signs() == frozenset()
    await source.close()


async def _is_active(source: X11FullScreen, name: str) -> bool:
    return await active_class(source) == name


@in_loop
async def test_a_film_that_lost_the_focus_is_none(stage: Stage) -> None:
    source = X11FullScreen(stage.environ)
    stage.terminal("-fullscreen", "-class", "Film")
    await until(source.signs)
    stage.terminal("-class", "Chat")
    await until(lambda: _is_active(source, "Chat"))
    assert await source.signs() == frozenset()
    await source.close()


@in_loop
async def test_our_own_window_is_none(stage: Stage) -> None:
    source = X11FullScreen(stage.environ)
    stage.terminal("-fullscreen", "-class", "standupnudge")
    await until(lambda: _is_active(source, "standupnudge"))
    await until(lambda: _covers(source))
    assert await source.signs() == frozenset()
    await source.close()


async def _covers(source: X11FullScreen) -> bool:
    from Xlib import X, Xatom

    display = source._connected()
    root = display.screen().root
    active = root.get_property(display.get_atom("_NET_ACTIVE_WINDOW"), Xatom.WINDOW, 0, 1).value[0]
    window = display.create_resource_object("window", active)
    states = window.get_property(display.get_atom("_NET_WM_STATE"), X.AnyPropertyType, 0, 64)
    return states is not None and display.get_atom("_NET_WM_STATE_FULLSCREEN") in states.value


# python-xlib leaves the sockets of a display that did not answer to the garbage collector.
@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")
@in_loop
async def test_an_x_server_that_died_is_told_of(stage: Stage) -> None:
    source = X11FullScreen(stage.environ)
    assert await source.signs() == frozenset()
    stage.end()
    for _ in range(2):
        with pytest.raises(Unavailable, match="can't be asked"):
            await source.signs()
    await source.close()


def test_on_wayland_and_without_a_display_it_is_unavailable() -> None:
    for environ in ({}, {"DISPLAY": ":1", "WAYLAND_DISPLAY": "wayland-0"}):
        with pytest.raises(Unavailable):
            X11FullScreen(environ)
