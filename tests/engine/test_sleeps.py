"""B2 where nobody tells of a sleep: the clocks do, and it is no time at the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from standupnudge.core.events import FellAsleep, Woke
from standupnudge.core.state import Sitting
from tests.day import Day


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def test_b2_a_lid_closed_for_the_night_is_a_break_though_keys_are_pressed_before_the_first_look() -> None:
    day = Day("21:50").work().to("22:01").look()
    day.clock.sleep(minutes(9 * 60))
    day.clock.go(minutes(1))
    day.work().look()
    day.seen("07:02 break asleep 541 min")


def test_b2_without_keys_after_it_the_break_goes_on_until_there_are_some() -> None:
    day = Day("21:50").work().to("22:01").away()
    day.clock.sleep(minutes(9 * 60))
    day.look().seen()
    day.to("07:05").work().seen("07:05 break asleep 545 min")


def test_b2_a_short_sleep_never_was() -> None:
    day = Day("09:00").work().to("09:10").look()
    day.clock.sleep(minutes(1.9))
    day.work().look().to("09:31").seen("09:30 nudge 1")


def test_b2_a_short_sleep_between_late_looks_is_not_taken_for_being_away() -> None:
    day = Day("09:00").work().to("09:10").look()
    day.clock.go(minutes(1))
    day.clock.sleep(minutes(1.9))
    day.clock.go(minutes(1.5))  # keys all the time, and nobody looked
    day.look().to("09:31").seen("09:30 nudge 1")


def test_b2_news_of_a_sleep_that_came_only_after_it_is_still_that_sleep() -> None:
    day = Day("09:00").work().to("09:10").away().look()
    day.clock.sleep(minutes(30))
    day.happen(FellAsleep)
    day.happen(Woke)
    day.to("09:41").work().seen("09:41 break asleep 31 min")


def test_b2_a_sleep_that_was_told_of_and_whose_end_was_lost_is_over_at_the_first_look() -> None:
    day = Day("09:00").work().to("09:10").away().look()
    day.happen(FellAsleep)
    day.clock.sleep(minutes(30))
    day.look()
    assert day.state.blocked is not None
    assert not day.state.blocked.asleep
    day.to("09:41").work().seen("09:41 break asleep 31 min")


async def stood_still() -> timedelta:
    return minutes(1)


@pytest.mark.parametrize("asleep", [1.0, 1.9])
def test_b1_an_idle_time_that_stood_still_in_a_sleep_makes_nobody_look_busier(
    asleep: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """X11's does: what was input before the sleep seems to be later than it was."""
    day = Day("09:00").work().to("09:10").away().to("09:11")
    assert isinstance(day.state.phase, Sitting)
    before = day.state.phase.last_input
    day.clock.sleep(minutes(asleep))
    monkeypatch.setattr(day.idle, "idle", stood_still)
    day.look()
    assert isinstance(day.state.phase, Sitting)
    assert day.state.phase.last_input == before
