"""Where a call is only found by asking, nothing may be shown before it was asked for (N9, W2)."""

from __future__ import annotations

from standupnudge.core.events import Sign
from tests.day import Day, rules


def in_a_call() -> Day:
    """A call that nobody told of, since 09:20, in a stretch since 09:00."""
    return Day("09:00", tells=False).work().to("09:20").sign(Sign.CALL, True)


def test_n9_a_program_that_starts_anew_in_a_call_holds_the_nudge_that_is_due() -> None:
    in_a_call().to("09:32").kill().start().to("09:40").seen("09:30 hold call")


def test_n9_a_nudge_that_a_new_limit_makes_due_is_held_by_a_call() -> None:
    in_a_call().to("09:25").change(rules(nudge_after=10)).to("09:40").seen("09:25 hold call")


def test_n9_a_nudge_that_fell_due_behind_a_brief_lock_is_held_by_a_call() -> None:
    in_a_call().to("09:29:30").lock().to("09:30:30").unlock().to("09:40").seen("09:30:30 hold call")


def test_w2_a_program_that_starts_in_a_call_does_not_pop_up_the_routine() -> None:
    monday = rules({"days": (0,)}, nudge_after=60)
    day = Day("12:20", monday, tells=False).work().to("12:29").quit().sign(Sign.CALL, True)
    day.to("12:31").start().to("12:40").sign(Sign.CALL, False).to("12:41").seen("12:40:20 routine 2026-03-02 12:30")


def test_b1_a_call_that_was_on_at_the_start_counts_until_it_ends() -> None:
    day = Day("09:00").work().to("09:10").sign(Sign.CALL, True).to("09:12").kill().start().to("09:13").away()
    day.to("09:15").sign(Sign.CALL, False).to("09:20").work().seen("09:20 break away 5 min")


def test_b1_a_call_that_began_in_a_short_sleep_counts_until_it_ends() -> None:
    day = Day("09:00").work().to("09:10").suspend().sign(Sign.CALL, True).to("09:11").resume().to("09:13").away()
    day.to("09:15").sign(Sign.CALL, False).to("09:20").work().seen("09:20 break away 5 min")
