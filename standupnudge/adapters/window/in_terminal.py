"""The routine in the terminal of this process, in the place of its window: the main thread plays it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from queue import SimpleQueue
from typing import Any

from standupnudge.ports import Said, Windows


class InTerminal:
    """See ``ports.Windows``; only the first routine is played. Build it on the main thread."""

    def __init__(self) -> None:
        self._tasks: SimpleQueue[Mapping[str, Any] | None] = SimpleQueue()
        self._said: Said | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def attach(self, said: Said) -> None:
        """The engine is there, in the running loop."""
        self._said, self._loop = said, asyncio.get_running_loop()

    def wait_task(self) -> Mapping[str, Any] | None:
        """What is to be played; ``None`` if nothing is any more. On the main thread."""
        return self._tasks.get()

    def say(self, message: Mapping[str, Any]) -> None:
        """Tell the engine, as a window would. On the main thread."""
        if self._loop is not None and self._said is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._said, "routine", message)

    async def open(self, task: Mapping[str, Any]) -> None:
        """See ``ports.Windows``."""
        if task["window"] == "routine" and self._said is not None:
            self._tasks.put(task)
            self._said("routine", {"said": "mapped"})

    async def tell(self, kind: str, message: Mapping[str, Any]) -> None:
        """See ``ports.Windows``. A terminal that guides isn't talked to."""

    async def close(self) -> None:
        """See ``ports.Windows``."""
        self._tasks.put(None)


_conforms: type[Windows] = InTerminal
