"""The player as somebody uses it: instants are seconds of elapsed time since something long ago."""

from __future__ import annotations

from datetime import timedelta

import pytest

from standupnudge.routine.plan import Side
from standupnudge.routine.player import Doing, Player, Tick
from standupnudge.routine.timeline import Kind, compile_plan
from tests.routine.plans import holds, plan, reps, seconds

# steps: get ready 0-4, hold 4-14, soften 14-16, hold 16-26, move on 26-30, reps 30-33, 33-36
TIMELINE = compile_plan(plan(holds("wall", 2), reps("squat", 2, 1, 2)), "L1", Side.RIGHT)
TOTAL = seconds(36)


@pytest.fixture
def player() -> Player:
    return Player(TIMELINE, count_in=seconds(10))


def place(player: Player, at: float) -> timedelta:
    return TOTAL - player.position(seconds(at)).to_go


def test_it_waits_until_it_is_started(player: Player) -> None:
    position = player.position(seconds(500))
    assert (position.doing, position.step, position.to_go) == (Doing.WAITING, TIMELINE.steps[0], TOTAL)
    assert player.next_change(seconds(500)) is None


def test_the_count_in_comes_first_and_is_not_counted(player: Player) -> None:
    player = player.start(seconds(100))
    assert player.position(seconds(107)).doing is Doing.COUNTING_IN
    assert player.position(seconds(107)).count_in == seconds(3)
    assert place(player, 107) == seconds(0)
    assert player.position(seconds(110)).doing is Doing.RUNNING
    assert place(player, 112) == seconds(2)
    assert player.played(seconds(112)) == seconds(2)


def test_starting_twice_changes_nothing(player: Player) -> None:
    started = player.start(seconds(0))
    assert started.start(seconds(5)) == started


def test_the_step_and_what_is_left_of_it_are_told(player: Player) -> None:
    position = player.start(seconds(0)).position(seconds(10 + 17))
    assert position.step is not None
    assert (position.step.kind, position.into, position.left) == (Kind.HOLD, seconds(1), seconds(9))


def test_it_finishes_when_all_steps_are_through_and_ticks_them(player: Player) -> None:
    player = player.start(seconds(0))
    assert player.position(seconds(45.999)).doing is Doing.RUNNING
    assert player.position(seconds(46)).doing is Doing.FINISHED
    assert player.position(seconds(9999)).step is None
    assert player.ticks(seconds(9999)) == {"wall": Tick.TIMER, "squat": Tick.TIMER}
    assert player.played(seconds(9999)) == TOTAL


def test_an_exercise_is_ticked_the_moment_its_last_hold_is_through(player: Player) -> None:
    player = player.start(seconds(0))
    assert player.ticks(seconds(35.999)) == {}
    assert player.ticks(seconds(36)) == {"wall": Tick.TIMER}


def test_paused_time_is_not_counted_and_resuming_counts_three_in(player: Player) -> None:
    player = player.start(seconds(0)).pause(seconds(15))
    assert player.position(seconds(1000)).doing is Doing.PAUSED
    assert place(player, 1000) == seconds(5)
    assert player.next_change(seconds(1000)) is None
    player = player.resume(seconds(1000))
    assert player.position(seconds(1001)).count_in == seconds(2)
    assert place(player, 1003) == seconds(5)
    assert place(player, 1004) == seconds(6)
    assert player.played(seconds(1004)) == seconds(6)


def test_a_count_in_can_be_paused_too(player: Player) -> None:
    player = player.start(seconds(0)).pause(seconds(4)).resume(seconds(50))
    assert player.position(seconds(52)).doing is Doing.COUNTING_IN
    assert place(player, 54) == seconds(1)


def test_back_within_the_first_two_seconds_goes_to_the_step_before(player: Player) -> None:
    player = player.start(seconds(0)).back(seconds(10 + 16 + 1.9))
    assert place(player, 10 + 16 + 1.9) == seconds(14)


def test_back_later_restarts_the_step(player: Player) -> None:
    player = player.start(seconds(0)).back(seconds(10 + 16 + 2))
    assert place(player, 28) == seconds(16)
    assert player.position(seconds(28)).doing is Doing.RUNNING


def test_back_in_the_first_step_stays_at_the_beginning(player: Player) -> None:
    player = player.start(seconds(0)).back(seconds(11))
    assert place(player, 11) == seconds(0)


def test_back_and_next_while_paused_move_without_running(player: Player) -> None:
    player = player.start(seconds(0)).pause(seconds(30)).back(seconds(40)).back(seconds(41))
    assert place(player, 99) == seconds(14)
    assert player.position(seconds(99)).doing is Doing.PAUSED
    assert place(player.skip(seconds(99)), 99) == seconds(16)


def test_next_goes_to_the_beginning_of_the_next_step(player: Player) -> None:
    player = player.start(seconds(0)).skip(seconds(20))
    assert place(player, 20) == seconds(14)
    assert place(player, 21) == seconds(15)


def test_next_in_the_count_in_begins_at_once(player: Player) -> None:
    player = player.start(seconds(0)).skip(seconds(3))
    assert player.position(seconds(3)).doing is Doing.RUNNING
    assert place(player, 5) == seconds(2)


def test_next_in_the_last_step_finishes(player: Player) -> None:
    player = player.start(seconds(0)).skip(seconds(10 + 34))
    assert player.position(seconds(44)).doing is Doing.FINISHED


def test_a_skipped_hold_keeps_the_timer_from_ticking_until_it_is_gone_back_to(player: Player) -> None:
    player = player.start(seconds(0)).skip(seconds(23))  # 13 s: nearly through the first hold, but not through
    assert player.ticks(seconds(60)).keys() == {"squat"}
    player = player.back(seconds(24))
    assert place(player, 24) == seconds(4)
    assert player.ticks(seconds(24 + 22)).keys() == {"wall"}


def test_skipping_transitions_and_rests_does_not_keep_the_timer_from_ticking(player: Player) -> None:
    player = player.start(seconds(0)).skip(seconds(11))  # the way to the wall
    player = player.skip(seconds(11 + 10.5))  # the rest between the holds
    assert player.ticks(seconds(11 + 10.5 + 10)) == {"wall": Tick.TIMER}


def test_the_rest_of_an_exercise_can_be_skipped(player: Player) -> None:
    player = player.start(seconds(0)).skip_exercise(seconds(20))
    assert place(player, 20) == seconds(26)
    assert player.ticks(seconds(99)) == {"squat": Tick.TIMER}
    assert player.skip_exercise(seconds(31)).position(seconds(31)).doing is Doing.FINISHED


def test_played_twice_counts_twice(player: Player) -> None:
    player = player.start(seconds(0)).back(seconds(10 + 12))
    assert player.played(seconds(99)) == TOTAL + seconds(8)


def test_ticks_by_hand_come_and_go(player: Player) -> None:
    player = player.tick("squat", seconds(0))
    assert player.ticks(seconds(0)) == {"squat": Tick.HAND}
    assert player.untick("squat", seconds(1)).ticks(seconds(1)) == {}


def test_what_is_not_played_cannot_be_ticked(player: Player) -> None:
    assert player.tick("juggling", seconds(0)).ticks(seconds(0)) == {}


def test_a_tick_of_the_timer_stays_one_when_ticked_by_hand_too(player: Player) -> None:
    player = player.tick("wall", seconds(0)).start(seconds(0))
    assert player.ticks(seconds(20)) == {"wall": Tick.HAND}
    assert player.ticks(seconds(36)) == {"wall": Tick.TIMER}


def test_a_tick_of_the_timer_can_be_taken_away_by_hand(player: Player) -> None:
    player = player.start(seconds(0)).untick("wall", seconds(40))
    assert player.ticks(seconds(40)) == {}
    assert player.ticks(seconds(99)) == {"squat": Tick.TIMER}


def test_unticking_in_the_middle_forgets_what_has_been_played_of_it(player: Player) -> None:
    player = player.start(seconds(0)).untick("wall", seconds(25))
    assert player.ticks(seconds(36)) == {}


def test_finishing_early_keeps_what_is_ticked_and_stops_the_clock(player: Player) -> None:
    player = player.start(seconds(0)).finish(seconds(40))
    assert player.position(seconds(99)).doing is Doing.FINISHED
    assert player.ticks(seconds(99)) == {"wall": Tick.TIMER}
    assert player.played(seconds(99)) == seconds(30)
    for late in (player.back, player.skip, player.pause, player.resume, player.start, player.finish):
        assert late(seconds(120)) == player


def test_finishing_without_having_started_is_possible(player: Player) -> None:
    player = player.tick("wall", seconds(0)).finish(seconds(5))
    assert player.position(seconds(5)).doing is Doing.FINISHED
    assert player.played(seconds(5)) == seconds(0)


def test_the_next_change_is_the_next_second_phase_or_step(player: Player) -> None:
    player = player.start(seconds(0.25))
    assert player.next_change(seconds(0.25)) == seconds(1)
    assert player.next_change(seconds(0.75)) == seconds(0.5)
    assert player.next_change(seconds(10.25)) == seconds(1)
    assert player.next_change(seconds(14)) == seconds(0.25)
    assert player.next_change(seconds(10.25 + 30.5)) == seconds(0.5)
    assert player.next_change(seconds(10.25 + 36)) is None
