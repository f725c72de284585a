"""More rest, and the player without timers."""

from __future__ import annotations

import pytest

from standupnudge.routine.plan import Side, Sides
from standupnudge.routine.player import Doing, Player, Tick
from standupnudge.routine.timeline import Kind, compile_plan
from tests.routine.plans import holds, plan, reps, seconds

# get ready 0-4, hold 4-14, soften 14-16, hold 16-26, move on 26-30, reps 30-33, 33-36, switch 36-40, reps 40-43, 43-46
TIMELINE = compile_plan(plan(holds("wall", 2), reps("squat", 2, 1, 2, sides=Sides.ONE_BY_ONE)), "L1", Side.RIGHT)
TOTAL = seconds(46)


@pytest.fixture
def timed() -> Player:
    return Player(TIMELINE, count_in=seconds(10)).start(seconds(0))


@pytest.fixture
def own_pace() -> Player:
    return Player(TIMELINE, own_pace=True).start(seconds(0))


def kind(player: Player, at: float) -> Kind | None:
    step = player.position(seconds(at)).step
    return step and step.kind


def test_five_seconds_more_of_a_rest(timed: Player) -> None:
    before = timed.position(seconds(10 + 15))
    after = timed.rest_longer(seconds(10 + 15)).position(seconds(10 + 15))
    assert (after.into, after.left) == (before.into, before.left + seconds(5))
    assert after.to_go == before.to_go + seconds(5)


@pytest.mark.parametrize("place", [1, 15, 27, 38])
def test_every_transition_and_rest_can_be_longer_and_what_follows_is_later(timed: Player, place: float) -> None:
    longer = timed.rest_longer(seconds(10 + place))
    assert longer.timeline.total == TOTAL + seconds(5)
    assert [a.end for a in longer.timeline.steps[:-1]] == [b.start for b in longer.timeline.steps[1:]]
    assert longer.position(seconds(10 + 50)).doing is Doing.RUNNING
    assert longer.position(seconds(10 + 51)).doing is Doing.FINISHED
    assert longer.ticks(seconds(10 + 51)) == {"wall": Tick.TIMER, "squat": Tick.TIMER}
    assert longer.played(seconds(10 + 51)) == TOTAL + seconds(5)


@pytest.mark.parametrize("place", [5, 20, 31, 45])
def test_work_gets_no_longer(timed: Player, place: float) -> None:
    assert timed.rest_longer(seconds(10 + place)) == timed


def test_ten_seconds_more_are_two_presses(timed: Player) -> None:
    twice = timed.rest_longer(seconds(25)).rest_longer(seconds(26))
    assert twice.timeline.total == TOTAL + seconds(10)


def test_more_rest_while_paused_and_while_counting_in(timed: Player) -> None:
    paused = timed.pause(seconds(10 + 15)).rest_longer(seconds(99))
    assert paused.position(seconds(99)).left == seconds(6)
    counting_in = timed.rest_longer(seconds(3))
    assert counting_in.position(seconds(3)).count_in == seconds(7)
    assert counting_in.position(seconds(10)).left == seconds(9)


def test_no_rest_before_the_start_and_none_after_the_end(timed: Player) -> None:
    waiting = Player(TIMELINE)
    assert waiting.rest_longer(seconds(1)) == waiting
    assert timed.rest_longer(seconds(99)) == timed


def test_at_ones_own_pace_nothing_changes_by_itself(own_pace: Player) -> None:
    position = own_pace.position(seconds(5000))
    assert (position.doing, position.step) == (Doing.OWN_PACE, TIMELINE.steps[0])
    assert (position.into, position.left, position.count_in) == (seconds(0), seconds(0), seconds(0))
    assert own_pace.next_change(seconds(5000)) is None
    assert own_pace.rest_longer(seconds(5000)) == own_pace


def test_next_goes_from_one_stretch_or_transition_to_the_following(own_pace: Player) -> None:
    kinds, player = [], own_pace
    while player.position(seconds(9)).doing is not Doing.FINISHED:
        kinds.append(kind(player, 9))
        player = player.next(seconds(9))
    assert kinds == [Kind.GET_READY, Kind.HOLD, Kind.MOVE_ON, Kind.REP, Kind.SWITCH, Kind.REP]
    assert player.ticks(seconds(9)) == {"wall": Tick.TIMER, "squat": Tick.TIMER}


def test_what_is_done_is_ticked_and_what_is_skipped_is_not(own_pace: Player) -> None:
    player = own_pace.next(seconds(1)).skip(seconds(2)).next(seconds(3)).next(seconds(4))
    assert player.ticks(seconds(5)) == {}
    player = player.next(seconds(6)).next(seconds(7))
    assert player.position(seconds(8)).doing is Doing.FINISHED
    assert player.ticks(seconds(8)) == {"squat": Tick.TIMER}


def test_back_is_always_the_one_before(own_pace: Player) -> None:
    player = own_pace.next(seconds(1)).next(seconds(2))
    assert kind(player, 3) is Kind.MOVE_ON
    player = player.back(seconds(3))
    assert kind(player, 3) is Kind.HOLD
    player = player.back(seconds(30))
    assert kind(player, 30) is Kind.GET_READY
    assert kind(player.back(seconds(31)), 31) is Kind.GET_READY


def test_played_is_as_long_as_it_takes_without_pauses_and_what_comes_after_the_end(own_pace: Player) -> None:
    player = own_pace.next(seconds(20)).pause(seconds(50))
    assert player.position(seconds(60)).doing is Doing.PAUSED
    assert player.next(seconds(60)) == player
    player = player.resume(seconds(100))
    assert player.position(seconds(100)).doing is Doing.OWN_PACE
    player = player.skip_exercise(seconds(110)).skip_exercise(seconds(115))
    assert player.position(seconds(115)).doing is Doing.FINISHED
    assert player.played(seconds(9999)) == seconds(50 + 15)


def test_skipped_to_the_end_while_paused_it_is_over(own_pace: Player) -> None:
    player = own_pace.pause(seconds(1)).skip_exercise(seconds(2)).skip_exercise(seconds(3))
    assert player.position(seconds(4)).doing is Doing.FINISHED
    assert player.resume(seconds(5)) == player


def test_next_is_nothing_while_timers_run(timed: Player) -> None:
    assert timed.next(seconds(15)) == timed


def test_a_stretch_is_the_work_between_two_transitions() -> None:
    of = {step.kind: TIMELINE.stretch(step) for step in TIMELINE.steps}
    assert [step.kind for step in of[Kind.SOFTEN]] == [Kind.HOLD, Kind.SOFTEN, Kind.HOLD]
    assert of[Kind.REP] == TIMELINE.steps[-2:]
    assert of[Kind.SWITCH] == (TIMELINE.steps[7],)
