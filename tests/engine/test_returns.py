"""A source of the idle time that tells of the return by itself: nobody looks for it then (S4)."""

from __future__ import annotations

from datetime import timedelta

from standupnudge.core.state import Away, Sitting
from standupnudge.core.wakeup import LOOK_AGAIN
from tests.engine.stage import Stage, running
from tests.loops import in_loop


async def away(stage: Stage) -> timedelta:
    """Somebody has been away for a while; how long it is until the next look."""
    stage.keys.rest()
    await stage.minutes(10)
    assert isinstance(stage.state.phase, Away)
    assert stage.alarm.due is not None
    return stage.alarm.due - stage.clock.now().elapsed


@in_loop
async def test_s4_nobody_looks_for_a_return_that_is_told_and_it_is_exact() -> None:
    async with running() as stage:
        await stage.work(5)
        stage.keys.tells_return = True
        assert await away(stage) > LOOK_AGAIN

        back = stage.clock.now()
        stage.keys.work()
        stage.engine.look()
        await stage.settled()

        assert isinstance(stage.state.phase, Sitting)
        assert stage.state.phase.began == back


@in_loop
async def test_s4_when_another_source_has_to_take_its_place_it_is_looked_for_again() -> None:
    async with running() as stage:
        await stage.work(5)
        stage.keys.tells_return = True
        await away(stage)

        stage.keys.tells_return = False
        stage.engine.look()
        await stage.settled()

        assert stage.alarm.due is not None
        assert stage.alarm.due - stage.clock.now().elapsed <= LOOK_AGAIN
