"""The session as all sources together see it: locked is what any of them calls locked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from standupnudge.adapters.session.seen import Seen, Sees
from standupnudge.core.events import FellAsleep, Locked, Unlocked, Woke
from standupnudge.errors import Unavailable
from standupnudge.ports import Happened, Session


class Source(Protocol):
    """One that sees a part of it.

    :ivar reason: why it sees nothing at the moment, or ``None`` if it does.
    """

    name: str
    reason: Unavailable | None

    async def start(self) -> None:
        """Look from now on; what can't be reached now is looked for again, as long as it may come. Never raises."""
        ...

    async def close(self) -> None:
        """Let go of what was opened. Never raises."""
        ...


class Several:
    """See ``ports.Session``."""

    def __init__(self, happened: Happened) -> None:
        self._happened = happened
        self._seen: dict[str, Seen] = {}
        self._all = Seen()
        self._sources: list[Source] = []

    async def start(self, makers: Mapping[str, Callable[[Sees], Source]]) -> None:
        """Begin with all of these."""
        self._sources = [make(partial(self._sees, name)) for name, make in makers.items()]
        await asyncio.gather(*(source.start() for source in self._sources))

    @property
    def reasons(self) -> dict[str, Unavailable]:
        """Source -> why it can't be used at the moment."""
        return {source.name: source.reason for source in self._sources if source.reason is not None}

    @property
    def name(self) -> str:
        """The sources in use; without any there are only the clocks, by which the engine finds that it slept."""
        return " + ".join(self.working) or "clock_gaps"

    @property
    def working(self) -> list[str]:
        """Those that can be used at the moment."""
        return [source.name for source in self._sources if source.reason is None]

    @property
    def locked(self) -> bool:
        """See ``ports.Session``."""
        return self._all.locked

    async def close(self) -> None:
        """See ``ports.Session``."""
        for source in self._sources:
            await source.close()

    def _sees(self, name: str, seen: Seen) -> None:
        self._seen[name] = seen
        before, states = self._all, self._seen.values()
        after = self._all = Seen(any(each.locked for each in states), any(each.asleep for each in states))
        # What begins comes before what ends, so that there is no gap between a sleep and a lock (B2).
        if after.locked and not before.locked:
            self._happened(Locked)
        if after.asleep and not before.asleep:
            self._happened(FellAsleep)
        if before.asleep and not after.asleep:
            self._happened(Woke)
        if before.locked and not after.locked:
            self._happened(Unlocked)


_conforms: type[Session] = Several
