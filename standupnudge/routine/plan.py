"""What a plan is: exercises in words and poses, and how much of each a level asks for. Values only.

``config.plan_file`` reads them from YAML; nothing here opens a file.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from types import MappingProxyType

from standupnudge.language import N_
from standupnudge.routine.dose import HOLD, Dose, Holds, Level, Phase, Reps, Side, Sides

__all__ = [
    "HOLD",
    "LEFT_AND_RIGHT",
    "NOTHING_CHOSEN",
    "Dose",
    "Exercise",
    "Fault",
    "Form",
    "Holds",
    "Level",
    "Muscle",
    "Phase",
    "Place",
    "Plan",
    "Poses",
    "Reps",
    "Side",
    "SideWords",
    "Sides",
    "Soften",
    "Transition",
    "Variant",
]


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


LEFT_AND_RIGHT = SideWords(N_("Left"), N_("Right"))


@dataclass(frozen=True, slots=True)
class Poses:
    """What the figure shows: names of ``routine.pose_names``.

    :ivar rest: before, between and after the work.
    :ivar moves: the word of each movement ("up", or :data:`HOLD`) with the pose that it leads to.
    """

    rest: str = ""
    moves: tuple[tuple[str, str], ...] = ()

    def after(self, word: str) -> str:
        """The pose that the movement ``word`` leads to; the pose of rest, if it has none."""
        return dict(self.moves).get(word, self.rest)


class Place(Enum):
    """Where an exercise is done; it decides how one gets from one to the next."""

    FLOOR = "floor"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to do an exercise that the person can choose. What it is like at a level, the level says."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that often goes wrong, and what helps."""

    fault: str
    fix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """An easier or harder form of an exercise.

    :ivar cues: instead of the exercise's own; none: the exercise's own hold for this form too. The same goes for
        ``sides``, ``poses``, ``place`` and ``move_in``.
    """

    id: str
    name: str
    how: str
    cues: tuple[str, ...] = ()
    sides: SideWords | None = None
    poses: Poses | None = None
    place: Place | None = None
    move_in: Transition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise in words.

    :ivar muscles: what it trains; ``why``: what that is good for when running. No health promises.
    :ivar move_in: the way into position from the exercise before it in the plan, or from standing for the first.
    :ivar move_in_otherwise: instead, where that one isn't played and the way begins at another place.
    :ivar variants: what the person can choose from; none: there is nothing to choose.
    :ivar eased: what to do at any level while the exercise hurts.
    :ivar video: a link to a film of it, or "".
    """

    id: str
    name: str
    muscles: str
    why: str
    move_in: Transition
    set_up: str
    cues: tuple[str, ...]
    place: Place = Place.STANDING
    move_in_otherwise: Transition | None = None
    kit: tuple[str, ...] = ()
    soften: Soften = Soften(N_("Soften"), "")
    sides: SideWords = LEFT_AND_RIGHT
    poses: Poses = Poses()
    faults: tuple[Fault, ...] = ()
    easier: tuple[Form, ...] = ()
    harder: tuple[Form, ...] = ()
    variants: tuple[Variant, ...] = ()
    eased: Dose | None = None
    stop_when: tuple[str, ...] = ()
    video: str = ""

    def form(self, form_id: str) -> Form | None:
        """The easier or harder form of that id."""
        return next((form for form in self.easier + self.harder if form.id == form_id), None)

    def in_form(self, form_id: str) -> Exercise:
        """The exercise as it is done in a form: with what the form has of its own. Itself, if there is no such form."""
        form = self.form(form_id)
        if form is None:
            return self
        return replace(
            self,
            name=form.name,
            set_up=form.how,
            cues=form.cues or self.cues,
            sides=form.sides or self.sides,
            poses=form.poses or self.poses,
            place=form.place or self.place,
            move_in=form.move_in or self.move_in,
            move_in_otherwise=None if form.move_in else self.move_in_otherwise,
        )


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle to get to know.

    :ivar where: where it is and what it looks like; ``does``: what it does; ``running``: what that means when running.
    :ivar honest: what is known of it, and what isn't. No health promises.
    :ivar exercises: ids of the exercises that train it, the first one most.
    """

    id: str
    name: str
    where: str
    does: str
    running: str = ""
    honest: str = ""
    exercises: tuple[str, ...] = ()


NOTHING_CHOSEN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole routine.

    :ivar levels: at least one, their ids ascending as text ("L0" to "L6").
    :ivar before: what to see to before starting; ``effort``: how hard it may feel; ``stop_now``: when to stop at once;
        ``who``: for whom it is meant.
    :ivar switch: the change between the two halves of an exercise done one side after the other.
    :ivar muscles: those to get to know.
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
    muscles: tuple[Muscle, ...] = ()

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise of that id; ``KeyError`` if the plan has none."""
        return {exercise.id: exercise for exercise in self.exercises}[exercise_id]

    def place_before(self, exercise_id: str) -> Place:
        """Where the way into position of an exercise usually begins: at the place of the one before, else standing."""
        before = Place.STANDING
        for exercise in self.exercises:
            if exercise.id == exercise_id:
                break
            before = exercise.place
        return before

    def level(self, level_id: str) -> Level:
        """The level of that id; where the plan has none, the next one below it, else the plan's lowest."""
        below = [level for level in self.levels if level.id <= level_id]
        return max(below or self.levels[:1], key=lambda level: level.id)

    def doses(
        self,
        level_id: str,
        *,
        variants: Mapping[str, str] = NOTHING_CHOSEN,
        eased: Collection[str] = (),
        left_out: Collection[str] = (),
    ) -> tuple[Dose, ...]:
        """What is played at a level, in order; everything may be left out.

        :param variants: exercise id to the id of the variant that the person has chosen; where the level hasn't got
            it, its own dose is played. The level's own time for the way into position goes with it.
        :param eased: ids of exercises to be played in their easier form (R5); this comes before a variant.
        :param left_out: ids of exercises not to be played at all (R5).
        """
        level, played = self.level(level_id), []
        for own in level.doses:
            chosen = variants.get(own.exercise, own.variant)
            if own.exercise in left_out:
                continue
            if own.exercise in eased:
                dose = self._eased(own.exercise)
            else:
                dose = next((dose for dose in level.choices(own.exercise) if dose.variant == chosen), own)
            played.append(replace(dose, move_in=own.move_in) if dose.move_in is None else dose)
        return tuple(played)

    def _eased(self, exercise_id: str) -> Dose:
        """In the easier form; what the plan has none for, as little of it as the lowest level asks for."""
        lowest = (dose for level in self.levels for dose in level.doses if dose.exercise == exercise_id)
        return self.exercise(exercise_id).eased or next(lowest)
