"""The alarm: rings once, at its time or a little later, whatever the loop and the wall clock do."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from standupnudge.adapters.alarm.apscheduler_date import ApschedulerDate
from standupnudge.adapters.clock.system import SystemClock
from tests.loops import in_loop, until

SOON = timedelta(milliseconds=50)
LATER = timedelta(hours=1)


class Bell:
    """Rings, with the name of each time it was set and when that was, on the loop's clock."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._began = self._loop.time()
        self.rang: list[str] = []
        self.after: list[timedelta] = []

    def __call__(self, name: str = "") -> None:
        self.rang.append(name)
        self.after.append(timedelta(seconds=self._loop.time() - self._began))


def wall() -> datetime:
    return SystemClock().now().wall


@asynccontextmanager
async def alarm(set_back: timedelta = timedelta(0)) -> AsyncIterator[ApschedulerDate]:
    """An alarm; after it is set, the wall clock is ``set_back`` so far."""
    made = ApschedulerDate(lambda: wall() + set_back)
    try:
        yield made
    finally:
        made.close()


@in_loop
async def test_it_rings_once_at_its_time() -> None:
    async with alarm() as it:
        bell = Bell()
        it.set(timedelta(milliseconds=200), bell)
        await until(lambda: bell.rang, "the ring")
        assert bell.after[0] >= timedelta(milliseconds=195)
        await asyncio.sleep(1.5)  # longer than whatever may ring in its place
        assert len(bell.rang) == 1


@pytest.mark.parametrize("delay", [timedelta(0), timedelta(seconds=-5), timedelta(days=-400)])
@in_loop
async def test_what_is_overdue_rings_at_once(delay: timedelta) -> None:
    async with alarm() as it:
        bell = Bell()
        it.set(delay, bell)
        await until(lambda: bell.rang, "the ring")


@in_loop
async def test_it_never_rings_while_it_is_being_set() -> None:
    async with alarm() as it:
        bell = Bell()
        it.set(timedelta(0), bell)
        assert bell.rang == []


@pytest.mark.parametrize(("first", "second"), [(SOON, SOON), (LATER, SOON), (SOON, SOON * 4)])
@in_loop
async def test_set_again_it_rings_for_the_last_time_only(first: timedelta, second: timedelta) -> None:
    async with alarm() as it:
        bell = Bell()
        it.set(first, partial(bell, "first"))
        it.set(second, partial(bell, "second"))
        await until(lambda: bell.rang, "the ring")
        await asyncio.sleep(1.5)
        assert bell.rang == ["second"]


@in_loop
async def test_put_off_at_the_last_moment_it_does_not_ring_early() -> None:
    async with alarm() as it:
        bell = Bell()
        it.set(timedelta(0), partial(bell, "first"))
        while not bell.rang and it._scheduler.get_job("alarm") is not None:
            await asyncio.sleep(0)  # until it is about to ring
        it.set(LATER, partial(bell, "second"))
        await asyncio.sleep(0.2)
        assert "second" not in bell.rang


@in_loop
async def test_set_by_its_own_ring_it_goes_on_and_on(caplog: pytest.LogCaptureFixture) -> None:
    async with alarm() as it:
        bell = Bell()

        def ring() -> None:
            bell()
            it.set(timedelta(0), ring)

        it.set(timedelta(0), ring)
        await until(lambda: len(bell.rang) >= 50, "fifty rings")
    assert caplog.records == [], "the scheduler skipped some, and they rang late"


@in_loop
async def test_a_loop_that_was_busy_rings_late_but_rings(caplog: pytest.LogCaptureFixture) -> None:
    async with alarm() as it:
        bell = Bell()
        it.set(SOON, bell)
        await asyncio.sleep(0)
        time.sleep(1.3)  # the whole loop stands still, for longer than APScheduler forgives by default
        await until(lambda: bell.rang, "the ring")
        await asyncio.sleep(1.2)
        assert len(bell.rang) == 1
    assert caplog.records == [], "the scheduler missed it"


@in_loop
async def test_a_wall_clock_that_is_set_back_by_an_hour_makes_it_late_by_a_second_or_so() -> None:
    async with alarm(set_back=timedelta(hours=1)) as it:
        bell = Bell()
        it.set(SOON, bell)
        await until(lambda: bell.rang, "the ring")
        it.set(SOON, bell)
        await until(lambda: len(bell.rang) == 2, "the next ring")


@in_loop
async def test_a_wall_clock_that_is_set_forward_makes_it_ring_no_later() -> None:
    async with alarm(set_back=timedelta(hours=-1)) as it:
        bell = Bell()
        it.set(SOON, bell)
        await until(lambda: bell.rang, "the ring")


@in_loop
async def test_closed_it_rings_no_more() -> None:
    bell = Bell()
    async with alarm() as it:
        it.set(SOON, bell)
    await asyncio.sleep(1.3)
    assert bell.rang == []


@in_loop
async def test_an_alarm_far_away_can_be_set() -> None:
    async with alarm() as it:
        it.set(timedelta(days=300), Bell())
        assert it._scheduler.get_job("alarm").next_run_time > datetime(2020, 1, 1, tzinfo=UTC)
