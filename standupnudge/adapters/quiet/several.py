"""All sources of signs together: each may fail alone, and one that fails is no reason to be quiet (Q3)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import timedelta

from standupnudge.adapters.quiet.source import NONE, Source
from standupnudge.core.events import Sign
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import QuietProbe

_log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=1)  # the engine waits so long for all of them, at most
REST = timedelta(minutes=1)  # who didn't answer in time isn't waited for again so soon


class Several:
    """See ``ports.QuietProbe``.

    :ivar reasons: source -> why it can't tell anything: since the start, or at the moment.
    """

    def __init__(
        self, makers: Mapping[str, Callable[[], Source]], patience: timedelta = PATIENCE, rest: timedelta = REST
    ) -> None:
        self._patience, self._rest = patience, rest
        self._sources: dict[str, Source] = {}
        self._rests_until: dict[str, float] = {}  # by the loop's clock
        self.reasons: dict[str, Unavailable] = {}
        for name, make in makers.items():
            try:
                self._sources[name] = make()
            except Unavailable as error:
                self.reasons[name] = error
        self.name = " + ".join(self._sources) or "none"

    @property
    def working(self) -> list[str]:
        """Those that could tell when they were asked last."""
        return [name for name in self._sources if name not in self.reasons]

    async def signs(self) -> frozenset[Sign]:
        """See ``ports.QuietProbe``."""
        seen = await asyncio.gather(*(self._ask(name, source) for name, source in self._sources.items()))
        return frozenset().union(*seen)

    async def close(self) -> None:
        """See ``ports.QuietProbe``."""
        for source in self._sources.values():
            await source.close()

    async def _ask(self, name: str, source: Source) -> frozenset[Sign]:
        now = asyncio.get_running_loop().time()
        if now < self._rests_until.get(name, now):
            return NONE
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                signs = await source.signs()
        except Unavailable as error:
            self._failed(name, error)
        except TimeoutError:
            self._rests_until[name] = now + self._rest.total_seconds()
            seconds = f"{self._patience.total_seconds():g}"
            self._failed(name, Unavailable(_("No answer within {seconds} s.").format(seconds=seconds)))
        else:
            self.reasons.pop(name, None)
            return signs
        return NONE

    def _failed(self, name: str, error: Unavailable) -> None:
        """Tell it once an outage; nudges go on meanwhile."""
        if name not in self.reasons:
            _log.info("Whether you are busy can't be told by %s: %s", name, error)
        self.reasons[name] = error


_conforms: type[QuietProbe] = Several
