"""A plan at a level, laid out in time: steps with their exact start and length. Pure; plays nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum

from standupnudge.routine import phrases
from standupnudge.routine.plan import (
    HOLD,
    NOTHING_CHOSEN,
    Dose,
    Exercise,
    Phase,
    Place,
    Plan,
    Reps,
    Side,
    Sides,
    Transition,
)

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
    :ivar phases: of a repetition, together as long as the step; else none. Each has the pose that it leads to.
    :ivar begin: the pose at the beginning of the step; ``pose``: the one it leads to, in a repetition by way of those
        of the phases. Both are "" where the plan names no poses.
    :ivar next: what comes after this stretch of work, or what this transition leads to; "" at the end.
    :ivar next_aloud: the same of a way into position, as it is said; else "".
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
    begin: str = ""
    pose: str = ""
    next: str = ""
    next_aloud: str = ""

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

    def stretch(self, step: Step) -> tuple[Step, ...]:
        """The work without a transition in it that ``step`` belongs to, rests and all; a transition alone."""
        transitions = {Kind.GET_READY, Kind.MOVE_ON, Kind.SWITCH}
        if step.kind in transitions:
            return (step,)
        here = self.steps.index(step)
        first = max((n for n, each in enumerate(self.steps[:here], 1) if each.kind in transitions), default=0)
        later = (n for n, each in enumerate(self.steps[here:], here) if each.kind in transitions)
        return self.steps[first : next(later, len(self.steps))]

    def lengthened(self, step: Step, by: timedelta) -> Timeline:
        """The same with this step longer, and all after it later."""
        here = self.steps.index(step)
        later = (replace(each, start=each.start + by) for each in self.steps[here + 1 :])
        return Timeline((*self.steps[:here], replace(step, length=step.length + by), *later))


def compile_plan(
    plan: Plan,
    level: str,
    start_side: Side,
    *,
    variants: Mapping[str, str] = NOTHING_CHOSEN,
    eased: Collection[str] = (),
    left_out: Collection[str] = (),
) -> Timeline:
    """The timeline of ``plan`` at ``level``, work with one leg beginning with ``start_side`` (left or right).

    Which level is played when the plan lacks ``level``: see ``Plan.level``. What ``variants``, ``eased`` and
    ``left_out`` do: see ``Plan.doses``. With everything left out there are no steps.
    """
    doses = plan.doses(level, variants=variants, eased=eased, left_out=left_out)
    drills = list(_drills(plan, doses))
    steps: list[Step] = []
    for number, drill in enumerate(drills):
        after = drills[number + 1].name if number + 1 < len(drills) else ""
        steps.append(drill.move_in(Kind.MOVE_ON if number else Kind.GET_READY, start_side))
        steps.extend(drill.work(start_side, plan.switch, after))
    return Timeline(tuple(_placed(steps)))


def _placed(steps: list[Step]) -> Iterator[Step]:
    """The steps in time, each beginning with the pose of the one before. A transition that takes no time is none."""
    start, pose = ZERO, ""
    for step in filter(lambda step: step.length, steps):
        yield replace(step, start=start, begin=pose or step.pose)
        start, pose = start + step.length, step.pose


def _drills(plan: Plan, doses: tuple[Dose, ...]) -> Iterator[_Drill]:
    place = Place.STANDING
    for dose in doses:
        exercise = plan.exercise(dose.exercise).in_form(dose.form)
        as_usual = place is plan.place_before(dose.exercise)
        yield _Drill(dose, exercise, exercise.move_in if as_usual else exercise.move_in_otherwise or exercise.move_in)
        place = exercise.place


@dataclass(frozen=True, slots=True)
class _Drill:
    """One dose of an exercise, which is in its form already, and the way into position."""

    dose: Dose
    exercise: Exercise
    way_in: Transition

    @property
    def name(self) -> str:
        return self.exercise.name

    def move_in(self, kind: Kind, start_side: Side) -> Step:
        """The way into position."""
        length = self.way_in.length if self.dose.move_in is None else self.dose.move_in
        one_leg = self.dose.sides is not Sides.TOGETHER
        first = start_side if one_leg else Side.NONE
        read, aloud = (
            phrases.so_much_in_turns(self.name, phrases.amount(self.dose, aloud=aloud), first)
            for aloud in (False, True)
        )
        step = self._step(kind, length, Side.NONE, self.way_in.title, self.exercise.set_up, following=read)
        return replace(step, next_aloud=aloud)

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
                following = phrases.going_on(self.name, start_side.other)
                cue = self.exercise.sides.of(start_side.other)
                yield self._step(Kind.SWITCH, switch.length, start_side.other, switch.title, cue, following=following)
                yield from self._stretch([(start_side.other, number) for number in numbers], after)

    def _stretch(self, turns: list[tuple[Side, int]], after: str) -> Iterator[Step]:
        """Work without a transition in it."""
        cues, passed, cue_since, cue = self.exercise.cues, ZERO, ZERO, 0
        for turn, (side, number) in enumerate(turns):
            if passed - cue_since >= CUE_LASTS:
                cue, cue_since = cue + 1, passed
            for step in self._turn(side, number, cues[cue % len(cues)], after, last=turn + 1 == len(turns)):
                passed += step.length
                yield step

    def _turn(self, side: Side, number: int, cue: str, after: str, *, last: bool) -> Iterator[Step]:
        """One repetition, or one hold and the rest behind it."""
        work, poses = self.dose.work, self.exercise.poses
        count = Count(number, work.count)
        if isinstance(work, Reps):
            rep = self._step(Kind.REP, work.length, side, self.name, cue, following=after)
            phases = tuple(replace(phase, pose=poses.after(phase.word)) for phase in work.tempo)
            yield replace(rep, count=count, phases=phases, pose=phases[-1].pose)
            return
        hold = self._step(Kind.HOLD, work.hold, side, self.name, cue, following=after)
        yield replace(hold, count=count, pose=poses.after(HOLD))
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
            side_words=self.exercise.sides.of(side),
            pose=self.exercise.poses.rest,
            next=following,
        )
