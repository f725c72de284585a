"""The control socket: one program, reached by its own user, that no client can hold up."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from standupnudge.adapters.control import unix_client, unix_socket
from standupnudge.adapters.control.unix_client import ask
from standupnudge.adapters.control.unix_socket import LONGEST_REQUEST, UnixSocket
from standupnudge.errors import AlreadyRunning, NotRunning, Unavailable
from tests.adapters.control.clients_of_control import PROGRAM, echo, heard, listening, said
from tests.loops import in_loop


@in_loop
async def test_a_request_is_answered(path: Path) -> None:
    async with listening(path):
        assert await heard(path)
        assert await heard(path, "so many: " + "ä" * 10_000)


@in_loop
async def test_only_the_same_user_can_open_it(path: Path) -> None:
    async with listening(path):
        modes = {
            name.name: stat.S_IMODE(name.stat().st_mode) for name in (path, path.with_suffix(".lock"), path.parent)
        }
        assert modes == {"control.sock": 0o600, "control.lock": 0o600, "run": 0o700}


@in_loop
async def test_a_second_program_is_told_that_there_is_one_and_leaves_it_alone(path: Path) -> None:
    async with listening(path):
        with pytest.raises(AlreadyRunning):
            UnixSocket(path, echo)
        assert await heard(path)


@in_loop
async def test_of_many_that_start_at_once_one_wins(path: Path) -> None:
    barrier = threading.Barrier(20)
    won: list[UnixSocket] = []

    def start() -> None:
        barrier.wait()
        with suppress(AlreadyRunning):
            won.append(UnixSocket(path, echo))

    with ThreadPoolExecutor(20) as starts:
        await asyncio.gather(*(asyncio.get_running_loop().run_in_executor(starts, start) for _ in range(20)))
    assert len(won) == 1
    won[0].close()


@in_loop
async def test_once_it_is_closed_the_next_program_may_begin(path: Path) -> None:
    for _ in range(3):
        async with listening(path):
            assert await heard(path)
        assert not path.exists()
        with pytest.raises(NotRunning):
            ask(path, {"ask": "status"})


@in_loop
async def test_what_a_killed_program_left_is_taken_over(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(path)], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "listening\n"
        with pytest.raises(AlreadyRunning):
            UnixSocket(path, echo)
        program.send_signal(signal.SIGKILL)
    assert path.is_socket()
    with pytest.raises(NotRunning, match="isn't running"):
        ask(path, {"ask": "status"})
    async with listening(path):
        assert await heard(path)


@in_loop
async def test_a_program_that_holds_the_lock_but_does_not_listen_yet_counts(path: Path) -> None:
    with closing(UnixSocket(path, echo)):
        with pytest.raises(AlreadyRunning):
            UnixSocket(path, echo)
        with pytest.raises(NotRunning):
            ask(path, {"ask": "status"})


@pytest.mark.parametrize(
    "sent",
    [
        b"\n",
        b"status\n",
        b"{}\x00\n",
        b'["ask"]\n',
        b'"ask"\n',
        b"7\n",
        b"null\n",
        b"\xff\xfe\n",
        b"[" * 60_000 + b"\n",
        b"GET / HTTP/1.1\r\n\r\n",
    ],
    ids=lambda sent: repr(sent[:12]),
)
@in_loop
async def test_what_is_no_request_is_answered_with_an_error(path: Path, sent: bytes) -> None:
    async with listening(path):
        assert json.loads(await said(path, sent)) == {"error": "That is no request."}
        assert await heard(path)


@in_loop
async def test_half_a_line_of_a_client_that_is_gone_is_no_request(path: Path) -> None:
    async with listening(path):
        assert json.loads(await said(path, b'{"ask":"sta', then_close=True)) == {"error": "That is no request."}
        assert await heard(path)


@in_loop
async def test_a_line_without_end_is_not_listened_to(path: Path) -> None:
    async with listening(path):
        assert await said(path, b"x" * (2 * LONGEST_REQUEST + 1)) == b""
        assert await heard(path)


@in_loop
async def test_slow_clients_hold_up_nobody_and_are_hung_up_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unix_socket, "PATIENCE", 0.3)
    async with listening(path):
        slow = [await asyncio.open_unix_connection(path) for _ in range(20)]
        slow[0][1].write(b'{"ask":')
        assert await heard(path)
        for reader, writer in slow:
            assert await reader.read() == b""
            writer.close()


@in_loop
async def test_a_client_that_is_there_when_the_program_ends_is_no_fault(path: Path) -> None:
    async with listening(path):
        _, writer = await asyncio.open_unix_connection(path)
        assert await heard(path)
    writer.close()


@in_loop
async def test_a_client_that_does_not_wait_for_its_answer_does_no_harm(path: Path) -> None:
    async with listening(path):
        for _ in range(50):
            with closing(socket.socket(socket.AF_UNIX)) as client:
                client.connect(os.fspath(path))
                client.sendall(b'{"ask":"status"}\n')
        assert await heard(path)


@in_loop
async def test_two_hundred_clients_at_once_are_all_answered(path: Path) -> None:
    clients = 200
    barrier = threading.Barrier(clients)

    def one(number: int) -> bool:
        barrier.wait()
        return ask(path, {"ask": str(number)}) == {"heard": {"ask": str(number)}}

    loop = asyncio.get_running_loop()
    async with listening(path):
        with ThreadPoolExecutor(clients) as threads:
            answers = await asyncio.gather(*(loop.run_in_executor(threads, one, each) for each in range(clients)))
    assert answers == [True] * clients


@in_loop
async def test_clients_that_come_while_the_program_is_busy_wait_for_it(path: Path) -> None:
    clients = 200
    came = threading.Barrier(clients + 1)

    def one(number: int) -> bool:
        came.wait()
        return ask(path, {"ask": str(number)}) == {"heard": {"ask": str(number)}}

    loop = asyncio.get_running_loop()
    async with listening(path):
        with ThreadPoolExecutor(clients) as threads:
            answers = [loop.run_in_executor(threads, one, each) for each in range(clients)]
            came.wait()  # blocks the loop too
            threading.Event().wait(0.3)
            assert await asyncio.gather(*answers) == [True] * clients


@in_loop
async def test_a_program_that_does_not_answer_is_told_from_one_that_is_not_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unix_client, "PATIENCE", 0.2)
    path.parent.mkdir()
    with closing(socket.socket(socket.AF_UNIX)) as mute:
        mute.bind(os.fspath(path))
        mute.listen()
        with pytest.raises(NotRunning, match="doesn't answer"):
            ask(path, {"ask": "status"})


@in_loop
async def test_without_a_program_it_is_said_how_to_start_one(path: Path) -> None:
    with pytest.raises(NotRunning) as caught:
        ask(path, {"ask": "status"})
    assert str(caught.value) == "StandUpNudge isn't running. Start it with: standupnudge"


@in_loop
async def test_where_no_socket_can_be_made_the_program_can_do_without(path: Path) -> None:
    path.parent.write_text("a file")
    with pytest.raises(Unavailable):
        UnixSocket(path, echo)
    long = path.parent.parent / ("x" * 120) / "control.sock"
    control = UnixSocket(long, echo)
    with pytest.raises(Unavailable):
        await control.open()
    control.close()
