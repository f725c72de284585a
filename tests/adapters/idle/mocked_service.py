"""Services by python-dbusmock on a bus of the tests' own. It runs with the system's Python, where Debian has it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.desktop.processes import Server
from tests.desktop.waiting import eventually
from tests.needs import missing, need

PYTHON = "/usr/bin/python3"


class Mocked:
    """A service from a template of dbusmock, until ``end``.

    :param template: the file.
    :param parameters: for its ``load``.
    """

    def __init__(self, bus: str, template: Path, folder: Path, **parameters: Any) -> None:
        if not Path("/usr/lib/python3/dist-packages/dbusmock").exists():
            missing("the module dbusmock of the system's Python", "python3-dbusmock")
        words = [PYTHON, "-m", "dbusmock", "--session", "-t", str(template), "-p", json.dumps(parameters or {"": 0})]
        self._environ = {"DBUS_SESSION_BUS_ADDRESS": bus, "HOME": str(folder), "PATH": "/usr/bin:/bin"}
        log = folder / f"{template.stem}-{len(list(folder.glob('*.log')))}.log"
        self.server = Server(words, self._environ, log)
        names = {}
        exec(template.read_text().partition("\n\n\ndef ")[0].replace("import dbus\n", ""), names)
        self.name, self._path = names["BUS_NAME"], names["MAIN_OBJ"]
        self.server.wait_for(self._ready, "object on the bus")

    def do(self, what: str, *arguments: str) -> None:
        """Call ``what`` of the interface ``tests.Hand``, with arguments as dbus-send takes them."""
        answer = self._send("--print-reply", f"--dest={self.name}", self._path, f"tests.Hand.{what}", *arguments)
        assert "method return" in answer, f"{what} is not done\n{self.server.read()}"

    def end(self) -> None:
        """It has gone from the bus when this returns."""
        self.server.stop()
        eventually(lambda: not self._owned(), f"{self.name} is still there")

    def _ready(self) -> bool:
        """The name is there before the methods are."""
        introspect = "org.freedesktop.DBus.Introspectable.Introspect"
        return self._owned() and "Stir" in self._send("--print-reply", f"--dest={self.name}", self._path, introspect)

    def _owned(self) -> bool:
        bus = "org.freedesktop.DBus"
        answer = self._send("--print-reply", f"--dest={bus}", "/", f"{bus}.NameHasOwner", f"string:{self.name}")
        return "true" in answer

    def _send(self, *words: str) -> str:
        command = [need("dbus-send", "dbus-bin"), "--session", *words]
        done = subprocess.run(command, env=self._environ, capture_output=True, text=True, timeout=20, check=False)
        return done.stdout
