"""The window as it is heard: real sound, recorded from a sound server of the test's own and measured."""

from __future__ import annotations

import signal
from array import array
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from standupnudge.adapters.sound import tones
from standupnudge.config.plan_file import read_plan
from standupnudge.routine.cue_tones import COUNTDOWN
from standupnudge.routine.cueing import VoiceLevel, session_cues
from standupnudge.routine.cues import Tone
from standupnudge.routine.plan import Side
from standupnudge.routine.timeline import Timeline, compile_plan
from tests.audio.ears import RATE, Ears, Recording
from tests.audio.measure import peak, pitch, sounds
from tests.desktop.processes import alive, command_line, descendants
from tests.desktop.waiting import eventually
from tests.needs import need
from tests.window.process import Looker, Processes, WindowProcess, environ

PLAN = """
title: Short
switch: {title: Switch, lasts: 4s}
exercises:
  - id: sit
    name: Sit
    muscles: thighs
    why: because
    move_in: {title: Find a wall, lasts: 1.5s}
    set_up: Back on the wall
    cues: [Breathe]
  - id: step
    name: Step
    muscles: thighs
    why: because
    move_in: {title: Find a step, lasts: 1.5s}
    set_up: Foot on it
    cues: [Push]
    sides: {left: Left foot, right: Right foot}
levels:
  L1:
    exercises:
      sit: {holds: 1, hold: 8s}
      step: {reps: 2, tempo: {up: 0.9s, down: 0.9s}, sides: one by one}
"""
EDGE = RATE * 6 // 100  # samples at the beginning and end of a tone by which it is known
GAP = 0.2  # seconds of silence between two tones; what stutters on a busy machine is still one


@pytest.fixture(scope="module")
def ears(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ears]:
    with Ears(tmp_path_factory.mktemp("e")) as ears:
        yield ears


@pytest.fixture(scope="module")
def recorder(ears: Ears) -> Recording:
    return ears.listen()


@pytest.fixture
def recording(recorder: Recording) -> Recording:
    recorder.begin_anew()
    return recorder


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "short.yaml"
    file.write_text(PLAN)
    return file


class Room:
    """A screen, ears and a person's keys."""

    def __init__(self, screen: str, ears: Ears, processes: Processes, plan: Path) -> None:
        self.screen, self.processes, self.plan = screen, processes, plan
        sound = {name: ears.environ[name] for name in ("PULSE_SERVER", "XDG_RUNTIME_DIR")}
        # The voice is espeak-ng's: a speech-dispatcher would outlive the test.
        self.environ = environ(screen) | sound | {"SPEECHD_ADDRESS": "unix_socket:/nobody"}

    def open(self, voice: str, **more: Any) -> WindowProcess:
        task = {"window": "routine", "plan": str(self.plan), "level": "L1", "start_side": "right", "count_in": 3.5}
        task |= {"slot": False, "may_postpone": [], "focus": True, "token": "", "volume": 100, "voice": voice, **more}
        window = self.processes.window(task, self.environ, module="tests.window.patient")
        assert window.said() == {"said": "mapped"}
        with Looker(self.screen) as looker:
            eventually(lambda: "StandUpNudge" in looker.title(looker.focused()), "it did not get the keyboard")
        return window

    def press(self, *keys: str) -> None:
        command = [need("xdotool", "xdotool"), "key", *keys]
        assert self.processes.start(command, self.environ).wait(20) == 0

    def click(self, place: int) -> None:
        """A button of the row before the start: the seven smallest that are beside each other."""
        with Looker(self.screen) as looker:
            x, y = eventually(lambda: looker.row(looker.focused(), 7), "the row")[place]
        command = [need("xdotool", "xdotool"), "mousemove", str(x), str(y), "click", "1"]
        assert self.processes.start(command, self.environ).wait(20) == 0


@pytest.fixture
def room(screen: str, ears: Ears, processes: Processes, plan: Path) -> Room:
    need("espeak-ng", "espeak-ng")
    return Room(screen, ears, processes, plan)


def finished(window: WindowProcess) -> None:
    """Wait for the end of the session."""
    while window.said()["said"] != "finished":
        pass


def close(window: WindowProcess) -> None:
    window.say({"say": "close"})
    assert window.ended() == 0
    assert window.errors() == ""


def length(recording: Recording) -> float:
    """Seconds in which something was heard."""
    return sum(len(samples) for _, samples in sounds(recording.samples(), RATE)) / RATE


def only_sound(recording: Recording) -> array[int]:
    """The one sound that was heard."""
    [(_, samples)] = sounds(recording.once_silent(), RATE, GAP)
    return samples


def known(samples: array[int]) -> Tone:
    """The tone that begins and ends as these samples do."""
    heard = marks(samples)
    return min(Tone, key=lambda tone: max(abs(a - b) for a, b in zip(marks_of(tone), heard, strict=True)))


def marks(samples: array[int]) -> tuple[int, int]:
    return int(pitch(samples[:EDGE], RATE)), int(pitch(samples[-EDGE:], RATE))


@cache
def marks_of(tone: Tone) -> tuple[int, int]:
    return marks(whole(tone))


def whole(tone: Tone) -> array[int]:
    [(_, samples)] = sounds(tones.load()[tone], RATE, GAP)
    return samples


def timeline(plan: Path) -> Timeline:
    return compile_plan(read_plan(plan), "L1", Side.RIGHT)


def test_every_tone_of_a_session_is_heard_in_its_order_and_nothing_is_clipped(room: Room, recording: Recording) -> None:
    window = room.open("tones")
    room.press("space")
    finished(window)
    heard = recording.after(2)
    close(window)
    due = [cue for cue in session_cues(timeline(room.plan), VoiceLevel.TONES) if cue.cue.tone]
    found = list(sounds(heard, RATE, GAP))
    assert [known(samples) for _, samples in found] == [Tone.TICK] * COUNTDOWN + [each.cue.tone for each in due]
    assert set(Tone) == {known(samples) for _, samples in found}, "the session has them all"
    assert 0.3 < peak(heard) < 0.9
    # Each one about as long after the other as the timeline has it; the benchmark measures it closely.
    between = [later - sooner for (sooner, _), (later, _) in pairwise(found[COUNTDOWN:])]
    planned = [(later.at - sooner.at).total_seconds() for sooner, later in pairwise(due)]
    assert between == pytest.approx(planned, abs=0.4)


def test_the_words_are_heard_beside_the_tones_and_nothing_is_clipped(room: Room, recording: Recording) -> None:
    window = room.open("full")
    room.press("space")
    finished(window)
    heard = recording.after(2)
    close(window)
    cues = session_cues(timeline(room.plan))
    sounding = sum(len(samples) for _, samples in sounds(heard, RATE)) / RATE
    of_tones = sum(len(whole(due.cue.tone)) for due in cues if due.cue.tone) / RATE
    words = sum(len(due.cue.words.split()) for due in cues)
    assert sounding > of_tones + 0.1 * words
    assert peak(heard) < 0.99


def test_muted_it_is_silent_at_once_and_can_be_heard_again(room: Room, recording: Recording) -> None:
    room.open("full")
    room.press("space")
    eventually(lambda: peak(recording.samples()) > 0.1, "the count-in")
    room.press("m")
    eventually(lambda: peak(recording.after(0.3)[-RATE // 4 :]) == 0.0, "silence")
    recording.begin_anew()
    assert peak(recording.after(5)) == 0.0
    room.press("m")
    eventually(lambda: peak(recording.samples()) > 0.1, "what comes next")


@pytest.mark.parametrize("how", [{"muted": True}, {"voice": "silent"}, {"volume": 0}, {}])
def test_who_wants_no_sound_hears_none(room: Room, recording: Recording, how: dict[str, Any]) -> None:
    window = room.open(**({"voice": "full"} | how))
    if not how:
        window.say({"say": "mute"})  # "standupnudge routine --silent", to a program that runs
    room.press("space")
    assert window.said() == {"said": "started"}
    assert peak(recording.after(7)) == 0.0  # the count-in, an exercise's name, and what to mind


def test_a_pause_silences_tones_and_voice(room: Room, recording: Recording) -> None:
    room.open("full")
    room.press("space")
    eventually(lambda: len(list(sounds(recording.samples(), RATE, GAP))) > COUNTDOWN, "the first exercise")
    room.press("space")
    eventually(lambda: peak(recording.after(0.3)[-RATE // 4 :]) == 0.0, "silence")
    recording.begin_anew()
    recording.after(3)
    assert peak(recording.samples()) == 0.0
    room.press("space")
    eventually(lambda: peak(recording.samples()) > 0.1, "3-2-1")


def test_before_the_start_it_can_be_tried_out_and_what_is_chosen_there_counts(room: Room, recording: Recording) -> None:
    room.open("full")
    room.click(-1)  # Test
    eventually(lambda: length(recording) > 0.65, lambda: f"{length(recording)} s of a tone and a question")
    room.click(-3)  # Tones
    recording.after(2)
    recording.begin_anew()
    room.click(-1)
    assert known(only_sound(recording)) is Tone.START
    room.click(-2)  # Silent
    recording.begin_anew()
    room.click(-1)
    assert peak(recording.after(1.5)) == 0.0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_window_that_is_killed_while_somebody_speaks_leaves_no_child(room: Room, how: signal.Signals) -> None:
    window = room.open("full")
    room.press("space")

    def speakers() -> list[int]:
        return [pid for pid in descendants(window.process.pid) if "espeak-ng" in command_line(pid)]

    [speaker] = eventually(speakers, "somebody who speaks")
    window.process.send_signal(how)
    window.ended()
    eventually(lambda: not alive(speaker), "it goes on speaking")
