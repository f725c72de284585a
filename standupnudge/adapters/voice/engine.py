"""What speaks on a system, as ``speaker`` asks for it. No logic here."""

from __future__ import annotations

from typing import Protocol


class Engine(Protocol):
    """One way to make the system speak. A constructor raises ``Unavailable``; methods are called on one thread."""

    name: str  # the technology, as doctor and the configuration name it

    def speak(self, words: str, volume: int) -> None:
        """Begin with ``words`` in the place of what is being said, or leave them out if they couldn't begin soon.

        Waits for a second at most, never for their end. Raises ``Unavailable`` when nobody speaks any more; a later
        call may succeed.

        :param volume: 1 to 100.
        """
        ...

    def hush(self) -> None:
        """Be quiet. Never raises."""
        ...

    def close(self) -> None:
        """Be quiet, and let go of what was opened. Never raises."""
        ...
