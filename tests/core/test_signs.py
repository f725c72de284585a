"""Signs of being busy where they are only found by asking: when they are asked, and what is known of a call's end."""

from __future__ import annotations

from standupnudge.core.events import Sign
from standupnudge.core.wakeup import LOOK_AGAIN
from tests.day import Day, rules

CALL, VIDEO, FULL = frozenset({Sign.CALL}), frozenset({Sign.VIDEO}), frozenset({Sign.FULL_SCREEN})


def test_who_only_types_is_not_asked_until_a_nudge_is_due() -> None:
    day = Day("09:00").work()
    at_the_start = day.signs.asked
    day.to("09:29:59")
    assert day.signs.asked == at_the_start
    day.to("09:30").seen("09:30 nudge 1")
    assert day.signs.asked > at_the_start


def test_n9_a_nudge_held_in_a_call_is_shown_within_a_minute_of_its_end() -> None:
    day = Day("09:00").work().to("09:20")
    day.signs.there = CALL
    day.to("09:45:10").seen("09:30 hold call")
    day.signs.there = frozenset()
    day.to("09:47").seen("09:45:20 nudge 1")


def test_a_nudge_on_screen_goes_with_the_next_look_when_something_fills_the_screen() -> None:
    day = Day("09:00").work().to("09:31")
    day.signs.there = FULL
    day.to("09:34:59").seen("09:30 nudge 1", "09:33 withdraw quiet")


def test_a_nudge_on_screen_costs_no_more_looks_than_a_stretch_does() -> None:
    day = Day("09:00").work().to("09:41")
    before = day.wakeups
    day.to("10:09").seen("09:30 nudge 1", "09:35 nudge 2", "09:40 nudge 3")
    assert day.wakeups - before <= 10


def test_s3_a_call_keeps_the_stretch_going_and_its_end_is_found_in_half_a_minute() -> None:
    day = Day("09:00", rules=rules(nudge_after=480)).work().to("09:10")
    day.signs.there = CALL
    day.away().to("10:00:05")
    day.signs.there = frozenset()
    day.to("10:10").work().seen("10:10 break away 9.67 min")  # known to have ended by 10:00:20


def test_s3_a_video_that_was_over_before_anybody_asked_keeps_nobody_there() -> None:
    day = Day("09:00", rules=rules(nudge_after=480)).work().to("09:10")
    day.signs.there = VIDEO
    day.away().to("09:12")
    day.signs.there = frozenset()
    day.to("09:20").work().seen("09:20 break away 10 min")


def test_s3_a_call_seen_long_ago_does_not_stretch_what_came_after_it() -> None:
    day = Day("09:00", rules=rules(nudge_after=30)).work().to("09:29")
    day.signs.there = CALL
    day.to("09:30").seen("09:30 hold call")
    day.work().press("skip")  # nothing is held any more, so the next regular look may be minutes away
    day.away().to("09:31:00")
    day.signs.there = frozenset()
    day.to("09:45").work()
    [line] = [line for line in day.lines if "break" in line]
    assert "break away" in line
    assert 14 <= float(line.split()[-2]) <= 15


def test_q3_asking_is_not_needed_while_nobody_is_there() -> None:
    day = Day("09:00").work().to("09:05").away().to("09:30")
    before = day.signs.asked
    day.to("12:00")
    assert day.signs.asked == before


def test_while_somebody_is_there_by_a_call_alone_it_is_asked_every_twenty_seconds() -> None:
    day = Day("09:00", rules=rules(nudge_after=480)).work().to("09:10")
    day.signs.there = CALL
    day.away().to("09:20")
    before = day.wakeups
    day.to("09:30")
    assert day.wakeups - before == 600 // LOOK_AGAIN.seconds
