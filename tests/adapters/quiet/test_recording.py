"""Calls by the microphone, as a real PulseAudio tells of real recorders."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from standupnudge.adapters.quiet.recording import Recording, is_call
from standupnudge.core.events import Sign
from standupnudge.errors import Unavailable
from tests.adapters.mocked import until
from tests.audio.ears import SPEAKERS, Ears
from tests.desktop.processes import Server, command_line, descendants
from tests.loops import in_loop
from tests.needs import need

MICROPHONE = "mic"
CALL = frozenset({Sign.CALL})


@pytest.fixture
def server(place: Path) -> Iterator[Ears]:
    """A sound server with speakers that are nothing, and a microphone that hears nothing."""
    with Ears(place) as ears:
        add_microphone(ears)
        yield ears


def add_microphone(server: Ears) -> None:
    server._ask("load-module", "module-remap-source", f"master={SPEAKERS}.monitor", f"source_name={MICROPHONE}")


@pytest.fixture
def records(server: Ears, place: Path) -> Iterator[Any]:
    """Starts recorders, and ends them."""
    started: list[Server] = []

    def start(device: str, *more: str) -> Server:
        command = [need("parec", "pulseaudio-utils"), f"--device={device}", *more, str(place / "recorded")]
        started.append(Server(command, server.environ, place / f"parec{len(started)}.log"))
        return started[-1]

    yield start
    for each in started:
        each.stop()


def streams(server: Ears) -> int:
    """Those of programs: the microphone of this test takes from a monitor by a stream of the server's own."""
    return server._ask("list", "source-outputs").count("application.name")


@pytest.mark.parametrize("json", [True, False], ids=["json", "text"])
@in_loop
async def test_who_records_from_a_microphone_is_in_a_call_until_it_ends(json: bool, server: Ears, records: Any) -> None:
    source = Recording(server.environ)
    source._json = json
    assert await source.signs() == frozenset()
    call = records(MICROPHONE)
    await until(lambda: streams(server) == 1)
    assert await source.signs() == CALL
    call.stop()
    await until(lambda: streams(server) == 0)
    assert await source.signs() == frozenset()


@pytest.mark.parametrize("json", [True, False], ids=["json", "text"])
@in_loop
async def test_who_records_what_the_speakers_play_is_in_no_call(json: bool, server: Ears, records: Any) -> None:
    records(f"{SPEAKERS}.monitor")
    await until(lambda: streams(server) == 1)
    source = Recording(server.environ)
    source._json = json
    assert await source.signs() == frozenset()


@pytest.mark.parametrize("json", [True, False], ids=["json", "text"])
@in_loop
async def test_a_meter_that_shows_how_loud_it_is_is_no_call(json: bool, server: Ears, records: Any) -> None:
    records(MICROPHONE, "--property=media.name=Peak detect")
    await until(lambda: streams(server) == 1)
    source = Recording(server.environ)
    source._json = json
    assert await source.signs() == frozenset()


@in_loop
async def test_a_pactl_that_knows_no_json_is_asked_for_text_from_then_on(
    server: Ears, records: Any, place: Path
) -> None:
    old = place / "old"
    old.mkdir()
    pactl = need("pactl", "pulseaudio-utils")
    refuse = "echo \"pactl: invalid option -- 'f'\" >&2; exit 1"
    old.joinpath("pactl").write_text(f'#!/bin/sh\n[ "$1" != -f ] || {{ {refuse}; }}\nexec {pactl} "$@"\n')
    old.joinpath("pactl").chmod(0o755)
    records(MICROPHONE)
    await until(lambda: streams(server) == 1)
    source = Recording({**server.environ, "PATH": f"{old}:{os.environ['PATH']}"})
    assert await source.signs() == CALL
    assert not source._json


@in_loop
async def test_a_sound_server_that_dies_is_told_of_and_none_is_started_by_asking(server: Ears) -> None:
    source = Recording(server.environ)
    server.stop()
    with pytest.raises(Unavailable, match="sound server does not answer"):
        await source.signs()


@in_loop
async def test_a_call_is_told_again_when_the_sound_server_is_back(server: Ears, records: Any) -> None:
    source = Recording(server.environ)
    server.stop()
    with pytest.raises(Unavailable):
        await source.signs()
    server.start()
    add_microphone(server)
    records(MICROPHONE)
    await until(lambda: streams(server) == 1)
    assert await source.signs() == CALL


@in_loop
async def test_where_there_is_no_sound_server_none_is_asked(place: Path) -> None:
    environ = {"PATH": os.environ["PATH"], "HOME": str(place), "XDG_RUNTIME_DIR": str(place)}
    with pytest.raises(Unavailable, match="There is no sound server"):
        await Recording(environ).signs()


def test_without_pactl_it_is_unavailable(place: Path) -> None:
    with pytest.raises(Unavailable, match="pactl is not here") as caught:
        Recording({"PATH": str(place)})
    assert "pulseaudio-utils" in caught.value.cure


@in_loop
async def test_who_gives_up_waiting_leaves_no_child_behind(place: Path) -> None:
    place.joinpath("pactl").write_text("#!/bin/sh\nexec sleep 1000\n")
    place.joinpath("pactl").chmod(0o755)
    source = Recording({"PATH": f"{place}:{os.environ['PATH']}", "PULSE_SERVER": "unix:/nowhere"})
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await source.signs()
    assert not [pid for pid in descendants(os.getpid()) if "1000" in command_line(pid)]


@pytest.mark.parametrize(
    "stream",
    [
        {"source": 1, "corked": True},
        {"source": 7, "corked": False},
        {"source": 1, "corked": False, "properties": {"stream.capture.sink": "true"}},
        {"source": 1, "corked": False, "properties": {"application.id": "org.PulseAudio.pavucontrol"}},
        {"source": 1, "corked": False, "properties": {"media.role": "filter"}},
    ],
)
def test_streams_that_are_no_calls(stream: dict[str, Any]) -> None:
    assert not is_call(stream, {7})
    assert is_call({"source": 1, "corked": False, "properties": {}}, {7})


@in_loop
async def test_a_pactl_that_prints_nonsense_is_unavailable(place: Path, server: Ears) -> None:
    place.joinpath("pactl").write_text("#!/bin/sh\necho '{\"a\": 1}'\n")
    place.joinpath("pactl").chmod(0o755)
    with pytest.raises(Unavailable, match="can't be understood"):
        await Recording({**server.environ, "PATH": str(place)}).signs()
