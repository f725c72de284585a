"""The engine: one inbox, one state, one alarm."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from standupnudge.core.effects import Effect, OpenRoutine, Refusal, Refuse, ShowNudge, WithdrawNudge
from standupnudge.core.events import RoutineAsked, SnoozePressed, Started, UpPressed
from standupnudge.core.rules import Rules
from standupnudge.core.state import Away, Sitting
from standupnudge.core.state_json import load
from standupnudge.core.views import Mood
from standupnudge.engine.engine import SHORTEST
from tests.day import rules
from tests.engine.stage import MONDAY, Stage, instant, running
from tests.fakes import FakeStore
from tests.loops import in_loop


class Scribe:
    """Performs nothing, and notes what was on disk at that moment."""

    def __init__(self, store: FakeStore) -> None:
        self._store = store
        self.saw: list[tuple[Effect, str | None, int]] = []

    async def __call__(self, effect: Effect, rules: Rules) -> None:
        self.saw.append((effect, self._store.state, len(self._store.records)))


def marked(stage: Stage) -> bool:
    return stage.views[-1].icon.marked


@in_loop
async def test_w7_the_state_and_the_record_are_on_disk_before_the_effect_is_seen() -> None:
    async with running() as stage:
        stage.engine._perform = scribe = Scribe(stage.store)
        await stage.work(31)
        await stage.engine.ask(UpPressed)
        await stage.engine.ask(RoutineAsked)

    kinds = [type(effect) for effect, _, _ in scribe.saw]
    assert [kind for kind in kinds if kind in {ShowNudge, WithdrawNudge, OpenRoutine}] == [
        ShowNudge,
        WithdrawNudge,
        OpenRoutine,
    ]
    for effect, text, records in scribe.saw:
        assert text is not None
        on_disk = load(text, instant(MONDAY, 9), "boot 1")
        assert isinstance(on_disk.phase, Sitting)
        match effect:
            case ShowNudge():
                assert on_disk.phase.nudging.on_screen
                assert records == 1
            case WithdrawNudge():
                assert not on_disk.phase.nudging.on_screen
                assert on_disk.phase.up_pressed is not None
                assert records == 2
            case OpenRoutine():
                assert on_disk.window is not None


@in_loop
async def test_the_first_state_is_saved_too() -> None:
    async with running() as stage:
        text = stage.store.state
        assert text is not None
        assert load(text, stage.clock.now(), "boot 1") == stage.state


@in_loop
async def test_a_full_disk_is_logged_and_the_program_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    async with running() as stage:
        stage.store.full = True
        await stage.work(31)
        assert stage.titles == ["A good moment to get up"]
        assert "The disk is full." in {record.message for record in caplog.records}

        stage.store.full = False
        await stage.minutes(3)
        assert stage.store.state is not None
        assert load(stage.store.state, stage.clock.now(), "boot 1").phase == stage.state.phase


@in_loop
async def test_who_can_not_be_watched_counts_as_at_the_desk_and_that_is_said_once_an_outage(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def said() -> int:
        return sum("can't be told any more" in record.message for record in caplog.records)

    async with running() as stage:
        stage.keys.blind = True
        await stage.minutes(31)
        assert stage.titles == ["A good moment to get up"]
        assert said() == 1

        stage.keys.blind = False
        await stage.minutes(5)
        stage.keys.blind = True
        await stage.minutes(5)
        assert said() == 2


@in_loop
async def test_stopping_deals_with_what_came_before() -> None:
    stage = Stage()
    stage.keys.work()
    run = asyncio.create_task(stage.engine.run())
    await stage.settled()
    stage.engine.post(UpPressed)
    stage.engine.stop()
    stage.engine.post(RoutineAsked)  # too late
    await run

    assert isinstance(stage.state.phase, Sitting)
    assert stage.state.phase.up_pressed == stage.clock.now()
    assert stage.state.window is None


@in_loop
async def test_the_last_state_is_saved_at_the_stop() -> None:
    async with running() as stage:
        await stage.work(10)
        stage.clock.go(timedelta(seconds=70))
    assert stage.store.state is not None
    assert load(stage.store.state, stage.clock.now(), "boot 1").seen == stage.clock.now()


@in_loop
async def test_asking_tells_what_came_of_it() -> None:
    async with running() as stage:
        await stage.work(10)
        assert await stage.engine.ask(SnoozePressed) == (Refuse(Refusal.NOTHING_TO_SNOOZE),)
        await stage.minutes(21)
        [withdrawn] = await stage.engine.ask(SnoozePressed)
        assert isinstance(withdrawn, WithdrawNudge)


@in_loop
async def test_who_asked_and_went_away_does_not_stop_the_engine() -> None:
    async with running() as stage:
        asking = asyncio.create_task(stage.engine.ask(UpPressed))
        await asyncio.sleep(0)
        asking.cancel()
        await stage.work(31)
        assert stage.titles == ["A good moment to get up"]


@in_loop
async def test_the_same_rules_again_change_nothing() -> None:
    async with running() as stage:
        await stage.work(10)
        state, saves, due, views = stage.state, stage.store.saves, stage.alarm.due, len(stage.views)
        stage.clock.go(timedelta(seconds=20))
        stage.engine.reconfigure(rules())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert stage.engine._inbox.empty()
        assert (stage.state, stage.store.saves, stage.alarm.due, len(stage.views)) == (state, saves, due, views)


@in_loop
async def test_n11_new_rules_count_at_once() -> None:
    async with running() as stage:
        await stage.work(20)
        stage.engine.reconfigure(rules(nudge_after=15))
        await stage.settled()
        assert stage.titles == ["A good moment to get up"]


@in_loop
async def test_problems_are_seen_until_they_are_mended_and_leave_the_rules_alone() -> None:
    async with running(rules=rules(nudge_after=20)) as stage:
        await stage.work(10)
        stage.engine.reconfigure(None, ["config.yaml:3:1: siting: unknown"])
        await stage.settled()
        assert marked(stage)
        assert "config.yaml:3:1: siting: unknown" in [entry.label for entry in stage.views[-1].menu]
        assert stage.engine.rules == rules(nudge_after=20)

        stage.engine.reconfigure(rules(nudge_after=20))
        await stage.settled()
        assert not marked(stage)
        await stage.minutes(11)
        assert stage.titles == ["A good moment to get up"]


@in_loop
async def test_problems_from_before_the_start_are_seen_from_the_start() -> None:
    async with running(problems=["config.yaml: no"]) as stage:
        assert stage.views[0].icon.marked


@pytest.mark.parametrize("text", ["", "{}", '{"version":99}', "garbage"])
@in_loop
async def test_a_saved_state_that_can_not_be_read_is_told_of_and_begun_anew(
    text: str, caplog: pytest.LogCaptureFixture
) -> None:
    store = FakeStore()
    store.state = text
    async with running(store=store) as stage:
        assert isinstance(stage.state.phase, Away)
        assert "can't be read" in caplog.text
        assert stage.engine.unread == "elsewhere"
        await stage.work(31)
        assert stage.titles == ["A good moment to get up"]


@in_loop
async def test_a_saved_state_goes_on() -> None:
    store = FakeStore()
    async with running(store=store) as stage:
        await stage.work(20)
    async with running(stage.clock.now().plus(timedelta(minutes=1)), store=store) as later:
        await later.work(9)
        assert later.titles == ["A good moment to get up"]


@in_loop
async def test_the_view_tells_the_state_before_the_engine_runs() -> None:
    assert Stage().engine.view.icon.mood is Mood.AWAY


@in_loop
async def test_an_alarm_is_never_set_closer_than_the_shortest_wait() -> None:
    stage = Stage()

    async def slowly(effect: Effect, rules: Rules) -> None:
        stage.clock.go(timedelta(minutes=20))

    stage.engine._perform = slowly
    await stage.engine.step(Started)
    stage.keys.work()
    await stage.engine.step(UpPressed)
    stage.clock.go(timedelta(minutes=30))
    await stage.engine.step(RoutineAsked)

    assert stage.alarm.due is not None
    assert stage.alarm.due - stage.clock.now().elapsed == SHORTEST


@in_loop
async def test_after_the_stop_no_alarm_is_set() -> None:
    async with running() as stage:
        stage.alarm.due = None
        stage.engine.stop()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    assert stage.alarm.due is None


@in_loop
async def test_s5_a_stretch_is_saved_at_least_every_three_minutes() -> None:
    saved: list[timedelta] = []

    class Store(FakeStore):
        def save(self, state: str, records: Sequence[Mapping[str, Any]]) -> None:
            saved.append(stage.clock.now().elapsed)

    stage = Stage(rules=rules(nudge_after=240, away_after=60), store=Store())
    run = asyncio.create_task(stage.engine.run())
    await stage.settled()
    await stage.work(60)
    stage.engine.stop()
    await run
    assert max(later - earlier for earlier, later in pairwise(saved)) == timedelta(minutes=3)


@in_loop
async def test_while_nobody_is_there_nothing_is_written() -> None:
    async with running() as stage:
        await stage.work(10)
        stage.keys.rest()
        await stage.minutes(5)
        saves = stage.store.saves
        await stage.minutes(60)
        assert stage.store.saves == saves
