"""No chime, for who has set the sound to silent."""

from __future__ import annotations

from standupnudge.ports import Chime


class NoChime:
    """See ``ports.Chime``."""

    name = "silent"

    async def play(self, sound: str, volume: int) -> None:
        """See ``ports.Chime``. Nobody hears it."""

    async def close(self) -> None:
        """See ``ports.Chime``."""


_conforms: type[Chime] = NoChime
