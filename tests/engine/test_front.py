"""The counter where everybody is served: tray, control window, notifications, the routine's window, commands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from standupnudge.core.rules import PopUp
from standupnudge.core.state import Last, Sitting
from standupnudge.core.views import Tag
from standupnudge.errors import Unavailable
from tests.day import rules
from tests.engine.stage import WEDNESDAY, Stage, instant, running, with_actions
from tests.loops import in_loop

Make = Callable[[Stage], Awaitable[object]]


async def at_the_desk(stage: Stage) -> None:
    await stage.work(10)


async def nudged(stage: Stage) -> None:
    await stage.work(31)


async def paused(stage: Stage) -> None:
    await stage.work(10)
    stage.front.chosen("pause")
    await stage.settled()


def pressable(stage: Stage) -> set[str]:
    """The names of the menu, submenus included, that can be chosen now."""
    lines = stage.engine.view.menu
    return {entry.name for line in lines for entry in (line, *line.entries) if entry.name and entry.enabled}


def seen(stage: Stage) -> object:
    """Everything that somebody at the computer could see change."""
    state = replace(stage.state, seen=instant(WEDNESDAY, 0))
    return state, stage.opened_config, len(stage.windows.opened), stage.engine._inbox.qsize()


@pytest.mark.parametrize("situation", [at_the_desk, nudged, paused])
def test_every_entry_of_the_menu_that_can_be_chosen_does_something(situation: Make) -> None:
    names: set[str] = set()

    @in_loop
    async def collect() -> None:
        async with running() as stage:
            await situation(stage)
            names.update(pressable(stage))

    @in_loop
    async def choose(name: str) -> None:
        async with running() as stage:
            await situation(stage)
            before = seen(stage)
            stage.front.chosen(name)
            if name == "quit":
                assert stage.engine._inbox.qsize() == 1
                return
            await stage.settled()
            assert seen(stage) != before, name
            assert not any("StandUpNudge" in title for title in stage.titles), "it was refused"

    collect()
    assert len(names) >= 5
    for name in names:
        choose(name)


@in_loop
async def test_what_was_refused_is_told() -> None:
    async with running() as stage:
        stage.front.chosen("up")
        await stage.settled()
        [notice] = stage.notifier.shown
        assert notice.body == "No time at the desk is running, so there is nothing to change."


@in_loop
async def test_quit_ends_the_engine() -> None:
    async with running() as stage:
        stage.front.chosen("quit")


@in_loop
async def test_the_right_to_raise_a_window_that_came_with_a_click_goes_to_the_window() -> None:
    async with running() as stage:
        stage.front.chosen("control", "the right")
        await stage.settled()
        stage.front.chosen("control")
        await stage.settled()
        assert [task["token"] for task in stage.windows.opened] == ["the right", ""]


@in_loop
async def test_the_control_window_shows_status_and_menu_and_follows_them_while_it_is_open() -> None:
    async with running() as stage:
        await stage.work(10)
        stage.front.chosen("control")
        await stage.settled()
        [task] = stage.windows.opened
        assert (task["window"], task["focus"]) == ("control", True)
        assert task["lines"] == ["At your desk for 10 min. Next nudge 09:30.", "Routine: Wed 12:30."]
        entry = {"name": "up", "label": "I'm up", "enabled": True, "default": False, "entries": (), "checked": None}
        assert entry in task["entries"]

        stage.front.chosen("pause")
        await stage.settled()
        kind, told = stage.windows.told[-1]
        assert (kind, told["say"]) == ("control", "show")
        assert told["lines"][0] == "At your desk for 10 min. Paused until you resume."
        assert "resume" in {entry["name"] for entry in told["entries"]}

        stage.front.said("control", {"said": "mapped"})
        stage.front.said("control", {"said": "gone"})
        count = len(stage.windows.told)
        stage.front.chosen("resume")
        await stage.settled()
        assert len(stage.windows.told) == count


@in_loop
async def test_an_entry_chosen_in_the_control_window_is_like_one_in_the_tray() -> None:
    async with running() as stage:
        await stage.work(10)
        stage.front.said("control", {"said": "chosen", "name": "pause 1h"})
        await stage.settled()
        assert stage.state.pause is not None


@in_loop
async def test_problems_of_the_configuration_are_in_the_control_window() -> None:
    async with running(problems=["config.yaml:3:1: siting: unknown"]) as stage:
        await stage.front.show_control()
        assert stage.windows.opened[-1]["lines"][-1] == "config.yaml:3:1: siting: unknown"


@in_loop
async def test_a_configuration_that_nothing_opens_is_told() -> None:
    async def nothing_opens() -> None:
        raise Unavailable("No program was found that opens it.", "It is this file: ~/config.yaml")

    async with running() as stage:
        stage.front = with_actions(stage, open_config=nothing_opens)
        stage.front.chosen("open config")
        await stage.settled()
        [notice] = stage.notifier.shown
        assert notice.body == "No program was found that opens it. It is this file: ~/config.yaml"


@in_loop
async def test_a_fault_of_ours_in_an_action_is_logged_and_the_program_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    async def stumbles() -> None:
        raise ZeroDivisionError

    async with running() as stage:
        stage.front = with_actions(stage, open_config=stumbles)
        stage.front.chosen("open config")
        await stage.settled()
        assert "ZeroDivisionError" in caplog.text
        await stage.work(31)
        assert stage.titles == ["A good moment to get up"]


# Notifications


@pytest.mark.parametrize(
    ("name", "last"), [("up", Last.UP), ("snooze", Last.SNOOZED), ("skip", Last.SKIPPED), ("routine", Last.UP)]
)
@in_loop
async def test_every_button_of_a_nudge_answers_it(name: str, last: Last) -> None:
    async with running() as stage:
        await stage.work(31)
        assert name in {button.name for button in stage.notifier.on_screen[Tag.NUDGE].buttons} | {"routine"}
        stage.front.answered(Tag.NUDGE, name, "")
        await stage.settled()
        assert isinstance(stage.state.phase, Sitting)
        assert stage.state.phase.nudging.last is last
        assert stage.notifier.on_screen == {}


@in_loop
async def test_a_click_hands_its_right_to_the_focus_on_to_the_window() -> None:
    async with running() as stage:
        await stage.work(31)
        stage.front.answered(Tag.NUDGE, "routine", "the right")
        await stage.settled()
        [task] = stage.windows.opened
        assert (task["token"], task["focus"]) == ("the right", True)


@pytest.mark.parametrize(("tag", "last"), [(Tag.NUDGE, Last.CLOSED), (Tag.INFO, Last.SHOWN), (Tag.ROUTINE, Last.SHOWN)])
@in_loop
async def test_closing_by_hand_counts_for_a_nudge_only(tag: Tag, last: Last) -> None:
    async with running() as stage:
        await stage.work(31)
        stage.front.closed(tag)
        await stage.settled()
        assert isinstance(stage.state.phase, Sitting)
        assert stage.state.phase.nudging.last is last


@pytest.mark.parametrize(("name", "opens"), [("routine", True), ("routine later 1h", False), ("routine skip", False)])
@in_loop
async def test_every_button_of_the_routines_notification_does_what_it_says(name: str, opens: bool) -> None:
    of = rules({"pop_up": PopUp.NOTIFICATION}, nudge_after=480)
    async with running(instant(WEDNESDAY, 12), of) as stage:
        await stage.work(31)
        buttons = {button.name for button in stage.notifier.on_screen[Tag.ROUTINE].buttons}
        assert name in buttons
        assert len(buttons) == 3
        stage.front.answered(Tag.ROUTINE, name, "")
        await stage.settled()
        assert bool(stage.windows.opened) == opens
        assert (stage.state.weekly.open is None) == (name == "routine skip")
        assert Tag.ROUTINE not in stage.notifier.on_screen


# Commands


@in_loop
async def test_status_is_as_of_now_in_words_and_for_programs() -> None:
    async with running() as stage:
        await stage.work(10)
        stage.clock.go(timedelta(seconds=100))
        answer = await stage.front.request({"ask": "status"})
        assert answer["lines"] == ["At your desk for 11 min. Next nudge 09:30.", "Routine: Wed 12:30."]
        assert answer["status"] == {
            "state": "sitting",
            "sitting_for": 700,
            "next_nudge": "2026-03-02T09:30:00+01:00",
            "quiet": [],
            "snoozes_left": 2,
            "routine": {
                "next": "2026-03-04T12:30:00+01:00",
                "open": None,
                "postponed_until": None,
                "level": "L1",
                "days": ["wed"],
                "offer": None,
                "paused_until": None,
                "of_file": {"level": "auto", "days": ["wed"]},
            },
            "about": "this",
        }


@in_loop
async def test_show_opens_the_control_window_and_answers_with_the_status() -> None:
    async with running() as stage:
        answer = await stage.front.request({"ask": "show"})
        assert answer == {"lines": ["Waiting for you at the desk.", "Routine: Wed 12:30."]}
        await stage.settled()
        assert [task["window"] for task in stage.windows.opened] == ["control"]


@in_loop
async def test_routine_opens_its_window() -> None:
    async with running() as stage:
        answer = await stage.front.request({"ask": "routine"})
        assert answer["refused"] == []
        assert [task["window"] for task in stage.windows.opened] == ["routine"]


@in_loop
async def test_a_silent_routine_is_told_so_once_it_is_open() -> None:
    async with running() as stage:
        answer = await stage.front.request({"ask": "routine silent"})
        assert answer["refused"] == []
        assert [task["window"] for task in stage.windows.opened] == ["routine"]
        assert stage.windows.told == [("routine", {"say": "mute"})]


@in_loop
async def test_a_request_that_has_no_effect_now_says_why() -> None:
    async with running() as stage:
        answer = await stage.front.request({"ask": "snooze"})
        assert answer["refused"] == ["No time at the desk is running, so there is nothing to change."]
        assert stage.notifier.shown == [], "who asked is told, and nobody else"


@pytest.mark.parametrize(
    "asked", [{}, {"ask": None}, {"ask": "make coffee"}, {"ask": ["up"]}, {"ask": {}}, {"ask": "quit"}, {"tell": "up"}]
)
@in_loop
async def test_a_request_that_nobody_knows_is_an_error(asked: dict[str, Any]) -> None:
    async with running() as stage:
        await stage.work(1)
        state = stage.state
        answer = await stage.front.request(asked)
        assert list(answer) == ["error"]
        assert answer["error"].startswith("There is no such request")
        assert stage.state == state
