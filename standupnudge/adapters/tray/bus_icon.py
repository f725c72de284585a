"""pystray's icon as an item on the session bus (org.kde.StatusNotifierItem), with its menu beside it.

Import it only with PYSTRAY_BACKEND set: left to choose, pystray connects to X when it is imported. One thread uses an
icon. The interface: https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierItem/
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pystray import _base

from standupnudge.adapters.tray.bus_menu import PATH as MENU_PATH
from standupnudge.adapters.tray.bus_menu import BusMenu
from standupnudge.adapters.tray.bus_object import BusObject, Method, Property, sendable

if TYPE_CHECKING:
    from dbus_fast import Message
    from PIL import Image

PATH = "/StatusNotifierItem"
_INTERFACE = "org.kde.StatusNotifierItem"

Pixmap = list[Any]  # width, height, bytes


class BusIcon(_base.Icon):  # type: ignore[misc]  # pystray has no types
    """Answers what panels ask, and tells them what has changed.

    Its ``icon`` is a sequence of square pictures, one for each size that is offered.

    :param clicked: called with an activation token, or "", for a click that is not on the menu.
    :param chosen: called the same way for one on the menu, with pystray's item before the token.
    :param send: sends a message to the bus.
    """

    HAS_NOTIFICATION = False

    def __init__(
        self,
        name: str,
        clicked: Callable[[str], None],
        chosen: Callable[[Any, str], None],
        send: Callable[[Message], None],
    ) -> None:
        super().__init__(name)
        self._clicked = clicked
        self._send = send
        self._token = ""
        self._pixmaps: list[Pixmap] = []
        self._attention = False
        self._bus_menu = BusMenu(lambda item: chosen(item, self._take_token()))
        self._item = BusObject(PATH, _INTERFACE, self._properties(), self._methods(), _SIGNALS)

    def __del__(self) -> None:
        """Nothing: pystray would tell the bus, which knows from the end of the connection."""

    def answer(self, message: Message) -> Message | bool:
        """For ``MessageBus.add_message_handler``."""
        return self._item.answer(message) or self._bus_menu.object.answer(message)

    @property
    def attention(self) -> bool:
        """Whether the panel should point it out, and show it even if it is hidden otherwise."""
        return self._attention

    @attention.setter
    def attention(self, value: bool) -> None:
        if value != self._attention:
            self._attention = value
            self._tell("NewStatus", self._status())

    # What pystray asks of an icon

    def _show(self) -> None:
        self._tell("NewStatus", self._status())

    def _hide(self) -> None:
        self._tell("NewStatus", "Passive")

    def _update_icon(self) -> None:
        self._pixmaps = [_pixmap(picture) for picture in self._icon]
        self._icon_valid = True
        self._tell("NewIcon")
        if self._attention:
            self._tell("NewAttentionIcon")

    def _update_title(self) -> None:
        self._tell("NewToolTip")

    def _update_menu(self) -> None:
        for message in self._bus_menu.show(self._menu):
            self._send(message)

    # On the bus

    def _tell(self, signal: str, *values: Any) -> None:
        self._send(self._item.signal(signal, *values))

    def _properties(self) -> dict[str, Property]:
        return {
            "Category": Property("s", lambda: "ApplicationStatus"),
            "Id": Property("s", self.name.lower),
            "Title": Property("s", lambda: self.name),
            "Status": Property("s", self._status),
            "WindowId": Property("i", lambda: 0),
            "IconThemePath": Property("s", str),
            "IconName": Property("s", str),
            "IconPixmap": Property("a(iiay)", lambda: self._pixmaps),
            "OverlayIconName": Property("s", str),
            "OverlayIconPixmap": Property("a(iiay)", list),
            "AttentionIconName": Property("s", str),
            "AttentionIconPixmap": Property("a(iiay)", lambda: self._pixmaps if self._attention else []),
            "AttentionMovieName": Property("s", str),
            "ToolTip": Property("(sa(iiay)ss)", lambda: ["", [], self.name, sendable(_escaped(self.title))]),
            "ItemIsMenu": Property("b", lambda: False),  # or a click on the icon would not be told
            "Menu": Property("o", lambda: MENU_PATH),
        }

    def _methods(self) -> dict[str, Method]:
        return {
            "Activate": Method("ii", "", self._on_click),
            "SecondaryActivate": Method("ii", "", self._on_click),
            "ContextMenu": Method("ii", "", self._on_click),  # from panels that can't draw a menu
            "Scroll": Method("is", "", lambda _delta, _orientation: []),
            "ProvideXdgActivationToken": Method("s", "", self._on_token),
        }

    def _status(self) -> str:
        return "NeedsAttention" if self._attention else "Active"

    def _on_click(self, _x: int, _y: int) -> list[Any]:
        self._clicked(self._take_token())
        return []

    def _on_token(self, token: str) -> list[Any]:
        self._token = token
        return []

    def _take_token(self) -> str:
        token, self._token = self._token, ""
        return token


_SIGNALS = {
    "NewTitle": "",
    "NewIcon": "",
    "NewAttentionIcon": "",
    "NewOverlayIcon": "",
    "NewToolTip": "",
    "NewStatus": "s",
}


def _escaped(text: str) -> str:
    """For the part of a tooltip that may have markup. The library's ``html`` would cost 0.3 MB."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _pixmap(picture: Image.Image) -> Pixmap:
    """As the bus has it: alpha, red, green, blue, a byte each, alpha not multiplied in."""
    from PIL import Image

    red, green, blue, alpha = picture.split()
    return [picture.width, picture.height, Image.merge("RGBA", (alpha, red, green, blue)).tobytes()]
