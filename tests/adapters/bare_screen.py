"""An X server with nothing on it but a pointer and a keyboard."""

from __future__ import annotations

import os
from pathlib import Path

from tests.desktop.pointer import Pointer
from tests.desktop.processes import Server
from tests.needs import need


class BareScreen:
    """Runs until ``end``. It picks a free number by itself.

    :param options: further arguments for Xvfb.
    :ivar environ: the environment of programs that use it.
    """

    def __init__(self, folder: Path, *options: str) -> None:
        inlet, outlet = os.pipe()
        with os.fdopen(inlet, "rb") as number:
            with os.fdopen(outlet, "wb"):
                command = [need("Xvfb", "xvfb"), "-screen", "0", "640x400x24", "-nolisten", "tcp", "-noreset", *options]
                environ = {"PATH": os.environ["PATH"], "HOME": str(folder)}
                log = folder / "Xvfb.log"
                self._server = Server([*command, "-displayfd", str(outlet)], environ, log, pass_fds=(outlet,))
            self.display = f":{number.readline().decode().strip()}"
        self.environ = {"DISPLAY": self.display, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}

    @property
    def pointer(self) -> Pointer:
        """The hand on it."""
        return Pointer(self.environ)

    def end(self) -> None:
        """End it; nothing happens if it has ended."""
        self._server.stop()
