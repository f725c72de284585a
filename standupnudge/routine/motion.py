"""What the figure does in a step of the routine, at any instant of it. Pure; ``window.figure`` draws it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import permutations
from math import cos, pi
from typing import NamedTuple, Protocol

from standupnudge.routine.plan import Side
from standupnudge.routine.pose import between, eased, figure_in, leads_to
from standupnudge.routine.pose_table import POSES
from standupnudge.routine.posture import Prop
from standupnudge.routine.skeleton import Figure, View
from standupnudge.routine.timeline import Kind, Step, Timeline
from standupnudge.routine.ways import WAYS

SETTLE = timedelta(seconds=0.8)  # into a hold, out of it, and to turn round
HOLD = "hold"  # the word of the movement into a hold


class Poses(Protocol):
    """The poses of an exercise, by their names in ``pose_table``."""

    @property
    def rest(self) -> str:
        """Before, between and after the work; "" for an exercise without pictures."""
        ...

    @property
    def moves(self) -> tuple[tuple[str, str], ...]:
        """The word of each movement, "up" or "hold" say, and the pose that it leads to."""
        ...


class Box(NamedTuple):
    """A part of the plane, in shares of body height."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """Everything that a picture of the figure needs.

    :ivar frame: holds all joints in all the shots of an exercise, so that the figure doesn't jump.
    :ivar working: the leg that works; both of them may, or none.
    :ivar facing: 1 as in ``skeleton``, -1 mirrored; between the two, somebody who turns round.
    """

    figure: Figure
    frame: Box
    prop: Prop = Prop.NONE
    working: Side = Side.BOTH
    facing: float = 1

    @property
    def working_is_near(self) -> bool:
        """Whether the limbs of the working side are the nearer ones."""
        if self.figure.view is View.FRONT or self.working not in {Side.LEFT, Side.RIGHT}:
            return True
        return (self.working is Side.RIGHT) == (self.facing > 0)


def still_shot(pose: str, working: Side = Side.BOTH) -> Shot:
    """Somebody in a pose, seen from the working side; ``KeyError`` if there is no such pose."""
    figure = figure_in(pose)
    facing = _facing(figure.view, working)
    return Shot(figure=figure, frame=frame((pose,)), prop=POSES[pose].prop, working=working, facing=facing)


def shot(timeline: Timeline, step: Step, poses: Poses, into: timedelta, *, still: bool = False) -> Shot | None:
    """What is to be seen when ``into`` of a step is over; ``None`` if the exercise has no poses.

    :param still: for who wants no motion: only the poses that movements lead to, each at once.
    :raises KeyError: a pose that isn't there.
    """
    if not poses.rest:
        return None
    start, end, into_move, length = _movement(step, poses, into)
    figure = figure_in(end) if still or not leads_to(start, end) else between(start, end, eased(into_move, length))
    working, seen = _legs(timeline, step)
    facing = _facing(figure.view, seen)
    if step.kind is Kind.SWITCH and not still:
        facing *= -cos(pi * eased(into, min(SETTLE, step.length)))
    names = tuple(dict.fromkeys((poses.rest, *(pose for _, pose in poses.moves))))
    return Shot(figure=figure, frame=frame(names), prop=POSES[end].prop, working=working, facing=facing)


@cache
def frame(names: tuple[str, ...]) -> Box:
    """The box around everything that moving between these poses needs: joints only, no flesh."""
    figures = [figure_in(name) for name in names]
    for start, end in permutations(names, 2):
        if (start, end) in WAYS:
            figures += [between(start, end, twentieth / 20) for twentieth in range(1, 20)]
    xs, ys = zip(*(point for figure in figures for point in figure.points.values()), strict=True)
    return Box(min(xs), min(0.0, *ys), max(xs), max(ys))


def _movement(step: Step, poses: Poses, into: timedelta) -> tuple[str, str, timedelta, timedelta]:
    """From which pose to which the figure is on its way, how long already, and how long that takes."""
    leads = dict(poses.moves)
    work, settle = leads.get(HOLD, poses.rest), min(SETTLE, step.length)
    match step.kind:
        case Kind.HOLD:
            return poses.rest, work, into, settle
        case Kind.SOFTEN:
            return work, poses.rest, into, settle
        case Kind.REP:
            return _phase(step, leads, poses.rest, into)
        case _:
            return poses.rest, poses.rest, into, settle


def _phase(step: Step, leads: dict[str, str], rest: str, into: timedelta) -> tuple[str, str, timedelta, timedelta]:
    """The movement of the phase that is on; the last one goes on until the step is over."""
    start = end = rest
    begun = length = timedelta()
    for phase in step.phases:
        start, end = end, leads.get(phase.word, rest)
        begun, length = begun + length, phase.length
        if into < begun + length:
            break
    return start, end, into - begun, length


def _legs(timeline: Timeline, step: Step) -> tuple[Side, Side]:
    """Which leg works (or will), and from which side that is seen: no change of sides in turns at every repetition."""
    steps = [each for each in timeline.steps if each.exercise == step.exercise]
    first = next((each.side for each in steps if each.side is not Side.NONE), Side.NONE)
    working = first if step.side is Side.NONE else step.side
    in_halves = any(each.kind is Kind.SWITCH for each in steps)
    return working, working if in_halves else first


def _facing(view: View, side: Side) -> float:
    """How to see ``side``: the right one of somebody who faces right, the left one of somebody lying on it."""
    mirrored = Side.LEFT if view is View.SIDE else Side.RIGHT
    return -1 if side is mirrored else 1
