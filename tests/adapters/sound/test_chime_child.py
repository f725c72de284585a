"""The chime of a nudge: a real process, heard through a real sound server."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import wave
from array import array
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from standupnudge.adapters.sound.chime_child import ChimeChild
from standupnudge.resources import resource
from tests.audio.ears import RATE, Ears, Recording
from tests.audio.measure import AUDIBLE, peak
from tests.loops import in_loop, until

CHIME = resource("assets/sounds/nudge.wav")


class Told:
    """A chime, and what was said about it."""

    def __init__(self, folder: Path, **more: object) -> None:
        self.said: list[str] = []
        self.port = ChimeChild(folder, self.said.append, **more)  # type: ignore[arg-type]

    async def play(self, sound: str, volume: int = 100) -> None:
        """Play it, and wait for the end of the process."""
        await self.port.play(sound, volume)
        await self.until_over()

    async def until_over(self) -> None:
        await until(lambda: not self.port._playing, "the end of the process")


@asynccontextmanager
async def chime(folder: Path, **more: object) -> AsyncIterator[Told]:
    told = Told(folder, **more)
    try:
        yield told
    finally:
        await told.port.close()


def write(file: Path, seconds: float, level: int = 8_000) -> Path:
    """A WAV of one high and one low sample by turns, both channels alike."""
    with wave.open(str(file), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(44_100)
        low, high = ((sign * level).to_bytes(2, "little", signed=True) * 2 for sign in (-1, 1))
        out.writeframes((low * 22 + high * 22) * round(seconds * 44_100 / 44))
    return file


def audible(samples: array[int]) -> float:
    """Seconds of sound, silence not counted."""
    return sum(abs(level) > AUDIBLE // 4 for level in samples) / RATE


def players() -> list[str]:
    """The processes of this one's that play a chime."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    commands = {child: Path("/proc", child, "cmdline").read_text() for child in children}
    return [child for child, command in commands.items() if "sound.chime" in command]


@in_loop
async def test_the_built_in_chime_is_heard_as_loud_as_it_is_to_be(tmp_path: Path, recording: Recording) -> None:
    async with chime(tmp_path) as there:
        await there.play("chime", 60)
        heard = recording.once_silent()
        assert audible(heard) == pytest.approx(1.5, abs=0.3)
        assert peak(heard) == pytest.approx(0.6**2 * 0.4, rel=0.05)
        assert there.said == []


@pytest.mark.parametrize(("sound", "volume"), [("none", 100), ("chime", 0)])
@in_loop
async def test_for_no_sound_no_process_is_started(tmp_path: Path, sound: str, volume: int) -> None:
    async with chime(tmp_path, command=["/no/such/program"]) as there:
        await there.port.play(sound, volume)
        assert there.said == []


@pytest.mark.parametrize("name", ["bell.wav", "Glöckchen & Co. $HOME.wav", "-v.wav"])
@in_loop
async def test_a_file_of_ones_own_beside_the_configuration_is_heard(
    tmp_path: Path, recording: Recording, name: str
) -> None:
    write(tmp_path / name, seconds=0.3)
    async with chime(tmp_path) as there:
        await there.play(name)
        assert audible(recording.once_silent()) == pytest.approx(0.3, abs=0.02)
        assert there.said == []


@in_loop
async def test_a_tilde_is_the_home(tmp_path: Path, recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    write(tmp_path / "bell.wav", seconds=0.3)
    async with chime(tmp_path / "elsewhere") as there:
        await there.play("~/bell.wav")
        assert peak(recording.once_silent()) > 0.1


@in_loop
async def test_of_a_song_ten_seconds_are_heard(tmp_path: Path, recording: Recording) -> None:
    write(tmp_path / "song.wav", seconds=60)
    async with chime(tmp_path) as there:
        await there.play("song.wav")
        assert audible(recording.once_silent()) == pytest.approx(10, abs=0.2)


BROKEN = {
    "there.wav": None,
    "empty.wav": b"",
    "text.wav": b"This is no sound.\n" * 100,
    "head.wav": CHIME.read_bytes()[:30],
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(1000),
}


@pytest.mark.parametrize("name", BROKEN)
@in_loop
async def test_a_file_that_can_t_be_played_is_told_once_with_its_name(
    tmp_path: Path, recording: Recording, name: str
) -> None:
    if (content := BROKEN[name]) is not None:
        (tmp_path / name).write_bytes(content)
    async with chime(tmp_path) as there:
        await there.play(name)
        await there.play(name)
        (said,) = there.said
        assert said.startswith("Nudges come without their sound: ")
        assert str(tmp_path / name) in said
        assert ("there is no file" in said) == (content is None)
        assert peak(recording.samples()) == 0.0


@pytest.mark.parametrize("sound", [".", "pipe", "a\0b"])
@in_loop
async def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path, ears: Ears, sound: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    async with chime(tmp_path) as there:
        await there.play(sound)
        assert len(there.said) == 1


@in_loop
async def test_a_sound_that_is_cut_off_is_heard_as_far_as_it_goes(tmp_path: Path, recording: Recording) -> None:
    (tmp_path / "cut.wav").write_bytes(CHIME.read_bytes()[:40_000])
    async with chime(tmp_path) as there:
        await there.play("cut.wav")
        assert peak(recording.once_silent()) > 0.1


@in_loop
async def test_without_a_sound_server_that_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    async with chime(tmp_path) as there:
        await there.play("chime")
        await there.play("chime")
        (said,) = there.said
        assert "No speakers or headphones were found." in said


@in_loop
async def test_a_second_chime_takes_the_place_of_the_first(tmp_path: Path, recording: Recording) -> None:
    write(tmp_path / "long.wav", seconds=9)
    async with chime(tmp_path) as there:
        await there.port.play("long.wav", 100)
        await until(lambda: peak(recording.samples()) > 0.1, "the first")
        first = players()
        await there.port.play("long.wav", 100)
        await until(lambda: len(players()) == 1 and players() != first, "the second, alone")
        assert there.said == []


@in_loop
async def test_at_the_end_what_still_sounds_is_stopped(tmp_path: Path, ears: Ears, recording: Recording) -> None:
    write(tmp_path / "long.wav", seconds=9)
    async with chime(tmp_path) as there:
        await there.port.play("long.wav", 100)
        await until(lambda: peak(recording.samples()) > 0.1, "the sound")
    assert players() == []
    await until(lambda: ears.streams() == 0, "silence")
    assert there.said == []


@in_loop
async def test_a_process_that_does_not_end_is_ended(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    async with chime(tmp_path, command=command, longest=timedelta(milliseconds=300)) as there:
        await there.play("chime")
        assert there.said == ["Nudges come without their sound: it could not be played."]


@in_loop
async def test_a_process_that_can_t_be_started_is_told_once(tmp_path: Path) -> None:
    async with chime(tmp_path, command=[str(tmp_path / "no such program")]) as there:
        await there.port.play("chime", 60)
        await there.port.play("chime", 60)
        assert len(there.said) == 1


@in_loop
async def test_starting_it_is_all_that_is_waited_for(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; sys.stdin.read(); import time; time.sleep(600)"]
    async with chime(tmp_path, command=command) as there, asyncio.timeout(20):
        await there.port.play("chime", 60)


def test_the_process_of_the_tray_loads_no_audio_library_for_it() -> None:
    program = """
import asyncio, json, sys
from pathlib import Path
from standupnudge.adapters.sound.chime_child import ChimeChild

async def main():
    chime = ChimeChild(Path("."))
    await chime.play("chime", 1)
    await chime.close()

asyncio.run(main())
print(json.dumps([name for name in sys.modules if "audio" in name or name in {"_cffi_backend", "wave", "ctypes"}]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert json.loads(done.stdout) == []
