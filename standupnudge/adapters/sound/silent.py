"""No sound at all, where there is nothing to hear it from. The last resort: captions have to do."""

from __future__ import annotations

from standupnudge.ports import Sound
from standupnudge.routine.cues import Tone


class Silent:
    """See ``ports.Sound``."""

    name = "silent"

    def play(self, tone: Tone) -> bool:
        """See ``ports.Sound``. Nobody hears it."""
        return False

    def set_volume(self, volume: int) -> None:
        """See ``ports.Sound``."""

    def mute(self, muted: bool) -> None:
        """See ``ports.Sound``."""

    def close(self) -> None:
        """See ``ports.Sound``."""


_conforms: type[Sound] = Silent
