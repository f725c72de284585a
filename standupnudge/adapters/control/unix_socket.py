"""Commands reach the running program over a socket that only the same user can open: a JSON line in, a JSON line out.

The folder's mode, the socket's mode and the system's word on who is at the other end each keep others out. The lock
beside the socket makes sure that there is one program: whoever holds it is it. It ends with its process, so that a
killed program leaves nothing that blocks the next one.
"""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import stat
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.control.unix_client import PATIENCE, of_this_user
from standupnudge.errors import AlreadyRunning, Unavailable
from standupnudge.language import _
from standupnudge.messages import decode, encode
from standupnudge.ports import Control

assert not TYPE_CHECKING or sys.platform != "win32"  # the type checker skips the rest there  # noqa: S101

Answer = Callable[[dict[str, Any]], Awaitable[Mapping[str, Any]]]
LONGEST_REQUEST = 64 * 1024  # bytes
_AT_ONCE = 256  # clients, each of which holds a file; the next ones are turned away
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
        self._clients = 0
        self._lock = _locked(path.with_suffix(".lock"))

    async def open(self) -> None:
        """Listen from now on."""
        listening = socket.socket(socket.AF_UNIX)
        try:
            self._path.unlink(missing_ok=True)  # left by a killed program: the lock is ours, so nobody listens there
            before = os.umask(0o177)  # 0600 from the first moment
            try:
                listening.bind(os.fspath(self._path))
            finally:
                os.umask(before)
            self._server = await asyncio.start_unix_server(
                self._serve, sock=listening, limit=LONGEST_REQUEST, backlog=_QUEUE
            )
        except OSError as error:
            listening.close()
            raise _cannot_be_made(self._path, error) from error

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._clients += 1
        follow = ""
        try:
            if self._clients <= _AT_ONCE and of_this_user(writer.get_extra_info("socket")):
                reply = await asyncio.wait_for(self._answered(reader), PATIENCE)
                follow = str(reply.get("follow", ""))  # known before it is sent: a client may not wait for that
                await asyncio.wait_for(_send(writer, reply), PATIENCE)
            if follow:
                await self._listen(reader, follow)
        except TimeoutError:
            writer.transport.abort()  # it may not read either, and closing would wait for that
        except (OSError, ValueError):  # gone, or a line without end
            pass
        except asyncio.CancelledError:  # the loop ends; Python 3.11 would log it as a fault
            pass
        finally:
            self._clients -= 1
            writer.close()
            if follow:
                await self._answer({"ask": follow, "message": {"said": "gone"}})

    async def _listen(self, reader: asyncio.StreamReader, follow: str) -> None:
        """Pass on what a client says that stays, as requests of that name."""
        while line := await reader.readline():
            if (message := decode(line)) is not None:
                await self._answer({"ask": follow, "message": message})

    async def _answered(self, reader: asyncio.StreamReader) -> Mapping[str, Any]:
        request = decode(await reader.readline())
        return {"error": _("That is no request.")} if request is None else await self._answer(request)

    def close(self) -> None:
        """Listen no more, and let the next program begin."""
        if self._server is not None:
            self._server.close()
            self._path.unlink(missing_ok=True)
        os.close(self._lock)


async def _send(writer: asyncio.StreamWriter, reply: Mapping[str, Any]) -> None:
    writer.write(encode(reply))
    await writer.drain()


def _make_private(folder: Path) -> None:
    """Make ``folder``, or make it one that only this user can enter; raises ``OSError`` if it is somebody else's.

    Without XDG_RUNTIME_DIR it may be below /tmp, where anybody can have made one of that name before.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = folder.lstat()
    if stat.S_ISLNK(found.st_mode) or found.st_uid != os.geteuid():
        raise PermissionError(errno.EPERM, _("the folder has to be yours, and no link"))
    above = folder.parent.stat()
    if above.st_uid not in {0, os.geteuid()} or (above.st_mode & 0o022 and not above.st_mode & stat.S_ISVTX):
        raise PermissionError(errno.EPERM, _("others can change the folder around it"))
    if stat.S_IMODE(found.st_mode) & 0o077:
        folder.chmod(0o700)


def _locked(path: Path) -> int:
    """The descriptor of the lock file; it holds the lock until it is closed."""
    import fcntl

    try:
        _make_private(path.parent)
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise _cannot_be_made(path, error) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise AlreadyRunning(_("StandUpNudge is running already.")) from None
    return lock


def _cannot_be_made(path: Path, why: OSError) -> Unavailable:
    what = _("{path} can't be made: {why}.").format(path=path, why=why)
    return Unavailable(what, _("Commands won't reach this program."))


_conforms: type[Control] = UnixSocket
