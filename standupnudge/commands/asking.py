"""The commands' end of the control socket."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from typing import Any

from standupnudge.errors import NotRunning, StandUpNudgeError
from standupnudge.paths import Paths

_TRIES, _BETWEEN_TRIES = 20, 0.25  # seconds


if sys.platform == "win32":

    def ask(_paths: Paths, _name: str) -> Mapping[str, Any]:
        """Raises ``NotRunning``: a named pipe has its own issue."""
        raise NotRunning("Commands don't reach the program on Windows yet.", "Use its tray icon.")
else:

    def ask(paths: Paths, name: str) -> Mapping[str, Any]:
        """What the running program answers; raises ``NotRunning`` or, with its sentence, ``StandUpNudgeError``."""
        from standupnudge.adapters.control.unix_client import ask as send

        answer = send(paths.socket, {"ask": name})
        if "error" in answer:
            raise StandUpNudgeError(str(answer["error"]), "Try again in a moment.")
        return answer


def ask_patiently(paths: Paths, name: str) -> Mapping[str, Any]:
    """The same of a program that may just be starting: it is the only one before it listens."""
    for _ in range(_TRIES):
        try:
            return ask(paths, name)
        except StandUpNudgeError:
            time.sleep(_BETWEEN_TRIES)
    return ask(paths, name)
