"""What the routine's window says, and what comes in its place where no window can be."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import pytest

from standupnudge.core.state import Exercising
from standupnudge.core.views import Button, Tag
from standupnudge.errors import ConfigError, Problem
from tests.day import rules
from tests.engine.stage import WEDNESDAY, Stage, instant, running, with_actions
from tests.loops import in_loop


async def popped_up(stage: Stage) -> None:
    await stage.work(31)
    assert [task["window"] for task in stage.windows.opened] == ["routine"]
    assert stage.state.weekly.open is not None
    stage.front.said("routine", {"said": "mapped"})
    await stage.settled()


ALL_TICKED = {"bridge": "timer", "lunge": "hand"}
ONE_TICKED = {"bridge": "timer", "lunge": ""}


@pytest.mark.parametrize(
    ("messages", "kept"),
    [
        ([{"said": "finished", "exercises": ALL_TICKED}, {"said": "gone"}], ["session", "routine_closed"]),
        ([{"said": "ticked", "exercises": ALL_TICKED}, {"said": "gone"}], ["session", "routine_closed"]),
        ([{"said": "closed", "exercises": ONE_TICKED}, {"said": "gone"}], ["session", "routine_closed"]),
        ([{"said": "closed", "exercises": {}}, {"said": "gone"}], []),
        ([{"said": "gone"}], []),
        ([{"said": "later", "by": "15m"}, {"said": "gone"}], []),
        ([{"said": "later", "by": "1h"}, {"said": "gone"}], []),
        ([{"said": "later", "by": "tomorrow"}, {"said": "gone"}], []),
        ([{"said": "skip"}, {"said": "gone"}], ["routine_closed"]),
    ],
)
@in_loop
async def test_what_a_routine_window_says_happens_once(messages: list[Mapping[str, Any]], kept: list[str]) -> None:
    async with running(instant(WEDNESDAY, 12), rules(nudge_after=480)) as stage:
        await popped_up(stage)
        before = len(stage.what)
        for message in messages:
            stage.front.said("routine", message)
        await stage.settled()

        assert stage.what[before:] == kept
        assert stage.state.window is None
        assert Tag.ROUTINE not in stage.notifier.on_screen
        still_open = stage.state.weekly.open
        assert (still_open is None) == ("routine_closed" in kept)
        if still_open is not None:
            assert still_open.shown_at is None


@pytest.mark.parametrize(("by", "minutes"), [("15m", 15), ("1h", 60)])
@in_loop
async def test_later_in_the_window_brings_it_back(by: str, minutes: int) -> None:
    async with running(instant(WEDNESDAY, 12), rules(nudge_after=480)) as stage:
        await popped_up(stage)
        stage.front.said("routine", {"said": "later", "by": by})
        stage.front.said("routine", {"said": "gone"})
        await stage.settled()
        await stage.minutes(minutes - 1)
        assert len(stage.windows.opened) == 1
        await stage.minutes(1)
        assert len(stage.windows.opened) == 2


@in_loop
async def test_starting_the_timer_begins_the_exercise() -> None:
    async with running(instant(WEDNESDAY, 12)) as stage:
        await popped_up(stage)
        stage.front.said("routine", {"said": "started"})
        await stage.settled()
        assert isinstance(stage.state.phase, Exercising)


GARBAGE: list[Mapping[str, Any]] = [
    {},
    {"said": None},
    {"said": 7},
    {"said": []},
    {"said": {"said": "skip"}},
    {"said": "hello"},
    {"say": "close"},
    {"said": "ticked"},
    {"said": "ticked", "exercises": None},
    {"said": "ticked", "exercises": ["bridge"]},
    {"said": "ticked", "exercises": {"bridge": None}},
    {"said": "ticked", "exercises": {"bridge": {"how": "hand"}}},
    {"said": "finished"},
    {"said": "finished", "exercises": "all"},
    {"said": "later"},
    {"said": "later", "by": "2h"},
    {"said": "later", "by": 15},
    {"said": "later", "by": ["15m"]},
    {"said": "chosen"},
    {"said": "chosen", "name": None},
    {"said": "chosen", "name": ["quit"]},
    {"said": "chosen", "name": "make coffee"},
    {"said": "chosen", "name": "config problem"},
]


@pytest.mark.parametrize("kind", ["routine", "control", "another"])
@pytest.mark.parametrize("message", GARBAGE, ids=str)
@in_loop
async def test_a_message_that_makes_no_sense_changes_nothing(
    kind: str, message: Mapping[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    async with running(instant(WEDNESDAY, 12), rules(nudge_after=480)) as stage:
        await popped_up(stage)
        state, told, shown = stage.state, list(stage.windows.told), list(stage.notifier.shown)
        stage.front.said(kind, message)
        await stage.settled()
        assert stage.state == state
        assert (stage.windows.told, stage.notifier.shown) == (told, shown)
        assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@in_loop
async def test_without_tk_the_exercises_come_in_a_notification_and_its_button_closes_the_slot() -> None:
    async with running(instant(WEDNESDAY, 12), rules(nudge_after=480)) as stage:
        await stage.work(31)
        stage.front.said("routine", {"said": "no_tk", "why": "No module named tkinter"})
        stage.front.said("routine", {"said": "gone"})
        await stage.settled()
        notice = stage.notifier.on_screen[Tag.EXERCISES]
        assert notice.body.splitlines() == ["Glute bridge: 10 times.", "Lunge: 8 times a side."]
        assert notice.buttons == (Button("routine done", "Done"),)
        assert len([title for title in stage.titles if title == notice.title]) == 1

        stage.front.answered(Tag.EXERCISES, "routine done", "")
        await stage.settled()
        session, closed = stage.store.records[-2:]
        assert session["exercises"] == {"bridge": "hand", "lunge": "hand"}
        assert (session["complete"], closed["outcome"]) == (True, "done")
        assert stage.state.weekly.open is None


@pytest.mark.parametrize("said_first", [[], [{"said": "no_tk", "why": "no display"}]])
@in_loop
async def test_whoever_asked_for_the_control_window_in_vain_gets_the_status(said_first: list[dict[str, str]]) -> None:
    async with running() as stage:
        await stage.work(10)
        stage.front.chosen("control")
        await stage.settled()
        for message in [*said_first, {"said": "gone"}]:
            stage.front.said("control", message)
        await stage.settled()
        [notice] = stage.notifier.shown
        assert notice.body == "At your desk for 10 min. Next nudge 09:30.\nRoutine: Wed 12:30."


@in_loop
async def test_a_routine_window_that_dies_before_it_is_there_leaves_the_exercises_in_a_notification() -> None:
    async with running(instant(WEDNESDAY, 12), rules(nudge_after=480)) as stage:
        await stage.work(31)
        stage.front.said("routine", {"said": "gone"})
        await stage.settled()
        assert Tag.EXERCISES in stage.notifier.on_screen


@in_loop
async def test_a_plan_that_can_not_be_read_is_told_instead_of_its_exercises() -> None:
    def broken(_: str) -> tuple[list[str], list[str]]:
        raise ConfigError([Problem(file="mine.yaml", line=3, column=1, text="no exercises")])

    async with running() as stage:
        stage.front = with_actions(stage, exercises=broken)
        stage.front.said("routine", {"said": "no_tk", "why": "no display"})
        await stage.settled()
        stage.front.answered(Tag.EXERCISES, "routine done", "")
        await stage.settled()
        assert [notice.body for notice in stage.notifier.shown] == ["mine.yaml:3:1: no exercises"] * 2


@in_loop
async def test_the_exercises_are_those_of_the_plan_in_force() -> None:
    asked: list[str] = []

    def exercises(plan: str) -> tuple[list[str], list[str]]:
        asked.append(plan)
        return [], []

    async with running() as stage:
        stage.front = with_actions(stage, exercises=exercises)
        stage.engine.reconfigure(rules({"plan": "mine.yaml"}))
        await stage.settled()
        stage.front.said("routine", {"said": "no_tk", "why": "no display"})
        await stage.settled()
    assert asked == ["mine.yaml"]


@in_loop
async def test_the_level_chosen_in_the_window_is_recorded() -> None:
    async with running() as stage:
        stage.front.chosen("routine")
        await stage.settled()
        stage.front.said("routine", {"said": "level", "level": "L2"})
        stage.front.said("routine", {"said": "level", "level": "high"})
        stage.front.said("routine", {"said": "finished", "exercises": ALL_TICKED})
        await stage.settled()
        [session] = [row for row in stage.store.records if row["what"] == "session"]
        assert session["level"] == "L2"


@in_loop
async def test_a_level_that_a_command_asks_for_is_told_to_a_window_that_is_open_already() -> None:
    async with running() as stage:
        stage.front.chosen("routine")
        await stage.settled()
        answer = await stage.front.request({"ask": "routine L3"})
        assert "error" not in answer
        assert stage.windows.told[-1] == ("routine", {"say": "level", "level": "L3"})
        assert "error" in await stage.front.request({"ask": "routine L9"})


@in_loop
async def test_what_there_is_to_know_is_a_window_of_its_own() -> None:
    async with running() as stage:
        stage.front.chosen("know")
        await stage.settled()
        [task] = stage.windows.opened
        assert (task["window"], task["plan"]) == ("know", "glutes")
        stage.front.said("know", {"said": "mapped"})
        stage.front.said("know", {"said": "gone"})
        await stage.settled()
        assert stage.titles == []
