"""A source of the idle time that heals: when the one in use dies another is chosen, and it again when it is back."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta

from standupnudge.adapters.choose import Choice
from standupnudge.adapters.idle.always_at_desk import AlwaysAtDesk
from standupnudge.adapters.waits import waits
from standupnudge.errors import Unavailable
from standupnudge.ports import IdleProbe, IdleTold

Find = Callable[[IdleTold], Awaitable[Choice[IdleProbe]]]
Chose = Callable[[Choice[IdleProbe]], None]


class ChosenAgain:
    """See ``ports.IdleProbe``; made by :meth:`first`.

    It looks for something better while there is no source, or only the last resort.

    :param find: chooses among those that work now. Raises ``Unavailable``.
    :param chose: is told each choice that differs from the one before.
    """

    _used: IdleProbe

    def __init__(self, find: Find, chose: Chose, told: IdleTold, waits: Callable[[], Iterable[float]] = waits) -> None:
        self._find, self._chose, self._told, self._waits = find, chose, told, waits
        self._search: asyncio.Task[None] | None = None

    @classmethod
    async def first(cls, find: Find, chose: Chose, told: IdleTold) -> ChosenAgain:
        """One that has chosen. Raises ``Unavailable`` as ``find`` does."""
        probe = cls(find, chose, told)
        await probe.start()
        return probe

    async def start(self) -> None:
        """Choose. Raises ``Unavailable`` as ``find`` does."""
        choice = await self._find(self._told)
        self._used = choice.used
        self._chose(choice)
        self._search_on()

    @property
    def name(self) -> str:
        """The one in use."""
        return self._used.name

    @property
    def tells_return(self) -> bool:
        """See ``ports.IdleProbe``."""
        return self._used.tells_return

    async def idle(self) -> timedelta | None:
        """See ``ports.IdleProbe``."""
        idle = await self._used.idle()
        if idle is None and self._search is None:
            await self._choose()
            idle = await self._used.idle()
            self._search_on(dead=idle is None)
        return idle

    async def close(self) -> None:
        """See ``ports.IdleProbe``."""
        if self._search is not None:
            self._search.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._search
        await self._used.close()

    async def _choose(self) -> None:
        try:
            choice = await self._find(self._told)
        except Unavailable:
            return  # the one that the configuration names: nothing else may take its place
        before, self._used = self._used, choice.used
        await before.close()
        if choice.name != before.name:
            self._chose(choice)

    def _search_on(self, *, dead: bool = False) -> None:
        if self._search is None and (dead or self._is_last_resort()):
            self._search = asyncio.ensure_future(self._searched())

    async def _searched(self) -> None:
        """Look for something better, ever more seldom."""
        for wait in self._waits():
            await asyncio.sleep(wait)
            await self._choose()
            if not self._is_last_resort() and await self._used.idle() is not None:
                break
        self._search = None
        self._told()

    def _is_last_resort(self) -> bool:
        return isinstance(self._used, AlwaysAtDesk)


_conforms: type[IdleProbe] = ChosenAgain
