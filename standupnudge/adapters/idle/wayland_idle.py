"""What the Wayland protocols for the idle time have in common: they tell when there is no input, and when there is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Self

from standupnudge.adapters.idle.compositor import Compositor
from standupnudge.adapters.idle.gaps import Gaps
from standupnudge.errors import Unavailable
from standupnudge.ports import IdleTold


class WaylandIdle(ABC):
    """See ``ports.IdleProbe``; made by :meth:`connect`."""

    tells_return = True

    def __init__(self, compositor: Compositor, told: IdleTold) -> None:
        self._compositor, self._gaps = compositor, Gaps(told)
        self._source = self._begun(compositor)  # what tells; it must live as long as it is to tell

    @classmethod
    async def connect(cls, environ: Mapping[str, str], told: IdleTold) -> Self:
        """One that will tell. Raises ``Unavailable``."""
        compositor = await Compositor.open(environ, told)
        try:
            probe = cls(compositor, told)
            await compositor.settled()
        except Unavailable:
            compositor.close()
            raise
        return probe

    async def idle(self) -> timedelta | None:
        """See ``ports.IdleProbe``."""
        return self._gaps.idle() if self._compositor.alive else None

    async def close(self) -> None:
        """See ``ports.IdleProbe``."""
        self._compositor.close()

    @abstractmethod
    def _begun(self, compositor: Compositor) -> Any:
        """Ask for ``self._gaps`` to be told. Raises ``Unavailable``."""
