"""What is picked in the window of the first start."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from standupnudge.config.first_choices import Choices, from_message
from standupnudge.core.rules import Rules
from standupnudge.window.picked import Picked

START = Picked()


def test_it_begins_with_the_defaults_and_says_so() -> None:
    rules = Rules()
    chosen = Choices(rules.sitting.nudge_after, rules.routine.days, rules.routine.at)
    assert from_message(START.said()) == chosen
    assert START.said()["login"] is False


def test_days_come_and_go_in_the_order_of_the_week_and_the_last_one_stays() -> None:
    assert START.toggle(0).toggle(6).days == (0, 2, 6)
    assert START.toggle(0).toggle(2).days == (0,)
    assert START.toggle(2) == START


@pytest.mark.parametrize(
    ("at", "steps", "then"),
    [("12:30", 1, "12:45"), ("12:30", -3, "11:45"), ("23:50", 1, "00:05"), ("0:10", -1, "23:55"), ("noon", 1, "noon")],
)
def test_a_quarter_of_an_hour_more_or_less_goes_round_the_clock(at: str, steps: int, then: str) -> None:
    assert replace(START, at=at).step(steps).at == then


@pytest.mark.parametrize(
    ("at", "good"), [("7:05", True), (" 07:05 ", True), ("24:00", False), ("7", False), ("", False)]
)
def test_a_time_that_can_not_be_read_is_a_problem(at: str, good: bool) -> None:
    assert (not replace(START, at=at).problem) == good


def test_what_is_said_is_what_is_picked() -> None:
    picked = replace(START, nudge_after=timedelta(hours=1), at="7:05", login=True).toggle(4)
    assert picked.said() == {
        "said": "chose", "nudge_after": "1h", "days": ["wed", "fri"], "at": "07:05", "login": True
    }  # fmt: skip
    assert from_message(picked.said()) == Choices(timedelta(hours=1), (2, 4), time(7, 5))
