"""The sound of a nudge: heard by a sound server beside the desktop, and missed once where there is none."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audio.ears import Ears, Recording
from tests.audio.measure import peak
from tests.desktop.program import Program
from tests.desktop.runner import Runner
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually, never, seconds

SOON = "sitting: {nudge_after: 5s, repeat_every: 5s, away_after: 3m}"
NO_SOUND = "Nudges come without their sound: No speakers or headphones were found."


@pytest.fixture(scope="module")
def ears(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ears]:
    with Ears(tmp_path_factory.mktemp("e")) as ears:
        yield ears


@pytest.fixture(scope="module")
def recording(ears: Ears) -> Recording:
    return ears.listen()


def test_a_nudge_is_heard_and_its_process_is_gone_when_it_is_over(
    desktop: Desktop, run: Runner, ears: Ears, recording: Recording
) -> None:
    recording.begin_anew()
    program = run(desktop, f"{SOON}\nsound: {{volume: 80}}", environ={"PULSE_SERVER": ears.environ["PULSE_SERVER"]})
    desktop.notifications.wait_shown()
    heard = recording.once_silent()
    assert 0.02 < peak(heard) < 1
    eventually(lambda: not any("chime" in line for line in program.children().values()), "its process stays")
    assert "miniaudio" not in Path("/proc", str(program.pid), "maps").read_text()
    assert program.status()["backends"]["sound"] == "miniaudio"
    assert not any("sound" in limit for limit in program.status()["limits"])


def test_a_nudge_without_a_sound_is_not_heard(desktop: Desktop, run: Runner, ears: Ears, recording: Recording) -> None:
    recording.begin_anew()
    run(desktop, f"{SOON}\nsound: {{nudge: none}}", environ={"PULSE_SERVER": ears.environ["PULSE_SERVER"]})
    desktop.notifications.wait_shown()
    never(lambda: peak(recording.samples()), "a sound", seconds(2))


def test_where_there_are_no_speakers_it_is_told_once(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, SOON)
    eventually(lambda: program.log().count("no chime:") == 2, "two nudges without sound")
    assert [limit for limit in program.status()["limits"] if "sound" in limit] == [
        f"{NO_SOUND} Connect some, or look at the desktop's sound settings."
    ]
    assert sum("Nudges come without" in line for line in program.log().splitlines()) == 1


def test_when_the_speakers_are_back_the_next_nudge_is_heard_and_nothing_is_missed_any_more(
    desktop: Desktop, run: Runner, place: Path
) -> None:
    with Ears(place / "e") as ears:
        ears.server.stop(signal.SIGKILL)
        program = run(desktop, SOON, environ={"PULSE_SERVER": ears.environ["PULSE_SERVER"]})
        eventually(lambda: any(NO_SOUND in limit for limit in program.status()["limits"]), "the loss is told")
        ears.start()
        recording = ears.listen()
        assert 0.02 < peak(recording.once_silent()) < 1
        eventually(lambda: not any("sound" in limit for limit in program.status()["limits"]), "it is told still")


def test_a_sound_that_is_named_wrongly_in_the_configuration_is_told_at_the_start(desktop: Desktop) -> None:
    program = Program(desktop, "backends: {sound: miniaudo}")
    assert program.wait_ended() == 1
    assert "Choose one of: miniaudio, silent." in program.log()
