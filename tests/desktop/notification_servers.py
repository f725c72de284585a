"""The two notification servers that tests may choose between, with settings that make them easy to see and to hit.

Neither takes a notification away by itself, unless it was sent so.

dunst          the left button does the default action; the other actions are chosen in a menu (middle button) that
               dunst hands to dmenu: the name is typed there, and Return.
xfce4-notifyd  draws buttons, here in one known colour. It knows no default action: its body can't be clicked.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Protocol

from tests.desktop.home import Home
from tests.desktop.pointer import MIDDLE, Pointer
from tests.desktop.screen import Colour, Screen
from tests.desktop.waiting import eventually
from tests.desktop.windows import Window, Windows
from tests.needs import need, need_service

BACKGROUND: Colour = (0x10, 0x3A, 0x5C)
BUTTON: Colour = (0x00, 0x90, 0x50)
SMALLEST_BUTTON = 14  # pixels; what is lower is a hole in a letter

_DUNSTRC = """[global]
    mouse_left_click = do_action
    mouse_middle_click = context
    mouse_right_click = close_current
    dmenu = {dmenu} -l 8
    origin = top-right
    offset = 20x20
    width = 340
    height = 300
    transparency = 0
    corner_radius = 0
    font = DejaVu Sans 10
    idle_threshold = 0
    markup = full
    show_indicators = false
"""
_DUNST_URGENCY = """[urgency_{0}]
    background = "#103a5c"
    foreground = "#ffffff"
    frame_color = "#103a5c"
    timeout = 0
"""
_XFCONF = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-notifyd" version="1.0">
  <property name="theme" type="string" value="Tests"/>
  <property name="initial-opacity" type="double" value="1.0"/>
  <property name="do-fadeout" type="bool" value="false"/>
  <property name="do-slideout" type="bool" value="false"/>
  <property name="notify-location" type="uint" value="2"/>
  <property name="expire-timeout-enabled" type="bool" value="false"/>
  <property name="notification-log" type="bool" value="false"/>
</channel>
"""
_CSS = """
#XfceNotifyWindow { background: #103a5c; border: none; border-radius: 0; padding: 10px; }
#XfceNotifyWindow label { color: #ffffff; }
#XfceNotifyWindow button, #XfceNotifyWindow button:hover, #XfceNotifyWindow button:active {
  background: #009050; border: none; border-radius: 0; box-shadow: none; text-shadow: none; transition: none; }
"""


class Hands:
    """What is needed to see and to touch a notification."""

    def __init__(self, screen: Screen, windows: Windows, pointer: Pointer) -> None:
        self.screen = screen
        self.windows = windows
        self.pointer = pointer


class NotificationServer(Protocol):
    """What differs between them.

    :ivar kind: the class of its windows.
    """

    kind: str

    def configure(self, home: Home) -> None:
        """Write its settings."""
        ...

    def command(self) -> list[str]:
        """How it is started."""
        ...

    def press(self, labels: Sequence[str], label: str, window: Window, hands: Hands) -> None:
        """Choose the action ``label`` of ``labels``, those the notification in ``window`` was sent with."""
        ...


class Dunst:
    """dunst, with dmenu for its menu."""

    kind = "dunst"

    def configure(self, home: Home) -> None:
        """Settings; dunst reads them from its own folder."""
        folder = home.config / "dunst"
        folder.mkdir(exist_ok=True)
        looks = "".join(_DUNST_URGENCY.format(urgency) for urgency in ("low", "normal", "critical"))
        (folder / "dunstrc").write_text(_DUNSTRC.format(dmenu=shlex.quote(need("dmenu", "suckless-tools"))) + looks)

    def command(self) -> list[str]:
        """Found on the PATH."""
        return [need("dunst", "dunst")]

    def press(self, labels: Sequence[str], label: str, window: Window, hands: Hands) -> None:
        """Call the menu with the middle button, and type what is wanted."""
        assert label in labels, f"there is no {label!r} among {labels}"
        hands.pointer.click(window.box, MIDDLE)
        # It has the keyboard before it is shown.
        eventually(lambda: hands.windows.of_class("dmenu"), "dunst's menu did not come up")
        hands.pointer.type(f"#{label} (\n")
        eventually(lambda: not hands.windows.of_class("dmenu"), "dunst's menu stayed")


class XfceNotifyd:
    """xfce4-notifyd, in a theme of ours."""

    kind = "xfce4-notifyd"

    def configure(self, home: Home) -> None:
        """Settings and theme."""
        theme = home.folder / ".themes" / "Tests" / "xfce-notify-4.0"
        theme.mkdir(parents=True)
        (theme / "gtk.css").write_text(_CSS)
        folder = home.config / "xfce4" / "xfconf" / "xfce-perchannel-xml"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "xfce4-notifyd.xml").write_text(_XFCONF)

    def command(self) -> list[str]:
        """Known to the bus only."""
        return [need_service("org.xfce.xfce4-notifyd.Notifications", "xfce4-notifyd")]

    def press(self, labels: Sequence[str], label: str, window: Window, hands: Hands) -> None:
        """Click the button: they are drawn from left to right in the order they were sent."""
        assert label in labels, f"there is no {label!r} among {labels}"
        areas = [area for area in hands.screen.areas(BUTTON, window.box) if area.height >= SMALLEST_BUTTON]
        assert len(areas) == len(labels), f"{labels} were sent, but {len(areas)} buttons are drawn"
        hands.pointer.click(areas[labels.index(label)])


SERVERS: dict[str, type[NotificationServer]] = {"dunst": Dunst, "xfce4-notifyd": XfceNotifyd}
