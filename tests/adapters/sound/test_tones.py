"""The sounds in the assets: made by their script, and pleasant as far as that can be measured."""

from __future__ import annotations

import math
import wave
from array import array
from pathlib import Path

import pytest

from assets.make_sounds import RATE, SOUNDS, make
from standupnudge.adapters.sound import tones
from standupnudge.resources import resource
from standupnudge.routine.cues import Tone
from tests.audio.measure import peak, pitch, sounds, steepest

SECONDS = {  # how long each lasts; a tick leaves room for the next, a repetition for its other end
    "start": (0.4, 0.7), "end": (0.4, 0.7), "tick": (0.05, 0.15), "halfway": (0.1, 0.3),
    "rep-up": (0.05, 0.2), "rep-down": (0.05, 0.2), "switch-side": (0.5, 0.8), "nudge": (1.0, 2.0),
}  # fmt: skip
C5, E5, F5, G5, A5, C6 = 523, 659, 698, 784, 880, 1047
PITCHES = {  # of the beginning and of the end
    "start": (C5, G5), "end": (G5, C5), "tick": (A5, A5), "halfway": (E5, E5),
    "rep-up": (C6, C6), "rep-down": (C5, C5), "switch-side": (F5, F5), "nudge": (C5, G5),
}  # fmt: skip


def read(name: str) -> array[int]:
    with wave.open(str(resource(f"assets/sounds/{name}.wav")), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return array("h", file.readframes(file.getnframes()))


def test_the_script_makes_the_files_that_are_there_byte_for_byte(tmp_path: Path) -> None:
    make(tmp_path)
    made = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    there = {file.name: file.read_bytes() for file in resource("assets/sounds").iterdir()}
    assert made.keys() == there.keys()
    assert [name for name in made if made[name] != there[name]] == []


def test_there_is_one_for_every_tone_and_the_chime() -> None:
    assert set(SOUNDS) == {*(tone.value for tone in Tone), "nudge"}
    assert set(tones.load()) == set(Tone)
    assert tones.RATE == RATE


@pytest.mark.parametrize("name", SOUNDS)
def test_it_is_neither_clipped_nor_faint(name: str) -> None:
    samples = read(name)
    assert 0.25 < peak(samples) < 0.501
    loudest = max(map(abs, samples))
    assert sum(abs(level) == loudest for level in samples) <= 2, "the top is cut off"


@pytest.mark.parametrize("name", SOUNDS)
def test_it_begins_and_ends_in_silence_without_a_click(name: str) -> None:
    samples = read(name)
    assert samples[0] == samples[-1] == 0
    for edge in (samples[:24], samples[-24:]):  # a millisecond
        assert peak(edge) < 0.06
        assert steepest(edge) < 0.02


@pytest.mark.parametrize("name", SOUNDS)
def test_no_step_within_it_is_steeper_than_its_pitch_makes_it(name: str) -> None:
    with_partials = 1.75  # times as steep as the sine alone: 1 + 3 * 0.12 + 4 * 0.06, and the peak has decayed a little
    assert steepest(read(name)) < math.tau * max(PITCHES[name]) / RATE * with_partials * peak(read(name))


@pytest.mark.parametrize("name", SOUNDS)
def test_it_is_as_long_as_there_is_time_for(name: str) -> None:
    shortest, longest = SECONDS[name]
    assert shortest <= len(read(name)) / RATE <= longest


@pytest.mark.parametrize("name", SOUNDS)
def test_it_rises_falls_or_stays_as_it_is_to(name: str) -> None:
    samples = read(name)
    span = min(len(samples) // 3, RATE // 10)
    last = samples[-3 * span : -span] if len(samples) > 6 * span else samples[-2 * span :]
    first, end = PITCHES[name]
    assert pitch(samples[:span], RATE) == pytest.approx(first, rel=0.02)
    assert pitch(last, RATE) == pytest.approx(end, rel=0.02)


def test_only_the_one_for_the_other_side_is_heard_as_two() -> None:
    strikes = {name: len(list(sounds(read(name), RATE, gap=0.01))) for name in SOUNDS}
    assert [name for name, count in strikes.items() if count != 1] == ["switch-side"]
    assert strikes["switch-side"] == 2


def test_they_can_be_told_apart() -> None:
    told = {(PITCHES[name], round(len(read(name)) / RATE, 2)) for name in SOUNDS}
    assert len(told) == len(SOUNDS)
