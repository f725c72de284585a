from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from standupnudge.adapters.idle.x11_screensaver import X11ScreenSaver, _unfit
from standupnudge.errors import Unavailable
from tests.adapters.bare_screen import BareScreen
from tests.adapters.idle.conftest import MakeScreen
from tests.desktop.waiting import eventually, seconds

LONG = seconds(0.6)


def told(probe: X11ScreenSaver) -> timedelta | None:
    return asyncio.run(probe.idle())


def close(probe: X11ScreenSaver) -> None:
    asyncio.run(probe.close())


@pytest.fixture
def screen(make_screen: MakeScreen) -> BareScreen:
    return make_screen()


@pytest.fixture
def probe(screen: BareScreen) -> Iterator[X11ScreenSaver]:
    probe = X11ScreenSaver(screen.environ)
    yield probe
    close(probe)


def idle_over(probe: X11ScreenSaver, least: timedelta) -> Callable[[], bool]:
    def look() -> bool:
        idle = told(probe)
        return idle is not None and idle > least

    return look


@pytest.mark.parametrize(
    "act", [lambda pointer: pointer.stir(), lambda pointer: pointer.press("a")], ids=["move", "key"]
)
def test_the_idle_time_grows_until_there_is_input(
    probe: X11ScreenSaver, screen: BareScreen, act: Callable[..., None]
) -> None:
    eventually(idle_over(probe, LONG), "it does not grow")

    def answered() -> bool:
        act(screen.pointer)
        return not idle_over(probe, LONG)()

    eventually(answered, "input does not reset it")
    eventually(idle_over(probe, LONG), "it does not grow again")


def test_the_idle_time_is_unknown_once_the_screen_has_gone(probe: X11ScreenSaver, screen: BareScreen) -> None:
    assert told(probe) is not None

    screen.end()

    assert told(probe) is None
    assert told(probe) is None
    close(probe)


def test_it_may_be_closed_twice_and_tells_nothing_then(probe: X11ScreenSaver) -> None:
    close(probe)
    close(probe)

    assert told(probe) is None


def test_closing_after_the_screen_has_gone_is_fine(probe: X11ScreenSaver, screen: BareScreen) -> None:
    screen.end()

    close(probe)

    assert told(probe) is None


def test_it_takes_no_part_in_a_wayland_session(screen: BareScreen) -> None:
    with pytest.raises(Unavailable, match="Wayland"):
        X11ScreenSaver({**screen.environ, "WAYLAND_DISPLAY": "wayland-0"})


def test_it_needs_a_display() -> None:
    with pytest.raises(Unavailable, match="DISPLAY is not set"):
        X11ScreenSaver({})


# python-xlib leaves the sockets of a display that did not answer to the garbage collector.
@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")
def test_it_needs_a_display_that_answers() -> None:
    with pytest.raises(Unavailable, match=":7777 can't be reached"):
        X11ScreenSaver({"DISPLAY": ":7777"})


@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")
def test_a_display_name_that_is_none_is_told() -> None:
    with pytest.raises(Unavailable, match="nonsense can't be reached"):
        X11ScreenSaver({"DISPLAY": "nonsense"})


def test_it_needs_the_extension(make_screen: MakeScreen) -> None:
    bare = make_screen("-extension", "MIT-SCREEN-SAVER")

    with pytest.raises(Unavailable, match="no MIT-SCREEN-SAVER extension"):
        X11ScreenSaver(bare.environ)


def test_changes_of_the_keyboard_layout_do_not_pile_up(probe: X11ScreenSaver, screen: BareScreen) -> None:
    for _ in range(3):
        screen.pointer.type("ÿ")  # a letter that no key has: xdotool lends it one

    assert told(probe) is not None
    assert probe._display is not None
    assert probe._display.display.event_queue == []


class _Guest:
    """What newer X servers say that are guests of a Wayland compositor."""

    def has_extension(self, name: str) -> bool:
        return name in {"XWAYLAND", "MIT-SCREEN-SAVER"}


def test_an_x_server_that_is_a_guest_of_wayland_is_refused_whatever_the_environment_says() -> None:
    assert "Wayland session" in _unfit(_Guest(), ":0")
