"""Idle time on Windows by GetLastInputInfo. Written against the documentation; no Windows was at hand.

https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getlastinputinfo
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta

from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import IdleProbe

_WRAPS_AT = 2**32  # ms: both counters begin anew after 49.7 days
Ticks = Callable[[], tuple[int, int] | None]

if sys.platform == "win32":

    def _ticks() -> tuple[int, int] | None:
        """Ms since the start of Windows at the last input, and now; ``None`` if Windows refuses."""
        import ctypes

        class LastInputInfo(ctypes.Structure):
            _fields_ = (("cbSize", ctypes.c_uint), ("dwTime", ctypes.c_uint32))

        info = LastInputInfo(ctypes.sizeof(LastInputInfo), 0)
        if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(info)):
            return None
        return int(info.dwTime), int(ctypes.windll.kernel32.GetTickCount()) % _WRAPS_AT
else:

    def _ticks() -> tuple[int, int] | None:
        """This isn't Windows."""
        return None


class WindowsLastInput:
    """See ``ports.IdleProbe``.

    :param ticks: the one foreign function.
    """

    name = "windows_last_input"
    tells_return = False

    def __init__(self, ticks: Ticks = _ticks) -> None:
        self._ticks = ticks
        if ticks() is None:
            raise Unavailable(_("Windows doesn't tell when the last input was."))

    async def idle(self) -> timedelta | None:
        """See ``ports.IdleProbe``."""
        ticks = self._ticks()
        return None if ticks is None else timedelta(milliseconds=(ticks[1] - ticks[0]) % _WRAPS_AT)

    async def close(self) -> None:
        """Nothing was opened."""


_conforms: type[IdleProbe] = WindowsLastInput
