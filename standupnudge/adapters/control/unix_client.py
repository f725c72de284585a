"""The commands' end of the socket; apart from the server's, which would load asyncio for it."""

from __future__ import annotations

import os
import socket
import struct
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from standupnudge.errors import NotRunning
from standupnudge.language import _
from standupnudge.messages import LONGEST_LINE, decode, encode

PATIENCE = 5.0  # seconds, for a client that doesn't finish its line, and for an answer
_CREDENTIALS = "3i"  # struct ucred of unix(7): process, user, group


if sys.platform == "linux":

    def of_this_user(connection: socket.socket) -> bool:
        """Whether the other end is a process of the same user."""
        told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize(_CREDENTIALS))
        user: int = struct.unpack(_CREDENTIALS, told)[1]
        return user == os.geteuid()
else:

    def of_this_user(_connection: socket.socket) -> bool:
        """The modes of socket and folder have to do here."""
        return True


if sys.platform != "win32":

    def ask(path: Path, request: Mapping[str, Any]) -> dict[str, Any]:
        """Send ``request`` to the running program and return its answer; blocks for at most ``PATIENCE`` s a step.

        Raises ``NotRunning`` if there is none.
        """
        client, answer = asked(path, request)
        client.close()
        return answer

    def asked(path: Path, request: Mapping[str, Any]) -> tuple[socket.socket, dict[str, Any]]:
        """The same for who has more to say on the connection, which is returned too."""
        client = socket.socket(socket.AF_UNIX)
        try:
            return client, _answer(client, path, request)
        except BaseException:
            client.close()
            raise

    def _answer(client: socket.socket, path: Path, request: Mapping[str, Any]) -> dict[str, Any]:
        try:
            client.settimeout(PATIENCE)
            client.connect(os.fspath(path))
            if not of_this_user(client):
                cure = _("Remove it, then start: {command}").format(command="standupnudge")
                raise NotRunning(_("{path} belongs to somebody else.").format(path=path), cure)
            client.sendall(encode(request))
            with client.makefile("rb") as stream:
                answer = decode(stream.readline(LONGEST_LINE))
        except (FileNotFoundError, ConnectionRefusedError):
            cure = _("Start it with: {command}").format(command="standupnudge")
            raise NotRunning(_("StandUpNudge isn't running."), cure) from None
        except OSError as error:
            what = _("StandUpNudge doesn't answer: {why}.").format(why=error)
            raise NotRunning(what, _("Try again in a moment.")) from error
        if answer is None:
            raise NotRunning(_("StandUpNudge doesn't answer."), _("Try again in a moment."))
        return answer
