"""pystray's X11 icon, taught to receive clicks, to blend into its panel, and to find its panel again.

Import it only where an X display can be reached: pystray's module opens one when it is imported. One thread uses an
icon. A tray of this kind (XEmbed) can't show a menu.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from pystray import _xorg
from Xlib import X

from standupnudge.adapters.tray.x11_tip import Tip
from standupnudge.adapters.tray.x11_window import GONE, IconWindow
from standupnudge.core.views import TrayView

log = logging.getLogger(__name__)

_CLICKS = (1, 2, 3)  # 4 to 7 are the wheel
_MOST_REQUESTS = 3  # to one panel; one that throws icons out must not keep us busy


class PanelIcon(_xorg.Icon):  # type: ignore[misc]  # pystray has no types
    """A window in the panel, made anew for each panel that appears, gone when its panel goes.

    :param clicked: called for each click, with any button.
    :param docked_changed: called with whether the icon is in a panel, when that changes; and with ``False`` by
        ``dock`` when there is no panel to ask.
    """

    def __init__(self, name: str, clicked: Callable[[], None], docked_changed: Callable[[bool], None]) -> None:
        self._clicked = clicked
        self._docked_changed = docked_changed
        self._own: IconWindow | None = None
        self._view: TrayView | None = None
        self._dirty = False
        self._requests = 0
        self._rests_at: tuple[int, int] | None = None
        self.docked = False
        super().__init__(name)
        self._message_handlers[X.ClientMessage] = self._on_client_message
        self._message_handlers[X.ReparentNotify] = self._on_reparent_notify
        self._message_handlers[X.EnterNotify] = self._on_enter
        self._message_handlers[X.LeaveNotify] = self._on_leave
        self._tip = Tip(self._display)
        self._display.set_error_handler(_refused)
        # A panel that appears tells those who listen to the root window's structure (ICCCM, MANAGER message).
        self._display.screen().root.change_attributes(event_mask=X.StructureNotifyMask)

    def __del__(self) -> None:
        """Nothing: pystray would use the connection here, on whatever thread. ``close`` does it in time."""

    @property
    def depth(self) -> int:
        """Bits of a pixel of the screen."""
        return int(self._display.screen().root_depth)

    # For the loop of the tray

    def fileno(self) -> int:
        """The connection, to wait on for news."""
        return int(self._display.fileno())

    def look(self, view: TrayView) -> None:
        """Look like ``view`` from now on."""
        old, self._view = self._view, view
        self._dirty = self._dirty or old is None or old.icon != view.icon
        if self.docked and self._own and (old is None or old.tooltip != view.tooltip):
            self._own.set_name(view.tooltip)
            if self._tip.shown:
                self.tell()

    @property
    def touched(self) -> bool:
        """Whether the pointer is on the icon and ``tell`` has not been called."""
        return self._rests_at is not None and not self._tip.shown

    def tell(self) -> None:
        """Show the tooltip, if the pointer is on the icon."""
        if self._rests_at and self._own and self._view:
            self._tip.show(self._view.tooltip, *self._rests_at, self._own.side)
            self._display.sync()

    def dock(self) -> None:
        """Ask the panel, if there is one, to take the icon in; else wait for one to appear."""
        panel = self._find_panel()
        if panel is None:
            self._docked_changed(False)
        else:
            self._ask(panel)

    def work(self) -> None:
        """Handle what has happened and draw what has changed. Nothing is left to be sent or read after it.

        :raises Xlib.error.ConnectionClosedError: the X server has gone.
        """
        # The last look at the events comes after the last word to the server, whose answers bring events along.
        while self._display.pending_events() or self._dirty:
            while self._display.pending_events():
                event = self._display.next_event()
                self._message_handlers.get(event.type, _nothing)(event)
            self._draw()
            self._display.sync()

    def close(self) -> None:
        """Take the icon away and close the connection."""
        self._drop()
        self._display.sync()
        self._display.close()

    # Docking

    def _rewrite_implementation(self, *_methods: object) -> None:
        """Nothing: pystray hands every call over to its loop here and can wait for ever; ours is one thread."""

    def _create_window(self) -> Any:
        """For pystray's constructor, which wants a window before it is known how a panel wants it."""
        self._own = IconWindow(self._display, None, self.name)
        return self._own.window

    def _find_panel(self) -> Any:
        """The window that takes tray icons, or ``None``. Its end will be reported."""
        # Grabbed, so that it can't go between the two requests (System Tray Protocol, "Locating the system tray").
        self._display.grab_server()
        try:
            panel = self._display.get_selection_owner(self._net_system_tray_sx)
            if panel == X.NONE:
                return None
            panel.change_attributes(event_mask=X.StructureNotifyMask)
            return panel
        finally:
            self._display.ungrab_server()
            self._display.flush()

    def _ask(self, panel: Any) -> None:
        self._requests += 1
        if self._requests > _MOST_REQUESTS:
            log.warning("The panel did not keep the icon, %s times.", _MOST_REQUESTS)
            return
        self._drop()
        self._systray_manager = panel
        # Panels remember icons by their name, so it begins as the program's; the tooltip comes when it is docked.
        self._own = IconWindow(self._display, panel, self.name)
        self._send_message(panel, self._net_system_tray_opcode, self._SYSTEM_TRAY_REQUEST_DOCK, self._own.window.id)
        self._display.flush()

    def _drop(self) -> None:
        self._on_leave()
        own, self._own = self._own, None
        if own:
            own.destroy()

    def _lost(self, panel: Any) -> None:
        """No longer in a panel. ``panel``: one that may still take us."""
        self._drop()
        self._systray_manager = None
        if self.docked:
            self.docked = False
            self._docked_changed(False)
        if panel is not None:
            self._ask(panel)

    # What X reports

    def _on_button_press(self, event: Any) -> None:
        if event.detail in _CLICKS:
            self._on_leave()
            self._clicked()

    def _on_enter(self, event: Any) -> None:
        self._rests_at = (event.root_x - event.event_x, event.root_y - event.event_y)

    def _on_leave(self, _event: object = None) -> None:
        self._rests_at = None
        self._tip.hide()

    def _on_expose(self, event: Any) -> None:
        if self._own and event.window == self._own.window:
            self._own.spoil()
            self._dirty = True

    def _on_client_message(self, event: Any) -> None:
        if event.client_type == self._manager_atom and event.data[1][1] == self._net_system_tray_sx:
            log.info("A panel has appeared.")
            self._requests = 0
            self._lost(self._find_panel())

    def _on_reparent_notify(self, event: Any) -> None:
        if not self._own or event.window != self._own.window:
            return
        if event.parent == self._display.screen().root:
            self._lost(self._find_panel())
            return
        self.docked = self._dirty = True
        if self._view:
            self._own.set_name(self._view.tooltip)
        self._docked_changed(True)

    def _on_destroy_notify(self, event: Any) -> None:
        if event.window == self._systray_manager or (self._own and event.window == self._own.window):
            log.info("The panel has gone, or has thrown the icon out.")
            self._lost(self._find_panel())

    def _create_atoms(self) -> None:
        super()._create_atoms()
        self._manager_atom = self._display.get_atom("MANAGER")

    def _draw(self) -> None:
        self._dirty = False
        if not self._own or not self._view or not self.docked:
            return
        try:
            self._own.paint(self._view.icon)
        except GONE as problem:
            log.debug("The icon could not be drawn: %s", problem)


def _refused(error: object, _request: object) -> None:
    log.debug("The X server refused a request: %s", error)


def _nothing(_event: object) -> None:
    pass
