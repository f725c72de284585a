"""The tray icon for X11 panels of the older kind (XEmbed): no menu, so that every click opens the control window.

All that talks to X is on the thread of ``run``; other threads leave word and wake it. It sleeps until then.
"""

from __future__ import annotations

import logging
import os
import selectors
import socket
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from standupnudge.core.views import TrayView
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import Chosen, Tray

if TYPE_CHECKING:
    from standupnudge.adapters.tray.x11_icon import PanelIcon

log = logging.getLogger(__name__)

_DEPTHS = (24, 32)
_HOVER = timedelta(milliseconds=500)  # before the tooltip appears, as toolkits do it


class XembedTray:
    """An icon in a panel that takes XEmbed icons. Where there is no such panel it waits for one.

    :param chosen: called with "control" for each click, on the thread of ``run``.
    :param docked_changed: called on the thread of ``run`` with whether the icon is in a panel: when that changes,
        and with ``False`` at the start of ``run`` if there is no panel.
    :raises Unavailable: no X display can be reached, or it has too few colours.
    """

    name = "x11_xembed"

    def __init__(self, chosen: Chosen, docked_changed: Callable[[bool], None] = lambda docked: None) -> None:
        self._icon: PanelIcon = _open_icon(lambda: chosen("control"), docked_changed)
        self._view: TrayView | None = None
        self._stopping = False
        self._sleeping, self._waking = socket.socketpair()
        self._sleeping.setblocking(False)
        self._waking.setblocking(False)

    @property
    def docked(self) -> bool:
        """Whether the icon is in a panel now. Any thread."""
        return self._icon.docked

    def show(self, view: TrayView) -> None:
        """Draw ``view`` soon. Of several that come at once only the newest is drawn. Any thread."""
        self._view = view
        self._wake()

    def run(self) -> None:
        """Own the icon until ``stop``.

        :raises Unavailable: the X server has gone. Nothing is left open; another tray may be tried.
        """
        from Xlib.error import ConnectionClosedError

        try:
            self._loop()
            self._icon.close()
        except ConnectionClosedError as problem:
            log.info("The X server has gone: %s", problem)
            if not self._stopping:
                raise Unavailable(_("The X server has gone, and the tray icon with it.")) from problem
        finally:
            self._sleeping.close()
            self._waking.close()

    def stop(self) -> None:
        """Take the icon away and let ``run`` return. Any thread, and signal handlers."""
        self._stopping = True
        self._wake()

    def _loop(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._sleeping, selectors.EVENT_READ)
            selector.register(self._icon.fileno(), selectors.EVENT_READ)
            if not self._stopping:
                self._icon.dock()
            shown = None
            while not self._stopping:
                view = self._view
                if view is not None and view is not shown:
                    self._icon.look(view)
                    shown = view
                self._icon.work()
                news = selector.select(_HOVER.total_seconds() if self._icon.touched else None)
                if not news:
                    self._icon.tell()
                if any(key.fileobj is self._sleeping for key, _ in news):
                    self._sleeping.recv(4096)

    def _wake(self) -> None:
        try:
            self._waking.send(b".")
        except BlockingIOError:
            pass  # it has been woken so often that it will wake
        except OSError:
            log.debug("The tray has ended already.")


def _no_display(where: str | None, problem: Exception) -> Unavailable:
    if where:
        cure = _("Start it inside a graphical session, and check DISPLAY and XAUTHORITY.")
        return Unavailable(_("The X display {name} can't be reached: {why}.").format(name=where, why=problem), cure)
    # Of a Wayland desktop the item of the bus is the icon: no X server would bring one.
    cure = "" if os.environ.get("WAYLAND_DISPLAY") else _("Start it inside a graphical session.")
    return Unavailable(_("There is no X display: DISPLAY is not set."), cure)


def _open_icon(clicked: Callable[[], None], docked_changed: Callable[[bool], None]) -> PanelIcon:
    # Left to choose, pystray tries the X display too when it is imported, and lets its errors through.
    os.environ["PYSTRAY_BACKEND"] = "dummy"
    try:
        from standupnudge.adapters.tray.x11_icon import PanelIcon

        icon = PanelIcon("StandUpNudge", clicked, docked_changed)
    except Exception as problem:  # importing pystray's back end connects to X, which fails in many ways
        raise _no_display(os.environ.get("DISPLAY"), problem) from problem
    if icon.depth not in _DEPTHS:
        icon.close()
        what = _("The X display has a colour depth of {bits} bits; an icon needs 24.").format(bits=icon.depth)
        raise Unavailable(what)
    return icon


_conforms: type[Tray] = XembedTray
