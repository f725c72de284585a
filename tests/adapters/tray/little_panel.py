"""A panel of the older kind in forty lines: it offers no transparency, and does only what a test tells it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from PIL import Image
from Xlib import X
from Xlib.display import Display
from Xlib.error import BadDrawable, BadMatch, BadWindow, ConnectionClosedError
from Xlib.protocol.event import ClientMessage
from Xlib.protocol.rq import Event

REQUEST_DOCK = 0


class LittlePanel:
    """Appears with ``appear``; ``pump`` lets it do its work, embedding each icon that asks.

    :ivar icons: the windows it was asked to embed, oldest first.
    :ivar size: of the place for an icon, width and height in pixels.
    :ivar greet: called with each icon before it is embedded.
    """

    def __init__(self, display: str, size: tuple[int, int] = (22, 22)) -> None:
        self._display = Display(display)
        self._root = self._display.screen().root
        self._tray = self._display.intern_atom(f"_NET_SYSTEM_TRAY_S{self._display.get_default_screen()}")
        self._opcode = self._display.intern_atom("_NET_SYSTEM_TRAY_OPCODE")
        self.size = size
        self.window: Any = None
        self.icons: list[Any] = []
        self.greet: Callable[[Any], object] = lambda icon: None

    def appear(self, background: Image.Image) -> None:
        """Take the tray, and tell everybody; ``background`` is what icons without transparency are to blend with."""
        depth = self._display.screen().root_depth
        pixmap = self._root.create_pixmap(*background.size, depth)
        data = background.tobytes("raw", "BGRX")
        pixmap.put_image(pixmap.create_gc(), 0, 0, *background.size, X.ZPixmap, depth, 0, data)
        self.window = self._root.create_window(
            100, 100, *background.size, 0, depth, background_pixmap=pixmap, override_redirect=True
        )
        self.window.map()
        self.window.set_selection_owner(self._tray, X.CurrentTime)
        data = (32, [X.CurrentTime, self._tray, self.window.id, 0, 0])
        manager = ClientMessage(window=self._root, client_type=self._display.intern_atom("MANAGER"), data=data)
        self._root.send_event(manager, event_mask=X.StructureNotifyMask)
        self._display.sync()

    def pump(self) -> None:
        """Handle what has come."""
        self._display.sync()
        while self._display.pending_events():
            event = self._display.next_event()
            if event.type == X.ClientMessage and event.client_type == self._opcode:
                self._embed(event)
        self._display.sync()

    def picture(self, icon: Any) -> Image.Image | None:
        """What is seen in the window of an icon, if it is on the screen."""
        width, height = self.size
        try:
            image = icon.get_image(0, 0, width, height, X.ZPixmap, 0xFFFFFFFF)
        except (BadDrawable, BadMatch):
            return None
        return Image.frombytes("RGB", (width, height), image.data, "raw", "BGRX")

    def name(self, icon: Any) -> str:
        """The name of an icon's window: its tooltip."""
        kind = self._display.intern_atom("UTF8_STRING")
        found = icon.get_full_property(self._display.intern_atom("_NET_WM_NAME"), kind)
        return found.value.decode() if found else ""

    def tooltips(self) -> int:
        """How many windows on the screen say that they are tooltips."""
        kind = self._display.intern_atom("_NET_WM_WINDOW_TYPE")
        wanted = self._display.intern_atom("_NET_WM_WINDOW_TYPE_TOOLTIP")
        return sum(wanted in _property(window, kind) for window in _children(self._root))

    def alive(self, window: int) -> bool:
        """Whether there is still a window with that id, anywhere on the screen."""
        waiting = [self._root]
        for one in waiting:
            waiting.extend(_children(one))
        return any(one.id == window for one in waiting)

    def throw_out(self, icon: Any) -> None:
        """Destroy the window of an icon, as a panel may."""
        icon.destroy()
        self._display.sync()

    def let_go(self, icon: Any) -> None:
        """Put an icon back on the bare screen, as the X server does for a panel that crashed."""
        icon.reparent(self._root, 0, 0)
        self._display.sync()

    def disappear(self) -> None:
        """Give up the tray and what is in it."""
        self.window.destroy()
        self._display.sync()

    def close(self) -> None:
        """End the connection, if the X server is still there."""
        with contextlib.suppress(ConnectionClosedError):
            self._display.close()

    def _embed(self, event: Event) -> None:
        _, opcode, window, _, _ = event.data[1]
        if opcode == REQUEST_DOCK:
            icon = self._display.create_resource_object("window", window)
            self.greet(icon)
            icon.configure(width=self.size[0], height=self.size[1])
            icon.reparent(self.window, 5, 3)
            icon.map()
            self.icons.append(icon)


def _children(window: Any) -> list[Any]:
    try:
        return list(window.query_tree().children)
    except BadWindow:  # it went away while we looked
        return []


def _property(window: Any, kind: int) -> list[int]:
    try:
        found = window.get_full_property(kind, X.AnyPropertyType)
    except BadWindow:
        return []
    return list(found.value) if found else []
