"""Programs that stand in for those of other systems: they note how they were called and what they read."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.desktop.waiting import eventually

HEAD = """#!{python}
import json, os, signal, sys, time

def note(**what):
    with open({notes!r}, "a") as file:
        file.write(json.dumps(what) + "\\n")

"""


class StandIn:
    """A script on a PATH of its own.

    :param body: Python; ``note(key=value)`` adds a note.
    """

    def __init__(self, folder: Path, name: str, body: str) -> None:
        self._notes = folder / "notes"
        script = folder / name
        script.write_text(HEAD.format(python=sys.executable, notes=str(self._notes)) + body)
        script.chmod(0o755)
        self.environ = {"PATH": str(folder), "HOME": str(folder)}

    def notes(self) -> list[dict[str, Any]]:
        """All so far."""
        lines = self._notes.read_text().splitlines() if self._notes.exists() else []
        return [json.loads(line) for line in lines]

    def all(self, key: str) -> list[Any]:
        """What was noted as ``key``, in order."""
        return [note[key] for note in self.notes() if key in note]

    def until(self, key: str, *values: object) -> None:
        """Wait until exactly these were noted as ``key``."""
        eventually(lambda: self.all(key) == list(values), lambda: f"{key} {values}, but {self.notes()}")

    def running(self, numbers: Sequence[int]) -> list[int]:
        """Those of these processes that run."""
        return [number for number in numbers if _runs(number)]


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
