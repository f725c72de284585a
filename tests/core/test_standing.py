"""Standing at the desk beyond what scenarios show: the question, and what it depends on (S6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from standupnudge.core import status_words, wording
from standupnudge.core.effects import AskStanding, WithdrawQuestion
from standupnudge.core.events import Locked, Sign
from standupnudge.core.status import status
from standupnudge.core.views import Abilities
from tests.core.well_put import well_put
from tests.day import Day

CAN, CANNOT = Abilities(buttons=True, body_click=True), Abilities(buttons=False, body_click=False)


def questions(day: Day) -> list[str]:
    names = {AskStanding: "asked", WithdrawQuestion: "withdrawn"}
    return [names[type(effect)] for _, effect in day.effects if type(effect) in names]


def standing() -> Day:
    day = Day("09:00").work().to("09:10").press("standing")
    day.effects.clear()
    return day


def test_s6_after_an_hour_it_asks_once_and_no_answer_means_sitting() -> None:
    day = standing().to("10:39")
    assert questions(day) == ["asked"]
    assert status(day.state, day.rules)["state"] == "sitting"
    day.to("10:41").seen("10:10 break standing 60 min", "10:40 nudge 1")


def test_s6_yes_takes_the_question_away_and_begins_anew() -> None:
    day = standing().to("10:11").press("standing")
    assert questions(day) == ["asked", "withdrawn"]
    assert status(day.state, day.rules)["state"] == "standing"
    assert status_words.status(day.state, day.rules)[0] == "Standing since 10:11."


def test_s6_sitting_is_an_answer_to_the_question() -> None:
    day = standing().to("10:11").press("sitting")
    assert questions(day) == ["asked", "withdrawn"]
    day.to("10:41").seen("10:10 break standing 60 min", "10:40 nudge 1")


def test_s6_an_empty_chair_is_not_asked() -> None:
    day = standing().to("10:07:30").away().to("10:10")
    assert questions(day) == []


@pytest.mark.parametrize("sign", [Sign.CALL, Sign.FULL_SCREEN, Sign.DO_NOT_DISTURB])
def test_s6_nobody_is_asked_in_a_call_over_a_film_or_undisturbed(sign: Sign) -> None:
    day = standing().to("10:00")
    day.signs.there = frozenset({sign})
    day.to("10:11")
    assert questions(day) == []
    assert status(day.state, day.rules)["state"] == "sitting"


def test_s6_a_locked_screen_is_not_asked() -> None:
    day = standing().to("10:09")
    day.happen(Locked)
    day.to("10:10:30")
    assert questions(day) == []


def test_s6_the_question_goes_when_a_break_is_noticed() -> None:
    day = standing().to("10:11").away().to("10:20")
    assert questions(day) == ["asked", "withdrawn"]


@pytest.mark.parametrize("can", [CAN, CANNOT])
def test_s6_the_question_has_both_answers_where_there_are_buttons(can: Abilities) -> None:
    notice = wording.still_standing(can)
    assert [button.name for button in notice.buttons] == (["standing", "sitting"] if can.buttons else [])
    assert well_put(notice.body)


def test_s6_who_stands_when_the_longest_time_is_lowered_sits_from_then_on() -> None:
    day = standing().to("09:50")
    rules = replace(day.rules, standing=replace(day.rules.standing, at_most=timedelta(minutes=10)))
    day.change(rules).to("10:21").seen("09:50 break standing 40 min", "10:20 nudge 1")
