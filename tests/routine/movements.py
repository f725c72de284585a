"""Ways to look at everything the figure does: frames of all ways, the balance point, a session with poses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from standupnudge.routine.plan import Dose, Side
from standupnudge.routine.pose import between
from standupnudge.routine.skeleton import ARMS, LEGS, Figure, Joint, View
from standupnudge.routine.timeline import Kind, compile_plan
from standupnudge.routine.ways import WAYS
from tests.routine.plans import plan

J = Joint
FRAMES = 60  # of each way: more than there are in a movement on the screen

# Parts of the body's mass, and where on the way from the first to the second joint their centre is (Winter).
_MASSES = (
    (0.497, 0.5, J.WORKING_HIP, J.WORKING_SHOULDER),
    (0.081, 1.0, J.WORKING_SHOULDER, J.HEAD),
    *(
        (mass, place, arm[part], arm[part + 1])
        for arm in ARMS
        for part, mass, place in ((0, 0.028, 0.436), (1, 0.022, 0.682))
    ),
    *(
        (mass, place, leg[part], leg[part + 1])
        for leg in LEGS
        for part, mass, place in ((0, 0.1, 0.433), (1, 0.0465, 0.433), (2, 0.0145, 0.5))
    ),
)


@dataclass(frozen=True)
class Poses:
    """What a plan says about an exercise's poses: at rest, and where each movement leads."""

    rest: str
    moves: dict[str, str]


@dataclass(frozen=True)
class PosedPhase:
    length: timedelta
    pose: str


@dataclass(frozen=True)
class PosedStep:
    """A step with its poses."""

    start: timedelta
    exercise: str
    kind: Kind
    side: Side
    length: timedelta
    begin: str
    pose: str
    phases: tuple[PosedPhase, ...]


def posed(dose: Dose, poses: Poses, start_side: Side = Side.RIGHT) -> list[PosedStep]:
    """A session of this dose, its steps with poses: each begins as the one before it ends."""
    steps: list[PosedStep] = []
    for step in compile_plan(plan(dose), "L1", start_side).steps:
        phases = tuple(PosedPhase(phase.length, poses.moves[phase.word]) for phase in step.phases)
        pose = phases[-1].pose if phases else poses.moves["hold"] if step.kind is Kind.HOLD else poses.rest
        begin = steps[-1].pose if steps else poses.rest
        steps.append(PosedStep(step.start, step.exercise, step.kind, step.side, step.length, begin, pose, phases))
    return steps


@cache
def frames(start: str, end: str) -> tuple[Figure, ...]:
    """The figure on the way from one pose to the other."""
    return tuple(between(start, end, frame / FRAMES) for frame in range(FRAMES + 1))


def balance(figure: Figure) -> float:
    """Where the middle of the body's mass is, left to right."""
    points = figure.points
    middles = [(mass, points[a][0] + (points[b][0] - points[a][0]) * place) for mass, place, a, b in _MASSES]
    return sum(mass * x for mass, x in middles) / sum(mass for mass, _ in middles)


def both_ways() -> list[tuple[str, str]]:
    """Every way, there and back."""
    return [*WAYS, *((end, start) for start, end in WAYS)]


def side_ways() -> list[tuple[str, str]]:
    """The ways that are seen from the side."""
    return [way for way in WAYS if between(*way, 0).view is View.SIDE]
