"""Commands reach the running program over a socket that only the same user can open: a JSON line in, a JSON line out.

It also makes sure that there is one program: whoever holds the lock beside the socket is it. The lock ends with its
process, so that a killed program leaves nothing that blocks the next one.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standupnudge.errors import AlreadyRunning, NotRunning, Unavailable
from standupnudge.messages import LONGEST_LINE, decode, encode
from standupnudge.ports import Control

assert not TYPE_CHECKING or sys.platform != "win32"  # the type checker skips the rest there  # noqa: S101

Answer = Callable[[dict[str, Any]], Awaitable[Mapping[str, Any]]]
PATIENCE = 5.0  # seconds, for a client that doesn't finish its line, and for an answer
_AT_ONCE = 16  # clients; the next ones wait until one of them has been served
_QUEUE = 512  # clients that may come while the loop is busy; the kernel turns away those after them


class UnixSocket:
    """The server's side. ``answer`` gets each request, on the loop's thread, and its result is sent back.

    Raises ``AlreadyRunning`` if another program of this user has the lock, ``Unavailable`` where there are no such
    sockets or the folder can't be used.
    """

    name = "unix_socket"

    def __init__(self, path: Path, answer: Answer) -> None:
        self._path = path
        self._answer = answer
        self._server: asyncio.Server | None = None
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._lock = _locked(path.with_suffix(".lock"))

    async def open(self) -> None:
        """Listen from now on."""
        self._path.unlink(missing_ok=True)  # left by a killed program: the lock is ours, so nobody listens there
        listening = socket.socket(socket.AF_UNIX)
        try:
            before = os.umask(0o177)  # 0600 from the first moment
            try:
                listening.bind(os.fspath(self._path))
            finally:
                os.umask(before)
            self._server = await asyncio.start_unix_server(
                self._serve, sock=listening, limit=LONGEST_LINE, backlog=_QUEUE
            )
        except OSError as error:
            listening.close()
            raise Unavailable(f"{self._path} can't be made: {error}.", "Commands won't reach this program.") from error

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        follow = ""
        try:
            async with self._places, asyncio.timeout(PATIENCE):
                request = decode(await reader.readline())
                reply = {"error": "That is no request."} if request is None else await self._answer(request)
                follow = str(reply.get("follow", ""))
                writer.write(encode(reply))
                await writer.drain()
            if follow:
                await self._listen(reader, follow)
        except (TimeoutError, ConnectionError, ValueError):  # slow, gone, or a line without end
            pass
        except asyncio.CancelledError:  # the loop ends; Python 3.11 would log it as a fault
            pass
        finally:
            writer.close()
            if follow:
                await self._answer({"ask": follow, "message": {"said": "gone"}})

    async def _listen(self, reader: asyncio.StreamReader, follow: str) -> None:
        """Pass on what a client says that stays, as requests of that name."""
        while line := await reader.readline():
            if (message := decode(line)) is not None:
                await self._answer({"ask": follow, "message": message})

    def close(self) -> None:
        """Listen no more, and let the next program begin."""
        if self._server is not None:
            self._server.close()
            self._path.unlink(missing_ok=True)
        os.close(self._lock)


def _locked(path: Path) -> int:
    """The descriptor of the lock file; it holds the lock until it is closed."""
    import fcntl

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise Unavailable(f"{path} can't be made: {error}.", "Commands won't reach this program.") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise AlreadyRunning("StandUpNudge is running already.") from None
    return lock


def ask(path: Path, request: Mapping[str, Any]) -> dict[str, Any]:
    """Send ``request`` to the running program and return its answer; blocks for at most ``PATIENCE`` seconds a step.

    Raises ``NotRunning`` if there is none.
    """
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(PATIENCE)
            client.connect(os.fspath(path))
            client.sendall(encode(request))
            with client.makefile("rb") as stream:
                answer = decode(stream.readline(LONGEST_LINE))
    except (FileNotFoundError, ConnectionError):
        raise NotRunning("StandUpNudge isn't running.", "Start it with: standupnudge") from None
    except OSError as error:
        raise NotRunning(f"StandUpNudge doesn't answer: {error}.", "Try again in a moment.") from error
    if answer is None:
        raise NotRunning("StandUpNudge doesn't answer.", "Try again in a moment.")
    return answer


_conforms: type[Control] = UnixSocket
