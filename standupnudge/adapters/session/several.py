"""The session as all sources together see it: locked is what any of them calls locked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from standupnudge.adapters.session.seen import Seen, Sees
from standupnudge.core.events import FellAsleep, Locked, Unlocked, Woke
from standupnudge.errors import Unavailable
from standupnudge.ports import Happened, Session


class Source(Protocol):
    """One that sees a part of it."""

    name: str

    async def start(self) -> None:
        """Look from now on. Raises ``Unavailable`` if there is nothing to be seen here."""
        ...

    async def close(self) -> None:
        """Let go of what was opened. Never raises."""
        ...


class Several:
    """See ``ports.Session``.

    :ivar reasons: source -> why it can't be used here.
    """

    def __init__(self, happened: Happened) -> None:
        self._happened = happened
        self._seen: dict[str, Seen] = {}
        self._all = Seen()
        self._sources: list[Source] = []
        self.reasons: dict[str, Unavailable] = {}

    async def start(self, makers: dict[str, Callable[[Sees], Source]]) -> None:
        """Begin with all of these that can be used here."""
        await asyncio.gather(*(self._begin(name, make) for name, make in makers.items()))

    async def _begin(self, name: str, make: Callable[[Sees], Source]) -> None:
        try:
            source = make(lambda seen: self._sees(name, seen))
            await source.start()
        except Unavailable as error:
            self.reasons[name] = error
        else:
            self._sources.append(source)

    @property
    def name(self) -> str:
        """The sources in use; without any there are only the clocks, by which the engine finds that it slept."""
        return " + ".join(sorted(source.name for source in self._sources)) or "clock_gaps"

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
