"""Commands reach the running program over a named pipe of Windows that only the same user can open.

The pipe is the lock as well: the first to make one of this name is the only program. The requests are the socket's,
one to a message. Reading a pipe blocks, so it is done on threads: one that waits for clients, and a short-lived one for
each of them. Never run on Windows; tested from here with a socket in the place of the pipe.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import threading
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from standupnudge.errors import AlreadyRunning, NotRunning, Unavailable
from standupnudge.language import _
from standupnudge.messages import LONGEST_LINE, decode, encode
from standupnudge.ports import Control

_log = logging.getLogger(__name__)

Answer = Callable[[dict[str, Any]], Awaitable[Mapping[str, Any]]]
PATIENCE = 5.0  # seconds, for a client that says nothing, and for an answer
LONGEST_REQUEST = 64 * 1024  # bytes
_AT_ONCE = 16  # clients, each with a thread; the next ones wait at the pipe


class Connection(Protocol):
    """What is used of ``multiprocessing.connection.Connection``, whatever carries it."""

    def poll(self, timeout: float) -> bool:
        """Whether something can be read within so many seconds."""
        ...

    def recv_bytes(self, maxlength: int) -> bytes:
        """A message; raises ``EOFError`` or ``OSError``."""
        ...

    def send_bytes(self, buf: bytes) -> None:
        """Send a message; raises ``OSError``."""
        ...

    def close(self) -> None:
        """Hang up."""
        ...


class Listener(Protocol):
    """What is used of ``multiprocessing.connection.Listener``."""

    def accept(self) -> Connection:
        """Wait for a client; raises ``OSError`` if it was gone at once."""
        ...

    def close(self) -> None:
        """Wait no more."""
        ...


def pipe_name(socket: Path) -> str:
    """The name for who would have the control socket at ``socket``: another user's is another one."""
    return rf"\\.\pipe\standupnudge-{hashlib.sha256(str(socket).lower().encode()).hexdigest()[:32]}"


class WindowsPipe:
    """The server's side. ``answer`` gets each request, on the loop's thread, and its result is sent back.

    Raises ``AlreadyRunning`` if another program of this user has the pipe, ``Unavailable`` if it can't be made.

    :param listen: makes the pipe; raises ``PermissionError`` if there is one.
    :param connect: connects to it, which wakes the thread that waits for clients.
    """

    name = "windows_pipe"

    def __init__(self, answer: Answer, listen: Callable[[], Listener], connect: Callable[[], Connection]) -> None:
        self._answer, self._connect = answer, connect
        try:
            self._listener = listen()
        except PermissionError:
            raise AlreadyRunning(_("StandUpNudge is running already.")) from None
        except OSError as error:
            what = _("The pipe can't be made: {why}.").format(why=error)
            raise Unavailable(what, _("Commands won't reach this program.")) from error
        self._loop: asyncio.AbstractEventLoop | None = None
        self._places = threading.Semaphore(_AT_ONCE)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="control-pipe", daemon=True)

    async def open(self) -> None:
        """Listen from now on."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    def close(self) -> None:
        """Listen no more, and let the next program begin."""
        self._closing.set()
        if self._thread.is_alive():
            with suppress(OSError):
                self._connect().close()
            self._thread.join(PATIENCE)
        self._listener.close()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._places.acquire()
            try:
                client = self._listener.accept()
            except (OSError, EOFError):  # gone at once
                self._places.release()
                self._closing.wait(0.05)  # in case it is the pipe that is broken
                continue
            threading.Thread(target=self._serve, args=(client,), name="control-client", daemon=True).start()

    def _serve(self, client: Connection) -> None:
        try:
            if not self._closing.is_set() and client.poll(PATIENCE):
                client.send_bytes(encode(self._reply(decode(client.recv_bytes(LONGEST_REQUEST)))))
        except (
            OSError,
            EOFError,
            CancelledError,
            RuntimeError,
        ) as error:  # gone, slow, too long; or the loop has ended
            _log.debug("A client of the control pipe: %s", error)
        finally:
            client.close()
            self._places.release()

    def _reply(self, request: dict[str, Any] | None) -> Mapping[str, Any]:
        if request is None:
            return {"error": _("That is no request.")}
        assert self._loop is not None, "the thread that serves is started by open()"  # noqa: S101
        return asyncio.run_coroutine_threadsafe(self._answered(request), self._loop).result(
            2 * PATIENCE
        )  # if the loop ends

    async def _answered(self, request: dict[str, Any]) -> Mapping[str, Any]:
        return await asyncio.wait_for(self._answer(request), PATIENCE)


def ask_by(connect: Callable[[], Connection], request: Mapping[str, Any]) -> dict[str, Any]:
    """Send ``request`` to the running program and return its answer. Raises ``NotRunning`` if there is none."""
    try:
        client = connect()
    except FileNotFoundError:
        cure = _("Start it with: {command}").format(command="standupnudge")
        raise NotRunning(_("StandUpNudge isn't running."), cure) from None
    except OSError as error:
        what = _("StandUpNudge doesn't answer: {why}.").format(why=error)
        raise NotRunning(what, _("Try again in a moment.")) from error
    try:
        client.send_bytes(encode(request))
        answer = decode(client.recv_bytes(LONGEST_LINE)) if client.poll(PATIENCE) else None
    except (OSError, EOFError):
        answer = None
    finally:
        client.close()
    if answer is None:
        raise NotRunning(_("StandUpNudge doesn't answer."), _("Try again in a moment."))
    return answer


_conforms: type[Control] = WindowsPipe
