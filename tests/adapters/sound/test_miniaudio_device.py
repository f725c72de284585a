"""Tones through a real sound server, recorded and compared with what was to be played."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from standupnudge.adapters.sound import tones
from standupnudge.adapters.sound.miniaudio_device import MiniaudioSound
from standupnudge.routine.cues import Tone
from tests.audio.ears import RATE, Ears, Recording
from tests.audio.measure import AUDIBLE, peak, sounds
from tests.desktop.waiting import eventually

TONES = tones.load()


def now() -> timedelta:
    return timedelta(seconds=time.monotonic())  # noqa: TID251 - real sound meets real time


@pytest.fixture
def sound(recording: Recording) -> Iterator[MiniaudioSound]:
    sound = MiniaudioSound(now)
    yield sound
    sound.close()


def played(recording: Recording, sound: MiniaudioSound, tone: Tone) -> None:
    """Play it to its end."""
    assert sound.play(tone)
    recording.after(len(TONES[tone]) / RATE + 0.1)


def test_every_tone_is_heard_in_its_order_and_to_the_bit(sound: MiniaudioSound, recording: Recording) -> None:
    for tone in Tone:
        played(recording, sound, tone)
    heard = recording.once_silent().tobytes()
    places = [heard.find(TONES[tone].tobytes()) for tone in Tone]
    assert -1 not in places
    assert places == sorted(places)


def test_nothing_else_is_heard_than_what_was_asked_for(sound: MiniaudioSound, recording: Recording) -> None:
    played(recording, sound, Tone.TICK)
    played(recording, sound, Tone.REP_UP)
    assert len(list(sounds(recording.once_silent(), RATE))) == 2


def test_two_tones_at_once_are_mixed_and_not_clipped(sound: MiniaudioSound, recording: Recording) -> None:
    assert sound.play(Tone.END)
    assert sound.play(Tone.START)
    heard = recording.once_silent()
    ((_, both),) = sounds(heard, RATE)
    assert peak(both) > max(peak(TONES[Tone.END]), peak(TONES[Tone.START]))
    assert peak(both) < 1.0


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
    played(recording, sound, Tone.SWITCH_SIDE)
    assert TONES[Tone.SWITCH_SIDE].tobytes() in recording.once_silent().tobytes()


def test_at_no_volume_there_is_silence(sound: MiniaudioSound, recording: Recording) -> None:
    sound.set_volume(0)
    played(recording, sound, Tone.START)
    assert peak(recording.samples()) == 0.0


def test_muting_cuts_a_tone_short(sound: MiniaudioSound, recording: Recording) -> None:
    assert sound.play(Tone.SWITCH_SIDE)
    eventually(lambda: peak(recording.samples()) > 0.1, "the tone")
    sound.mute(True)
    heard = recording.once_silent()
    ((_, cut),) = sounds(heard, RATE)
    assert len(cut) < len(TONES[Tone.SWITCH_SIDE]) / 2


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
