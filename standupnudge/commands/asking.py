"""The commands' end of the control socket."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from typing import Any

from standupnudge.errors import StandUpNudgeError
from standupnudge.language import _
from standupnudge.paths import Paths

_TRIES, _BETWEEN_TRIES = 20, 0.25  # seconds


def ask(paths: Paths, name: str) -> Mapping[str, Any]:
    """What the running program answers; raises ``NotRunning`` or, with its sentence, ``StandUpNudgeError``."""
    answer = _sent(paths, {"ask": name})
    if "error" in answer:
        raise StandUpNudgeError(str(answer["error"]), _("Try again in a moment."))
    return answer


if sys.platform == "win32":

    def _sent(paths: Paths, request: Mapping[str, Any]) -> Mapping[str, Any]:
        from standupnudge.adapters.control.windows_handles import connect
        from standupnudge.adapters.control.windows_pipe import ask_by, pipe_name

        return ask_by(lambda: connect(pipe_name(paths.socket)), request)
else:

    def _sent(paths: Paths, request: Mapping[str, Any]) -> Mapping[str, Any]:
        from standupnudge.adapters.control.unix_client import ask as send

        return send(paths.socket, request)


def ask_patiently(paths: Paths, name: str) -> Mapping[str, Any]:
    """The same of a program that may just be starting: it is the only one before it listens."""
    for _try in range(_TRIES):
        try:
            return ask(paths, name)
        except StandUpNudgeError:
            time.sleep(_BETWEEN_TRIES)
    return ask(paths, name)
