"""How seldom the engine wakes up, counted in virtual time: what the program costs somebody who only types."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from standupnudge.core.wakeup import HEARTBEAT, LOOK_AGAIN, RING_STEPS, SAVED_EVERY, next_wakeup
from tests.core.random_days import apply
from tests.day import Day, rules

BREAKS = (("10:00", "10:05"), ("10:50", "10:55"), ("13:30", "13:35"), ("14:30", "14:35"), ("16:00", "16:05"))
LUNCH = ("12:00", "12:30")


def office_day(*, reports: bool) -> Day:
    """From 09:00 to 17:00 at the keys, but for five breaks and a lunch."""
    day = Day("08:55", reports=reports).to("09:00").work()
    for left, back in sorted((*BREAKS, LUNCH)):
        day.to(left).away().to(back).work()
    return day.to("17:00")


def test_a_stretch_of_typing_costs_a_wake_up_a_step_of_the_ring_and_one_for_the_warning() -> None:
    day = Day("09:00").work()
    before = day.wakeups
    day.to("09:30").seen("09:30 nudge 1")
    assert day.wakeups - before == RING_STEPS + 1


def test_without_a_warning_it_costs_a_wake_up_a_step() -> None:
    day = Day("09:00", rules=rules(warn_before=0)).work()
    before = day.wakeups
    day.to("09:30").seen("09:30 nudge 1")
    assert day.wakeups - before == RING_STEPS


def test_s5_a_long_stretch_is_looked_at_and_saved_every_three_minutes() -> None:
    day = Day("09:00", rules=rules(nudge_after=480, away_after=60)).work()
    wakeups, saves = day.wakeups, day.store.saves
    day.to("10:00").seen()
    assert day.wakeups - wakeups == day.store.saves - saves == timedelta(hours=1) // SAVED_EVERY


def test_every_wake_up_comes_when_it_was_promised() -> None:
    day = Day("09:00").work()
    for _ in range(40):
        promised = next_wakeup(day.state, day.rules, return_reported=True)
        due = day.alarm.due
        assert due == promised.elapsed
        day.wait(due - day.clock.now().elapsed)
        assert day.clock.now() == promised


@pytest.mark.parametrize(("reports", "most"), [(False, 400), (True, 200)])
def test_a_working_day_with_five_breaks_and_a_lunch_costs_no_more_than(reports: bool, most: int) -> None:
    day = office_day(reports=reports)
    came = Counter(line.split()[1] for line in day.lines)
    assert came["break"] == len(BREAKS) + 1
    assert came["nudge"] > 5
    assert 100 < day.wakeups <= most


def test_while_away_a_return_is_looked_for_if_nobody_reports_it() -> None:
    day = Day("09:00", reports=False).work().to("09:10").away().to("09:20")
    before = day.wakeups
    day.to("09:50").seen()
    assert day.wakeups - before == timedelta(minutes=30) // LOOK_AGAIN


def test_while_away_there_is_only_the_heartbeat_where_a_return_is_reported() -> None:
    day = Day("09:00", reports=True).work().to("09:10").away().to("09:20")
    before = day.wakeups
    day.to("09:50").seen()
    assert day.wakeups - before == timedelta(minutes=30) // HEARTBEAT


def test_who_types_on_after_a_routine_is_found_though_no_return_is_reported() -> None:
    day = Day("09:00", reports=True).work().to("09:10").press("routine")
    for move in ("timer", "leave"):
        apply(day, move)
        day.wait(timedelta(minutes=3))
    day.seen("09:10 routine asked", "09:13 break routine 3 min", "09:13 session")
    day.to("09:43:30").seen("09:43:20 nudge 1")


@pytest.mark.parametrize("reports", [True, False])
def test_a_paused_stretch_is_not_looked_at_more_often(reports: bool) -> None:
    day = Day("09:00", reports=reports).work().press("pause")
    before = day.wakeups
    day.to("09:30").seen("09:30 hold paused")
    assert day.wakeups - before == RING_STEPS + 1
