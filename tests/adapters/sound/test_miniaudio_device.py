"""Tones through a real sound server, recorded and compared with what was to be played."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterable, Iterator
from datetime import timedelta

import pytest

from standupnudge.adapters.sound import miniaudio_device, mixer, tones
from standupnudge.adapters.sound.miniaudio_device import MiniaudioSound
from standupnudge.routine.cues import Tone
from tests.audio.ears import RATE, Ears, Recording
from tests.audio.measure import AUDIBLE, peak
from tests.desktop.waiting import eventually

TONES = tones.load()


def now() -> timedelta:
    return timedelta(seconds=time.monotonic())  # noqa: TID251 - real sound meets real time


@pytest.fixture
def sound(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> Iterator[MiniaudioSound]:
    assert recording.server.alive(), "who plays is recorded"
    # What is to be played must not depend on what else this machine does; how punctual it is tells the benchmark.
    monkeypatch.setattr(mixer, "LATE", timedelta(minutes=1))
    monkeypatch.setattr(miniaudio_device, "PERIOD", 150)
    sound = MiniaudioSound(now)
    yield sound
    sound.close()


def played(recording: Recording, sound: MiniaudioSound, tone: Tone) -> None:
    """Play it to its end."""
    assert sound.play(tone)
    recording.after(len(TONES[tone]) / RATE + 0.1)


def sound_of(heard: Iterable[int]) -> list[int]:
    """What was heard, without the silence."""
    return [level for level in heard if level]


def test_every_tone_is_heard_in_its_order_and_to_the_bit_and_nothing_else(
    sound: MiniaudioSound, recording: Recording
) -> None:
    for tone in Tone:
        played(recording, sound, tone)
    assert sound_of(recording.once_silent()) == sound_of(level for tone in Tone for level in TONES[tone])


def test_blocks_as_short_as_they_are_are_enough(recording: Recording) -> None:
    sound = MiniaudioSound(now)
    for tone in (Tone.REP_UP, Tone.REP_DOWN, Tone.TICK):  # one note each, and each another one
        played(recording, sound, tone)
    heard = recording.once_silent()
    sound.close()
    assert peak(heard) < 0.6
    assert sum(level != 0 for level in heard) > 0.5 * sum(len(TONES[tone]) for tone in (Tone.REP_UP, Tone.TICK))


def test_two_tones_at_once_are_mixed_and_not_clipped(sound: MiniaudioSound, recording: Recording) -> None:
    assert sound.play(Tone.END)
    assert sound.play(Tone.START)
    heard = peak(recording.once_silent())
    assert max(peak(TONES[Tone.END]), peak(TONES[Tone.START])) < heard < 1.0


def test_at_half_the_volume_it_is_a_quarter_of_the_samples_size(sound: MiniaudioSound, recording: Recording) -> None:
    sound.set_volume(50)
    played(recording, sound, Tone.START)
    assert peak(recording.once_silent()) == pytest.approx(peak(TONES[Tone.START]) / 4, rel=0.01)


def test_muted_there_is_silence_and_then_the_next_tone_is_heard_whole(
    sound: MiniaudioSound, recording: Recording
) -> None:
    sound.mute(True)
    for tone in Tone:
        played(recording, sound, tone)
    assert peak(recording.samples()) == 0.0
    sound.mute(False)
    assert peak(recording.after(0.3)) == 0.0, "what went by is not made up for"
    recording.begin_anew()
    played(recording, sound, Tone.SWITCH_SIDE)
    assert sound_of(recording.once_silent()) == sound_of(TONES[Tone.SWITCH_SIDE])


def test_at_no_volume_there_is_silence(sound: MiniaudioSound, recording: Recording) -> None:
    sound.set_volume(0)
    played(recording, sound, Tone.START)
    assert peak(recording.samples()) == 0.0


def test_muting_silences_what_sounds_already(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    ten_seconds = array("h", [8_000, -8_000] * (5 * RATE))
    monkeypatch.setattr(tones, "load", lambda: {Tone.START: ten_seconds})
    sound = MiniaudioSound(now)
    assert sound.play(Tone.START)
    eventually(lambda: peak(recording.samples()) > 0.1, "the tone")
    sound.mute(True)
    recording.begin_anew()
    assert peak(recording.after(2)[RATE:]) == 0.0
    sound.close()


def test_one_stream_stays_open_until_it_is_closed(sound: MiniaudioSound, ears: Ears, recording: Recording) -> None:
    for tone in (Tone.TICK, Tone.TICK, Tone.END):
        played(recording, sound, tone)
        assert ears.streams() == 1
    sound.close()
    eventually(lambda: ears.streams() == 0, "the end of the stream")
    assert not sound.play(Tone.TICK)


def test_it_is_silence_that_the_stream_is_made_of(sound: MiniaudioSound, ears: Ears, recording: Recording) -> None:
    assert ears.streams() == 1
    assert max(map(abs, recording.after(0.3))) <= AUDIBLE
