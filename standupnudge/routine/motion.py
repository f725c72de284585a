"""What the figure does in a step of the routine, at any instant of it. Pure; ``window.figure`` draws it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from itertools import permutations
from math import cos, pi
from typing import NamedTuple

from standupnudge.routine.plan import Side
from standupnudge.routine.pose import between, eased, figure_in, leads_to, stillness
from standupnudge.routine.pose_table import POSES
from standupnudge.routine.posed import Posed
from standupnudge.routine.posture import Prop
from standupnudge.routine.skeleton import Figure, View
from standupnudge.routine.timeline import Kind
from standupnudge.routine.ways import WAYS

SETTLE = timedelta(seconds=0.8)  # into a hold, out of it, and to turn round
FRAME = timedelta(milliseconds=36)  # between the pictures of a movement: 25 a second, should one in ten be missed


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
    :ivar lasts: how long there is nothing else to be seen: until the next frame, or until the next movement begins.
        Frames are counted from the beginning of a movement, so that one that comes late delays none of the others.
    """

    figure: Figure
    frame: Box
    prop: Prop = Prop.NONE
    working: Side = Side.BOTH
    facing: float = 1
    lasts: timedelta = field(default=timedelta(), compare=False, repr=False)

    @property
    def working_is_near(self) -> bool:
        """Whether the limbs of the working side are the nearer ones."""
        if self.figure.view is View.FRONT or self.working not in {Side.LEFT, Side.RIGHT}:
            return True
        return (self.working is Side.RIGHT) == (self.facing > 0)


def still_shot(pose: str, working: Side = Side.BOTH) -> Shot:
    """Somebody in a pose, seen from the working side; ``KeyError`` if there is no such pose."""
    return shot_between(pose, pose, 0, working)


def shot_between(start: str, end: str, share: float, working: Side = Side.BOTH) -> Shot:
    """The figure when ``share`` (0 to 1) of the way is behind, seen from the working side.

    :raises KeyError: as ``pose.between``.
    """
    figure = between(start, end, share)
    box, facing = frame(tuple(dict.fromkeys((start, end)))), _facing(figure.view, working)
    return Shot(figure=figure, frame=box, prop=POSES[end].prop, working=working, facing=facing)


def shot(steps: Sequence[Posed], step: Posed, into: timedelta, *, still: bool = False) -> Shot | None:
    """What is to be seen when ``into`` of a step is over; ``None`` if it has no pose.

    :param steps: all of the session; from them comes what stays the same for a whole exercise.
    :param still: for who wants no motion: only the poses that movements lead to, each at once.
    :raises KeyError: a pose that isn't there.
    """
    if not step.pose:
        return None
    start, end, into_move, length = _movement(step, into)
    jumps = still or not leads_to(start, end)
    figure = figure_in(end) if jumps else between(start, end, eased(into_move, length))
    exercise = [each for each in steps if each.exercise == step.exercise]
    working, seen = _legs(exercise, step)
    facing = _facing(figure.view, seen)
    turns = step.kind is Kind.SWITCH and not still
    if turns:
        facing *= -cos(pi * eased(into, min(SETTLE, step.length)))
    box = frame(tuple(dict.fromkeys(_poses(exercise))))
    moves = turns or not (jumps or start == end)
    lasts = _until_it_moves(into_move, length if moves else timedelta()) or _rest_of(step, into)
    return Shot(figure=figure, frame=box, prop=POSES[end].prop, working=working, facing=facing, lasts=lasts)


@cache
def frame(names: tuple[str, ...]) -> Box:
    """The box around everything that moving between these poses needs: joints only, no flesh."""
    figures = [figure_in(name) for name in names]
    for start, end in permutations(names, 2):
        if (start, end) in WAYS:
            figures += [between(start, end, twentieth / 20) for twentieth in range(1, 20)]
    xs, ys = zip(*(point for figure in figures for point in figure.points.values()), strict=True)
    return Box(min(xs), min(0.0, *ys), max(xs), max(ys))


def _movement(step: Posed, into: timedelta) -> tuple[str, str, timedelta, timedelta]:
    """From which pose to which the figure is on its way, how long already, and how long that takes."""
    if not step.phases:
        return step.begin, step.pose, into, min(SETTLE, step.length)
    start = end = step.begin
    begun = length = timedelta()
    for phase in step.phases:
        start, end = end, phase.pose
        begun, length = begun + length, phase.length
        if into < begun + length:
            break
    return start, end, into - begun, length


def _until_it_moves(into: timedelta, length: timedelta) -> timedelta:
    """The next frame of a movement, so long after ``into``; none if it has come to its end."""
    begins = stillness(length)
    if into < begins:
        return begins - into
    return FRAME - (into - begins) % FRAME if into < length - begins else timedelta()


def _rest_of(step: Posed, into: timedelta) -> timedelta:
    """Until the next movement of a step may begin, or the step ends."""
    ends = timedelta()
    for phase in step.phases:
        ends += phase.length
        if into < ends:
            return ends - into
    return step.length - into


def _legs(exercise: Sequence[Posed], step: Posed) -> tuple[Side, Side]:
    """Which leg works (or will), and from which side that is seen: no change of sides in turns at every repetition."""
    first = next((each.side for each in exercise if each.side is not Side.NONE), Side.NONE)
    working = first if step.side is Side.NONE else step.side
    in_halves = any(each.kind is Kind.SWITCH for each in exercise)
    return working, working if in_halves else first


def _poses(exercise: Sequence[Posed]) -> Iterator[str]:
    """All poses that an exercise shows, some more than once."""
    for step in exercise:
        if leads_to(step.begin, step.pose):
            yield step.begin
        yield from (phase.pose for phase in step.phases)
        yield step.pose


def _facing(view: View, side: Side) -> float:
    """How to see ``side``: the right one of somebody who faces right, the left one of somebody lying on it."""
    mirrored = Side.LEFT if view is View.SIDE else Side.RIGHT
    return -1 if side is mirrored else 1
