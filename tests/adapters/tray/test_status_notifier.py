"""The item on the session bus, as a panel that looks closely meets it."""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from dbus_fast import Variant
from PIL import Image

from standupnudge.adapters.session_bus import Refused
from standupnudge.adapters.tray.drawing import draw
from standupnudge.adapters.tray.status_notifier import SIZES
from standupnudge.core.views import MenuEntry, Mood, TrayIcon, TrayView
from standupnudge.errors import Unavailable
from tests.adapters.tray.item_running import ENTRIES, SITTING, Daemon, Running
from tests.adapters.tray.little_host import ITEM, MENU, PROPERTIES, LittleHost
from tests.desktop.waiting import eventually, never, seconds

CLICK = Variant("s", "")


# The item


def test_it_registers_by_its_path_and_says_that_it_is_in_a_panel(running: Running, host: LittleHost) -> None:
    assert [path for _, path in host.items] == ["/StatusNotifierItem"]
    assert running.docked == [True]


def test_it_says_what_it_is(running: Running, host: LittleHost) -> None:
    assert {name: host.property(name) for name in ("Category", "Id", "Title", "Status", "IconName")} == {
        "Category": "ApplicationStatus",
        "Id": "standupnudge",
        "Title": "StandUpNudge",
        "Status": "Active",
        "IconName": "",
    }
    assert host.property("ItemIsMenu") is False
    assert host.property("ToolTip")[2:] == (
        "StandUpNudge",
        "At your desk for 12 min.\nRoutine: &lt;soon&gt; &amp; late.",
    )


def test_all_properties_come_at_once_and_have_the_types_of_the_specification(
    running: Running, host: LittleHost
) -> None:
    [properties] = host.call("/StatusNotifierItem", PROPERTIES, "GetAll", "s", ITEM)
    assert {name: value.signature for name, value in properties.items()} == {
        "Category": "s", "Id": "s", "Title": "s", "Status": "s", "WindowId": "i", "IconThemePath": "s",
        "IconName": "s", "IconPixmap": "a(iiay)", "OverlayIconName": "s", "OverlayIconPixmap": "a(iiay)",
        "AttentionIconName": "s", "AttentionIconPixmap": "a(iiay)", "AttentionMovieName": "s",
        "ToolTip": "(sa(iiay)ss)", "ItemIsMenu": "b", "Menu": "o",
    }  # fmt: skip


def test_the_icon_comes_in_each_size_with_alpha_first(running: Running, host: LittleHost) -> None:
    pixmaps = host.property("IconPixmap")
    assert [(width, height) for width, height, _ in pixmaps] == [(size, size) for size in SIZES]
    for size, (_, _, data) in zip(SIZES, pixmaps, strict=True):
        alpha, red, green, blue = Image.frombytes("RGBA", (size, size), bytes(data)).split()
        assert Image.merge("RGBA", (red, green, blue, alpha)).tobytes() == draw(SITTING.icon, size).tobytes()


def test_it_can_be_looked_into(running: Running, host: LittleHost) -> None:
    for path, interface in (("/StatusNotifierItem", ITEM), (host.property("Menu"), MENU)):
        [text] = host.call(path, "org.freedesktop.DBus.Introspectable", "Introspect")
        found = ET.fromstring(text).find("interface")
        assert found is not None
        assert found.get("name") == interface


def test_what_changes_is_told_and_nothing_else(running: Running, host: LittleHost) -> None:
    eventually(host.rows, "no menu")
    host.heard.clear()
    running.tray.show(replace(SITTING, tooltip="At your desk for 15 min."))
    host.wait("NewToolTip")
    assert host.members() == ["NewToolTip"]
    running.tray.show(replace(SITTING, tooltip="At your desk for 15 min.", icon=TrayIcon(Mood.SITTING, 6)))
    host.wait("NewIcon")
    assert host.members() == ["NewToolTip", "NewIcon"]


def test_a_nudge_that_is_due_asks_for_attention_until_it_is_not(running: Running, host: LittleHost) -> None:
    running.tray.show(replace(SITTING, icon=TrayIcon(Mood.DUE, 12)))
    host.wait("NewStatus", "NewIcon", "NewAttentionIcon")
    assert host.property("Status") == "NeedsAttention"
    assert host.property("AttentionIconPixmap") == host.property("IconPixmap")
    host.heard.clear()
    running.tray.show(SITTING)
    host.wait("NewIcon")
    assert ("NewStatus", ["Active"]) in host.heard
    assert host.property("AttentionIconPixmap") == []


@pytest.mark.parametrize("member", ["Activate", "SecondaryActivate", "ContextMenu"])
def test_a_click_that_the_panel_has_no_menu_for_asks_for_the_control_window(
    running: Running, host: LittleHost, member: str
) -> None:
    host.call("/StatusNotifierItem", ITEM, "ProvideXdgActivationToken", "s", "token-1")
    host.call("/StatusNotifierItem", ITEM, member, "ii", 3, 4)
    host.call("/StatusNotifierItem", ITEM, member, "ii", 3, 4)
    eventually(lambda: running.chosen == [("control", "token-1"), ("control", "")], lambda: f"{running.chosen}")


def test_the_wheel_is_no_click(running: Running, host: LittleHost) -> None:
    host.call("/StatusNotifierItem", ITEM, "Scroll", "is", 1, "vertical")
    host.click("I'm up")
    eventually(lambda: running.chosen, "the click was lost")
    assert running.chosen == [("up", "")]


@pytest.mark.parametrize(
    ("path", "interface", "member", "signature", "values"),
    [
        ("/StatusNotifierItem", ITEM, "Activate", "s", ["x"]),
        ("/StatusNotifierItem", ITEM, "Dance", "", []),
        ("/StatusNotifierItem", PROPERTIES, "Get", "ss", [ITEM, "Nothing"]),
        ("/StatusNotifierItem", PROPERTIES, "GetAll", "s", ["org.example"]),
        ("/StatusNotifierItem", PROPERTIES, "Set", "ssv", [ITEM, "Id", CLICK]),
        ("/StatusNotifierItem/Menu", MENU, "GetLayout", "iias", [4711, -1, []]),
        ("/StatusNotifierItem/Menu", MENU, "GetProperty", "is", [0, "nothing"]),
        ("/StatusNotifierItem/Menu", MENU, "Event", "isvu", [4711, "clicked", CLICK, 0]),
        ("/StatusNotifierItem/Menu", MENU, "AboutToShow", "i", [4711]),
        ("/nowhere", ITEM, "Activate", "ii", [0, 0]),
    ],
)
def test_what_makes_no_sense_is_refused_and_does_no_harm(
    running: Running, host: LittleHost, path: str, interface: str, member: str, signature: str, values: list[Any]
) -> None:
    with pytest.raises(Refused):
        host.call(path, interface, member, signature, *values)
    host.click("I'm up")
    eventually(lambda: running.chosen == [("up", "")], lambda: f"{running.chosen}")


# Coming and going


def test_five_hundred_views_at_once_are_told_a_few_times_and_the_last_one_counts(
    running: Running, host: LittleHost
) -> None:
    for number in range(500):
        running.tray.show(TrayView(TrayIcon(Mood.SITTING, number % 13), f"number {number}", ENTRIES))
    running.tray.show(replace(SITTING, icon=TrayIcon(Mood.PAUSED), tooltip="the last"))
    eventually(lambda: host.property("ToolTip")[3] == "the last", "not the last one")
    assert bytes(host.property("IconPixmap")[0][2])[1::4] == draw(TrayIcon(Mood.PAUSED), 16).tobytes()[0::4]
    assert host.members().count("NewIcon") < 50


def test_it_registers_again_when_the_list_is_kept_by_somebody_else(running: Running, host: LittleHost) -> None:
    for _ in range(2):
        host.vanish()
        eventually(lambda: running.docked[-1] is False, "it did not notice")
        host.appear()
        eventually(lambda: running.docked[-1] is True, "it did not come back")
        assert len(host.items) == 1
        assert host.property("Status") == "Active"
    assert running.docked == [True, False, True, False, True]


def test_a_panel_that_comes_and_goes_while_the_list_stays_is_noticed(running: Running, host: LittleHost) -> None:
    host.host_changed(False)
    eventually(lambda: running.docked == [True, False], "it did not notice")
    host.host_changed(True)
    eventually(lambda: running.docked == [True, False, True], "it did not notice")
    assert len(host.items) == 1


def test_stopping_takes_it_off_the_bus(running: Running, host: LittleHost) -> None:
    assert host.rows()
    running.stop()
    with pytest.raises(Refused, match=r"(?i)not provided|no such name|does not exist|not found"):
        host.call("/StatusNotifierItem", PROPERTIES, "GetAll", "s", ITEM)
    assert running.raised is None


def test_when_the_bus_goes_run_says_so(running: Running, daemon: Daemon) -> None:
    daemon[1].kill()
    running.thread.join(30)
    assert isinstance(running.raised, Unavailable)
    assert "session bus has gone" in str(running.raised)
    assert running.docked == [True, False]


def test_a_connection_that_is_lost_is_opened_anew(running: Running, host: LittleHost) -> None:
    loop, bus = running.tray._loop, running.tray._bus
    loop.call_soon_threadsafe(bus._finalize, BlockingIOError("as dbus-fast does when its socket is full"))
    eventually(lambda: len(host.items) == 2, "it did not register again")
    eventually(lambda: "I'm up" in host.rows(), "no menu")
    assert host.property("ToolTip")[3].startswith("At your desk")


def test_it_costs_no_time_while_nothing_happens(running: Running, host: LittleHost) -> None:
    host.rows()

    def switches() -> int:
        status = Path(f"/proc/self/task/{running.thread.native_id}/status").read_text()
        return int(status.partition("voluntary_ctxt_switches:")[2].split()[0])

    def rests() -> bool:
        before = switches()
        try:
            never(lambda: switches() > before, "it woke up", seconds(1))
        except AssertionError:
            return False
        return True

    eventually(rests, "it never rests")


# Where it can't be used


def test_without_a_panel_it_is_unavailable_and_names_a_cure(daemon: Daemon) -> None:
    with pytest.raises(Unavailable, match="No panel here") as raised:
        Running(daemon[0])
    assert "gnome-shell-extension-appindicator" in raised.value.cure


@pytest.mark.parametrize("hosted", [False, None])
def test_with_a_list_that_nobody_shows_it_is_unavailable(daemon: Daemon, host: LittleHost, hosted: bool | None) -> None:
    host.hosted = hosted
    with pytest.raises(Unavailable, match="No panel here"):
        Running(daemon[0], seconds(0.3))


def test_with_a_bus_that_does_not_answer_it_is_unavailable(daemon: Daemon) -> None:
    daemon[1].send_signal(signal.SIGSTOP)
    with pytest.raises(Unavailable, match="does not answer"):
        Running(daemon[0], seconds(0.3))


def test_without_a_bus_it_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="session bus"):
        Running(f"unix:path={tmp_path}/no-bus")


def test_no_text_costs_the_connection(running: Running, host: LittleHost) -> None:
    odd = "half \ud83d of a character, \0, ünï 🏃"
    running.tray.show(TrayView(SITTING.icon, odd, (MenuEntry("up", odd), MenuEntry("quit", "Quit"))))
    eventually(lambda: host.property("ToolTip")[3].startswith("half"), "not told")
    assert "half ? of a character,  , ünï 🏃" in host.rows()
    host.click("Quit")
    eventually(lambda: running.chosen == [("quit", "")], lambda: f"{running.chosen}")
    assert len(host.items) == 1
