"""The idle time where nothing can tell it: somebody is taken to be at the desk as long as the machine runs."""

from __future__ import annotations

from datetime import timedelta

from standupnudge.ports import IdleProbe


class AlwaysAtDesk:
    """Breaks are then found by lock, sleep and "I'm up" alone."""

    name = "always_at_desk"
    tells_return = False

    async def idle(self) -> timedelta | None:
        """No time at all, always."""
        return timedelta(0)

    async def close(self) -> None:
        """Nothing was opened."""


_conforms: type[IdleProbe] = AlwaysAtDesk
