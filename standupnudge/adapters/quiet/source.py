"""What each source of signs is to those that put them together."""

from __future__ import annotations

from typing import Protocol

from standupnudge.core.events import Sign


class Source(Protocol):
    """One kind of sign, by one technology. Its constructor raises ``Unavailable`` where it can never tell anything."""

    name: str

    async def signs(self) -> frozenset[Sign]:
        """Those of its kind that are there now. Raises ``Unavailable`` if that can't be told; may take any time."""
        ...

    async def close(self) -> None:
        """Let go of what was opened. Never raises."""
        ...


NONE: frozenset[Sign] = frozenset()
