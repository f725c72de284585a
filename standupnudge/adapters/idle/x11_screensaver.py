"""Idle time from the X server, by its screen saver extension, on a display connection of its own.

For the engine's thread only: python-xlib connections are not shared between threads here.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from standupnudge.errors import Unavailable
from standupnudge.language import N_, _
from standupnudge.ports import IdleProbe

log = logging.getLogger(__name__)

_EXTENSION = "MIT-SCREEN-SAVER"
_PARTLY_BLIND = N_("This is a Wayland session, where an X server sees only the input to its own windows.")


class X11ScreenSaver:
    """Time since the last keyboard or pointer input that the X server saw.

    :param environ: where ``DISPLAY`` and ``WAYLAND_DISPLAY`` are read.
    """

    name = "x11_screensaver"
    tells_return = False

    def __init__(self, environ: Mapping[str, str]) -> None:
        if environ.get("WAYLAND_DISPLAY"):
            raise Unavailable(_(_PARTLY_BLIND))
        name = environ.get("DISPLAY")
        if not name:
            raise Unavailable(
                _("There is no X display: DISPLAY is not set."), _("Start it inside a graphical session.")
            )
        self._display: Any = _connect(name)
        if why := _unfit(self._display, name):
            self._display.close()
            raise Unavailable(why)
        self._root = self._display.screen().root

    async def idle(self) -> timedelta | None:
        """Time since the last input; ``None`` from the moment the X server has gone. Takes about 0.05 ms."""
        if self._display is None:
            return None
        from Xlib.error import ConnectionClosedError, XError

        try:
            since = self._root.screensaver_query_info().idle
            while self._display.pending_events():
                self._display.next_event()  # news of the keyboard layout comes to everybody and would pile up
        except (ConnectionClosedError, XError, OSError) as problem:
            log.warning("The X server no longer tells the idle time: %s", problem)
            self._display = None
            return None
        return timedelta(milliseconds=since)

    async def close(self) -> None:
        """Close the connection; ``idle`` is ``None`` from then on."""
        if self._display is None:
            return
        from Xlib.error import ConnectionClosedError

        display, self._display = self._display, None
        try:
            display.close()
        except (ConnectionClosedError, OSError):
            log.debug("The X server had gone already.")


def _unfit(display: Any, name: str) -> str:
    """Why it can't be used; "" if it can."""
    if display.has_extension("XWAYLAND"):  # since 23.1; the older ones lack the other one
        return _(_PARTLY_BLIND)
    if display.has_extension(_EXTENSION):
        return ""
    return _("The X server of display {display} has no {name} extension.").format(display=name, name=_EXTENSION)


def _connect(name: str) -> Any:
    """A connection to the display ``name``."""
    from Xlib import error
    from Xlib.display import Display

    try:
        return Display(name)
    except (error.DisplayError, error.ConnectionClosedError, error.XauthError, OSError) as problem:
        cure = _("Start it inside a graphical session, and check DISPLAY and XAUTHORITY.")
        what = _("The X display {name} can't be reached: {why}.").format(name=name, why=problem)
        raise Unavailable(what, cure) from problem


_conforms: type[IdleProbe] = X11ScreenSaver
