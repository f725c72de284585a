"""How much of an exercise is done, and how fast: holds, repetitions, sides, levels. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

HOLD = "hold"  # the movement of a hold, as "up" is one of a repetition


class Side(Enum):
    """Which leg works; in an exercise on both legs at once, both."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    NONE = "none"

    @property
    def other(self) -> Side:
        """Right for left and left for right; both and none stay."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


class Sides(Enum):
    """How a dose is shared out between the legs. Its count is for each leg."""

    TOGETHER = "together"
    ALTERNATING = "alternating"
    ONE_BY_ONE = "one by one"


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a repetition: the word for the movement ("up") and how long it takes.

    :ivar pose: the pose that it leads to, in a timeline; "" in a dose, where the exercise and its form say that.
    """

    word: str
    length: timedelta
    pose: str = ""


@dataclass(frozen=True, slots=True)
class Holds:
    """So many holds of one length, with a rest of ``soften`` between two of them."""

    count: int
    hold: timedelta
    soften: timedelta

    def lasting(self, turns: int) -> timedelta:
        """How long so many holds take in one go, with the rests between them."""
        return turns * self.hold + (turns - 1) * self.soften


@dataclass(frozen=True, slots=True)
class Reps:
    """So many repetitions, each of these phases."""

    count: int
    tempo: tuple[Phase, ...]

    @property
    def length(self) -> timedelta:
        """How long one repetition takes."""
        return sum((phase.length for phase in self.tempo), timedelta())

    def lasting(self, turns: int) -> timedelta:
        """How long so many repetitions take in one go."""
        return turns * self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much of an exercise a level asks for.

    :ivar form: the id of an easier or harder form to do instead, or "" for the exercise itself.
    :ivar variant: the id of the exercise's variant that this is, or "" where there is nothing to choose.
    :ivar move_in: how long getting into position takes at this level, or ``None`` for the exercise's own time.
    """

    exercise: str
    work: Holds | Reps
    sides: Sides = Sides.TOGETHER
    form: str = ""
    variant: str = ""
    move_in: timedelta | None = None

    def lasting(self, switch: timedelta) -> timedelta:
        """How long the work takes, with a ``switch`` of sides if there is one; the way into position comes on top."""
        count = self.work.count
        match self.sides:
            case Sides.TOGETHER:
                return self.work.lasting(count)
            case Sides.ALTERNATING:
                return self.work.lasting(2 * count)
            case Sides.ONE_BY_ONE:
                return 2 * self.work.lasting(count) + switch


@dataclass(frozen=True, slots=True)
class Level:
    """A rung of the ladder: doses in the order of the plan's exercises. An exercise without one is left out.

    :ivar instead: doses of other variants, which the person can choose in the place of those in ``doses``.
    """

    id: str
    name: str
    doses: tuple[Dose, ...]
    instead: tuple[Dose, ...] = ()

    def choices(self, exercise: str) -> tuple[Dose, ...]:
        """All doses of an exercise that can be played at this level, its own first; none if it isn't played."""
        return tuple(dose for dose in self.doses + self.instead if dose.exercise == exercise)
