"""APScheduler as an alarm clock: one date job, replaced at each step. No rule lives here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from standupnudge.ports import Alarm

_JOB = "alarm"
_OVERDUE = timedelta(seconds=1)  # later than this after its time, the wall clock has been set back


class ApschedulerDate:
    """Rings on the running loop; build it inside that. ``now`` reads the wall clock."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        self._now = now
        self._loop = asyncio.get_running_loop()
        self._set = 0  # how often it was set; a job of an earlier time rings no more
        self._guard: asyncio.TimerHandle | None = None
        # A loop that was busy for more than a second must not lose the alarm, as it would by APScheduler's default.
        # Two instances, because a ring may set the next one, which is then due before the first has ended.
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 2}
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)
        self._scheduler.start()

    def set(self, delay: timedelta, ring: Callable[[], None]) -> None:
        """See ``ports.Alarm``."""
        self._unset()
        number, delay = self._set, max(delay, timedelta(0))
        when = self._now() + delay
        self._scheduler.add_job(self._rung, "date", [number, ring], run_date=when, id=_JOB, replace_existing=True)
        # APScheduler goes by the wall clock: set back by an hour, that would make the alarm an hour late.
        guard_delay = (delay + _OVERDUE).total_seconds()
        self._guard = self._loop.call_later(guard_delay, lambda: self._ring(number, ring))

    async def _rung(self, number: int, ring: Callable[[], None]) -> None:
        """A coroutine function: APScheduler runs it in the loop, and starts no thread for it."""
        self._ring(number, ring)

    def _ring(self, number: int, ring: Callable[[], None]) -> None:
        if number == self._set:
            self._unset()
            ring()

    def _unset(self) -> None:
        self._set += 1
        if self._guard is not None:
            self._guard.cancel()
            self._guard = None

    def close(self) -> None:
        """See ``ports.Alarm``."""
        self._unset()
        self._scheduler.shutdown(wait=False)


_conforms: type[Alarm] = ApschedulerDate
