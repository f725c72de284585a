"""The last resort: state and records live as long as the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from standupnudge.ports import Store


class Memory:
    """Keeps the newest state; records are counted as told and not kept."""

    name = "memory"
    set_aside = ""

    def __init__(self) -> None:
        self._state: str | None = None

    def load(self) -> str | None:
        """See ``ports.Store``."""
        return self._state

    def save(self, state: Callable[[], str], records: Sequence[Mapping[str, Any]]) -> None:
        """See ``ports.Store``."""
        self._state = state()

    def forget(self, before: date | None) -> int:
        """See ``ports.Store``; there are none."""
        return 0

    def put_aside(self) -> str:
        """See ``ports.Store``; nothing outlives the program."""
        return ""

    def close(self) -> None:
        """See ``ports.Store``."""


_conforms: type[Store] = Memory
