"""What every source of the idle time keeps, on the real thing or a mock of its service."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from standupnudge.adapters.idle import gaps, mutter_monitor
from standupnudge.ports import IdleProbe
from tests.adapters.idle.sources import SOURCES, Source
from tests.loops import in_loop, until_answer

LONG = timedelta(seconds=0.3)


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest, place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Source]:
    """One of them; waits that take half a minute for a person take less here."""
    monkeypatch.setattr(gaps, "LEAST", timedelta(seconds=0.2))
    monkeypatch.setattr(gaps, "WORTH_TELLING", LONG)
    monkeypatch.setattr(mutter_monitor, "WATCHED_FROM", LONG)
    with SOURCES[request.param](place).there() as source:
        yield source


class Heard:
    """What a source told by itself."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


@asynccontextmanager
async def connected(source: Source, heard: Heard) -> AsyncIterator[IdleProbe]:
    probe = await source.connect(heard)
    try:
        yield probe
    finally:
        await probe.close()


async def rested(source: Source, probe: IdleProbe) -> None:
    """Nobody is there for longer than ``LONG``."""
    source.stir()
    source.rest()

    async def long() -> bool:
        idle = await probe.idle()
        return idle is not None and idle > LONG

    await until_answer(long, "the idle time does not grow")


async def is_back(probe: IdleProbe) -> bool:
    idle = await probe.idle()
    return idle is not None and idle <= LONG


@in_loop
async def test_the_idle_time_grows_until_there_is_input(source: Source) -> None:
    async with connected(source, Heard()) as probe:
        await rested(source, probe)

        async def answered() -> bool:
            source.stir()
            return await is_back(probe)

        await until_answer(answered, "input does not end it")
        await rested(source, probe)


@in_loop
async def test_it_is_named_as_the_configuration_names_it(source: Source) -> None:
    async with connected(source, Heard()) as probe:
        assert probe.name in {*SOURCES, "virtual"}


@in_loop
async def test_one_that_tells_of_a_return_does_so_without_being_asked_again(source: Source) -> None:
    heard = Heard()
    async with connected(source, heard) as probe:
        if not probe.tells_return:
            return  # whoever uses it looks for it (S4)
        for times in (1, 2):
            await rested(source, probe)
            before = heard.times
            source.stir()
            await until_answer(lambda before=before: _true(heard.times > before), f"return {times} is not told")
            assert await is_back(probe)


@in_loop
async def test_once_its_source_has_gone_it_can_tell_no_more_and_says_so(source: Source) -> None:
    if not source.dies:
        return
    heard = Heard()
    async with connected(source, heard) as probe:
        assert await probe.idle() is not None
        before = heard.times

        source.die()

        await until_answer(lambda: _is_none(probe), "it still tells something")
        if source.tells_its_end:
            await until_answer(lambda: _true(heard.times > before), "it does not say that it has gone")


@in_loop
async def test_closing_it_twice_or_after_its_source_has_gone_is_fine(source: Source) -> None:
    heard = Heard()
    async with connected(source, heard) as probe:
        if source.dies:
            source.die()
        await probe.close()
    assert heard.times <= 1


async def _true(holds: bool) -> bool:
    return holds


async def _is_none(probe: IdleProbe) -> bool:
    return await probe.idle() is None
