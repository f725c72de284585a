"""Nobody speaks. The last resort: tones and captions have to do."""

from __future__ import annotations

from standupnudge.ports import Voice


class Silent:
    """See ``ports.Voice``."""

    name = "silent"

    def say(self, words: str) -> bool:
        """See ``ports.Voice``. Nobody says it."""
        return False

    def stop(self) -> None:
        """See ``ports.Voice``."""

    def set_volume(self, volume: int) -> None:
        """See ``ports.Voice``."""

    def mute(self, muted: bool) -> None:
        """See ``ports.Voice``."""

    def close(self) -> None:
        """See ``ports.Voice``."""


_conforms: type[Voice] = Silent
