"""Where nothing can tell whether the person is busy: nobody ever is (Q3)."""

from __future__ import annotations

from standupnudge.core.events import Sign
from standupnudge.ports import QuietProbe


class NothingTold:
    """Nudges are then held by pauses and working hours alone."""

    name = "none"

    async def signs(self) -> frozenset[Sign]:
        """None, always."""
        return frozenset()

    async def close(self) -> None:
        """Nothing was opened."""


_conforms: type[QuietProbe] = NothingTold
