"""espeak-ng: without it, and what it is called with."""

from __future__ import annotations

from pathlib import Path

import pytest

from standupnudge.adapters.voice.espeak_ng import EspeakNg
from standupnudge.errors import Unavailable
from tests.adapters.voice.stand_in import StandIn

ESPEAK = "note(arguments=sys.argv[1:], read=sys.stdin.read())\n"


def test_without_the_program_that_is_told_with_the_command_that_installs_it(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="espeak-ng was not found") as caught:
        EspeakNg({"PATH": str(tmp_path)})
    assert caught.value.cure == "Install it: sudo apt install espeak-ng"


@pytest.mark.parametrize(("volume", "amplitude"), [(100, "100"), (60, "36"), (50, "25"), (5, "1")])
def test_it_speaks_the_language_as_loud_as_it_is_to(tmp_path: Path, volume: int, amplitude: str) -> None:
    espeak = StandIn(tmp_path, "espeak-ng", ESPEAK)
    voice = EspeakNg(espeak.environ, "pt_BR")
    voice.speak("Relaxe, por favor. Até já.", volume)
    espeak.until("read", "Relaxe, por favor. Até já.")
    ((*_, last),) = espeak.all("arguments")
    assert espeak.all("arguments") == [["-v", "pt-br", "-s", "160", "-b", "1", "--stdin", "-a", last]]
    assert last == amplitude
    voice.close()


@pytest.mark.parametrize(("language", "its"), [("en", "en"), ("de", "de"), ("pt_BR", "pt-br"), ("zh_CN", "cmn")])
def test_it_has_a_voice_for_the_language(tmp_path: Path, language: str, its: str) -> None:
    espeak = StandIn(tmp_path, "espeak-ng", ESPEAK)
    voice = EspeakNg(espeak.environ, language)
    voice.speak("Na.", 100)
    espeak.until("read", "Na.")
    assert espeak.all("arguments")[0][:2] == ["-v", its]
    voice.close()
