"""What is to be heard, and when, while the player is paused, moved and lengthened. No clock but the test's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from standupnudge.routine.cueing import VoiceLevel, session_cues
from standupnudge.routine.cues import Tone
from standupnudge.routine.player import Player
from standupnudge.window.hearing import Hearing, Note, Turn
from tests.routine.plans import seconds
from tests.window.desk import TIMELINE  # get ready 0-4, hold 4-14, soften 14-16, hold 16-26, move on 26-30, reps 30-36

BEGIN = timedelta(days=3)


class Follower:
    """Somebody who looks at the player, and plays what is due as a loudspeaker would."""

    def __init__(self, voice: VoiceLevel = VoiceLevel.FULL, *, count_in: float = 10, own_pace: bool = False) -> None:
        self.player = Player(TIMELINE, seconds(count_in), own_pace)
        self.hearing = Hearing(self.player, voice)
        self.now = BEGIN
        self.notes: list[Note] = []
        self.heard: list[tuple[float, Tone | None, str]] = []
        self.turns: list[Turn] = []

    def look(self) -> Turn:
        turn = self.hearing.follow(self.player, self.now)
        self.turns.append(turn)
        if turn.notes is not None:
            self.notes = list(turn.notes)
        self._play()
        return turn

    def do(self, name: str) -> Turn:
        self._play()
        self.player = getattr(self.player, name)(self.now)
        return self.look()

    def wait(self, count: float, every: float = 1) -> None:
        end = self.now + seconds(count)
        while self.now < end:
            self.now = min(self.now + seconds(every), end)
            self.look()

    def _play(self) -> None:
        while self.notes and self.notes[0].at <= self.now:
            note = self.notes.pop(0)
            if note.cue.tone or note.cue.words:
                self.heard.append(((note.at - BEGIN).total_seconds(), note.cue.tone, note.cue.words))

    def tones(self) -> list[tuple[float, Tone]]:
        return [(at, tone) for at, tone, _ in self.heard if tone is not None]

    @property
    def changes(self) -> int:
        return sum(turn.change for turn in self.turns)


def expected(voice: VoiceLevel, begin: float) -> list[tuple[float, Tone | None, str]]:
    cues = [due for due in session_cues(TIMELINE, voice) if due.cue.tone or due.cue.words]
    return [(begin + due.at.total_seconds(), due.cue.tone, due.cue.words) for due in cues]


@pytest.mark.parametrize("voice", VoiceLevel)
@pytest.mark.parametrize("every", [0.3, 1, 100])
def test_a_session_without_a_hand_on_it_has_all_its_cues_once(voice: VoiceLevel, every: float) -> None:
    it = Follower(voice)
    it.do("start")
    it.wait(60, every)
    ticks = [] if voice is VoiceLevel.SILENT else [(at, Tone.TICK, "") for at in (7.0, 8.0, 9.0)]
    assert it.heard == [*ticks, *expected(voice, 10)]


def test_before_the_start_nothing_is_to_come() -> None:
    it = Follower()
    assert it.look() == Turn()
    it.wait(5)
    assert it.notes == []


def test_a_pause_is_silent_at_once_and_what_follows_is_not_repeated() -> None:
    it = Follower()
    it.do("start")
    it.wait(10 + 11.5)  # the first of the three last seconds of the hold has been ticked
    assert it.do("pause") == Turn((), stop=True)
    before = list(it.heard)
    it.wait(60)
    assert it.heard == before
    it.do("resume")
    it.wait(3.1)
    assert [each[1] for each in it.heard[len(before) :]] == [Tone.TICK] * 3  # 3-2-1
    it.wait(30)
    cues = [due.cue for due in session_cues(TIMELINE)]
    assert [each[1:] for each in it.heard if each not in before][3:] == [
        (cue.tone, cue.words) for cue in cues[len(before) - 3 :]
    ]


def test_a_cue_that_came_between_the_last_look_and_the_pause_is_not_repeated() -> None:
    it = Follower()
    it.do("start")
    it.wait(10)
    it.now += seconds(4.9)  # the hold began at 4, and nobody looked
    it.do("pause")
    it.do("resume")
    it.wait(3)
    first_hold = [each for each in it.heard if each[1] is Tone.START]
    assert len(first_hold) == 1 + 1  # the way there, and the hold


def test_a_pause_while_counting_in_keeps_what_has_not_been_heard() -> None:
    it = Follower()
    it.do("start")
    it.wait(8)
    it.do("pause")
    it.wait(2)
    it.do("resume")
    it.wait(3)
    assert it.tones()[:2] == [(7.0, Tone.TICK), (8.0, Tone.TICK)]
    assert it.tones()[2:] == [(10.0, Tone.TICK), (11.0, Tone.TICK), (12.0, Tone.TICK), (13.0, Tone.START)]


def test_back_says_the_step_again_and_what_was_being_said_ends() -> None:
    it = Follower()
    it.do("start")
    it.wait(10 + 9)
    it.heard.clear()
    turn = it.do("back")
    assert turn.stop
    assert [each[1] for each in it.heard] == [Tone.START]
    it.wait(5)
    assert it.tones()[1] == (24.0, Tone.HALFWAY)


def test_next_says_what_the_next_step_is() -> None:
    it = Follower()
    it.do("start")
    it.wait(10 + 6)
    it.heard.clear()
    turn = it.do("skip")
    assert turn.stop
    assert turn.change
    assert [each[1] for each in it.heard] == [Tone.END]
    assert it.look() == Turn()  # and not again


def test_who_skips_the_count_in_hears_the_beginning() -> None:
    it = Follower()
    it.do("start")
    it.wait(2)
    it.do("skip")
    assert [(at, tone) for at, tone in it.tones()] == [(2.0, Tone.START)]


def test_a_step_that_was_moved_to_in_a_pause_is_heard_when_it_goes_on() -> None:
    it = Follower()
    it.do("start")
    it.wait(10 + 6)
    it.do("pause")
    it.heard.clear()
    it.do("skip")
    it.wait(2)
    assert it.heard == []
    it.do("resume")
    it.wait(3)
    assert [each[1] for each in it.heard] == [Tone.TICK, Tone.TICK, Tone.TICK, Tone.END]


def test_more_rest_moves_all_that_is_to_come_and_repeats_nothing() -> None:
    it = Follower()
    it.do("start")
    it.wait(10 + 1)
    before = len(it.heard)
    assert not it.do("rest_longer").stop
    it.wait(40)
    assert [at for at, tone in it.tones() if tone is Tone.START][:2] == [10.0, 19.0]
    assert it.heard[before][:2] == (16.0, Tone.TICK)


def test_at_ones_own_pace_each_place_is_said_when_one_comes_to_it() -> None:
    it = Follower(own_pace=True)
    it.do("start")
    assert [each[1] for each in it.heard] == [Tone.START]
    it.wait(30)
    assert len(it.heard) == 1
    it.do("next")
    assert [each[1] for each in it.heard] == [Tone.START, Tone.START]
    it.do("next")
    assert it.heard[-1][1] is Tone.END
    it.do("pause")
    it.wait(5)
    count = len(it.heard)
    it.do("resume")
    assert len(it.heard) == count


def test_who_stops_in_the_middle_is_not_told_that_all_is_done() -> None:
    it = Follower()
    it.do("start")
    it.wait(10 + 6)
    count = len(it.heard)
    assert it.do("finish") == Turn((), stop=True)
    it.wait(60)
    assert len(it.heard) == count


def test_the_last_words_are_said_though_the_window_has_noted_the_end() -> None:
    it = Follower()
    it.do("start")
    it.wait(10 + 35.5)
    it.now += seconds(0.5)
    it.do("finish")
    assert it.heard[-1][1:] == (Tone.END, "All done.")


def test_who_skips_to_the_end_hears_nothing_more() -> None:
    it = Follower()
    it.do("start")
    it.wait(10 + 34)
    count = len(it.heard)
    it.player = it.player.skip(it.now)
    assert it.do("finish") == Turn((), stop=True)
    assert len(it.heard) == count


@pytest.mark.parametrize("voice", VoiceLevel)
def test_each_change_is_marked_once_whatever_is_heard(voice: VoiceLevel) -> None:
    it = Follower(voice)
    it.do("start")
    it.wait(60)
    assert it.changes == 7  # six parts and the end


def test_a_caption_stays_as_long_as_it_takes_to_read_and_then_the_steps_own_cue_is_back() -> None:
    it = Follower(VoiceLevel.SILENT)
    it.do("start")
    assert it.hearing.caption(it.now) == ""  # it counts in
    it.wait(10)
    first = session_cues(TIMELINE)[0].cue.caption
    assert first
    assert it.hearing.caption(it.now) == first
    it.wait(2.3)
    assert it.hearing.caption(it.now) == first == "Wall."
    it.wait(0.2)
    assert it.hearing.caption(it.now) == ""
    it.wait(11.6)
    it.do("pause")
    paused = it.hearing.caption(it.now)
    assert "wo of two." in paused
    it.wait(60)
    assert it.hearing.caption(it.now) == paused
