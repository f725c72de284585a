"""speech-dispatcher: found, started, shared with others, gone; the real one, and one that only claims to be it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest

from standupnudge.adapters.voice import speech_dispatcher
from standupnudge.adapters.voice.speech_dispatcher import SpeechDispatcher
from standupnudge.adapters.voice.ssip import Connection
from standupnudge.errors import Unavailable
from tests.adapters.voice.dispatching import claimed, dispatcher_of, end_dispatcher, need_dispatcher
from tests.audio.ears import RATE, Ears, Recording
from tests.audio.measure import peak, sounds
from tests.desktop.home import Home
from tests.desktop.processes import alive
from tests.desktop.waiting import eventually

NEWS = "Good evening, this is somebody else, with a longer sentence about the weather."


@pytest.fixture
def session(ears: Ears) -> Iterator[Ears]:
    """One in which no speech-dispatcher runs, with what it takes to start one."""
    need_dispatcher()
    yield ears
    end_dispatcher(ears.environ)


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Without a sound server."""
    return Home(tmp_path_factory.mktemp("d"))


def test_it_is_started_once_and_shared(session: Ears) -> None:
    first = SpeechDispatcher(session.environ)
    number = dispatcher_of(session.environ)
    second = SpeechDispatcher(session.environ)
    assert number is not None
    assert dispatcher_of(session.environ) == number
    first.close()
    second.close()


def somebody_else(ears: Ears) -> Connection:
    """A screen reader, say."""
    address, _ = speech_dispatcher._address(ears.environ)
    connection = Connection(address, 5)
    connection.ask("SET SELF PRIORITY text")
    return connection


def heard(recording: Recording) -> float:
    """Seconds of sound, silence not counted, once there is silence."""
    return sum(len(sound) for _, sound in sounds(recording.once_silent(), RATE)) / RATE


def test_where_somebody_else_speaks_it_is_silent_and_does_not_silence_them(session: Ears, recording: Recording) -> None:
    voice = SpeechDispatcher(session.environ)
    other = somebody_else(session)
    other.say(NEWS)
    alone = heard(recording)
    recording.begin_anew()
    other.say(NEWS)
    eventually(lambda: peak(recording.samples()) > 0.05, "the news")
    voice.speak("Soften. Two of ten.", 100)
    voice.hush()
    assert heard(recording) == pytest.approx(alone, abs=0.1)
    voice.close()
    other.close()


def test_when_it_goes_that_is_told_and_the_next_words_start_it_again(session: Ears, recording: Recording) -> None:
    voice = SpeechDispatcher(session.environ)
    number = dispatcher_of(session.environ)
    assert number is not None
    os.kill(number, signal.SIGKILL)
    eventually(lambda: not alive(number), "the end of speech-dispatcher")
    with pytest.raises(Unavailable, match="speech-dispatcher"):
        voice.speak("Lost.", 100)
    voice.speak("Here again.", 100)
    assert peak(recording.once_silent()) > 0.05
    voice.close()


def test_without_the_program_that_is_told_with_the_command_that_installs_it(home: Home) -> None:
    with pytest.raises(Unavailable, match="was not found") as caught:
        SpeechDispatcher({**home.environ(), "PATH": str(home.folder)})
    assert "sudo apt install speech-dispatcher" in caught.value.cure


def test_one_that_can_t_be_started_is_told(home: Home) -> None:
    program = home.folder / "speech-dispatcher"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    with pytest.raises(Unavailable, match="does not answer"):
        SpeechDispatcher({**home.environ(), "PATH": f"{home.folder}:/bin"})


def test_with_an_address_in_the_environment_no_other_one_is_started(home: Home) -> None:
    environ = {**home.environ(), "SPEECHD_ADDRESS": f"unix_socket:{home.folder}/nobody"}
    with pytest.raises(Unavailable, match="does not answer"):
        SpeechDispatcher(environ)
    assert dispatcher_of(environ) is None


def test_an_address_on_the_network_is_not_used(home: Home) -> None:
    with pytest.raises(Unavailable, match="SPEECHD_ADDRESS"):
        SpeechDispatcher({**home.environ(), "SPEECHD_ADDRESS": "inet_socket:localhost:6560"})


EVERYTHING_IS_FINE: Mapping[str, str] = {}
MODULES = "250-espeak-ng\r\n250 OK MODULE LIST SENT\r\n"


@contextmanager
def served(home: Home, answers: Mapping[str, str] = EVERYTHING_IS_FINE) -> Iterator[tuple[dict[str, str], list[str]]]:
    """A session in which something claims to be speech-dispatcher, and the lines it gets."""
    told = {"LIST OUTPUT_MODULES": MODULES, "Soften.": "", ".": "225-7\r\n225 OK MESSAGE QUEUED\r\n"}
    path = home.folder / "claimed"
    with claimed(path, told | dict(answers)) as got:
        yield {**home.environ(), "SPEECHD_ADDRESS": f"unix_socket:{path}", "USER": "kim o'neil"}, got


def test_what_is_said_to_it_is_what_its_protocol_asks_for(home: Home) -> None:
    with served(home) as (environ, got):
        voice = SpeechDispatcher(environ, "en")
        voice.speak("Soften.", 100)
        voice.speak("Soften.", 100)
        voice.speak("Soften.", 60)
        voice.close()
    assert got == [
        "SET SELF CLIENT_NAME kim_o_neil:standupnudge:routine",
        "SET SELF PRIORITY notification",
        "SET SELF LANGUAGE en",
        "LIST OUTPUT_MODULES",
        *("SET SELF VOLUME 0", "SPEAK", "Soften.", "."),
        *("SPEAK", "Soften.", "."),
        *("SET SELF VOLUME -64", "SPEAK", "Soften.", "."),
        "CANCEL SELF",
    ]


@pytest.mark.parametrize(("language", "its"), [("de", "de"), ("pt_BR", "pt-br"), ("zh_CN", "cmn")])
def test_it_is_asked_for_the_language_by_the_name_that_its_voices_have(home: Home, language: str, its: str) -> None:
    with served(home) as (environ, got):
        SpeechDispatcher(environ, language).close()
    assert f"SET SELF LANGUAGE {its}" in got


def test_one_without_a_voice_is_told_with_the_command_that_installs_one(home: Home) -> None:
    nothing = "250-dummy\r\n250 OK MODULE LIST SENT\r\n"
    with (
        served(home, {"LIST OUTPUT_MODULES": nothing}) as (environ, _),
        pytest.raises(Unavailable, match="has no voice") as caught,
    ):
        SpeechDispatcher(environ)
    assert "speech-dispatcher-espeak-ng" in caught.value.cure


@pytest.mark.parametrize("answer", ["300 ERR INTERNAL\r\n", "garbage\r\n", "\r\n", "\xff\r\n"])
def test_an_answer_that_says_no_or_nothing_is_a_fault_of_this_engine(home: Home, answer: str) -> None:
    with served(home, {"SPEAK": answer}) as (environ, _):
        voice = SpeechDispatcher(environ)
        with pytest.raises(Unavailable, match="speech-dispatcher says"):
            voice.speak("Soften.", 100)
        voice.close()


def test_one_that_does_not_answer_is_not_waited_for(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech_dispatcher, "ANSWER", 0.1)
    with served(home, {"SPEAK": ""}) as (environ, _):
        voice = SpeechDispatcher(environ)
        with pytest.raises(Unavailable, match="does not answer"):
            voice.speak("Soften.", 100)
        voice.close()
