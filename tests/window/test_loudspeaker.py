"""Notes at their instants, on fake devices: what is played, what is left out, and what a pause and the end do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Self

import pytest

from standupnudge.adapters.clock.system import SystemClock
from standupnudge.routine.cues import Cue, Tone
from standupnudge.window.hearing import Note
from standupnudge.window.loudspeaker import Devices, Loudspeaker
from tests.desktop.waiting import eventually
from tests.routine.plans import seconds

CLOCK = SystemClock()


def now() -> timedelta:
    return CLOCK.now().elapsed


class FakeSound:
    """Speakers that write down what they are told."""

    name = "fake"

    def __init__(self, log: list[object], *, works: bool = True) -> None:
        self.log, self.works = log, works

    def play(self, tone: Tone) -> bool:
        self.log.append((tone, now()))
        return self.works

    def set_volume(self, volume: int) -> None:
        self.log.append(("volume", volume))

    def mute(self, muted: bool) -> None:
        self.log.append(("mute", muted))

    def close(self) -> None:
        self.log.append("closed")


class FakeVoice:
    """A speaker who writes down what to say."""

    name = "fake"

    def __init__(self, log: list[object]) -> None:
        self.log = log

    def say(self, words: str) -> bool:
        self.log.append(words)
        return True

    def stop(self) -> None:
        self.log.append("stop")

    def set_volume(self, volume: int) -> None:
        self.log.append(("volume", volume))

    def mute(self, muted: bool) -> None:
        self.log.append(("mute", muted))

    def close(self) -> None:
        self.log.append("closed")


class Room:
    """A loudspeaker with its devices."""

    def __init__(self, *, volume: int = 60, no_sound: str = "", opens: bool = True) -> None:
        self.sound: list[object] = []
        self.voice: list[object] = []
        self.opened: list[int] = []
        self.no_sound = no_sound
        self.may_open = threading.Event()
        if opens:
            self.may_open.set()
        self.loudspeaker = Loudspeaker(self.devices, now, volume)

    def __enter__(self) -> Self:
        self.loudspeaker.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.may_open.set()
        self.loudspeaker.close()
        assert not self.loudspeaker._thread.is_alive()

    def devices(self, volume: int) -> Devices:
        self.may_open.wait(20)
        self.opened.append(volume)
        sound = FakeSound(self.sound, works=not self.no_sound)
        return Devices(sound, FakeVoice(self.voice), no_sound=self.no_sound)

    def tones(self) -> list[Tone]:
        return [each[0] for each in self.sound if isinstance(each, tuple) and isinstance(each[0], Tone)]

    def words(self) -> list[object]:
        return [each for each in self.voice if isinstance(each, str) and each not in {"stop", "closed"}]

    def eventually_tones(self, *tones: Tone) -> None:
        eventually(lambda: self.tones() == list(tones), lambda: f"{self.sound}")

    def settle(self) -> None:
        """Until all that was wished is done."""
        done = threading.Event()
        self.loudspeaker._wishes.put(lambda _: done.set())
        assert done.wait(20)


@pytest.fixture
def room() -> Iterator[Room]:
    with Room() as room:
        yield room


def note(later: float, tone: Tone | None = None, words: str = "") -> Note:
    return Note(now() + seconds(later), Cue(tone, words))


def test_until_it_is_started_no_device_is_opened_and_wishes_wait() -> None:
    room = Room()
    room.loudspeaker.play([note(0, Tone.START)], stop=False)
    assert not room.loudspeaker._thread.is_alive()
    assert (room.opened, room.loudspeaker.found) == ([], None)
    with room:
        room.eventually_tones(Tone.START)


def test_one_that_was_never_started_can_be_closed() -> None:
    room = Room()
    room.loudspeaker.set_volume(30)
    room.loudspeaker.close()
    assert room.opened == []


def test_notes_are_played_in_order_and_none_before_its_instant(room: Room) -> None:
    notes = [note(0.1, Tone.TICK), note(0.2, Tone.TICK, "Two."), note(0.3, Tone.START, "Hold.")]
    room.loudspeaker.play(notes, stop=False)
    room.eventually_tones(Tone.TICK, Tone.TICK, Tone.START)
    came = [each[1] for each in room.sound if isinstance(each, tuple) and isinstance(each[0], Tone)]
    assert all(at >= planned.at for at, planned in zip(came, notes, strict=True))
    eventually(lambda: room.words() == ["Two.", "Hold."], "the words")


def test_what_would_come_late_is_left_out_words_are_given_more_time(room: Room) -> None:
    room.loudspeaker.play([note(-9, Tone.END, "Long ago."), note(-0.3, Tone.TICK, "Just now.")], stop=False)
    room.loudspeaker.play([note(0, Tone.START)], stop=False)
    room.eventually_tones(Tone.START)
    assert "Long ago." not in room.words()


def test_a_pause_silences_both_and_nothing_more_comes(room: Room) -> None:
    room.loudspeaker.play([note(3600, Tone.START, "Hold.")], stop=False)
    room.loudspeaker.play([], stop=True)
    room.settle()
    assert room.voice == ["stop"]
    assert room.sound[-1] == ("mute", True)
    assert not room.loudspeaker._notes
    room.loudspeaker.play([note(0, Tone.TICK)], stop=False)
    room.eventually_tones(Tone.TICK)
    assert room.sound[-2] == ("mute", False)


def test_a_note_that_has_just_been_played_is_not_repeated_when_others_take_their_place(room: Room) -> None:
    first, second = note(0, Tone.TICK), note(3600, Tone.START)
    room.loudspeaker.play([first, second], stop=False)
    room.eventually_tones(Tone.TICK)
    room.loudspeaker.play([first, note(0, Tone.END)], stop=False)
    room.eventually_tones(Tone.TICK, Tone.END)


def test_muted_it_stays_so_over_a_pause(room: Room) -> None:
    room.loudspeaker.mute(True)
    room.loudspeaker.play([], stop=True)
    room.loudspeaker.play([note(3600, Tone.TICK)], stop=False)
    room.settle()
    assert room.sound == [("mute", True)] * 3
    assert room.voice == [("mute", True), "stop"]
    room.loudspeaker.mute(False)
    room.settle()
    assert room.sound[-1] == room.voice[-1] == ("mute", False)


def test_nobody_waits_for_devices_that_are_slow_to_open() -> None:
    with Room(volume=30, opens=False) as room:
        room.loudspeaker.set_volume(40)
        room.loudspeaker.play([note(-60, Tone.START), note(3600, Tone.END)], stop=False)
        assert room.loudspeaker.found is None
        room.may_open.set()
        room.settle()
        assert room.opened == [30]
        assert ("volume", 40) in room.sound
        assert ("volume", 28) in room.voice, "the voice leaves room for the tones"
        assert room.tones() == [], "it is past"


def test_trying_out_looks_again_where_there_was_nothing_to_hear_it_from() -> None:
    with Room(no_sound="No speakers were found.") as room:
        room.settle()
        assert room.loudspeaker.found is not None
        assert room.loudspeaker.found.no_sound
        room.no_sound = ""
        room.loudspeaker.try_out(note(0, Tone.START, "Can you hear me?"))
        room.eventually_tones(Tone.START)
        room.settle()
        assert not room.loudspeaker.found.no_sound
        assert room.words() == ["Can you hear me?"]


def test_speakers_that_go_are_noticed_with_the_next_tone(room: Room) -> None:
    room.settle()
    assert room.loudspeaker.found is not None
    room.loudspeaker.found.sound.works = False  # type: ignore[attr-defined]
    room.loudspeaker.play([note(0, Tone.TICK)], stop=False)
    eventually(lambda: not room.loudspeaker.works, "that nobody hears it")


def test_the_end_stops_the_voice_and_lets_go_of_the_devices(room: Room) -> None:
    room.loudspeaker.close()
    assert (room.sound[-1], room.voice[-1]) == ("closed", "closed")
