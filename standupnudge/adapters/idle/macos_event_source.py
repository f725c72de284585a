"""Idle time on macOS by Quartz's event source. Written against the documentation; no Mac was at hand.

https://developer.apple.com/documentation/coregraphics/cgeventsource/secondssincelasteventtype(_:eventtype:)
It asks for no permission: it tells how long ago an event was, never which.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import IdleProbe

_COMBINED_SESSION = 0  # kCGEventSourceStateCombinedSessionState
_ANY_INPUT = 0xFFFFFFFF  # kCGAnyInputEventType
_LIBRARY = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
Seconds = Callable[[], float]


def _quartz() -> Seconds:
    """What tells the seconds since the last input. Raises ``Unavailable``."""
    import ctypes

    try:
        function = ctypes.CDLL(_LIBRARY).CGEventSourceSecondsSinceLastEventType
    except (OSError, AttributeError) as error:
        raise Unavailable(_("macOS doesn't tell when the last input was: {why}.").format(why=error)) from error
    function.argtypes, function.restype = (ctypes.c_int32, ctypes.c_uint32), ctypes.c_double
    return lambda: float(function(_COMBINED_SESSION, _ANY_INPUT))


class MacosEventSource:
    """See ``ports.IdleProbe``.

    :param seconds: the one foreign function, found if left out.
    """

    name = "macos_event_source"
    tells_return = False

    def __init__(self, seconds: Seconds | None = None) -> None:
        self._seconds = seconds or _quartz()

    async def idle(self) -> timedelta | None:
        """See ``ports.IdleProbe``."""
        seconds = self._seconds()
        return timedelta(seconds=seconds) if seconds >= 0 else None

    async def close(self) -> None:
        """Nothing was opened."""


_conforms: type[IdleProbe] = MacosEventSource
