"""A plan at a level, laid out in time: steps with their exact start and length. Pure; plays nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum

from standupnudge.routine.plan import Dose, Exercise, Phase, Plan, Reps, Side, Sides, SideWords, Transition

ZERO = timedelta()
CUE_LASTS = timedelta(seconds=10)  # one cue is enough at a time; a new one each repetition can't be followed


class Kind(Enum):
    """What a step asks for."""

    GET_READY = "get ready"  # into position for the first exercise
    MOVE_ON = "move on"  # ... for a later one
    HOLD = "hold"
    SOFTEN = "soften"
    REP = "rep"
    SWITCH = "switch side"

    @property
    def works(self) -> bool:
        """Whether it is what the exercise is about; the others lead up to it."""
        return self in {Kind.HOLD, Kind.REP}


@dataclass(frozen=True, slots=True)
class Count:
    """Hold or repetition ``number`` of ``of``, for the leg that works."""

    number: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step.

    :ivar start: since the beginning of the timeline.
    :ivar exercise: id of the exercise it belongs to; a transition belongs to the one it leads to.
    :ivar side: which leg works; in a switch the one that comes; none in other transitions.
    :ivar side_words: what that side means in this exercise, or "".
    :ivar cue: the one thing to mind now.
    :ivar count: of holds and repetitions only.
    :ivar phases: of a repetition, together as long as the step; else none.
    :ivar next: what comes after this stretch of work, or what this transition leads to; "" at the end.
    """

    start: timedelta
    length: timedelta
    kind: Kind
    exercise: str
    side: Side
    title: str
    cue: str
    side_words: str = ""
    count: Count | None = None
    phases: tuple[Phase, ...] = ()
    next: str = ""

    @property
    def end(self) -> timedelta:
        """Since the beginning of the timeline; the next step's start."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Timeline:
    """The steps of a session, without gaps, in order."""

    steps: tuple[Step, ...]

    @property
    def total(self) -> timedelta:
        """How long it runs, count-in and pauses not counted."""
        return self.steps[-1].end if self.steps else ZERO

    @property
    def exercises(self) -> tuple[str, ...]:
        """The ids of the exercises that are played, in order."""
        return tuple(dict.fromkeys(step.exercise for step in self.steps))

    def length_of(self, exercise: str) -> timedelta:
        """How long all steps of an exercise take together."""
        return sum((step.length for step in self.steps if step.exercise == exercise), ZERO)


def compile_plan(plan: Plan, level: str, start_side: Side) -> Timeline:
    """The timeline of ``plan`` at ``level``, work with one leg beginning with ``start_side`` (left or right).

    Which level is played when the plan lacks ``level``: see ``Plan.level``.
    """
    drills = [_Drill.of(plan, dose) for dose in plan.level(level).doses]
    steps: list[Step] = []
    for number, drill in enumerate(drills):
        after = drills[number + 1].name if number + 1 < len(drills) else ""
        steps.append(drill.move_in(Kind.MOVE_ON if number else Kind.GET_READY, start_side))
        steps.extend(drill.work(start_side, plan.switch, after))
    return Timeline(tuple(_placed(steps)))


def _placed(steps: list[Step]) -> Iterator[Step]:
    """The steps in time. A transition that takes no time is none."""
    start = ZERO
    for step in filter(lambda step: step.length, steps):
        yield replace(step, start=start)
        start += step.length


@dataclass(frozen=True, slots=True)
class _Drill:
    """One dose with the words for it: the form's where it has its own, else the exercise's."""

    dose: Dose
    exercise: Exercise
    name: str
    set_up: str
    cues: tuple[str, ...]
    sides: SideWords

    @classmethod
    def of(cls, plan: Plan, dose: Dose) -> _Drill:
        exercise = plan.exercise(dose.exercise)
        form = exercise.form(dose.form)
        if form is None:
            return cls(dose, exercise, exercise.name, exercise.set_up, exercise.cues, exercise.sides)
        return cls(dose, exercise, form.name, form.how, form.cues or exercise.cues, form.sides or exercise.sides)

    def move_in(self, kind: Kind, start_side: Side) -> Step:
        """The way into position."""
        move = self.exercise.move_in
        length = move.length if self.dose.move_in is None else self.dose.move_in
        one_leg = self.dose.sides is not Sides.TOGETHER
        following = f"{self.name}, {amount(self.dose)}" + (f", {start_side.value} first" if one_leg else "")
        return self._step(kind, length, Side.NONE, move.title, self.set_up, following=following)

    def work(self, start_side: Side, switch: Transition, after: str) -> Iterator[Step]:
        """All holds or repetitions; ``after`` is the name of the exercise that follows."""
        numbers = range(1, self.dose.work.count + 1)
        match self.dose.sides:
            case Sides.TOGETHER:
                yield from self._stretch([(Side.BOTH, number) for number in numbers], after)
            case Sides.ALTERNATING:
                turns = [(side, number) for number in numbers for side in (start_side, start_side.other)]
                yield from self._stretch(turns, after)
            case Sides.ONE_BY_ONE:
                yield from self._stretch([(start_side, number) for number in numbers], switch.title)
                following = f"{self.name}, {start_side.other.value}"
                cue = self.sides.of(start_side.other)
                yield self._step(Kind.SWITCH, switch.length, start_side.other, switch.title, cue, following=following)
                yield from self._stretch([(start_side.other, number) for number in numbers], after)

    def _stretch(self, turns: list[tuple[Side, int]], after: str) -> Iterator[Step]:
        """Work without a transition in it."""
        passed, cue_since, cue = ZERO, ZERO, 0
        for turn, (side, number) in enumerate(turns):
            if passed - cue_since >= CUE_LASTS:
                cue, cue_since = cue + 1, passed
            for step in self._turn(side, number, self.cues[cue % len(self.cues)], after, last=turn + 1 == len(turns)):
                passed += step.length
                yield step

    def _turn(self, side: Side, number: int, cue: str, after: str, *, last: bool) -> Iterator[Step]:
        """One repetition, or one hold and the rest behind it."""
        work = self.dose.work
        count = Count(number, work.count)
        if isinstance(work, Reps):
            rep = self._step(Kind.REP, work.length, side, self.name, cue, following=after)
            yield replace(rep, count=count, phases=work.tempo)
            return
        yield replace(self._step(Kind.HOLD, work.hold, side, self.name, cue, following=after), count=count)
        if not last and work.soften:
            soften = self.exercise.soften
            yield self._step(Kind.SOFTEN, work.soften, Side.NONE, soften.title, soften.how, following=after)

    def _step(self, kind: Kind, length: timedelta, side: Side, title: str, cue: str, *, following: str) -> Step:
        return Step(
            start=ZERO,
            length=length,
            kind=kind,
            exercise=self.exercise.id,
            side=side,
            title=title,
            cue=cue,
            side_words=self.sides.of(side),
            next=following,
        )


def amount(dose: Dose) -> str:
    """The dose in words, "10 holds of 10 s" say."""
    work = dose.work
    what = f"{work.count} times" if isinstance(work, Reps) else f"{work.count} holds of {_seconds(work.hold)}"
    return what if dose.sides is Sides.TOGETHER else f"{what} each side"


def _seconds(length: timedelta) -> str:
    return f"{length.total_seconds():g} s"
