"""What stands in the window at chosen instants of the built-in plan."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.routine.plan import Side
from standupnudge.routine.player import Player
from standupnudge.routine.timeline import compile_plan
from standupnudge.window.compose import compose
from standupnudge.window.face import Face, Tone, clock
from standupnudge.window.scene import Mode, Offers, Scene

PLAYER = Player(compile_plan(read_plan(resolve("glutes", Path())), "L1", Side.RIGHT)).start(timedelta())


def scene(minutes: int, seconds: float) -> Scene:
    """So long after the count-in."""
    return compose(PLAYER, timedelta(minutes=minutes, seconds=10 + seconds), Offers(), Mode())


def face(minutes: int, seconds: float) -> Face:
    shown = scene(minutes, seconds).face
    assert shown is not None
    return shown


def test_the_count_in_shows_the_way_to_the_floor_already() -> None:
    shown = face(0, -2.5)
    assert (shown.title, shown.number, shown.caption, shown.filled) == ("Down to the floor", "3", "get set", 0)


def test_a_hold_counts_its_seconds_down() -> None:
    shown = face(0, 10 + 12 + 6.5)
    assert (shown.title, shown.count, shown.number, shown.caption) == ("Bent knee plank", "Hold 2 of 10", "4", "hold")
    assert shown.filled == pytest.approx(0.6)
    assert (shown.tone, shown.side) == (Tone.WORK, "")
    assert shown.next == "Glute bridge"


def test_a_rest_tells_which_hold_comes() -> None:
    shown = face(0, 21)
    assert (shown.count, shown.number, shown.caption, shown.tone) == ("Hold 2 of 10", "1", "rest", Tone.REST)


@pytest.mark.parametrize(
    ("seconds", "number", "word"),
    [(16, "1", "up"), (17, "1", "squeeze"), (18, "1", "down"), (19, "2", "up"), (45.9, "10", "down")],
)
def test_a_repetition_is_numbered_and_says_the_movement_of_this_second(seconds: float, number: str, word: str) -> None:
    shown = face(2, seconds)
    assert (shown.title, shown.number, shown.caption) == ("Glute bridge", number, word)


def test_a_lunge_says_which_leg_stays() -> None:
    right, left = face(2, 56), face(2, 58.5)
    assert (right.side, right.side_words, right.number) == ("Right", "Right leg stays, left foot back", "1")
    assert (left.side, left.number, left.count) == ("Left", "1", "Rep 1 of 10")


def test_a_switch_says_which_side_comes() -> None:
    shown = face(4, 22)
    assert (shown.title, shown.side, shown.number) == ("Switch sides", "Left", "3")


def test_the_last_repetition_says_that_nothing_comes_after() -> None:
    assert face(4, 54).next == "that's all"


def test_the_bar_and_the_time_left_follow_the_session() -> None:
    assert (scene(0, 0).left, scene(0, 0).played) == ("4:55", 0)
    assert (scene(4, 54.5).left, scene(0, 59).left) == ("0:01", "3:56")
    assert scene(2, 27.5).played == pytest.approx(0.5, abs=0.01)


def test_times_are_written_as_minutes_and_seconds() -> None:
    assert clock(timedelta(minutes=4, seconds=55.9)) == "4:55"
    assert clock(timedelta(minutes=4, seconds=54.1), up=True) == "4:55"
    assert clock(timedelta(minutes=12)) == "12:00"
