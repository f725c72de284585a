"""What the tests of notifications share: running a coroutine, and remembering what the callbacks were told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial, wraps
from typing import Any

from standupnudge.adapters.notify.freedesktop import FreedesktopNotifier
from standupnudge.core.views import Button, Notice, Tag, Urgency
from tests.adapters.notification_server import NotificationServer

PATIENCE = timedelta(seconds=30)  # far longer than anything takes; only a failing test waits so long

NUDGE = Notice(
    Tag.NUDGE,
    "Time to get up",
    "A glass of water?",
    (Button("up", "I'm up"), Button("snooze", "In 5 min")),
    on_click="routine",
)
PLAINER = Notice(Tag.NUDGE, "At your desk for 40 min", "Up?", NUDGE.buttons, "routine", Urgency.STAYS)
ROUTINE = Notice(Tag.ROUTINE, "Glutes", "Five minutes?", (Button("start", "Start"),), on_click="start")
INFO = Notice(Tag.INFO, "Paused", "Until 14:00.")


def in_loop(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Run a test that is a coroutine function."""

    @wraps(test)
    def run(*args: Any, **kwargs: Any) -> None:
        asyncio.run(test(*args, **kwargs))

    return run


@dataclass
class Heard:
    """What the callbacks were told, in order."""

    news: list[tuple[Any, ...]] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    def answered(self, tag: Tag, name: str, token: str) -> None:
        self.news.append(("answered", tag, name, token))
        self.came.set()

    def closed(self, tag: Tag) -> None:
        self.news.append(("closed", tag))
        self.came.set()

    async def something(self) -> None:
        """Wait for the next thing that is told, unless something was."""
        async with asyncio.timeout(PATIENCE.total_seconds()):
            await self.came.wait()


@dataclass
class Desk:
    """A notifier, the server it talks to, and what came of it."""

    server: NotificationServer
    notifier: FreedesktopNotifier
    heard: Heard
    again: list[None]  # one for each time that it was said

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """The server answers nothing, and the notifier waits for it only a moment."""
        self.server.hangs = True
        self.notifier._patience = timedelta(milliseconds=100)
        try:
            yield
        finally:
            self.notifier._patience = PATIENCE
            self.server.hangs = False

    async def all_heard(self) -> list[tuple[Any, ...]]:
        """All that was reported for the signals sent so far: the server's answer to one more call comes after them."""
        await self.notifier.show(Notice(Tag.EXERCISES, "Mark", ""))
        return self.heard.news

    def number(self) -> int:
        """The one on the screen; there must be just one."""
        [number] = self.server.on_screen
        return number


@asynccontextmanager
async def desk(address: str, **server: Any) -> AsyncIterator[Desk]:
    """A notifier that is connected to a server with the given qualities."""
    async with NotificationServer(address, **server) as running:
        heard = Heard()
        environ = {"DBUS_SESSION_BUS_ADDRESS": address}
        again: list[None] = []
        said = partial(again.append, None)
        notifier = await FreedesktopNotifier.connect(heard.answered, heard.closed, environ, PATIENCE, said)
        try:
            yield Desk(running, notifier, heard, again)
        finally:
            await notifier.close()
