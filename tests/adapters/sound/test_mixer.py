"""The mixing of tones, block by block, on a day whose clock stands still until it is moved."""

from __future__ import annotations

from array import array
from datetime import timedelta
from itertools import pairwise

from standupnudge.adapters.sound.mixer import LATE, LOUDEST, Mixer

BLOCK = 480


class Stage:
    """A mixer and its clock."""

    def __init__(self) -> None:
        self.time = timedelta()
        self.mixer = Mixer(lambda: self.time)

    def add(self, *levels: int, times: int = 1) -> None:
        self.mixer.add(array("h", levels * times))

    def block(self, count: int = BLOCK) -> list[int]:
        return self.mixer.block(count).tolist()


def test_without_a_tone_it_is_silence() -> None:
    assert Stage().block() == [0] * BLOCK


def test_a_tone_goes_on_over_blocks_of_any_length_and_then_there_is_silence() -> None:
    stage = Stage()
    stage.add(1, 2, 3, 4, 5, 6, 7)
    assert stage.block(3) + stage.block(1) + stage.block(6) + stage.block(2) == [1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 0, 0]


def test_tones_are_added_to_what_sounds() -> None:
    stage = Stage()
    stage.add(10, 10, 10, 10)
    assert stage.block(2) == [10, 10]
    stage.add(1, 2, 3)
    stage.add(-5)
    assert stage.block(4) == [6, 12, 3, 0]


def test_what_is_too_loud_together_is_cut_at_the_top() -> None:
    stage = Stage()
    for _ in range(3):
        stage.add(30_000, -30_000)
    assert stage.block(2) == [LOUDEST, -LOUDEST]


def test_a_change_of_the_volume_comes_within_a_block_and_without_a_jump() -> None:
    stage = Stage()
    stage.add(10_000, times=4 * BLOCK)
    assert stage.block() == [10_000] * BLOCK
    stage.mixer.gain = 0.0
    down = stage.block()
    stage.mixer.gain = 1.0
    up = stage.block()
    assert (down[-1], up[-1]) == (0, 10_000)
    assert max(abs(b - a) for a, b in pairwise([10_000, *down, *up])) < 25
    assert stage.block() == [10_000] * BLOCK


def test_a_change_in_silence_counts_from_the_first_sample_on() -> None:
    stage = Stage()
    stage.block()
    stage.mixer.gain = 0.25
    stage.add(1_000, times=BLOCK)
    assert stage.block() == [250] * BLOCK


def test_a_tone_that_would_come_late_is_left_out_and_one_that_is_just_in_time_is_not() -> None:
    stage = Stage()
    stage.add(1)
    stage.time += timedelta(milliseconds=1)
    stage.add(2)
    stage.time += LATE
    assert stage.block(1) == [2]


def test_how_long_a_tone_has_waited_is_known_until_it_begins_or_is_forgotten() -> None:
    stage = Stage()
    assert stage.mixer.longest_wait() == timedelta()
    stage.add(1)
    stage.time += timedelta(seconds=1)
    stage.add(2)
    stage.time += timedelta(seconds=1)
    assert stage.mixer.longest_wait() == timedelta(seconds=2)
    stage.block()
    assert stage.mixer.longest_wait() == timedelta()
    stage.add(3)
    stage.time += timedelta(seconds=1)
    stage.mixer.clear()
    assert stage.mixer.longest_wait() == timedelta()
    assert stage.block(1) == [0]
