"""The named pipe of Windows, as far as it can be seen from here: its threads on real connections of another kind, and
the calls that make it on functions that aren't Windows'."""

from __future__ import annotations

import asyncio
import ctypes
import os
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from multiprocessing import connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from standupnudge.adapters.control import windows_pipe
from standupnudge.adapters.control.windows_pipe import LONGEST_REQUEST, WindowsPipe, ask_by, pipe_name
from standupnudge.errors import AlreadyRunning, NotRunning, Unavailable
from tests.adapters.control.clients_of_control import echo
from tests.loops import in_loop


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    return os.fspath(tmp_path_factory.mktemp("p") / "pipe")


def connecting(place: str) -> Callable[[], Any]:
    return lambda: connection.Client(place, "AF_UNIX")


def listening(place: str) -> connection.Listener:
    """As a pipe does: there is one already, or there isn't."""
    try:
        return connection.Listener(place, "AF_UNIX", backlog=64)
    except OSError as error:
        raise PermissionError from error


@asynccontextmanager
async def served(place: str, answer: windows_pipe.Answer = echo) -> AsyncIterator[WindowsPipe]:
    pipe = WindowsPipe(answer, lambda: listening(place), connecting(place))
    await pipe.open()
    try:
        yield pipe
    finally:
        await asyncio.to_thread(pipe.close)


async def heard(place: str, what: str = "status") -> bool:
    return await asyncio.to_thread(ask_by, connecting(place), {"ask": what}) == {"heard": {"ask": what}}


@in_loop
async def test_a_request_is_answered_on_the_loop(place: str) -> None:
    async with served(place):
        assert await heard(place)
        assert await heard(place, "so many: " + "ä" * 10_000)


@in_loop
async def test_a_second_program_is_told_that_there_is_one_and_begins_when_it_has_ended(place: str) -> None:
    async with served(place):
        with pytest.raises(AlreadyRunning):
            WindowsPipe(echo, lambda: listening(place), connecting(place))
        assert await heard(place)
    async with served(place):
        assert await heard(place)


def test_where_no_pipe_can_be_made_the_program_can_do_without(place: str) -> None:
    def listen() -> connection.Listener:
        raise OSError("no pipes today")

    with pytest.raises(Unavailable, match="no pipes today"):
        WindowsPipe(echo, listen, connecting(place))


@pytest.mark.parametrize("sent", [b"status", b'["ask"]', b"\xff", b""], ids=repr)
@in_loop
async def test_what_is_no_request_is_answered_with_an_error(sent: bytes, place: str) -> None:
    def one() -> bytes:
        with connection.Client(place, "AF_UNIX") as client:
            client.send_bytes(sent)
            return client.recv_bytes()

    async with served(place):
        assert await asyncio.to_thread(one) == b'{"error":"That is no request."}\n'
        assert await heard(place)


@in_loop
async def test_what_is_too_long_is_not_listened_to(place: str) -> None:
    def one() -> bytes:
        with connection.Client(place, "AF_UNIX") as client:
            client.send_bytes(b"x" * (LONGEST_REQUEST + 1))
            return client.recv_bytes()

    async with served(place):
        with pytest.raises((EOFError, OSError)):
            await asyncio.to_thread(one)
        assert await heard(place)


@in_loop
async def test_silent_clients_are_hung_up_on_and_the_others_served(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_pipe, "PATIENCE", 0.3)
    async with served(place):
        silent = [connection.Client(place, "AF_UNIX") for _ in range(windows_pipe._AT_ONCE)]
        while True:
            try:  # one who asks has as little patience
                assert await heard(place)
                break
            except NotRunning:
                pass
        for client in silent:
            with pytest.raises(EOFError):
                await asyncio.to_thread(client.recv_bytes)
            client.close()


@in_loop
async def test_many_at_once_are_all_answered(place: str) -> None:
    loop = asyncio.get_running_loop()
    async with served(place):
        with ThreadPoolExecutor(50) as threads:
            ask = [
                loop.run_in_executor(threads, ask_by, connecting(place), {"ask": str(number)}) for number in range(50)
            ]
            assert await asyncio.gather(*ask) == [{"heard": {"ask": str(number)}} for number in range(50)]


@in_loop
async def test_an_answer_that_takes_too_long_is_told(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_pipe, "PATIENCE", 0.3)

    async def never(_asked: Mapping[str, Any]) -> Mapping[str, Any]:
        await asyncio.Event().wait()
        return {}

    async with served(place, never):
        with pytest.raises(NotRunning, match="doesn't answer"):
            await asyncio.to_thread(ask_by, connecting(place), {"ask": "status"})


def test_without_a_program_it_is_said_how_to_start_one(place: str) -> None:
    with pytest.raises(NotRunning, match="isn't running"):
        ask_by(connecting(place), {"ask": "status"})


def test_each_user_has_a_pipe_of_their_own() -> None:
    kim, robin = Path("C:/Users/Kim/control.sock"), Path("C:/Users/Robin/control.sock")
    assert pipe_name(kim) == pipe_name(kim)
    assert pipe_name(kim) != pipe_name(robin)
    assert pipe_name(kim).startswith("\\\\.\\pipe\\standupnudge-")
    assert len(pipe_name(kim)) < 256


class PipeListener:
    """As multiprocessing's begins: it makes the first handle, and the next one with each client."""

    def __init__(self, address: str) -> None:
        self.handles = [self._new_handle(first=True), self._new_handle()]

    def _new_handle(self, first: bool = False) -> int:
        raise NotImplementedError


def test_the_pipe_is_made_with_an_access_list_and_for_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[Any, ...]] = []

    def create(*arguments: Any) -> int:
        attributes = handles.SecurityAttributes.from_address(arguments[-1])
        made.append((*arguments[:-1], attributes.length, attributes.descriptor, attributes.inherit))
        return len(made)

    def convert(text: str, revision: int, descriptor: Any, _size: None) -> int:
        assert (text, revision) == (handles.ACCESS, 1)
        descriptor._obj.value = 4711
        return 1

    pipes = SimpleNamespace(ConvertStringSecurityDescriptorToSecurityDescriptorW=SimpleCall(convert))
    flags = {"PIPE_TYPE_MESSAGE": 4, "PIPE_READMODE_MESSAGE": 2, "PIPE_WAIT": 0, "PIPE_ACCESS_DUPLEX": 3}
    winapi = SimpleNamespace(CreateNamedPipe=create, FILE_FLAG_OVERLAPPED=0x40000000, **flags)
    monkeypatch.setitem(sys.modules, "_winapi", winapi)
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: pipes, raising=False)
    monkeypatch.setattr(connection, "PipeListener", PipeListener, raising=False)
    from standupnudge.adapters.control import windows_handles as handles

    handles.listen("\\\\.\\pipe\\x")
    size = ctypes.sizeof(handles.SecurityAttributes)
    shared = (0x8 | 4 | 2, 255, 8192, 8192, 0xFFFFFFFF, size, 4711, 0)
    assert made == [
        ("\\\\.\\pipe\\x", 0x40000000 | 3 | 0x00080000, *shared),
        ("\\\\.\\pipe\\x", 0x40000000 | 3, *shared),
    ]


class SimpleCall:
    """A foreign function: it can be called, and told its types."""

    def __init__(self, call: Callable[..., int]) -> None:
        self._call = call

    def __call__(self, *arguments: Any) -> int:
        return self._call(*arguments)
