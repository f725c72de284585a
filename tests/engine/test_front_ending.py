"""After the routine: the answers of its window, what is offered there, and the next date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from standupnudge.core.events import Effort
from standupnudge.core.progress import Session
from standupnudge.core.views import Tag
from tests.day import rules
from tests.engine.stage import WEDNESDAY, Stage, instant, running
from tests.loops import in_loop

FINISHED = {"said": "finished", "exercises": {"bridge": "timer", "lunge": "timer"}}
RATED = {"said": "rated", "effort": "right", "pain": ""}
START, RULES = instant(WEDNESDAY, 12), rules(nudge_after=480)


async def says(stage: Stage, *messages: Mapping[str, Any]) -> None:
    for message in messages:
        stage.front.said("routine", message)
    await stage.settled()


async def at_its_end(stage: Stage, *before: Session) -> None:
    """The routine has popped up and been done, after others at this level."""
    await stage.work(31)
    stage.engine.state = replace(stage.state, ladder=replace(stage.state.ladder, sessions=before))
    await says(stage, {"said": "mapped"}, FINISHED)


GOOD = Session(complete=True, effort=Effort.RIGHT)
LEVEL_2 = {
    "say": "offer",
    "title": "The next routine with L2?",
    "text": "You can change it whenever you like.",
    "yes": "Go to L2",
    "no": "Stay as it is",
}
NEXT = {"say": "next", "text": "Next: Wed 11 Mar 12:30."}


@pytest.mark.parametrize(
    ("effort", "pain", "kept"),
    [
        ("easy", "", Session(complete=True, effort=Effort.EASY)),
        ("hard", "lunge", Session(complete=True, effort=Effort.HARD, pain="lunge")),
    ],
)
@in_loop
async def test_the_answers_are_kept_and_the_next_date_is_told(effort: str, pain: str, kept: Session) -> None:
    async with running(START, RULES) as stage:
        await at_its_end(stage)
        await says(stage, {"said": "rated", "effort": effort, "pain": pain})
        assert stage.state.ladder.sessions[-1] == kept
        assert stage.windows.told == [("routine", NEXT)]
        await says(stage, {"said": "gone"})
        assert stage.state.ladder.sessions[-1] == kept


@in_loop
async def test_answers_that_come_with_the_end_of_the_window_are_not_lost() -> None:
    async with running(START, RULES) as stage:
        await at_its_end(stage)
        await says(stage, RATED, {"said": "gone"})
        assert stage.state.ladder.sessions[-1] == GOOD


@in_loop
async def test_a_window_that_goes_without_an_answer_leaves_a_session_without_one() -> None:
    async with running(START, RULES) as stage:
        await at_its_end(stage)
        assert stage.state.ladder.unrated
        await says(stage, {"said": "gone"})
        assert not stage.state.ladder.unrated
        assert stage.state.ladder.sessions[-1] == Session(complete=True)


@pytest.mark.parametrize(("choice", "level"), [("offer accept", "L2"), ("offer decline", "L1")])
@in_loop
async def test_an_offer_is_made_and_answered_in_the_window(choice: str, level: str) -> None:
    async with running(START, RULES) as stage:
        await at_its_end(stage, GOOD)
        await says(stage, RATED)
        assert stage.windows.told == [("routine", LEVEL_2), ("routine", NEXT)]
        assert Tag.OFFER not in stage.notifier.on_screen
        await says(stage, {"said": "chosen", "name": choice})
        assert stage.state.ladder.level == level
        assert stage.state.ladder.offer is None
        assert stage.windows.told[-1] == ("routine", NEXT)


@in_loop
async def test_an_offer_comes_as_a_notification_once_the_window_has_gone() -> None:
    async with running(START, RULES) as stage:
        await at_its_end(stage, GOOD)
        await says(stage, {"said": "gone"})
        assert stage.notifier.on_screen[Tag.OFFER].title == "The next routine with L2?"
        assert stage.windows.told == []


@in_loop
async def test_an_offer_that_the_menu_answers_goes_from_the_window() -> None:
    async with running(START, RULES) as stage:
        await at_its_end(stage, GOOD)
        await says(stage, RATED)
        stage.front.chosen("offer decline")
        await stage.settled()
        assert stage.windows.told[-1] == ("routine", {"say": "offer", "title": ""})


@pytest.mark.parametrize(
    "message",
    [
        {"said": "rated"},
        {"said": "rated", "effort": "awful", "pain": ""},
        {"said": "rated", "effort": "easy", "pain": None},
        {"said": "rated", "effort": ["easy"], "pain": ""},
        {"said": "chosen", "name": "quit"},
    ],
    ids=str,
)
@in_loop
async def test_answers_that_make_no_sense_are_none(message: Mapping[str, Any]) -> None:
    async with running(START, RULES) as stage:
        await at_its_end(stage)
        before = stage.state.ladder
        await says(stage, message)
        assert stage.state.ladder == before
        assert stage.windows.told == []
