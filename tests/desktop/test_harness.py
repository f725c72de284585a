"""The desktop of the tests itself: what is on its screen is real, what its hand does arrives, and nothing stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.home import MARK
from tests.desktop.pointer import RIGHT
from tests.desktop.processes import Server, alive, marked
from tests.desktop.program import CHECKOUT
from tests.desktop.screen import Box
from tests.desktop.server import Desktop
from tests.desktop.told import Told
from tests.desktop.typewriter import Typewriter
from tests.desktop.waiting import eventually

ACTIONS = {"up": "I'm up", "snooze": "Snooze 5 min", "skip": "Not now"}
RED_NAME = "#e61e28"
RED = (0xE6, 0x1E, 0x28)


def test_a_click_on_the_text_of_a_notification_chooses_its_default_action(desktop: Desktop) -> None:
    told = Told(desktop, {"default": "Open", **ACTIONS})
    desktop.notifications.wait_shown()
    desktop.notifications.click_body()
    assert told.wait_answer() == "default"
    desktop.notifications.wait_gone()


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_is_chosen_by_its_label_from_dunsts_menu(desktop: Desktop, name: str) -> None:
    told = Told(desktop, {"default": "Open", **ACTIONS})
    desktop.notifications.wait_shown()
    desktop.notifications.press(ACTIONS[name])
    assert told.wait_answer() == name
    desktop.notifications.wait_gone()


@pytest.mark.parametrize("name", ACTIONS)
def test_a_drawn_button_is_pressed_by_its_label(desktop_with_buttons: Desktop, name: str) -> None:
    told = Told(desktop_with_buttons, ACTIONS)
    desktop_with_buttons.notifications.wait_shown()
    desktop_with_buttons.notifications.press(ACTIONS[name])
    assert told.wait_answer() == name
    desktop_with_buttons.notifications.wait_gone()


@pytest.mark.parametrize("kind", ["desktop", "desktop_with_buttons"])
def test_a_notification_closed_by_hand_chooses_nothing(kind: str, request: pytest.FixtureRequest) -> None:
    desktop: Desktop = request.getfixturevalue(kind)
    told = Told(desktop, ACTIONS)
    desktop.notifications.wait_shown()
    desktop.notifications.dismiss()
    assert told.wait_answer() == ""
    assert desktop.notifications.heard("NotificationClosed")[-1]["why"] == 2


def test_what_a_server_is_asked_to_show_is_heard(desktop: Desktop) -> None:
    told = Told(desktop, ACTIONS)
    sent = desktop.notifications.wait_shown()
    assert (sent.title, sent.body, sent.actions) == ("Time to stand up", "Twelve squats & a glass", ACTIONS)
    desktop.notifications.dismiss()
    told.wait_answer()


@pytest.fixture
def item(desktop: Desktop) -> Iterator[Server]:
    """An XEmbed icon of one colour that says when it is clicked."""
    command = [sys.executable, "-m", "tests.desktop.xembed_item", "22", RED_NAME]
    item = desktop.start(command, "item", cwd=CHECKOUT)
    yield item
    item.stop()
    eventually(lambda: not desktop.screen.areas(RED, desktop.panel.box), "the icon of an ended program is still there")


def test_an_icon_in_the_tray_is_seen_and_can_be_clicked(desktop: Desktop, item: Server) -> None:
    seen = eventually(lambda: desktop.screen.areas(RED, desktop.panel.box), f"no icon: {item.read()}")
    assert [(area.width, area.height) for area in seen] == [(22, 22)]
    desktop.pointer.click(seen[0])
    desktop.pointer.click(seen[0], RIGHT)
    eventually(lambda: item.read().split() == ["1", "3"], lambda: f"the icon heard {item.read()!r}")


def test_a_picture_is_found_where_it_is(desktop: Desktop, item: Server) -> None:
    area = eventually(lambda: desktop.screen.areas(RED, desktop.panel.box), f"no icon: {item.read()}")[0]
    around = desktop.screen.picture(Box(area.x, area.y - 1, 24, 24))
    box = desktop.panel.box
    assert desktop.screen.find(around, box) == Box(area.x, area.y - 1, 24, 24)
    around.putpixel((12, 12), (200, 30, 40))  # 30 off in one channel of one pixel
    assert desktop.screen.find(around, box, tolerance=29) is None
    assert desktop.screen.find(around, box, tolerance=30) is not None


def test_what_is_typed_reaches_the_window_that_has_the_focus(desktop: Desktop) -> None:
    with Typewriter(desktop) as typewriter:
        desktop.pointer.type("Stand up, it's 12:30\n")
        typewriter.wait_text("Stand up, it's 12:30\n")
        assert desktop.windows.active() == typewriter.window
    assert desktop.windows.titled(typewriter.TITLE) is None


def test_a_desktop_without_anything_has_neither_address_nor_display(place: Path) -> None:
    with Desktop(place, bus=False, screen=False) as bare:
        environ = bare.environ(bare.home())
        assert not bare.processes()
    assert not {"DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY"} & set(environ)


def test_a_desktop_without_servers_has_a_screen_and_a_bus_but_nobody_on_it(place: Path) -> None:
    with Desktop(place, "", panel=False) as empty:
        assert not empty.bus.has("org.freedesktop.Notifications")
        assert not empty.bus.has("org.kde.StatusNotifierWatcher")
        assert empty.windows.tray() == 0
        assert empty.bus.startable() == {"org.freedesktop.DBus"}


def test_two_desktops_at_once_do_not_meet(desktop: Desktop, place: Path) -> None:
    with Desktop(place, "", panel=False) as other:
        assert other.environ(other.home())["DISPLAY"] != desktop.environ(desktop.home())["DISPLAY"]
        with Typewriter(other):
            assert not desktop.windows.of_class("xterm")


def test_a_desktop_leaves_no_process_behind(place: Path) -> None:
    with Desktop(place) as desktop:
        Told(desktop, ACTIONS)
        desktop.notifications.wait_shown()
        desktop.notifications.press("Not now")
        started = desktop.processes()
        assert {"Xvfb", "openbox", "dbus-daemon", "xfconfd", "dunst", "xfce4-panel"} <= {
            Path(line.split()[0]).name for line in started.values()
        }
    assert not desktop.processes()
    assert not [pid for pid in started if alive(pid)]


def test_a_desktop_that_can_not_be_started_whole_leaves_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desktop, "_start_what_is_seen", lambda _: 1 / 0)
    desktop = Desktop(place)
    with pytest.raises(ZeroDivisionError):
        desktop.__enter__()
    assert not desktop.processes()


def test_what_survives_a_desktop_is_told_and_ended(place: Path) -> None:
    desktop = Desktop(place, "", bus=False).__enter__()
    stray = subprocess.Popen(["sleep", "321"], env=desktop.environ(desktop.home()), start_new_session=True)
    with pytest.raises(AssertionError, match=r"left behind: .*sleep 321"):
        desktop.__exit__(None, None, None)
    assert stray.wait(5) == -signal.SIGKILL


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_nothing_stays_when_the_tests_are_interrupted_or_killed(how: signal.Signals, place: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from tests.desktop.server import Desktop\n"
        "with Desktop(pathlib.Path(sys.argv[1])):\n"
        "    print('up', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code, str(place)]
    with subprocess.Popen(
        command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as tests:
        assert tests.stdout
        assert tests.stdout.readline() == b"up\n"
        mark = f"{MARK}={place}"
        assert len(marked(mark)) >= 6
        os.kill(tests.pid, how)
        tests.wait(10)
    eventually(lambda: not marked(mark), lambda: f"left behind: {marked(mark)}")
