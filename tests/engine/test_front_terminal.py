"""A terminal in the place of the routine's window: what it is told to play, and what comes of what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from standupnudge.core.state import Exercising
from tests.engine.stage import WEDNESDAY, Stage, instant, running, with_actions
from tests.loops import in_loop

ONE = {"bridge": "timer", "lunge": ""}
ALL = {"bridge": "timer", "lunge": "timer"}


async def said(stage: Stage, *messages: Mapping[str, Any]) -> None:
    for message in messages:
        assert await stage.front.request({"ask": "routine said", "message": message}) == {}
    await stage.settled()


async def asked(stage: Stage) -> dict[str, Any]:
    return await stage.front.request({"ask": "routine text"})


@in_loop
async def test_it_is_told_what_a_window_would_show() -> None:
    async with running(instant(WEDNESDAY, 9)) as stage:
        stage.front = with_actions(stage, task=lambda: {"level": "L2"})
        assert await asked(stage) == {"task": {"level": "L2"}, "follow": "routine said"}
        assert stage.windows.opened == []


@in_loop
async def test_what_is_done_in_it_counts_like_what_is_done_in_a_window() -> None:
    async with running(instant(WEDNESDAY, 9)) as stage:
        await asked(stage)
        await said(stage, {"said": "started"})
        assert isinstance(stage.state.phase, Exercising)
        await stage.minutes(3)
        await said(stage, {"said": "ticked", "exercises": ONE}, {"said": "ticked", "exercises": ALL})
        await said(stage, {"said": "closed", "exercises": ALL}, {"said": "gone"})
        (session,) = [row for row in stage.store.records if row["what"] == "session"]
        assert (session["complete"], session["exercises"]) == (True, ALL)
        assert stage.state.window is None


@in_loop
async def test_one_that_was_killed_leaves_what_was_done_until_then() -> None:
    async with running(instant(WEDNESDAY, 9)) as stage:
        await asked(stage)
        await said(stage, {"said": "started"}, {"said": "ticked", "exercises": ONE}, {"said": "gone"})
        (session,) = [row for row in stage.store.records if row["what"] == "session"]
        assert (session["complete"], session["exercises"]) == (False, ONE)
        assert not isinstance(stage.state.phase, Exercising)


@in_loop
async def test_one_that_never_began_leaves_no_trace() -> None:
    async with running(instant(WEDNESDAY, 9)) as stage:
        before = len(stage.store.records)
        await asked(stage)
        await said(stage, {"said": "gone"})
        assert len(stage.store.records) == before
        assert "task" in await asked(stage)


@in_loop
async def test_one_that_never_began_does_not_end_what_goes_on_in_the_window() -> None:
    async with running(instant(WEDNESDAY, 9)) as stage:
        await asked(stage)
        await stage.front.request({"ask": "routine"})
        stage.front.said("routine", {"said": "started"})
        await said(stage, {"said": "gone"})
        assert isinstance(stage.state.phase, Exercising)


@in_loop
async def test_there_is_one_routine_at_a_time() -> None:
    async with running(instant(WEDNESDAY, 9)) as stage:
        await asked(stage)
        assert "open already" in (await asked(stage))["error"]
        await said(stage, {"said": "gone"})
        await stage.front.request({"ask": "routine"})
        assert "open already" in (await asked(stage))["error"]


@in_loop
async def test_what_is_no_message_is_left_out() -> None:
    async with running(instant(WEDNESDAY, 9)) as stage:
        await asked(stage)
        for message in (None, "started", ["said"], {}, {"said": "ticked", "exercises": 3}):
            assert await stage.front.request({"ask": "routine said", "message": message}) == {}
        assert stage.state.window is None
