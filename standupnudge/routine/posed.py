"""What the figure needs to know of a step; the steps of a timeline fit. No logic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from standupnudge.routine.plan import Side
from standupnudge.routine.timeline import Kind


class PosedPhase(Protocol):
    """A movement of a repetition."""

    @property
    def length(self) -> timedelta:
        """How long it takes."""
        ...

    @property
    def pose(self) -> str:
        """The pose that it leads to."""
        ...


class Posed(Protocol):
    """A step as far as the figure goes: what it is, and by which poses it leads. Poses are names of ``pose_table``."""

    @property
    def exercise(self) -> str:
        """The id of the exercise that it belongs to, or leads to."""
        ...

    @property
    def kind(self) -> Kind:
        """What it asks for."""
        ...

    @property
    def side(self) -> Side:
        """Which leg works; none in most transitions."""
        ...

    @property
    def length(self) -> timedelta:
        """How long it takes."""
        ...

    @property
    def begin(self) -> str:
        """The pose at its beginning; "" where the plan names no poses."""
        ...

    @property
    def pose(self) -> str:
        """The pose that it leads to, or ""."""
        ...

    @property
    def phases(self) -> Sequence[PosedPhase]:
        """Of a repetition, together as long as the step; else none."""
        ...
