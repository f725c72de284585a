"""The weekly appointment in virtual time (W rules, R8). 2026-03-04 is a Wednesday, the default day, at 12:30."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from standupnudge.core.effects import CloseRoutine, WithdrawRoutine
from standupnudge.core.events import (
    AnnouncementClosed,
    Later,
    RoutineLeft,
    RoutinePostponed,
    RoutineSkipped,
    RoutineStarted,
    RoutineTicked,
)
from standupnudge.core.local_time import next_time, on_the_wall
from standupnudge.core.rules import HoursRange, PopUp, Rules
from standupnudge.engine import requests
from tests.day import Day, rules

WEDNESDAY = "2026-03-04"
CALM = rules(nudge_after=480)  # no nudge in the way


def wednesday(start: str = "12:00", of: Rules = CALM) -> Day:
    return Day(f"{WEDNESDAY} {start}", rules=of)


def done(day: Day, *how: str) -> None:
    """The window reports these ticks and is left."""
    day.happen(lambda at: RoutineTicked(at, tuple((f"exercise {n}", each) for n, each in enumerate(how))))
    day.happen(RoutineLeft)


def test_w2_the_window_pops_up_at_its_time_for_who_is_there() -> None:
    wednesday().work().to("12:29:59").seen().to("12:35").seen("12:30 routine 2026-03-04 12:30")


def test_w2_who_is_away_sees_it_at_the_first_moment_back_once() -> None:
    day = wednesday().work().to("12:10").away().to("13:05").work().to("14:00")
    day.seen("13:05 break away 55 min", "13:05 routine 2026-03-04 12:30")


def test_w2_a_pause_holds_it_until_it_ends() -> None:
    day = wednesday().work().to("12:20").press("pause 30m").to("13:00")
    day.seen("12:50 routine 2026-03-04 12:30")


def test_w2_outside_the_hours_it_comes_all_the_same_at_its_own_time() -> None:
    hours = (HoursRange(day=2, start=time(8), end=time(12)),)
    wednesday(of=replace(CALM, hours=hours)).work().to("12:31").seen("12:30 routine 2026-03-04 12:30")


def test_w2_once_it_waits_the_hours_hold_it_too() -> None:
    hours = (HoursRange(day=2, start=time(8), end=time(12)), HoursRange(day=2, start=time(14), end=time(18)))
    day = wednesday(of=replace(CALM, hours=hours)).to("13:00").work().to("14:01")
    day.seen("14:00 routine 2026-03-04 12:30")


def test_w3_a_slot_nobody_came_to_is_missed_when_the_next_one_comes() -> None:
    day = wednesday().to("2026-03-11 12:40").work().to("12:41")
    day.seen("12:30 closed 2026-03-04 12:30 missed", "12:40 routine 2026-03-11 12:30")


def test_w3_with_the_machine_off_only_the_last_slot_is_shown_and_those_before_it_are_missed() -> None:
    day = wednesday("09:00").quit().to("2026-03-20 09:00").start().work().to("09:01")
    day.seen(
        "09:00 closed 2026-03-04 12:30 missed",
        "09:00 closed 2026-03-11 12:30 missed",
        "09:00 routine 2026-03-18 12:30",
    )


def test_w3_slots_before_the_first_start_never_were() -> None:
    Day(f"{WEDNESDAY} 13:00", rules=CALM).work().to("18:00").seen()


def test_w3_slots_that_a_change_puts_into_the_past_never_were() -> None:
    day = wednesday("13:00").work()
    day.change(rules({"at": time(12, 45)}, nudge_after=480)).to("18:00").seen()


def test_w3_a_change_moves_the_slot_of_today() -> None:
    day = wednesday("13:00").work()
    day.change(rules({"at": time(14, 0)}, nudge_after=480)).to("18:00").seen("14:00 routine 2026-03-04 14:00")


def test_w3_skipping_closes_the_slot_for_this_week() -> None:
    day = wednesday().work().to("12:31")
    day.happen(RoutineSkipped)
    day.to("12:40").seen("12:30 routine 2026-03-04 12:30", "12:31 closed 2026-03-04 12:30 skipped")
    day.away().to("2026-03-11 12:00").work().lines.clear()
    day.to("12:31").seen("12:30 routine 2026-03-11 12:30")


def test_w4_closing_without_a_start_means_an_hour_later_and_the_third_time_tomorrow() -> None:
    day = wednesday().work()
    for closing in ("12:31", "13:32", "14:33"):
        day.to(closing).happen(RoutineLeft)
    day.to("18:00").seen(
        "12:30 routine 2026-03-04 12:30", "13:31 routine 2026-03-04 12:30", "14:32 routine 2026-03-04 12:30"
    )
    day.away().to("2026-03-05 12:00").work().lines.clear()
    day.to("12:31").seen("12:30 routine 2026-03-04 12:30")


@pytest.mark.parametrize(
    ("by", "back"), [(Later.QUARTER, "12:46"), (Later.HOUR, "13:31"), (Later.TOMORROW, "2026-03-05 12:30")]
)
def test_w4_later_brings_it_back_when_it_says(by: Later, back: str) -> None:
    day = wednesday().work().to("12:31")
    day.happen(lambda at: RoutinePostponed(at, by))
    day.to("12:40").seen("12:30 routine 2026-03-04 12:30")
    if by is Later.TOMORROW:
        day.away().to("2026-03-05 12:00").work().lines.clear()
    day.to(back).seen(f"{back[-5:]} routine 2026-03-04 12:30")


def test_w4_later_survives_a_restart() -> None:
    day = wednesday().work().to("12:31")
    day.happen(lambda at: RoutinePostponed(at, Later.HOUR))
    day.quit().to("12:40").start().work().to("13:32")
    assert day.lines[-1] == "13:31 routine 2026-03-04 12:30"


def test_w4_tomorrow_is_offered_only_if_the_next_slot_does_not_come_first() -> None:
    day = wednesday(of=rules({"days": (2, 3)}, nudge_after=480)).work().to("12:31")
    day.happen(lambda at: RoutinePostponed(at, Later.TOMORROW))
    day.seen("12:30 routine 2026-03-04 12:30", "12:31 refused the next slot comes first")


def test_w4_as_a_notification_it_comes_back_an_hour_later_until_it_is_answered() -> None:
    day = wednesday(of=rules({"pop_up": PopUp.NOTIFICATION}, nudge_after=480)).work().to("13:45")
    day.seen("12:30 AnnounceRoutine", "13:30 AnnounceRoutine")


def test_w4_closing_the_notification_means_an_hour_from_then() -> None:
    day = wednesday(of=rules({"pop_up": PopUp.NOTIFICATION}, nudge_after=480)).work().to("12:50")
    day.happen(AnnouncementClosed)
    day.to("13:51").seen("12:30 AnnounceRoutine", "13:50 AnnounceRoutine")


def test_w4_closing_the_notification_beside_the_window_changes_nothing() -> None:
    day = wednesday().work().to("12:31")
    day.happen(AnnouncementClosed)
    day.to("14:00").seen("12:30 routine 2026-03-04 12:30")


@pytest.mark.parametrize("answer", ["routine later 1h", "routine skip"])
def test_w4_an_answer_in_the_notification_closes_the_window(answer: str) -> None:
    make = requests.event(answer)
    assert make is not None
    effects = wednesday().work().to("12:31").happen(make)
    assert CloseRoutine() in effects
    assert WithdrawRoutine() in effects


def test_w4_the_window_that_is_closed_by_such_an_answer_is_no_further_closing() -> None:
    day = wednesday().work().to("12:31").press("routine later 1h")
    done(day, "", "", "", "")  # its last word
    assert day.state.weekly.open is not None
    assert day.state.weekly.open.closings == 0
    day.to("13:32").seen("12:30 routine 2026-03-04 12:30", "13:31 routine 2026-03-04 12:30")


def test_w2_the_notification_goes_when_the_routine_is_started_in_the_window() -> None:
    effects = wednesday().work().to("12:31").happen(RoutineStarted)
    assert WithdrawRoutine() in effects


def test_w5_two_routines_ahead_close_two_slots() -> None:
    day = Day("2026-03-03 13:00", rules=rules({"days": (2, 3)}, nudge_after=480)).work()
    for at in ("13:10", "14:10"):
        day.to(at).press("routine")
        done(day, "hand")
    day.lines.clear()
    day.away().to("2026-03-04 12:00").work().to("13:00").seen("12:00 break away 1310 min")
    day.away().to("2026-03-05 12:00").work().to("13:00").seen("12:00 break away 1380 min")


def test_w7_a_window_that_went_down_with_the_program_counts_as_closed() -> None:
    day = wednesday().work().to("12:40").kill().start().work()
    for closing in ("13:31", "14:32"):
        day.to(closing).happen(RoutineLeft)
    day.to("18:00").seen(
        "12:30 routine 2026-03-04 12:30", "13:30 routine 2026-03-04 12:30", "14:31 routine 2026-03-04 12:30"
    )


def test_r8_all_ticked_is_done_and_closes_the_slot() -> None:
    day = wednesday().work().to("12:32")
    done(day, "hand", "hand", "hand", "hand")
    day.to("18:00").seen(
        "12:30 routine 2026-03-04 12:30", "12:32 session complete", "12:32 closed 2026-03-04 12:30 done"
    )


def test_r8_some_ticked_and_the_window_closed_is_partly() -> None:
    day = wednesday().work().to("12:32")
    done(day, "hand", "", "", "")
    day.to("18:00").seen("12:30 routine 2026-03-04 12:30", "12:32 session", "12:32 closed 2026-03-04 12:30 partly")


def test_w4_stopping_early_is_partly_and_closes_the_slot() -> None:
    day = wednesday().work().to("12:31")
    day.happen(RoutineStarted)
    day.to("12:32").happen(RoutineLeft)
    day.to("18:00").seen("12:30 routine 2026-03-04 12:30", "12:32 session", "12:32 closed 2026-03-04 12:30 partly")


def test_w5_a_routine_within_two_days_before_a_slot_closes_it() -> None:
    day = Day("2026-03-02 13:00", rules=CALM).work().press("routine")
    done(day, "hand")
    day.seen("13:00 routine asked", "13:00 session complete", "13:00 closed 2026-03-04 12:30 done_before")
    day.away().to(f"{WEDNESDAY} 12:00").work().to("13:00").seen("12:00 break away 2820 min")


def test_w5_a_routine_earlier_than_that_does_not() -> None:
    day = Day("2026-03-02 12:00", rules=CALM).work().press("routine")
    done(day, "hand")
    day.seen("12:00 routine asked", "12:00 session complete")
    day.away().to(f"{WEDNESDAY} 12:00").work().to("13:00")
    day.seen("12:00 break away 2880 min", "12:30 routine 2026-03-04 12:30")


def test_w7_a_kill_with_the_window_open_brings_it_back_an_hour_after_it_was_shown() -> None:
    day = wednesday().work().to("12:50").kill().start().to("13:31")
    day.seen("12:30 routine 2026-03-04 12:30", "13:30 routine 2026-03-04 12:30")


def test_w7_a_kill_during_the_routine_is_recorded_as_partly() -> None:
    day = wednesday().work().to("12:31")
    day.happen(RoutineStarted)
    day.to("12:34").kill().start().to("12:35")
    day.seen(
        "12:30 routine 2026-03-04 12:30",
        "12:34 session",
        "12:34 closed 2026-03-04 12:30 partly",
    )


def test_n13_a_slot_takes_the_place_of_a_nudge_and_the_next_comes_a_repetition_later() -> None:
    day = wednesday(of=rules()).work().to("12:36")
    day.seen("12:30 routine 2026-03-04 12:30", "12:35 nudge 1")


def test_n13_a_nudge_on_screen_makes_way_for_the_slot() -> None:
    day = Day(f"{WEDNESDAY} 11:58", rules=rules()).work().to("12:36")
    day.seen("12:28 nudge 1", "12:30 withdraw answered", "12:30 routine 2026-03-04 12:30", "12:35 nudge 1")


def test_w2_a_window_opened_by_hand_comes_up_again_when_its_slot_does_with_what_belongs_to_that() -> None:
    day = wednesday().work().to("12:25").press("routine").to("12:31")
    done(day, "hand")
    day.seen(
        "12:25 routine asked",
        "12:30 routine 2026-03-04 12:30",
        "12:31 session complete",
        "12:31 closed 2026-03-04 12:30 done",
    )


def test_w2_a_slot_leaves_alone_who_is_at_the_exercises_when_it_comes() -> None:
    day = wednesday().work().to("12:25").press("routine").press("routine")
    day.happen(RoutineStarted)
    day.to("12:31")
    done(day, "timer")
    assert "12:30 routine 2026-03-04 12:30" not in day.lines
    assert day.lines[-1] == "12:31 closed 2026-03-04 12:30 done"


def test_w4_what_was_put_off_to_tomorrow_stays_there_after_a_look_at_it() -> None:
    day = wednesday().work().to("12:31")
    day.happen(lambda at: RoutinePostponed(at, Later.TOMORROW))
    day.to("12:55").press("routine").happen(RoutineLeft)
    day.to("18:00")
    assert [line for line in day.lines if "2026-03-04 12:30" in line] == ["12:30 routine 2026-03-04 12:30"]


def test_w4_the_last_word_of_a_window_that_was_put_off_counts_for_nothing() -> None:
    day = wednesday().work().to("12:31")
    day.happen(lambda at: RoutineTicked(at, (("bridge", "hand"), ("lunge", ""))))
    day.happen(lambda at: RoutinePostponed(at, Later.QUARTER))
    done(day, "hand", "")
    day.to("12:47").seen("12:30 routine 2026-03-04 12:30", "12:46 routine 2026-03-04 12:30")


BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("zone", "day", "at", "utc"),
    [
        (BERLIN, date(2026, 3, 29), time(2, 30), "2026-03-29T01:00+00:00"),  # skipped: the first instant after it
        (BERLIN, date(2026, 3, 29), time(3, 0), "2026-03-29T01:00+00:00"),
        (BERLIN, date(2026, 10, 25), time(2, 30), "2026-10-25T00:30+00:00"),  # doubled: the first of the two
        (NEW_YORK, date(2026, 3, 8), time(2, 15), "2026-03-08T07:00+00:00"),
        (NEW_YORK, date(2026, 11, 1), time(1, 15), "2026-11-01T05:15+00:00"),
        (ZoneInfo("Australia/Lord_Howe"), date(2026, 10, 4), time(2, 15), "2026-10-03T15:30+00:00"),  # half an hour
        (ZoneInfo("Pacific/Apia"), date(2011, 12, 30), time(12, 30), "2011-12-30T10:00+00:00"),  # a skipped date
    ],
)
def test_w1_local_times_are_safe_over_clock_changes(zone: ZoneInfo, day: date, at: time, utc: str) -> None:
    assert on_the_wall(day, at, zone) == datetime.fromisoformat(utc)


def test_w1_the_doubled_hour_of_autumn_rings_once() -> None:
    at = {"days": (6,), "at": time(2, 30)}
    day = Day("2026-10-25 01:50", rules=rules(at, nudge_after=480)).work().to("2026-10-25 05:00")
    day.seen("02:30 routine 2026-10-25 02:30")


def test_next_time_is_today_or_tomorrow() -> None:
    now = datetime(2026, 3, 4, 6, 0, tzinfo=BERLIN)
    assert next_time(time(6, 0), now, BERLIN) - now == timedelta(days=1)
    assert next_time(time(6, 1), now, BERLIN) - now == timedelta(minutes=1)
