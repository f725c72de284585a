"""The first start: a window with three choices, the configuration made of them, and a greeting. A part of the wiring.

The program works meanwhile, with the defaults. The choices become a file as soon as they are made, and not before: who
is killed in the middle of it is asked again.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from standupnudge import backends
from standupnudge.core import wording
from standupnudge.engine.perform import Speaker, carried_out
from standupnudge.errors import StandUpNudgeError
from standupnudge.paths import shown
from standupnudge.ports import LoginStart, Windows
from standupnudge.surroundings import PANEL, Surroundings, has_tk, make_config, read_config

_log = logging.getLogger(__name__)
_ANSWERS = ("chose", "skip", "no_tk", "gone")  # any of them is the last that counts


class First(Enum):
    """Whether this is the first start, and what it needs."""

    NO = "no"
    GREET = "greet"  # the configuration has been made with the defaults
    ASK = "ask"  # no file is there yet


def first(around: Surroundings) -> First:
    """Make the configuration if there is none and nobody can be asked. Before anything reads it."""
    path = around.paths.config
    if not os.path.lexists(path) and _has_screen(around.environ) and has_tk() and _may_make(path.parent):
        return First.ASK
    return First.GREET if make_config(around) else First.NO


def _has_screen(environ: Mapping[str, str]) -> bool:
    """Whether a window may come up; if it can't after all, it says so itself."""
    return sys.platform in ("win32", "darwin") or bool(environ.get("DISPLAY"))


def _may_make(folder: Path) -> bool:
    """Whether a file can be made there; the folder is made if need be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


class FirstStart:
    """Build it in the running loop.

    :param changed: the configuration was made, and is to be read.
    """

    def __init__(self, around: Surroundings, windows: Windows, speaker: Speaker, changed: Callable[[], None]) -> None:
        self._around, self._windows, self._speaker, self._changed = around, windows, speaker, changed
        self._answer: asyncio.Future[Mapping[str, Any]] = asyncio.get_running_loop().create_future()
        self._on_screen = False

    def begin(self, how: First) -> asyncio.Task[None]:
        """Ask, if that is to be, and greet. Cancel it before windows are closed: an end of the program is no answer."""
        work = self._ask() if how is First.ASK else self._greet()
        return asyncio.create_task(carried_out(work, "The first start"))

    def said(self, message: Mapping[str, Any]) -> None:
        """The window said something (``messages``)."""
        said = message.get("said")
        if said == "mapped":
            self._on_screen = True
        elif said in _ANSWERS and not self._answer.done():
            self._answer.set_result(message)

    async def _ask(self) -> None:
        before = _at_login()
        config = shown(self._around.paths.config)
        task = {"window": "first", "config": config, "login": before, "focus": True, "token": ""}
        try:
            await self._windows.open(task)
        except StandUpNudgeError as error:
            _log.info("%s", error)
        answer = await self._answer
        if answer.get("said") == "gone" and self._on_screen:  # ended from outside, as at a logout: asked next time
            return
        await self._take(answer, before=before)

    async def _take(self, answer: Mapping[str, Any], *, before: bool) -> None:
        from standupnudge.config.first_choices import from_message

        chosen = from_message(answer)
        if not make_config(self._around, chosen) and chosen is not None:
            await self._speaker.say(wording.NAME, wording.not_written(shown(self._around.paths.config)))
        self._changed()
        await self._greet()
        login = answer.get("login", before)
        if isinstance(login, bool) and login != before:
            await self._start_with_login(login=login)

    async def _start_with_login(self, *, login: bool) -> None:
        autostart = backends.autostart()
        try:
            autostart.on(backends.own_command()) if login else autostart.off()
        except StandUpNudgeError as error:
            _log.warning("%s", error)
            await self._speaker.say(wording.NAME, str(error))

    async def _greet(self) -> None:
        around = self._around
        # The terminal has been told each of the limits already.
        limits = [] if around.used["notify"] == "terminal" else around.limits
        icon = around.used.get("tray") != "none" and not around.lacks(PANEL)
        config, _problems = read_config(around)
        notice = wording.first_start(shown(around.paths.config), config.rules, limits, icon=icon)
        await self._speaker.notify(lambda _: notice)


def _at_login() -> bool:
    """Whether it starts with the login already."""
    try:
        return backends.autostart().state(backends.own_command()) is LoginStart.ON
    except StandUpNudgeError:
        return False
