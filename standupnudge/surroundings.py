"""Where a program runs: its files and environment, and what doesn't work there. A part of the wiring."""

from __future__ import annotations

import importlib.util
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from standupnudge.adapters.choose import Choice, told
from standupnudge.config.files import create, read
from standupnudge.config.schema import Config
from standupnudge.errors import ConfigError, StandUpNudgeError, Unavailable
from standupnudge.paths import Paths
from standupnudge.ports import Control

_log = logging.getLogger(__name__)

Answer = Callable[[dict[str, Any]], Awaitable[Mapping[str, Any]]]

NO_TK = (
    "This Python has no Tk, so exercises come in a notification. "
    "On Debian and Ubuntu: sudo apt install python3-venv python3-tk"
)
NO_IDLE = (
    "You count as always at the desk, because nothing here tells when keys and mouse rest. Why: standupnudge doctor"
)
INSTEAD_OF_TRAY = "To open the program's window, start standupnudge again."
NO_PANEL = f"No tray was found. {INSTEAD_OF_TRAY}"


@dataclass(slots=True)
class Surroundings:
    """Where a program runs, and what was found there.

    :ivar limits: what doesn't work here and what happens instead, a sentence each.
    :ivar used: port -> name of the back end in use.
    :ivar choices: port -> how it was chosen.
    """

    paths: Paths
    environ: Mapping[str, str]
    limits: list[str] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)
    choices: dict[str, Choice[Any]] = field(default_factory=dict)

    def found(self, choice: Choice[Any], without: str = "") -> None:
        """Remember what serves a port, and why nothing better does; the log has the reasons.

        :param without: the limit while only the last resort serves it.
        """
        self.used[choice.port], self.choices[choice.port] = choice.name, choice
        for tried in choice.tried:
            _log.info("%s: not by %s: %s", choice.port, tried.name, tried.why)
        if without:
            (self.limited if choice.last_resort else self.unlimited)(without)

    def told(self) -> dict[str, Any]:
        """All that the doctor asks for."""
        return {"ports": [told(choice) for choice in self.choices.values()], "limits": list(self.limits)}

    def limited(self, sentence: str) -> None:
        """Say once what doesn't work here."""
        if sentence not in self.limits:
            self.limits.append(sentence)
            _log.warning("%s", sentence)

    def unlimited(self, sentence: str) -> None:
        """It works after all."""
        if sentence in self.limits:
            self.limits.remove(sentence)


def has_tk() -> bool:
    """Whether this Python comes with Tk; asked without loading it."""
    return all(importlib.util.find_spec(name) is not None for name in ("tkinter", "_tkinter"))


if sys.platform == "win32":

    def control_place(around: Surroundings, _answer: Answer) -> Control | None:
        """Windows has no such sockets; its named pipe has its own issue."""
        around.limited("Commands don't reach the program on Windows yet: use its tray icon.")
        return None
else:

    def control_place(around: Surroundings, answer: Answer) -> Control | None:
        """The place where commands come in; having it means being the only program."""
        from standupnudge.adapters.control.unix_socket import UnixSocket

        try:
            return UnixSocket(around.paths.socket, answer)
        except Unavailable as error:
            around.limited(str(error))
            return None


def make_config(around: Surroundings) -> bool:
    """Whether the configuration was made now: then this is the first start."""
    try:
        return create(around.paths.config)
    except StandUpNudgeError as error:
        around.limited(str(error))
        return False


def read_config(around: Surroundings) -> tuple[Config, list[str]]:
    """The configuration, or the defaults with the file's problems."""
    try:
        return read(around.paths.config), []
    except ConfigError as error:
        problems = [str(problem) for problem in error.problems]
        for problem in problems:
            _log.warning("%s", problem)
        return Config(), problems
