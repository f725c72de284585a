"""What can be heard: which technology is taken, and what is told where there is none."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pytest

from standupnudge import audible
from standupnudge.adapters.sound.silent import Silent
from standupnudge.errors import ForcedUnavailable
from tests.adapters.voice.stand_in import StandIn


def now() -> timedelta:
    return timedelta()


class Heard(Silent):
    """Speakers, as far as its name tells."""

    name = "heard"


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A session without sound and without programs."""
    environ = {"PATH": str(tmp_path), "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return environ


@pytest.mark.usefixtures("nothing")
def test_without_a_device_it_is_silent_and_the_reason_is_kept() -> None:
    choice = audible.sound(now, 60)
    assert choice.name == "silent"
    assert [(each.name, each.why) for each in choice.tried] == [("miniaudio", "No speakers or headphones were found.")]
    assert choice.tried[0].cure


@pytest.mark.skipif(sys.platform != "linux", reason="the programs are those of Linux")
def test_without_a_program_that_speaks_nobody_does_and_all_reasons_are_kept(nothing: dict[str, str]) -> None:
    choice = audible.voice(now, 60, nothing, Heard())
    assert choice.name == "silent"
    assert not choice.used.say("Anybody there?")
    assert [each.name for each in choice.tried] == ["speech_dispatcher", "espeak_ng"]
    assert all("sudo apt install" in each.cure for each in choice.tried)


@pytest.mark.skipif(sys.platform != "linux", reason="the programs are those of Linux")
def test_without_speech_dispatcher_espeak_ng_speaks(nothing: dict[str, str]) -> None:
    espeak = StandIn(Path(nothing["PATH"]), "espeak-ng", "note(read=sys.stdin.read())\n")
    choice = audible.voice(now, 60, nothing, Heard())
    assert choice.name == choice.used.name == "espeak_ng"
    assert choice.used.say("Soften.")
    espeak.until("read", "Soften.")
    choice.used.close()


def test_where_there_is_no_device_nobody_is_asked_to_speak(nothing: dict[str, str]) -> None:
    espeak = StandIn(Path(nothing["PATH"]), "espeak-ng", "note(started=True)\n")
    choice = audible.voice(now, 60, nothing, Silent())
    assert (choice.name, choice.tried) == ("silent", ())
    assert espeak.notes() == []


def test_one_that_is_named_and_can_t_be_used_is_an_error(nothing: dict[str, str]) -> None:
    with pytest.raises(ForcedUnavailable):
        audible.sound(now, 60, forced="miniaudio")
    with pytest.raises(ForcedUnavailable):
        audible.voice(now, 60, nothing, Heard(), forced="cough")
    assert audible.voice(now, 60, nothing, Heard(), forced="silent").tried == ()


@pytest.mark.usefixtures("nothing")
def test_what_is_missing_is_told_and_what_was_chosen_is_not_missing(nothing: dict[str, str]) -> None:
    assert audible.missing(audible.sound(now, 60)).startswith("No speakers or headphones were found. Connect some")
    assert audible.missing(audible.sound(now, 60, "silent")) == ""
    assert audible.missing(audible.voice(now, 60, nothing, Silent())) == "", "without speakers a voice isn't missed"


@pytest.mark.skipif(sys.platform != "linux", reason="the programs are those of Linux")
def test_without_a_voice_the_program_is_named_that_is_installed_most_easily(nothing: dict[str, str]) -> None:
    told = audible.missing(audible.voice(now, 60, nothing, Heard()))
    assert told.endswith("sudo apt install espeak-ng")
