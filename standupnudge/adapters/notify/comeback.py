"""When to try again what could not be shown: at once if there is reason to, and ever less often if it fails."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

# Seconds. For five minutes no wait is longer than 8, so that a return is found within 10; then it is one try a minute.
_WAITS = (1, 2, 4, *[8] * 37, 60)
_FORGOTTEN = 5 * 60  # seconds without a try, after which the next is a first one again


class Comeback:
    """Calls ``again`` when it is time for it. One timer, and none while nothing is asked for.

    The pace holds for reasons to hope, too: a server that dies of each notification and is started again each time is
    not worked harder than one that is gone. Reasons of another kind take a ``Comeback`` of their own.
    """

    def __init__(self, again: Callable[[], None]) -> None:
        self._again = again
        self._timer: asyncio.TimerHandle | None = None
        self._tries = 0
        self._last: float | None = None

    def soon(self) -> None:
        """There is reason to hope: at once, unless the last time was just now."""
        wait = _wait(self._tries_of_late() - 1)
        self._set(0.0 if self._last is None else self._last + wait)

    def later(self) -> None:
        """Nothing will tell when it works again: after a while."""
        self._set(asyncio.get_running_loop().time() + _wait(self._tries_of_late()))

    def close(self) -> None:
        """Call nobody any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _tries_of_late(self) -> int:
        if self._last is None or asyncio.get_running_loop().time() - self._last > _FORGOTTEN:
            self._tries, self._last = 0, None
        return self._tries

    def _set(self, when: float) -> None:
        if self._timer is not None and self._timer.when() <= when:
            return
        self.close()
        self._timer = asyncio.get_running_loop().call_at(when, self._ring)

    def _ring(self) -> None:
        self._timer, self._last = None, asyncio.get_running_loop().time()
        self._tries += 1
        self._again()


def _wait(tries: int) -> int:
    """Seconds after so many tries in vain."""
    return _WAITS[min(max(tries, 0), len(_WAITS) - 1)]
