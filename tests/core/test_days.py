"""Days at the desk, in virtual time, each with every effect it has (S, B and N rules)."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from standupnudge.core.events import NudgeClosed, RoutineLeft, RoutineStarted, RoutineTicked
from standupnudge.core.rules import HoursRange
from tests.day import Day, rules


def test_n1_a_nudge_comes_when_the_stretch_reaches_its_limit() -> None:
    Day().to("09:00").work().to("09:29:59").seen().to("09:30").seen("09:30 nudge 1")


def test_s1_a_stretch_begins_at_the_first_input_not_at_the_start_of_the_program() -> None:
    Day("08:00").to("09:10").work().to("09:39:30").seen().to("09:40").seen("09:40 nudge 1")


def test_s2_reading_for_less_than_the_limit_is_part_of_the_stretch() -> None:
    day = Day().to("09:00").work().to("09:10").away().to("09:12:50").work()
    day.to("09:30").seen("09:30 nudge 1")


def test_b1_a_break_begins_at_the_last_input_and_the_stretch_after_it_is_new() -> None:
    day = Day().to("09:00").work().to("09:20").away().to("09:30").work()
    day.to("10:00").seen("09:30 break away 10 min", "10:00 nudge 1")


def test_n3_unanswered_nudges_come_three_times_each_plainer_and_then_once_a_limit() -> None:
    Day().to("09:00").work().to("10:45").seen(
        "09:30 nudge 1", "09:35 nudge 2", "09:40 nudge 3", "10:10 nudge 3", "10:40 nudge 3"
    )


def test_n3_closed_by_hand_the_next_comes_so_long_after_the_closing() -> None:
    day = Day().to("09:00").work().to("09:33")
    day.happen(NudgeClosed)
    day.to("09:40").seen("09:30 nudge 1", "09:38 nudge 2")


def test_n3_the_third_one_closed_by_hand_counts_from_when_it_was_shown() -> None:
    day = Day().to("09:00").work().to("09:44").seen("09:30 nudge 1", "09:35 nudge 2", "09:40 nudge 3")
    day.happen(NudgeClosed)
    day.to("10:12").seen("10:10 nudge 3")


def test_n2_an_empty_chair_is_not_nudged_until_somebody_is_back() -> None:
    day = Day(rules=rules(away_after=10)).to("09:00").work().to("09:27").away().to("09:34").seen()
    day.work().to("09:35").seen("09:34 nudge 1")


def test_s4_a_return_found_by_polling_is_at_most_half_a_minute_off() -> None:
    day = Day(reports=False).to("09:00").work().to("09:20").away().to("09:30").work().to("09:31")
    day.seen("09:30:20 break away 10.33 min")


def test_n8_a_nudge_on_screen_goes_when_a_break_is_noticed() -> None:
    day = Day().to("09:00").work().to("09:31").away().to("09:36").seen("09:30 nudge 1", "09:34 withdraw break")
    day.work().to("09:37").seen("09:36 break away 5 min")


def test_n8_a_break_of_exactly_the_threshold_is_one() -> None:
    day = Day().to("09:00").work().to("09:10").away().to("09:13").work().to("09:14")
    day.seen("09:13 break away 3 min")


def test_n4_snoozing_brings_the_same_level_back_twice_at_most() -> None:
    day = Day().to("09:00").work().to("09:31").press("snooze").to("09:37").press("snooze").to("09:43").press("snooze")
    day.seen(
        "09:30 nudge 1",
        "09:31 withdraw answered",
        "09:36 nudge 1",
        "09:37 withdraw answered",
        "09:42 nudge 1 (no snooze)",
        "09:43 refused no snoozes left",
    )


def test_n4_with_nothing_on_screen_there_is_nothing_to_snooze() -> None:
    Day().to("09:00").work().to("09:10").press("snooze").seen("09:10 refused nothing to snooze")


def test_n4_snoozes_are_new_after_a_break() -> None:
    day = Day(rules=rules(max_snoozes=1)).to("09:00").work().to("09:31").press("snooze").to("09:32").away()
    day.to("09:40").work().to("10:10").press("snooze").seen(
        "09:30 nudge 1",
        "09:31 withdraw answered",
        "09:40 break away 8 min",
        "10:10 nudge 1",
        "10:10 withdraw answered",
    )


def test_n5_not_now_gives_a_full_limit_of_rest_and_begins_at_level_1() -> None:
    day = Day().to("09:00").work().to("09:36").press("skip").to("10:10")
    day.seen("09:30 nudge 1", "09:35 nudge 2", "09:36 withdraw answered", "10:06 nudge 1")


def test_n5_a_change_of_the_rules_does_not_end_not_now() -> None:
    day = Day().to("09:00").work().to("09:31").press("skip").change(rules(nudge_after=10)).to("10:02")
    day.seen("09:30 nudge 1", "09:31 withdraw answered", "10:01 nudge 1")


def test_b3_up_and_away_is_a_break_from_the_press() -> None:
    day = Day().to("09:00").work().to("09:31").press("up").to("09:31:20").away().to("09:40").work().to("09:41")
    day.seen("09:30 nudge 1", "09:31 withdraw answered", "09:40 break up 9 min")


def test_b3_up_and_typing_on_is_no_break_and_the_next_comes_a_level_on() -> None:
    day = Day().to("09:00").work().to("09:31").press("up").to("09:37")
    day.seen("09:30 nudge 1", "09:31 withdraw answered", "09:36 nudge 2")


def test_b3_up_pressed_early_does_not_bring_the_nudge_forward() -> None:
    Day().to("09:00").work().to("09:10").press("up").to("09:31").seen("09:30 nudge 1")


def test_b3_an_absence_that_begins_later_than_two_minutes_after_the_press_is_an_ordinary_one() -> None:
    day = Day().to("09:00").work().to("09:10").press("up").to("09:12:30").away().to("09:20").work().to("09:21")
    day.seen("09:20 break away 7.5 min")


def test_n7_a_click_that_is_not_followed_by_a_start_counts_as_typing_on() -> None:
    day = Day().to("09:00").work().to("09:31").press("routine").to("09:37")
    day.seen("09:30 nudge 1", "09:31 withdraw answered", "09:31 routine asked", "09:36 nudge 2")


def test_q2_a_pause_holds_the_nudge_and_shows_it_once_at_its_end() -> None:
    day = Day().to("09:00").work().to("09:10").press("pause 30m").to("09:44")
    day.seen("09:30 hold paused", "09:40 nudge 1")


def test_q2_a_pause_takes_the_nudge_on_screen_away_and_it_comes_back_at_its_level() -> None:
    day = Day().to("09:00").work().to("09:36").press("pause 1h").to("10:37")
    day.seen("09:30 nudge 1", "09:35 nudge 2", "09:36 withdraw quiet", "09:40 hold paused", "10:36 nudge 2")


def test_q2_resuming_ends_a_pause_at_once() -> None:
    day = Day().to("09:00").work().press("pause").to("11:00").press("resume")
    day.seen("09:30 hold paused", "11:00 nudge 1")


def test_q2_until_tomorrow_ends_at_six() -> None:
    day = Day().to("22:00").work().to("22:10").press("pause tomorrow").to("2026-03-03 06:01")
    day.seen("22:30 hold paused", "06:00 nudge 1")


def test_q2_a_pause_is_over_after_its_time_even_if_the_program_was_off_meanwhile() -> None:
    day = Day().to("09:00").work().press("pause 30m").to("09:10").quit().to("10:00").start().work().to("10:30")
    day.seen("10:00 break stopped 50 min", "10:30 nudge 1")


def test_n11_a_lowered_limit_makes_the_nudge_due_now() -> None:
    day = Day().to("09:00").work().to("09:20").change(rules(nudge_after=15)).to("09:21")
    day.seen("09:20 nudge 1")


def test_n11_a_raised_limit_withdraws_what_is_no_longer_due_and_begins_at_level_1() -> None:
    day = Day().to("09:00").work().to("09:36").change(rules(nudge_after=60)).to("10:01")
    day.seen("09:30 nudge 1", "09:35 nudge 2", "09:36 withdraw config", "10:00 nudge 1")


def test_n11_no_change_brings_two_nudges_closer_together_than_the_repetition() -> None:
    day = Day().to("09:00").work().to("09:31").press("snooze").change(rules(snooze=1)).to("09:39")
    day.seen("09:30 nudge 1", "09:31 withdraw answered", "09:35 nudge 1")


def test_n11_a_lowered_absence_makes_a_break_of_the_one_that_lasts() -> None:
    day = Day(rules=rules(away_after=20)).to("09:00").work().to("09:10").away().to("09:16")
    day.change(rules(away_after=5)).to("09:16:30").work().to("09:17").seen("09:16:30 break away 6.5 min")


def test_n11_a_change_does_not_judge_what_went_before_it_by_its_own_rules() -> None:
    day = Day(rules=rules(snooze=10)).to("09:00").work().to("09:31").press("snooze").to("09:33")
    day.change(rules(snooze=1)).to("09:34").seen("09:30 nudge 1", "09:31 withdraw answered").to("09:35").seen(
        "09:35 nudge 1"
    )


def test_q1_outside_the_hours_nudges_are_held() -> None:
    hours = tuple(HoursRange(day=day, start=time(9, 0), end=time(12, 0)) for day in range(5))
    day = Day("08:00", rules=replace(rules(), hours=hours)).work().to("09:02")
    day.seen("08:30 hold outside hours", "09:00 nudge 1")


def test_b4_the_routine_is_a_break_and_nothing_comes_meanwhile() -> None:
    day = Day().to("09:00").work().to("09:28").press("routine")
    day.happen(RoutineStarted)
    day.away().to("09:33")
    day.happen(lambda at: RoutineTicked(at, (("a", "timer"), ("b", "hand"))))
    day.happen(RoutineLeft)
    day.to("09:34").work().to("10:04").seen(
        "09:28 routine asked", "09:33 break routine 5 min", "09:33 session complete", "10:04 nudge 1"
    )


def test_b4_who_gives_up_a_routine_begun_after_an_absence_is_back_at_once() -> None:
    day = Day(reports=True).to("09:00").work().to("09:10").away().to("09:30")
    day.happen(RoutineStarted)
    day.work().to("09:31")
    day.happen(RoutineLeft)
    day.seen("09:31 session", "09:31 break away 21 min").to("10:01").seen("10:01 nudge 1")


def test_b4_a_routine_given_up_at_once_is_no_break() -> None:
    day = Day().to("09:00").work().to("09:20").press("routine")
    day.happen(RoutineStarted)
    day.to("09:21")
    day.happen(RoutineLeft)
    day.to("09:31").seen("09:20 routine asked", "09:21 session", "09:30 nudge 1")


def test_b3_up_at_the_third_level_does_not_bring_the_next_nudge_forward() -> None:
    day = Day().to("09:00").work().to("09:41").press("up").to("10:11")
    day.seen("09:30 nudge 1", "09:35 nudge 2", "09:40 nudge 3", "09:41 withdraw answered", "10:10 nudge 3")


def test_n11_a_lowered_limit_counts_after_up_was_pressed_twice() -> None:
    day = Day().to("09:00").work().to("09:05").press("up").to("09:06").press("up").to("09:20")
    day.change(rules(nudge_after=10)).to("09:21").seen("09:20 nudge 1")


def test_n3_who_tries_it_out_with_seconds_is_not_nudged_more_often_than_the_repetition() -> None:
    day = Day(rules=rules(nudge_after=0.5)).to("09:00").work().to("09:16")
    day.seen("09:00:30 nudge 1", "09:05:30 nudge 2", "09:10:30 nudge 3", "09:15:30 nudge 3")


def test_n4_with_snoozing_off_the_command_says_so() -> None:
    day = Day(rules=rules(max_snoozes=0)).to("09:00").work().to("09:31").press("snooze")
    day.seen("09:30 nudge 1 (no snooze)", "09:31 refused snoozing is off")


def test_b4_a_routine_that_goes_down_with_the_program_is_a_break_all_the_same() -> None:
    day = Day().to("09:00").work().to("09:10").press("routine")
    day.happen(RoutineStarted)
    day.away().to("09:14").quit().start().work().to("09:41")
    day.seen("09:10 routine asked", "09:14 break routine 4 min", "09:14 session")


def test_s5_a_save_from_the_future_ends_the_stretch_and_records_no_break_of_less_than_nothing() -> None:
    day = Day().to("09:00").work().to("09:10").quit()
    day.clock.step(timedelta(hours=-2))
    day.reboot().start().work()
    day.seen("07:10 break stopped 0 min")


def test_b2_keys_on_a_lock_screen_of_the_past_do_not_count_after_a_restart_either() -> None:
    day = Day("09:00").work().to("09:10").lock().to("09:20").busy().to("09:30").away().to("09:40").unlock()
    day.to("09:45").quit().to("09:50").start().to("10:00").work().seen("10:00 break locked 50 min")


def test_b2_keys_on_a_lock_screen_do_not_count_when_it_is_locked_again_without_an_input_between() -> None:
    day = Day("09:00").work().to("09:10").lock().to("09:20").busy().to("09:30").away().to("09:40").unlock()
    day.to("09:45").lock().to("09:50").unlock().to("10:00").work().seen("10:00 break locked 50 min")
