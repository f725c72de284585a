"""A command that stays in touch: asks once, and then tells the running program line by line what it does.

The program notices the end of the connection, and so also that of a command that was killed.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from standupnudge.adapters.control import unix_client
from standupnudge.messages import encode

assert not TYPE_CHECKING or sys.platform != "win32"  # the type checker skips the rest there  # noqa: S101


class UnixTalk:
    """A connection; raises ``NotRunning`` if there is no program.

    :ivar answer: what was answered to the question at its beginning.
    :ivar broken: the program has gone, and hears no more.
    """

    def __init__(self, path: Path, question: str) -> None:
        self.broken = False
        self._socket, self.answer = unix_client.asked(path, {"ask": question})

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
