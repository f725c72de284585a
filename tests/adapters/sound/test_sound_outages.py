"""No sound server, one that goes and comes back, one that doesn't answer: told, and nobody waits."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from standupnudge.adapters.sound import miniaudio_device
from standupnudge.adapters.sound.miniaudio_device import MiniaudioSound
from standupnudge.errors import Unavailable
from standupnudge.routine.cues import Tone
from tests.audio.ears import Ears
from tests.audio.measure import peak
from tests.desktop.home import Home
from tests.desktop.waiting import eventually

PROGRAM = """
import sys, time
from datetime import timedelta
from standupnudge.adapters.sound.miniaudio_device import MiniaudioSound
from standupnudge.errors import Unavailable
from standupnudge.routine.cues import Tone

try:
    sound = MiniaudioSound(lambda: timedelta(seconds=time.monotonic()), patience=timedelta(seconds=float(sys.argv[1])))
except Unavailable as error:
    print(error.what, error.cure, sep="|")
    sys.exit(7)
sound.play(Tone.TICK)
print("open", flush=True)
sys.stdin.readline()
"""


def now() -> timedelta:
    return timedelta(seconds=time.monotonic())  # noqa: TID251 - real sound meets real time


def run(environ: Mapping[str, str], patience: float = 20) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(patience)],
        env=environ,
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def ears(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ears]:
    """A server of the test's own, and this process in a session that has it."""
    with Ears(tmp_path_factory.mktemp("d")) as ears:
        for name, value in ears.environ.items():
            monkeypatch.setenv(name, value)
        yield ears


def test_without_a_sound_server_that_is_told_with_a_cure_and_the_terminal_stays_clean(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    done = run(Home(tmp_path_factory.mktemp("d")).environ())
    assert (done.returncode, done.stderr) == (7, "")
    what, cure = done.stdout.strip().split("|")
    assert what == "No speakers or headphones were found."
    assert cure


def test_without_the_package_that_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    with pytest.raises(Unavailable, match="miniaudio can't be loaded") as caught:
        MiniaudioSound(now)
    assert caught.value.cure == "Install it: pip install miniaudio"


def test_a_server_that_does_not_answer_is_not_waited_for(ears: Ears) -> None:
    ears.freeze()
    try:
        done = run(ears.environ, patience=0.5)
        assert (done.returncode, done.stderr) == (7, "")
        assert "does not answer" in done.stdout
    finally:
        ears.thaw()


def test_a_server_that_stops_to_answer_does_not_keep_the_program_from_ending(ears: Ears) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "3"], env=ears.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        try:
            assert program.stdout.readline() == "open\n"
            ears.freeze()
            program.stdin.close()
            assert program.wait(20) == 0
        finally:
            program.kill()
            ears.thaw()


def test_a_program_that_forgets_to_close_ends_all_the_same(ears: Ears) -> None:
    done = run(ears.environ)
    assert (done.returncode, done.stdout, done.stderr) == (0, "open\n", "")


def test_when_the_server_goes_that_is_told_and_when_it_comes_back_tones_are_heard_again(
    ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(miniaudio_device, "LOST", timedelta(milliseconds=300))
    ears.listen().stop()  # there was sound without delay
    sound = MiniaudioSound(now)
    try:
        ears.stop()
        eventually(lambda: not sound.play(Tone.TICK), "the loss of the server noticed")
        assert not sound.play(Tone.TICK)
        ears.start()
        recording = ears.listen()
        eventually(lambda: sound.play(Tone.TICK), "sound again")
        assert peak(recording.once_silent()) > 0.1
    finally:
        sound.close()


def test_a_closed_one_is_not_opened_again(ears: Ears) -> None:
    sound = MiniaudioSound(now)
    sound.close()
    sound.close()
    assert not sound.play(Tone.TICK)
    eventually(lambda: ears.streams() == 0, "the end of the stream")


def test_the_sound_file_that_is_missing_is_a_fault_of_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("standupnudge.adapters.sound.tones.resource", lambda name: tmp_path / name)
    with pytest.raises(FileNotFoundError):
        MiniaudioSound(now)
