"""The chime of a nudge, played by a process of its own (``chime``). This one loads nothing for it."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from standupnudge.language import _, in_use
from standupnudge.ports import Chime
from standupnudge.resources import resource

_log = logging.getLogger(__name__)

LONGEST = timedelta(seconds=30)  # a process that takes longer is ended; the longest sound is shorter by far


class ChimeChild:
    """See ``ports.Chime``. Build and use it inside the running loop.

    :param folder: where relative paths begin: the configuration's.
    :param say: told in a sentence why there is no sound, once for each reason.
    :param take_back: told the same sentence when there is sound again.
    :param command: what is started, with file, volume and language behind it; another one in tests.
    """

    name = "chime_child"

    def __init__(
        self,
        folder: Path,
        say: Callable[[str], None] = _log.warning,
        take_back: Callable[[str], None] = _log.info,
        command: Sequence[str] = (sys.executable, "-m", "standupnudge.adapters.sound.chime"),
        longest: timedelta = LONGEST,
    ) -> None:
        self._folder, self._say, self._take_back, self._command = folder, say, take_back, command
        self._longest = longest.total_seconds()
        self._said: set[str] = set()
        self._playing: dict[Process, asyncio.Task[None]] = {}

    async def play(self, sound: str, volume: int) -> None:
        """See ``ports.Chime``. One that still sounds gives way. Returns once the process has been started."""
        await self.close()
        if sound == "none" or volume <= 0:
            return
        try:
            child = await asyncio.create_subprocess_exec(
                *self._command, str(self._file(sound)), str(volume), in_use(), stdin=DEVNULL, stdout=PIPE, stderr=PIPE
            )
        except (OSError, ValueError) as error:  # ValueError: a name that no file can have
            self._tell(f"{error}.")
            return
        self._playing[child] = asyncio.create_task(self._watch(child))

    def _file(self, sound: str) -> Path:
        if sound == "chime":
            return resource("assets/sounds/nudge.wav")
        return self._folder / os.path.expanduser(sound)  # Path's raises where there is no home  # noqa: PTH111

    async def _watch(self, child: Process) -> None:
        """Wait for its end, and tell what it couldn't do."""
        try:
            async with asyncio.timeout(self._longest):
                said, noise = await child.communicate()
        except TimeoutError:
            child.kill()
            said, noise = await child.communicate()
        ended_by_us = self._playing.pop(child, None) is None
        if child.returncode == 0:
            self._heard()
        elif not ended_by_us:
            self._tell(_text(said) or _("it could not be played."), _text(noise))

    def _tell(self, why: str, more: str = "") -> None:
        _log.info("no chime: %s %s", why, more)
        sentence = _("Nudges come without their sound: {why}").format(why=why)
        if sentence not in self._said:
            self._said.add(sentence)
            self._say(sentence)

    def _heard(self) -> None:
        while self._said:
            self._take_back(self._said.pop())

    async def close(self) -> None:
        """See ``ports.Chime``."""
        while self._playing:
            child, watch = self._playing.popitem()
            if child.returncode is None:
                child.kill()
            await watch


def _text(said: bytes) -> str:
    return said.decode(errors="replace").strip()


_conforms: type[Chime] = ChimeChild
