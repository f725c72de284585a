"""Calls by the camera: a real process holds a file open that is where a camera would be."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from standupnudge.adapters.quiet.camera import Camera
from standupnudge.core.events import Sign
from standupnudge.errors import Unavailable
from tests.adapters.mocked import until
from tests.desktop.processes import Server
from tests.loops import in_loop

CALL = frozenset({Sign.CALL})


@pytest.fixture
def devices(place: Path) -> Path:
    """A folder with a camera, and with something that isn't one."""
    for name in ("video0", "videotext", "null"):
        place.joinpath(name).write_text("")
    return place


@pytest.fixture
def holder(devices: Path) -> Iterator[list[Server]]:
    """Programs that hold something open, ended at the end."""
    started: list[Server] = []
    yield started
    for each in started:
        each.stop()


def hold(devices: Path, name: str) -> Server:
    program = "import sys; held = open(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", f"{program}; import signal; signal.pause()", str(devices / name)]
    return Server(command, {"HOME": str(devices)}, devices / f"{name}.log")


@in_loop
async def test_a_camera_that_is_held_open_is_a_call_until_it_is_let_go(devices: Path, holder: list[Server]) -> None:
    source = Camera(devices)
    assert await source.signs() == frozenset()
    holder.append(hold(devices, "video0"))
    await until(lambda: "held" in holder[0].read())
    assert await source.signs() == CALL
    holder[0].stop()
    assert await source.signs() == frozenset()


@pytest.mark.parametrize("name", ["videotext", "null"])
@in_loop
async def test_other_files_are_no_call(name: str, devices: Path, holder: list[Server]) -> None:
    holder.append(hold(devices, name))
    await until(lambda: "held" in holder[0].read())
    assert await Camera(devices).signs() == frozenset()


@in_loop
async def test_without_a_camera_nobody_is_looked_at(place: Path) -> None:
    proc = place / "proc"
    (proc / "self" / "fd").mkdir(parents=True)
    source = Camera(place, proc)
    proc.rename(place / "gone")
    assert await source.signs() == frozenset()


def test_without_proc_it_is_unavailable(place: Path) -> None:
    with pytest.raises(Unavailable, match="doesn't tell which files are open"):
        Camera(processes=place)
