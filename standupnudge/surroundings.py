"""Where a program runs: its files and environment, and what doesn't work there. A part of the wiring."""

from __future__ import annotations

import importlib.util
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.choose import Choice, Tried, told
from standupnudge.config.beside import keep_schema
from standupnudge.config.files import create, read
from standupnudge.config.schema import Config
from standupnudge.errors import ConfigError, StandUpNudgeError, Unavailable
from standupnudge.language import N_, _
from standupnudge.paths import Paths
from standupnudge.ports import Control

if TYPE_CHECKING:
    from standupnudge.config.first_choices import Choices

_log = logging.getLogger(__name__)

Answer = Callable[[dict[str, Any]], Awaitable[Mapping[str, Any]]]

NO_PANEL = N_("No tray was found. To open the program's window, start standupnudge again.")
PANEL = "panel"  # what NO_PANEL is about; no port, but what the tray needs to be seen
_INSTALL_TK = "sudo apt install python3-venv python3-tk"


@dataclass(slots=True)
class Surroundings:
    """Where a program runs, and what was found there.

    :ivar limits: what doesn't work here and what happens instead, a sentence each.
    :ivar used: port -> name of the back end in use.
    :ivar choices: port -> how it was chosen.
    :ivar about: limit -> the port that it is about (or ``PANEL``), for those that go when it is served.
    """

    paths: Paths
    environ: Mapping[str, str]
    limits: list[str] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)
    choices: dict[str, Choice[Any]] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)

    def found(self, choice: Choice[Any], without: str = "") -> None:
        """Remember what serves a port, and why nothing better does; the log has the reasons.

        :param without: the limit while only the last resort serves it.
        """
        self.used[choice.port], self.choices[choice.port] = choice.name, choice
        for tried in choice.tried:
            _log.info("%s: not by %s: %s", choice.port, tried.name, tried.why)
        if not choice.last_resort:
            self.served(choice.port)
        elif without:
            self.limited(without, port=choice.port)

    def serves(self, port: str, name: str) -> None:
        """Remember that ``name`` serves ``port`` by now; the limit goes if that is better than what was found."""
        self.used[port], choice = name, self.choices[port]
        names = [tried.name for tried in choice.tried]
        if name in names:
            before = choice.tried[: names.index(name)]
            self.found(replace(choice, name=name, tried=before, last_resort=False))

    def told(self) -> dict[str, Any]:
        """All that the doctor asks for. What a port says itself is no limit besides."""
        ports = [told(choice) for choice in (windows(self.environ), *self.choices.values())]
        besides = [each for each in self.limits if each not in self.about]
        return {"ports": ports, "limits": besides, "unseen": self.lacks(PANEL)}

    def limited(self, sentence: str, level: int = logging.WARNING, port: str = "") -> None:
        """Say once what doesn't work here; ``INFO`` for what the person has probably chosen, such as no speakers.

        :param port: what it is about, if that is a port or ``PANEL``: it is taken back when something serves that.
        """
        if port:
            self.about[sentence] = port
        if sentence not in self.limits:
            self.limits.append(sentence)
            _log.log(level, "%s", sentence)

    def unlimited(self, sentence: str) -> None:
        """It works after all."""
        if sentence in self.limits:
            self.limits.remove(sentence)

    def served(self, port: str) -> None:
        """Take back all that is about it."""
        for sentence in [each for each in self.limits if self.about.get(each) == port]:
            self.unlimited(sentence)

    def lacks(self, port: str) -> bool:
        """Whether there is a limit about it."""
        return any(self.about.get(each) == port for each in self.limits)


def windows(environ: Mapping[str, str]) -> Choice[None]:
    """Whether windows can be opened, without trying. Tk knows no Wayland, so it needs an X server there too."""
    if not has_tk():
        cure = _("On Debian and Ubuntu: {command}").format(command=_INSTALL_TK)
        why = Tried("tk", _("This Python has no Tk."), cure)
    elif sys.platform != "linux" or environ.get("DISPLAY"):
        return Choice("window", "tk", None, ())
    elif environ.get("WAYLAND_DISPLAY"):
        cure = _("Log in again after: {command} (sway and others start it if it is there)")
        cure = cure.format(command="sudo apt install xwayland")
        what = _("It needs an X server, and on this Wayland desktop none runs: DISPLAY is not set.")
        why = Tried("tk", what, cure)
    else:
        cure = _("Start it inside a graphical session.")
        why = Tried("tk", _("There is no X display: DISPLAY is not set."), cure)
    return Choice("window", "none", None, (why,), last_resort=True)


def no_tk() -> str:
    """The limit of a Python without Tk."""
    what = _("This Python has no Tk, so exercises come in a notification.")
    cure = _("On Debian and Ubuntu: {command}").format(command=_INSTALL_TK)
    return f"{what} {cure}"


def no_idle() -> str:
    """The limit where only the last resort serves the idle time."""
    text = _("You count as always at the desk, because nothing here tells when keys and mouse rest. Why: {command}")
    return text.format(command="standupnudge doctor")


def has_tk() -> bool:
    """Whether this Python comes with Tk; asked without loading it."""
    return all(importlib.util.find_spec(name) is not None for name in ("tkinter", "_tkinter"))


def control_place(around: Surroundings, answer: Answer) -> Control | None:
    """The place where commands come in; having it means being the only program."""
    try:
        return _control(around.paths, answer)
    except Unavailable as error:
        around.limited(str(error))
        return None


if sys.platform == "win32":

    def _control(paths: Paths, answer: Answer) -> Control:
        from standupnudge.adapters.control.windows_handles import connect, listen
        from standupnudge.adapters.control.windows_pipe import WindowsPipe, pipe_name

        name = pipe_name(paths.socket)
        return WindowsPipe(answer, lambda: listen(name), lambda: connect(name))
else:

    def _control(paths: Paths, answer: Answer) -> Control:
        from standupnudge.adapters.control.unix_socket import UnixSocket

        return UnixSocket(paths.socket, answer)


async def listen(stack: AsyncExitStack, control: Control, around: Surroundings) -> None:
    """Take commands from now on, until ``stack`` is closed."""
    stack.callback(control.close)
    try:
        await control.open()
    except Unavailable as error:
        around.limited(str(error))


def make_config(around: Surroundings, chosen: Choices | None = None) -> bool:
    """Whether the configuration, with what was ``chosen``, was made now: then this is the first start."""
    try:
        made = create(around.paths.config, chosen)
    except StandUpNudgeError as error:
        around.limited(str(error))
        return False
    keep_schema(around.paths.config, made=made)
    return made


def read_config(around: Surroundings) -> tuple[Config, list[str]]:
    """The configuration, or the defaults with the file's problems."""
    try:
        return read(around.paths.config), []
    except ConfigError as error:
        problems = [str(problem) for problem in error.problems]
        for problem in problems:
            _log.warning("%s", problem)
        return Config(), problems


def heard(config: Config, *, muted: bool) -> dict[str, Any]:
    """What a window is told of sound and voice (``messages``)."""
    forced = {port: name for port, name in config.backends.items() if port in {"sound", "voice"}}
    return {"volume": config.sound.volume, "voice": config.sound.voice.value, "muted": muted, "backends": forced}
