"""An X server with nothing on it but a pointer and a keyboard."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from tests.desktop.pointer import Pointer
from tests.desktop.processes import Server
from tests.xvfb import start_xvfb


class BareScreen:
    """Runs until ``end``.

    :param options: further arguments for Xvfb.
    :ivar environ: the environment of programs that use it.
    """

    def __init__(self, folder: Path, *options: str) -> None:
        environ = {"PATH": os.environ["PATH"], "HOME": str(folder)}

        def start(command: list[str], fds: Sequence[int]) -> Server:
            return Server(command, environ, folder / "Xvfb.log", pass_fds=fds)

        self._server, self.display = start_xvfb(start, "640x400x24", "-noreset", *options)
        self.environ = {"DISPLAY": self.display, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}

    @property
    def pointer(self) -> Pointer:
        """The hand on it."""
        return Pointer(self.environ)

    def end(self) -> None:
        """End it; nothing happens if it has ended."""
        self._server.stop()
