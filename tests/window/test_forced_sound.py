"""A back end for sound or voice that the configuration names in vain: told in the place of the routine."""

from __future__ import annotations

import pytest

from standupnudge.errors import ForcedUnavailable
from standupnudge.window.devices import loudspeaker
from tests.desktop.waiting import eventually
from tests.window.process import Looker, Processes, environ
from tests.window.test_loudspeaker import now
from tests.window.test_window_process import routine

FORCED = {
    "no such sound": ({"sound": "miniaudo"}, "backends.sound: there is no back end 'miniaudo' here"),
    "a sound without speakers": ({"sound": "miniaudio"}, "backends.sound: miniaudio can't be used: No speakers"),
    "no such voice": ({"voice": "parrot"}, "backends.voice: there is no back end 'parrot' here"),
    "a voice that isn't installed": ({"voice": "espeak_ng"}, "backends.voice: espeak_ng can't be used"),
}


@pytest.fixture(autouse=True)
def nothing(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A session without sound and without programs."""
    bare = {**environ(), "PATH": "/nowhere"}
    for name, value in bare.items():
        monkeypatch.setenv(name, value)
    return bare


@pytest.mark.parametrize("case", FORCED)
def test_it_is_an_error_before_anything_is_shown(nothing: dict[str, str], case: str) -> None:
    backends, told = FORCED[case]
    with pytest.raises(ForcedUnavailable) as caught:
        loudspeaker({"backends": backends}, now, nothing)
    assert str(caught.value).startswith(told)


def test_silence_can_be_forced_and_is_nothing_to_complain_of(nothing: dict[str, str]) -> None:
    speaker = loudspeaker({"backends": {"sound": "silent", "voice": "silent"}}, now, nothing)
    speaker.start()
    eventually(lambda: speaker.found, "the devices")
    assert speaker.found is not None
    assert (speaker.found.no_sound, speaker.found.no_voice) == ("", "")
    speaker.close()


def test_the_window_says_it_instead_of_the_routine(screen: str, processes: Processes) -> None:
    window = processes.window(routine(backends={"sound": "miniaudo"}), environ(screen))
    assert window.said() == {"said": "mapped"}
    with Looker(screen) as looker:
        eventually(lambda: "StandUpNudge" in looker.title(looker.focused()), "no window")
        assert "glutes" not in looker.title(looker.focused())
    window.say({"say": "close"})
    assert window.said() == {"said": "closed", "exercises": {}}
    assert window.ended() == 0
