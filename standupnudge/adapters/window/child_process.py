"""Windows as child processes (``python -m standupnudge.window``), spoken to in JSON lines."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.messages import LONGEST_LINE, decode, encode
from standupnudge.ports import Said, Windows

GRACE = 2.0  # seconds that a window has to end by itself when the program stops


class ChildProcess:
    """See ``ports.Windows``. Build and use it inside the running loop.

    :param looks: what every window is told beside its task, "theme" say; asked anew for each.
    :param command: what is started for a window; another one in tests.
    """

    def __init__(
        self,
        said: Said,
        looks: Callable[[], Mapping[str, Any]] = dict,
        command: Sequence[str] = (sys.executable, "-m", "standupnudge.window"),
    ) -> None:
        self._said, self._looks, self._command = said, looks, command
        self._opening = asyncio.Lock()  # two clicks at once open one window
        self._open: dict[str, Process] = {}
        self._watching: set[asyncio.Task[None]] = set()

    async def open(self, task: Mapping[str, Any]) -> None:
        """See ``ports.Windows``."""
        kind = task["window"]
        async with self._opening:
            if kind in self._open:
                await self.tell(kind, {"say": "raise"})
                return
            await self._start(kind, task)
        await self.tell(kind, {**task, **self._looks()})

    async def _start(self, kind: str, task: Mapping[str, Any]) -> None:
        environ = dict(os.environ)
        if token := task.get("token"):
            # https://specifications.freedesktop.org/startup-notification-spec and xdg-activation
            environ |= {"XDG_ACTIVATION_TOKEN": token, "DESKTOP_STARTUP_ID": token}
        try:
            child = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, limit=LONGEST_LINE, env=environ
            )
        except OSError as error:
            self._said(kind, {"said": "gone"})  # before it was there: somebody waits for it
            raise Unavailable(_("No window can be opened: {why}.").format(why=error)) from error
        self._open[kind] = child
        watch = asyncio.create_task(self._watch(kind, child, child.stdout))
        self._watching.add(watch)
        watch.add_done_callback(self._watching.discard)

    async def _watch(self, kind: str, child: Process, stream: asyncio.StreamReader | None) -> None:
        """Pass on what the window says, until it has ended."""
        while stream is not None and (line := await _line(stream)):
            if (message := decode(line)) is not None:
                self._said(kind, message)
        await child.wait()
        del self._open[kind]
        self._said(kind, {"said": "gone"})

    async def tell(self, kind: str, message: Mapping[str, Any]) -> None:
        """See ``ports.Windows``."""
        child = self._open.get(kind)
        if child is None or child.stdin is None:
            return
        try:
            child.stdin.write(encode(message))
            await child.stdin.drain()
        except ConnectionError:  # it is about to end; its watcher will say so
            pass

    async def close(self) -> None:
        """See ``ports.Windows``."""
        for kind, child in list(self._open.items()):
            await self.tell(kind, {"say": "close"})
            if child.stdin is not None:
                child.stdin.close()
        if not self._watching:
            return
        _, slow = await asyncio.wait(set(self._watching), timeout=GRACE)
        if slow:
            for child in self._open.values():
                child.kill()
            await asyncio.wait(slow, timeout=GRACE)  # what a window has started may hold its output open


async def _line(stream: asyncio.StreamReader) -> bytes:
    """The next line, or nothing at the end; a line that is too long is dropped as far as it was read."""
    try:
        return await stream.readline()
    except ValueError:
        return b"\n"


_conforms: type[Windows] = ChildProcess
