"""The control socket and those it has to be careful with: crowds, other users, what stands in its place."""

from __future__ import annotations

import asyncio
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from standupnudge.adapters.control import unix_socket
from standupnudge.adapters.control.unix_client import ask
from standupnudge.adapters.control.unix_socket import UnixSocket
from standupnudge.errors import NotRunning, Unavailable
from tests.adapters.control.clients_of_control import PROGRAM, echo, heard, listening, said
from tests.loops import in_loop

# Connects a thousand times, says nothing, and prints how many were hung up on once it is as many as in the arguments.
CROWD = """
import resource, select, socket, sys
_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
crowd = []
looking = select.poll()
for _ in range(1000):
    client = socket.socket(socket.AF_UNIX)
    client.connect(sys.argv[1])
    looking.register(client, select.POLLIN)
    crowd.append(client)
while len(gone := looking.poll()) < int(sys.argv[2]):
    pass
print(len(gone), flush=True)
"""


@in_loop
async def test_a_thousand_silent_clients_are_turned_away_and_those_after_them_are_served(path: Path) -> None:
    turned_away = 1000 - unix_socket._AT_ONCE
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path), "1000"], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "listening\n"
        with subprocess.Popen(
            [sys.executable, "-c", CROWD, str(path), str(turned_away)], stdout=subprocess.PIPE, text=True
        ) as crowd:
            assert crowd.stdout is not None
            assert int(crowd.stdout.readline()) >= turned_away
            crowd.communicate()
        assert await heard(path)
        assert program.poll() is None
        program.kill()


@in_loop
async def test_somebody_else_is_not_served_even_where_the_modes_would_let_them(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with listening(path):
        user = os.geteuid()
        with monkeypatch.context() as other:
            other.setattr(os, "geteuid", lambda: user + 1)
            assert await said(path, b'{"ask":"status"}\n') == b""
        assert await heard(path)


@in_loop
async def test_a_command_does_not_talk_to_the_program_of_somebody_else(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with listening(path):
        user = os.geteuid()
        with monkeypatch.context() as other:
            other.setattr(os, "geteuid", lambda: user + 1)
            with pytest.raises(NotRunning, match="belongs to somebody else"):
                await asyncio.to_thread(ask, path, {"ask": "status"})
        assert await heard(path)


@in_loop
async def test_a_link_in_the_place_of_the_socket_is_replaced_and_its_target_left_alone(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    target = path.parent / "dear"
    target.write_text("kept")
    path.symlink_to(target)
    async with listening(path):
        assert await heard(path)
        assert not path.is_symlink()
    assert target.read_text() == "kept"


@in_loop
async def test_a_folder_that_others_may_enter_is_closed_to_them(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o777)
    async with listening(path):
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert await heard(path)


def test_a_folder_that_is_a_link_or_somebody_elses_or_in_a_place_open_to_all_is_not_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = path.parent.parent / "other"
    other.mkdir(mode=0o700)
    path.parent.symlink_to(other)
    with pytest.raises(Unavailable, match="yours, and no link"):
        UnixSocket(path, echo)
    path.parent.unlink()
    path.parent.parent.chmod(0o777)
    with pytest.raises(Unavailable, match="others can change the folder around it"):
        UnixSocket(path, echo)
    path.parent.parent.chmod(0o1777)
    user = os.geteuid()
    with monkeypatch.context() as somebody:
        somebody.setattr(os, "geteuid", lambda: user + 1)
        with pytest.raises(Unavailable, match="has to be yours"):
            UnixSocket(path, echo)
    UnixSocket(path, echo).close()


def test_a_link_in_the_place_of_the_lock_is_not_followed(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    path.with_suffix(".lock").symlink_to(path.parent / "elsewhere")
    with pytest.raises(Unavailable):
        UnixSocket(path, echo)
    assert not (path.parent / "elsewhere").exists()


@in_loop
async def test_a_folder_in_the_place_of_the_socket_is_left_there_and_told(path: Path) -> None:
    path.mkdir(parents=True, mode=0o700)
    path.parent.chmod(0o700)
    control = UnixSocket(path, echo)
    with pytest.raises(Unavailable):
        await control.open()
    control.close()
    assert path.is_dir()
