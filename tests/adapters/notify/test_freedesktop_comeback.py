"""What was lost or could not be shown: it is said when that may be better, and not too often."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from standupnudge.adapters.notify.comeback import Comeback
from standupnudge.adapters.notify.freedesktop import FreedesktopNotifier
from standupnudge.errors import Unavailable
from tests.adapters.notification_server import NotificationServer
from tests.adapters.notify.helpers_of_notify import INFO, NUDGE, PATIENCE, Heard, desk, in_loop
from tests.adapters.private_bus import bus_daemon
from tests.loops import until


@in_loop
async def test_a_server_that_is_restarted_while_a_nudge_is_up_is_a_reason(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        await at.server.vanish()
        await at.server.start()
        await until(lambda: at.again, "that it may be shown again")
        await at.notifier.show(NUDGE)
        assert [shown.title for shown in at.server.on_screen.values()] == [NUDGE.title]


@in_loop
async def test_a_server_that_comes_after_a_nudge_was_due_is_a_reason(address: str) -> None:
    async with desk(address) as at:
        await at.server.vanish()
        with pytest.raises(Unavailable):
            await at.notifier.show(NUDGE)
        assert at.again == []
        await at.server.start()
        await until(lambda: at.again, "that it may be shown again")


@in_loop
async def test_a_server_that_comes_after_the_program_is_a_reason(address: str) -> None:
    again: list[bool] = []
    heard = Heard()
    environ = {"DBUS_SESSION_BUS_ADDRESS": address}
    notifier = FreedesktopNotifier(heard.answered, heard.closed, environ, PATIENCE, lambda: again.append(True))
    with pytest.raises(Unavailable):
        await notifier.show(NUDGE)
    async with NotificationServer(address) as server:
        await until(lambda: again, "that it may be shown again")
        await notifier.show(NUDGE)
        assert len(server.on_screen) == 1
        await notifier.close()


@in_loop
async def test_a_server_that_says_something_at_last_is_a_reason(address: str) -> None:
    async with desk(address) as at:
        with at.hanging(), pytest.raises(Unavailable):
            await at.notifier.show(NUDGE)
        assert at.again == []
        at.server.recover()
        await until(lambda: at.again, "that it may be shown again")


@in_loop
async def test_where_nothing_was_missed_nothing_is_said(address: str) -> None:
    async with desk(address) as at:
        await at.server.vanish()
        await at.server.start()
        await at.notifier.show(NUDGE)
        await at.notifier.withdraw(NUDGE.tag)
        await at.server.vanish()
        await at.server.start()
        await at.notifier.show(INFO)
        assert at.again == []


@in_loop
async def test_a_bus_that_comes_back_is_found_by_trying(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with bus_daemon(tmp_path) as (address, daemon):
        async with desk(address) as at:
            await at.notifier.show(NUDGE)
            daemon.kill()
            await until(lambda: at.again, "that the nudge may be gone")
            with pytest.raises(Unavailable):  # as it is answered with
                await at.notifier.show(NUDGE)
            said = len(at.again)
            with bus_daemon(tmp_path) as (same, _):
                assert same.split(",")[0] == address.split(",")[0]
                async with NotificationServer(same) as server:
                    await until(lambda: len(at.again) > said, "another try")
                    await at.notifier.show(NUDGE)
                    assert len(server.on_screen) == 1
                    await at.notifier.close()
    caplog.clear()  # it has said that the bus was gone


class Stopwatch:
    """The loop's own clock, turned by hand."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.now = self.loop.time()
        self.loop.time = lambda: self.now  # type: ignore[method-assign]

    async def turn(self, seconds: float) -> None:
        """Let ``seconds`` pass, one after the other."""
        for _ in range(int(seconds)):
            self.now += 1
            await asyncio.sleep(0)
            await asyncio.sleep(0)


def failing(tries: list[float], watch: Stopwatch, then: Callable[[Comeback], None]) -> Comeback:
    """One that notes when it tries, in seconds from now, and after each does ``then``."""
    began = watch.now

    def again() -> None:
        tries.append(watch.now - began)
        then(comeback)

    comeback = Comeback(again)
    return comeback


@in_loop
async def test_tries_become_fewer_down_to_one_a_minute_and_find_a_return_of_the_first_minutes_soon() -> None:
    watch, tries = Stopwatch(), list[float]()
    failing(tries, watch, Comeback.later).later()
    await watch.turn(3600)
    assert tries[:5] == [1, 3, 7, 15, 23]
    pauses = [after - before for before, after in pairwise(tries)]
    assert max(pauses[: sum(at < 240 for at in tries)]) <= 8
    assert pauses[-40:] == pytest.approx([60] * 40)


@in_loop
async def test_a_server_that_dies_of_each_notification_is_not_worked_hard() -> None:
    watch, tries = Stopwatch(), list[float]()
    failing(tries, watch, Comeback.soon).soon()
    await watch.turn(3600)
    assert len(tries) < 110
    assert tries[-1] - tries[-2] == 60


@in_loop
async def test_reason_to_hope_shortens_the_wait_and_a_calm_while_forgets_what_failed() -> None:
    watch, tries = Stopwatch(), list[float]()
    comeback = failing(tries, watch, lambda _: None)
    comeback.later()
    comeback.soon()
    await watch.turn(1)
    assert len(tries) == 1
    await watch.turn(400)
    comeback.soon()
    await watch.turn(1)
    assert len(tries) == 2


@in_loop
async def test_who_is_closed_says_nothing_any_more() -> None:
    watch, tries = Stopwatch(), list[float]()
    comeback = failing(tries, watch, lambda _: None)
    comeback.soon()
    comeback.close()
    await watch.turn(100)
    assert tries == []
