"""What one source sees of the session. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """By what one source knows; who knows nothing sees neither."""

    locked: bool = False
    asleep: bool = False


Sees = Callable[[Seen], None]  # told what a source sees from now on, on the engine's thread
