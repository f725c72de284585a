"""The idle time from somebody who only tells when there was no input for a while, and when there is some again."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from standupnudge.ports import IdleTold

# Shorter gaps are not told, so an input is taken to be at most so much later than it was, while there is any (Chromium
# has the same). With a longer one the shortest away_after would be noticed late; with a shorter one each thought of
# the person at the desk would wake the program.
LEAST = timedelta(seconds=5)
WORTH_TELLING = timedelta(seconds=30)  # a return after less than that is near a look anyway


class Gaps:
    """Used as the handlers of two events. Times are those of the running loop."""

    def __init__(self, told: IdleTold) -> None:
        self._told = told
        self._last: float | None = None  # the last input, while there is none

    @property
    def least_ms(self) -> int:
        """What is to be asked for."""
        return LEAST // timedelta(milliseconds=1)

    def begins(self, *_: object) -> None:
        """There was no input for ``LEAST``."""
        self._last = _now() - LEAST.total_seconds()

    def ends(self, *_: object) -> None:
        """There is input."""
        gap = self.idle()
        self._last = None
        if gap >= WORTH_TELLING:
            self._told()

    def idle(self) -> timedelta:
        """Time since the last input; none at all if it is less than ``LEAST``."""
        return timedelta(0) if self._last is None else timedelta(seconds=_now() - self._last)


def _now() -> float:
    return asyncio.get_running_loop().time()
