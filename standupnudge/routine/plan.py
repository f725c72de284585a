"""What a plan is: exercises in words, and how much of each a level asks for. Values only.

``config.plan_file`` reads them from YAML; nothing here opens a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum


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
    """A part of a repetition: the word for the movement ("up") and how long it takes."""

    word: str
    length: timedelta


@dataclass(frozen=True, slots=True)
class Holds:
    """So many holds of one length, with a rest of ``soften`` between two of them."""

    count: int
    hold: timedelta
    soften: timedelta


@dataclass(frozen=True, slots=True)
class Reps:
    """So many repetitions, each of these phases."""

    count: int
    tempo: tuple[Phase, ...]

    @property
    def length(self) -> timedelta:
        """How long one repetition takes."""
        return sum((phase.length for phase in self.tempo), timedelta())


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much of an exercise a level asks for.

    :ivar form: the id of an easier or harder form to do instead, or "" for the exercise itself.
    :ivar move_in: how long getting into position takes at this level, or ``None`` for the exercise's own time.
    """

    exercise: str
    work: Holds | Reps
    sides: Sides = Sides.TOGETHER
    form: str = ""
    move_in: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of position or of side: what to do, and the time there is for it."""

    title: str
    length: timedelta


@dataclass(frozen=True, slots=True)
class Soften:
    """What to do in the rest between two holds."""

    title: str
    how: str


@dataclass(frozen=True, slots=True)
class SideWords:
    """What left and right mean in an exercise: which leg stands, which is in front."""

    left: str
    right: str

    def of(self, side: Side) -> str:
        """The words for ``side``; empty for both and none."""
        return {Side.LEFT: self.left, Side.RIGHT: self.right}.get(side, "")


LEFT_AND_RIGHT = SideWords("Left", "Right")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that often goes wrong, and what helps."""

    fault: str
    fix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """An easier or harder form of an exercise.

    :ivar cues: instead of the exercise's own; none: the exercise's own hold for this form too.
    """

    id: str
    name: str
    how: str
    cues: tuple[str, ...] = ()
    sides: SideWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise in words.

    :ivar muscles: what it trains; ``why``: what that is good for when running. No health promises.
    :ivar video: a link to a film of it, or "".
    """

    id: str
    name: str
    muscles: str
    why: str
    move_in: Transition
    set_up: str
    cues: tuple[str, ...]
    kit: tuple[str, ...] = ()
    soften: Soften = Soften("Soften", "")
    sides: SideWords = LEFT_AND_RIGHT
    faults: tuple[Fault, ...] = ()
    easier: tuple[Form, ...] = ()
    harder: tuple[Form, ...] = ()
    stop_when: tuple[str, ...] = ()
    video: str = ""

    def form(self, form_id: str) -> Form | None:
        """The easier or harder form of that id."""
        return next((form for form in self.easier + self.harder if form.id == form_id), None)


@dataclass(frozen=True, slots=True)
class Level:
    """A rung of the ladder: doses in the order of the plan's exercises. An exercise without one is left out."""

    id: str
    name: str
    doses: tuple[Dose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole routine.

    :ivar levels: at least one, their ids ascending as text ("L0" to "L6").
    :ivar before: what to see to before starting; ``effort``: how hard it may feel; ``stop_now``: when to stop at once;
        ``who``: for whom it is meant.
    :ivar switch: the change between the two halves of an exercise done one side after the other.
    """

    title: str
    about: str
    exercises: tuple[Exercise, ...]
    levels: tuple[Level, ...]
    switch: Transition
    kit: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    effort: str = ""
    stop_now: str = ""
    who: str = ""

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise of that id; ``KeyError`` if the plan has none."""
        return {exercise.id: exercise for exercise in self.exercises}[exercise_id]

    def level(self, level_id: str) -> Level:
        """The level of that id; where the plan has none, the next one below it, else the plan's lowest."""
        below = [level for level in self.levels if level.id <= level_id]
        return max(below or self.levels[:1], key=lambda level: level.id)
