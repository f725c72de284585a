"""The voice, with an engine that notes what it is to do and takes as long for it as a test wants."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from standupnudge.adapters.voice import speaker
from standupnudge.adapters.voice.engine import Engine
from standupnudge.adapters.voice.silent import Silent
from standupnudge.adapters.voice.speaker import Speaker
from standupnudge.errors import Unavailable
from tests.desktop.waiting import eventually


class NotingEngine:
    """See ``Engine``.

    :ivar done: what it was asked for, in order.
    :ivar free: while it isn't set, every call takes until it is.
    :ivar fault: raised by every ``speak``.
    """

    name = "noting"

    def __init__(self) -> None:
        self.done: list[str] = []
        self.entered = threading.Event()
        self.free = threading.Event()
        self.free.set()
        self.fault: Exception | None = None
        self.thread = 0

    def speak(self, words: str, volume: int) -> None:
        self.thread = threading.get_ident()
        self.entered.set()
        assert self.free.wait(20)
        if self.fault:
            raise self.fault
        self.done.append(f"{words} at {volume}")

    def hush(self) -> None:
        self.done.append("hush")

    def close(self) -> None:
        self.done.append("close")


_conforms: type[Engine] = NotingEngine


class Stage:
    """A voice on a day whose clock stands still until it is moved."""

    def __init__(self) -> None:
        self.engine = NotingEngine()
        self.time = timedelta()
        self.voice = Speaker(self.engine, lambda: self.time, 60)

    def until(self, *done: str) -> None:
        eventually(lambda: self.engine.done == list(done), lambda: f"{done}, but {self.engine.done}")

    def busy(self) -> None:
        """Let the engine be busy with words from now on, until it is free again."""
        self.engine.free.clear()
        self.engine.entered.clear()
        assert self.voice.say("busy")
        assert self.engine.entered.wait(20)


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.engine.free.set()
    stage.voice.close()


def test_words_are_spoken_on_another_thread_at_the_volume_that_is_set(stage: Stage) -> None:
    assert stage.voice.say("Soften.")
    stage.until("Soften. at 60")
    stage.voice.set_volume(25)
    stage.voice.say("Squeeze.")
    stage.until("Soften. at 60", "Squeeze. at 25")
    assert stage.engine.thread != threading.get_ident()


def test_it_is_named_as_its_engine(stage: Stage) -> None:
    assert stage.voice.name == "noting"


def test_whoever_speaks_never_waits_and_only_the_newest_words_are_spoken(stage: Stage) -> None:
    stage.busy()
    for number in range(100):
        assert stage.voice.say(f"{number}")
    stage.engine.free.set()
    stage.until("busy at 60", "99 at 60")


def test_words_that_come_late_are_left_out(stage: Stage) -> None:
    stage.busy()
    stage.voice.say("What has passed.")
    stage.time += speaker.LATE + timedelta(milliseconds=1)
    stage.engine.free.set()
    eventually(lambda: stage.voice._wish is None, "the look at the late words")
    stage.voice.say("What comes.")
    stage.until("busy at 60", "What comes. at 60")


def test_words_that_are_just_in_time_are_spoken(stage: Stage) -> None:
    stage.busy()
    stage.voice.say("Now.")
    stage.time += speaker.LATE
    stage.engine.free.set()
    stage.until("busy at 60", "Now. at 60")


def test_stop_is_obeyed_and_forgets_what_was_not_yet_begun(stage: Stage) -> None:
    stage.busy()
    stage.voice.say("Not any more.")
    stage.voice.stop()
    stage.engine.free.set()
    stage.until("busy at 60", "hush")


def test_a_stop_is_never_too_late(stage: Stage) -> None:
    stage.busy()
    stage.voice.stop()
    stage.time += timedelta(minutes=1)
    stage.engine.free.set()
    stage.until("busy at 60", "hush")


def test_muted_it_is_quiet_at_once_and_words_go_by(stage: Stage) -> None:
    stage.voice.mute(True)
    stage.until("hush")
    assert stage.voice.say("Unheard."), "there still is a voice"
    stage.voice.mute(False)
    stage.voice.say("Heard.")
    stage.until("hush", "Heard. at 60")


def test_no_volume_is_silence(stage: Stage) -> None:
    stage.voice.set_volume(0)
    stage.until("hush")
    assert stage.voice.say("Unheard.")
    stage.voice.set_volume(10)
    stage.voice.say("Heard.")
    stage.until("hush", "Heard. at 10")


def test_no_words_are_nothing_to_say(stage: Stage) -> None:
    assert stage.voice.say("")
    stage.voice.say("Heard.")
    stage.until("Heard. at 60")


def test_an_engine_that_is_gone_is_told_with_the_next_words_and_so_is_its_return(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    stage.engine.fault = Unavailable("The speaker has left.")
    assert stage.voice.say("One."), "it isn't known yet"
    eventually(lambda: not stage.voice.say("Two."), "the loss of the voice")
    stage.engine.fault = None
    eventually(lambda: stage.voice.say("Three."), "the return of the voice")
    assert [record.message for record in caplog.records] == ["the voice is gone: The speaker has left."]


def test_an_engine_that_stumbles_is_logged_and_tried_again(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.engine.fault = ZeroDivisionError()
    stage.voice.say("One.")
    eventually(lambda: not stage.voice.say("Two."), "the loss of the voice")
    stage.engine.fault = None
    stage.voice.say("Three.")
    eventually(lambda: "Three. at 60" in stage.engine.done, "the next words")
    assert "noting stumbled" in caplog.text


def test_at_the_end_the_engine_is_closed_and_nothing_is_said_any_more(stage: Stage) -> None:
    stage.voice.close()
    assert not stage.voice.say("Afterwards.")
    stage.voice.close()
    stage.until("close")


def test_an_engine_that_hangs_is_not_waited_for_at_the_end(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaker, "PATIENCE", timedelta(milliseconds=50))
    stage.busy()
    stage.voice.close()
    assert stage.engine.done == []


def test_where_nobody_speaks_that_is_the_answer() -> None:
    silent = Silent()
    silent.set_volume(60)
    silent.mute(False)
    silent.stop()
    assert not silent.say("Anybody there?")
    silent.close()
