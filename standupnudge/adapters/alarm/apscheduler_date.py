"""APScheduler as an alarm clock: one date job, replaced at each step. No rule lives here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from standupnudge.ports import Alarm

_JOB = "alarm"


class ApschedulerDate:
    """Rings on the running loop; build it inside that."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        self._now = now
        # A loop that was busy for more than a second must not lose the alarm, as it would by APScheduler's default.
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)
        self._scheduler.start()

    def set(self, delay: timedelta, ring: Callable[[], None]) -> None:
        """See ``ports.Alarm``."""
        when = self._now() + max(delay, timedelta(0))
        self._scheduler.add_job(_rung, "date", [ring], run_date=when, id=_JOB, replace_existing=True)

    def close(self) -> None:
        """See ``ports.Alarm``."""
        self._scheduler.shutdown(wait=False)


async def _rung(ring: Callable[[], None]) -> None:
    """A coroutine function: APScheduler runs it in the loop, and starts no thread for it."""
    ring()


_conforms: type[Alarm] = ApschedulerDate
