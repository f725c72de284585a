"""Suspends the X server's own screen saver and power saving, for as long as a connection to it stays open."""

from __future__ import annotations

import logging
from typing import Any

from standupnudge.ports import Awake

log = logging.getLogger(__name__)

_EXTENSION = "MIT-SCREEN-SAVER"
_SUSPEND = 5  # the request's number: screensaver 1.1, https://www.x.org/releases/current/doc/man/man3/Xss.3.xhtml


class X11ScreenSaver:
    """What is suspended comes back when the connection ends, so also when the process dies.

    :param name: of the display.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._display: Any = None

    def keep(self, awake: bool) -> None:
        """See ``ports.Awake``."""
        if not awake:
            self._let_go()
        elif self._display is None:
            self._hold()

    def _hold(self) -> None:
        from Xlib import error
        from Xlib.display import Display

        try:
            self._display = Display(self._name)
            _suspend(self._display)
            self._display.sync()
        except (error.DisplayError, error.ConnectionClosedError, error.XError, OSError, KeyError) as problem:
            log.debug("The X server's screen saver can't be suspended: %s", problem)
            self._let_go()

    def _let_go(self) -> None:
        from Xlib import error

        display, self._display = self._display, None
        if display is not None:
            try:
                display.close()
            except (error.ConnectionClosedError, OSError) as problem:
                log.debug("The X server has gone: %s", problem)


def _suspend(display: Any) -> None:
    """Send the request, which python-xlib hasn't got. ``KeyError`` if the server lacks the extension."""
    from Xlib.protocol import rq

    class Suspend(rq.Request):  # type: ignore[misc]
        _request = rq.Struct(rq.Card8("opcode"), rq.Opcode(_SUSPEND), rq.RequestLength(), rq.Card32("suspend"))

    Suspend(display=display.display, opcode=display.display.get_extension_major(_EXTENSION), suspend=1)


_conforms: type[Awake] = X11ScreenSaver
