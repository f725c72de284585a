"""The windows of a desktop: found by class, title or process, in the order they are stacked. Never touches one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from Xlib import X
from Xlib.display import Display
from Xlib.error import BadDrawable, BadMatch, BadWindow
from Xlib.xobject.drawable import Window as XWindow

from tests.desktop.screen import Box


@dataclass(frozen=True, slots=True)
class Window:
    """A window that is on the screen, as it was when it was looked at.

    :ivar kind: both parts of WM_CLASS, in lower case.
    :ivar pid: 0 if it doesn't tell.
    """

    id: int
    title: str
    kind: tuple[str, ...]
    pid: int
    box: Box


class Windows:
    """All windows of one display."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._root = display.screen().root

    def all(self) -> list[Window]:
        """Those on the screen: first the managed ones from bottom to top, then those that are left alone (pop-ups)."""
        managed = [self._window(number) for number in self._property(self._root, "_NET_CLIENT_LIST_STACKING") or []]
        return [window for window in map(self._seen, [*managed, *self._left_alone()]) if window]

    def of_class(self, name: str) -> list[Window]:
        """Those with ``name`` in WM_CLASS, whatever the case."""
        return [window for window in self.all() if name.lower() in window.kind]

    def titled(self, title: str) -> Window | None:
        """The topmost with this title."""
        return next((window for window in reversed(self.all()) if window.title == title), None)

    def of_process(self, pid: int) -> list[Window]:
        """Those that belong to the process ``pid``."""
        return [window for window in self.all() if window.pid == pid]

    def active(self) -> Window | None:
        """The one that has the focus, as the window manager says."""
        found = self._property(self._root, "_NET_ACTIVE_WINDOW")
        return next((window for window in self.all() if found and window.id == found[0]), None)

    def managed(self) -> bool:
        """Whether a window manager is at work."""
        return bool(self._property(self._root, "_NET_SUPPORTING_WM_CHECK"))

    def tray(self) -> int:
        """The window that takes XEmbed tray icons, 0 if there is none."""
        owner = self._display.get_selection_owner(self._display.intern_atom("_NET_SYSTEM_TRAY_S0"))
        return int(owner.id) if owner else 0

    def _left_alone(self) -> list[XWindow]:
        """Those that are no business of the window manager's: tooltips, menus, most notifications."""
        return [child for child in self._root.query_tree().children if self._overrides(child)]

    def _overrides(self, window: XWindow) -> bool:
        try:
            attributes = window.get_attributes()
        except BadWindow:
            return False
        return bool(attributes.override_redirect) and attributes.map_state == X.IsViewable

    def _window(self, number: int) -> XWindow:
        return self._display.create_resource_object("window", number)

    def _seen(self, window: XWindow) -> Window | None:
        try:
            kind = window.get_wm_class()
            box = kind and self._box(window)
            if not box:
                return None
            pid = self._property(window, "_NET_WM_PID") or [0]
            return Window(window.id, self._title(window), tuple(part.lower() for part in kind), pid[0], box)
        except (BadWindow, BadMatch):  # it went away while we looked
            return None

    def _box(self, window: XWindow) -> Box | None:
        try:
            if window.get_attributes().map_state != X.IsViewable:
                return None
            geometry, origin = window.get_geometry(), self._root.translate_coords(window, 0, 0)
        except (BadWindow, BadDrawable):
            return None
        return Box(origin.x, origin.y, geometry.width, geometry.height)

    def _title(self, window: XWindow) -> str:
        value = self._whole(window, "_NET_WM_NAME") or self._whole(window, "WM_NAME")
        return value.decode(errors="replace") if isinstance(value, bytes) else str(value or "")

    def _property(self, window: XWindow, name: str) -> list[int] | None:
        value = self._whole(window, name)
        return [int(part) for part in value] if value is not None else None

    def _whole(self, window: XWindow, name: str) -> Any:
        # Text comes as bytes or str, numbers as an array.
        found = window.get_full_property(self._display.intern_atom(name), X.AnyPropertyType)
        return found.value if found else None
