"""Engines that really speak, through a real sound server, recorded and measured."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator

import pytest

from standupnudge.adapters.voice.engine import Engine
from standupnudge.adapters.voice.espeak_ng import EspeakNg
from standupnudge.adapters.voice.speech_dispatcher import SpeechDispatcher
from tests.adapters.voice.dispatching import end_dispatcher, need_dispatcher
from tests.audio.ears import RATE, Ears, Recording
from tests.audio.measure import peak, sounds
from tests.desktop.waiting import eventually
from tests.needs import need

LONG = "Roll onto your back, heels close to your seat, ten bridges, push through the heels."
SHORT = "Soften."


def espeak_ng(ears: Ears) -> Engine:
    need("espeak-ng", "espeak-ng")
    return EspeakNg(ears.environ)


def speech_dispatcher(ears: Ears) -> Engine:
    need_dispatcher()
    return SpeechDispatcher(ears.environ)


@pytest.fixture(params=[espeak_ng, speech_dispatcher], ids=lambda make: make.__name__)
def engine(request: pytest.FixtureRequest, ears: Ears, recording: Recording) -> Iterator[Engine]:
    make: Callable[[Ears], Engine] = request.param
    try:
        engine = make(ears)
        recording.begin_anew()
        yield engine
        engine.close()
    finally:
        end_dispatcher(ears.environ)


def lasted(samples: array[int]) -> float:
    """Seconds from the first sound to the end of the last."""
    found = list(sounds(samples, RATE))
    (first, _), (last, tail) = found[0], found[-1]
    return last + len(tail) / RATE - first


def begun(recording: Recording) -> bool:
    """Whether somebody speaks."""
    return peak(recording.samples()) > 0.05


def test_it_speaks_and_nothing_is_clipped(engine: Engine, recording: Recording) -> None:
    engine.speak(LONG, 100)
    heard = recording.once_silent()
    assert 2 < lasted(heard) < 8
    assert 0.2 < peak(heard) < 0.98


def test_half_the_volume_is_about_a_quarter_of_the_samples_size(engine: Engine, recording: Recording) -> None:
    engine.speak(SHORT, 100)
    loud = peak(recording.once_silent())
    recording.begin_anew()
    engine.speak(SHORT, 50)
    assert loud / 6 < peak(recording.once_silent()) < loud / 3


def test_new_words_cancel_the_old(engine: Engine, recording: Recording) -> None:
    engine.speak(SHORT, 100)
    short = lasted(recording.once_silent())
    recording.begin_anew()
    engine.speak(LONG, 100)
    eventually(lambda: begun(recording), "the long sentence")
    recording.begin_anew()
    engine.speak(SHORT, 100)
    assert lasted(recording.once_silent()) < short + 1.0, "the long one goes on for seconds"


def test_hush_is_silence_until_the_next_words(engine: Engine, recording: Recording) -> None:
    engine.speak(LONG, 100)
    eventually(lambda: begun(recording), "the sentence")
    engine.hush()
    recording.begin_anew()
    assert peak(recording.after(1.5)[RATE // 2 :]) == 0.0
    engine.hush()
    engine.speak(SHORT, 100)
    assert begun(recording) or peak(recording.once_silent()) > 0.05


def test_closing_is_silence(engine: Engine, recording: Recording) -> None:
    engine.speak(LONG, 100)
    eventually(lambda: begun(recording), "the sentence")
    engine.close()
    recording.begin_anew()
    assert peak(recording.after(1.5)[RATE // 2 :]) == 0.0
    engine.close()


def test_all_sorts_of_words_are_words(engine: Engine, recording: Recording) -> None:
    for words in (
        "-v is no option",
        ". A dot",
        ".",
        "..",
        "Two\nlines\r\n.\r\nQUIT",
        "Größe, 🏃",
        "$HOME `ls` <speak>",
    ):
        engine.speak(words, 100)
    recording.begin_anew()
    engine.speak(SHORT, 100)
    assert peak(recording.once_silent()) > 0.05


def test_what_it_starts_and_prints_is_not_seen_on_the_terminal(
    engine: Engine, recording: Recording, capfd: pytest.CaptureFixture[str]
) -> None:
    engine.speak(SHORT, 100)
    recording.once_silent()
    engine.close()
    assert capfd.readouterr() == ("", "")
