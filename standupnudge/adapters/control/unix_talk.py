"""A command that stays in touch: asks once, and then tells the running program line by line what it does.

The program notices the end of the connection, and so also that of a command that was killed.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from standupnudge.errors import NotRunning
from standupnudge.messages import LONGEST_LINE, decode, encode

assert not TYPE_CHECKING or sys.platform != "win32"  # the type checker skips the rest there  # noqa: S101

PATIENCE = 5.0  # seconds, for an answer


class UnixTalk:
    """A connection; raises ``NotRunning`` if there is no program.

    :ivar answer: what was answered to the question at its beginning.
    :ivar broken: the program has gone, and hears no more.
    """

    def __init__(self, path: Path, question: str) -> None:
        self.broken = False
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._socket.settimeout(PATIENCE)
            self._socket.connect(os.fspath(path))
            self._socket.sendall(encode({"ask": question}))
            with self._socket.makefile("rb") as stream:
                answer = decode(stream.readline(LONGEST_LINE))
        except (FileNotFoundError, ConnectionError):
            self._socket.close()
            raise NotRunning("StandUpNudge isn't running.", "Start it with: standupnudge") from None
        except OSError as error:
            self._socket.close()
            raise NotRunning(f"StandUpNudge doesn't answer: {error}.", "Try again in a moment.") from error
        if answer is None:
            self._socket.close()
            raise NotRunning("StandUpNudge doesn't answer.", "Try again in a moment.")
        self.answer = answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._socket.close()

    def say(self, message: Mapping[str, Any]) -> None:
        """Tell the program; never raises."""
        try:
            self._socket.sendall(encode(message))
        except OSError:
            self.broken = True
