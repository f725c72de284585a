"""A session with its sound: what is heard, and what is seen instead where nothing is. No toolkit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from standupnudge.adapters.sound.silent import Silent
from standupnudge.adapters.voice.silent import Silent as Voiceless
from standupnudge.routine.cueing import VoiceLevel
from standupnudge.routine.cues import Cue, Tone
from standupnudge.routine.player import Player
from standupnudge.window.accompaniment import Accompaniment
from standupnudge.window.hearing import Hearing, Note
from standupnudge.window.loudspeaker import Devices
from standupnudge.window.scene import Offers
from tests.routine.plans import seconds
from tests.window.desk import TIMELINE, Desk


class FakeLoudspeaker:
    """Writes down what it is told.

    :ivar told: all of it but the notes.
    """

    def __init__(self, no_sound: str = "", no_voice: str = "") -> None:
        self.found: Devices | None = Devices(Silent(), Voiceless(), no_sound, no_voice)
        self.works = True
        self.notes: Sequence[Note] = ()
        self.told: list[object] = []

    def start(self) -> None:
        self.told.append("started")

    def play(self, notes: Sequence[Note], *, stop: bool) -> None:
        self.notes = notes
        if stop:
            self.told.append("stop")

    def try_out(self, note: Note) -> None:
        self.told.append(note.cue)

    def set_volume(self, volume: int) -> None:
        self.told.append(volume)

    def mute(self, muted: bool) -> None:
        self.told.append("muted" if muted else "unmuted")


class Studio:
    """A desk whose session can be heard."""

    def __init__(self, no_sound: str = "", *, voice: VoiceLevel = VoiceLevel.FULL, muted: bool = False) -> None:
        self.loudspeaker = FakeLoudspeaker(no_sound)
        self.pulses: list[timedelta] = []
        hearing = Hearing(Player(TIMELINE, seconds(10)), voice)
        self.sound = Accompaniment(hearing, self.loudspeaker, lambda: self.desk.now, 60, muted=muted)  # type: ignore[arg-type]
        self.sound.pulse = lambda: self.pulses.append(self.desk.now)
        self.desk = Desk(Offers(), company=self.sound)


def test_the_start_of_the_timer_says_all_that_is_to_come() -> None:
    studio = Studio()
    assert not studio.loudspeaker.notes
    studio.desk.do("toggle")
    notes = studio.loudspeaker.notes
    assert [note.cue.tone for note in notes[:4]] == [Tone.TICK, Tone.TICK, Tone.TICK, Tone.START]
    assert notes[3].at == studio.desk.now + seconds(10)
    assert notes[-1].cue == Cue(Tone.END, "All done.", "All done.")
    studio.desk.wait(60)
    assert studio.loudspeaker.notes is notes, "nothing changed on the way"
    assert studio.loudspeaker.told == ["stop"], "a question that is still being asked"
    assert studio.pulses == []


def test_pausing_is_silence_also_by_the_question_whether_to_stop() -> None:
    studio = Studio()
    studio.desk.do("toggle")
    studio.desk.wait(15)
    studio.loudspeaker.told.clear()
    studio.desk.session.ask_to_close()
    assert (studio.loudspeaker.notes, studio.loudspeaker.told) == ((), ["stop"])
    studio.desk.do("stay")
    assert [note.cue.tone for note in studio.loudspeaker.notes[:3]] == [Tone.TICK] * 3


def test_the_button_tells_what_it_does_now_and_m_does_the_same() -> None:
    studio = Studio()
    studio.desk.do("toggle")
    studio.loudspeaker.told.clear()
    assert "Mute" in [action.label for action in studio.desk.scene.actions]
    studio.desk.do("mute")
    assert "Unmute" in [action.label for action in studio.desk.scene.actions]
    studio.sound.toggle_mute()
    studio.desk.session.look()
    assert "Mute" in [action.label for action in studio.desk.scene.actions]
    assert studio.loudspeaker.told == ["muted", "unmuted"]


def test_before_the_start_it_can_be_muted_without_a_button_in_the_bar() -> None:
    studio = Studio()
    assert "mute" not in studio.desk.offered()
    studio.sound.toggle_mute()
    assert studio.sound.muted


def test_a_session_that_is_to_be_silent_begins_so() -> None:
    studio = Studio(muted=True)
    assert studio.loudspeaker.told == ["muted"]
    studio.sound.mute()
    assert studio.loudspeaker.told == ["muted"]


@pytest.mark.parametrize("how", ["no speakers", "muted", "no volume", "a silent voice", "speakers that are gone"])
def test_where_nothing_is_heard_the_edge_marks_each_change(how: str) -> None:
    studio = Studio(
        "No speakers were found." if how == "no speakers" else "",
        voice=VoiceLevel.SILENT if how == "a silent voice" else VoiceLevel.FULL,
        muted=how == "muted",
    )
    if how == "no volume":
        studio.sound.choose_volume(-5)
    studio.loudspeaker.works = how != "speakers that are gone"
    begin = studio.desk.now + seconds(10)
    studio.desk.do("toggle")
    studio.desk.wait(60)
    assert [(at - begin).total_seconds() for at in studio.pulses] == [0, 4, 14, 16, 26, 30, 36]


def test_without_speakers_there_is_nothing_to_mute_and_the_captions_are_there() -> None:
    studio = Studio("No speakers were found.")
    studio.desk.do("toggle")
    studio.desk.wait(10)
    assert "mute" not in studio.desk.offered()
    assert studio.desk.scene.face is not None
    assert studio.desk.scene.face.cue == "Wall."
    assert studio.sound.problem == "No speakers were found."


def test_what_is_missing_is_told_only_to_who_would_hear_it() -> None:
    studio = Studio()
    studio.loudspeaker.found = Devices(Silent(), Voiceless(), "", "Tones only: no voice.")
    assert studio.sound.problem == "Tones only: no voice."
    studio.sound.choose_voice(VoiceLevel.TONES)
    assert studio.sound.problem == ""
    studio.loudspeaker.found = Devices(Silent(), Voiceless(), "No speakers.")
    assert studio.sound.problem == "No speakers."
    studio.sound.choose_voice(VoiceLevel.SILENT)
    assert studio.sound.problem == ""


@pytest.mark.parametrize(
    ("voice", "cue"),
    [
        (VoiceLevel.FULL, Cue(Tone.START, "Can you hear me?", "Can you hear me?")),
        (VoiceLevel.TONES, Cue(Tone.START, "", "Can you hear me?")),
    ],
)
def test_trying_it_out_is_heard_as_the_session_will_be_and_ends_a_mute(voice: VoiceLevel, cue: Cue) -> None:
    studio = Studio(muted=True)
    studio.sound.choose_voice(voice)
    studio.sound.try_out()
    assert studio.loudspeaker.told == ["muted", "unmuted", cue]


def test_what_is_chosen_before_the_start_holds_for_the_session() -> None:
    studio = Studio()
    studio.sound.choose_voice(VoiceLevel.TONES)
    studio.sound.choose_volume(130)
    studio.desk.do("toggle")
    assert not any(note.cue.words for note in studio.loudspeaker.notes)
    assert any(note.cue.tone for note in studio.loudspeaker.notes)
    assert (studio.sound.volume, studio.loudspeaker.told) == (100, [100, "stop"])
