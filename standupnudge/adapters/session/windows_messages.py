"""Locks and sleeps by the messages that Windows sends to windows. Never run on a real machine.

https://learn.microsoft.com/windows/win32/termserv/wm-wtssession-change
https://learn.microsoft.com/windows/win32/power/wm-powerbroadcast
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from standupnudge.adapters.session.seen import Seen, Sees
from standupnudge.errors import Unavailable

SESSION_CHANGE, POWER = 0x02B1, 0x0218  # WM_WTSSESSION_CHANGE, WM_POWERBROADCAST
_LOCK, _UNLOCK = 7, 8  # WTS_SESSION_LOCK, WTS_SESSION_UNLOCK
_SUSPEND, _RESUME_BY_HAND, _RESUME = 0x04, 0x07, 0x12  # PBT_APMSUSPEND, ...RESUMESUSPEND, ...RESUMEAUTOMATIC

Heard = Callable[[int, int], None]  # the number of a message, and its wParam
Listen = Callable[[Heard], Callable[[], None]]  # begins; returns what ends it; may raise ``Unavailable``


class WindowsMessages:
    """See ``several.Source``. That the screen was locked before the start isn't known.

    :param listen: how to hear messages, on any thread.
    """

    name = "windows_messages"

    def __init__(self, sees: Sees, listen: Listen) -> None:
        self._sees, self._listen = sees, listen
        self.reason: Unavailable | None = None
        self._seen = Seen()
        self._end: Callable[[], None] = lambda: None

    async def start(self) -> None:
        """See ``several.Source``."""
        loop = asyncio.get_running_loop()
        try:
            self._end = self._listen(lambda message, value: _hand_over(loop, self._hear, message, value))
        except Unavailable as error:
            self.reason = error

    async def close(self) -> None:
        """See ``several.Source``."""
        self._end()

    def _hear(self, message: int, value: int) -> None:
        seen = after(self._seen, message, value)
        if seen != self._seen:
            self._seen = seen
            self._sees(seen)


def after(seen: Seen, message: int, value: int) -> Seen:
    """What is seen once this message has come."""
    if message == SESSION_CHANGE and value in {_LOCK, _UNLOCK}:
        return replace(seen, locked=value == _LOCK)
    if message == POWER and value in {_SUSPEND, _RESUME_BY_HAND, _RESUME}:
        return replace(seen, asleep=value == _SUSPEND)
    return seen


def _hand_over(loop: asyncio.AbstractEventLoop, hear: Heard, message: int, value: int) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(hear, message, value)
