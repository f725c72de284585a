"""The figure in a pose, or on the way from one pose to another. Pure.

What bears on the floor stays where it is: angles alone are blended only where a limb is free, the others are solved.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import timedelta
from functools import cache
from math import cos, pi, sin
from typing import NamedTuple

from standupnudge.routine.pose_table import POSES
from standupnudge.routine.posture import Angles, Pose
from standupnudge.routine.skeleton import LEGS, Figure, Joint, Point
from standupnudge.routine.smooth import smooth
from standupnudge.routine.solve import measured, solve
from standupnudge.routine.ways import WAYS

STILL = timedelta(seconds=0.15)  # at each end of a movement, half of it before the turn and half after


def figure_in(pose: str) -> Figure:
    """Somebody in the pose of that name; ``KeyError`` if there is none."""
    return _key(pose).figure


def leads_to(start: str, end: str) -> bool:
    """Whether there is a way from one pose to the other. Every pose leads to itself."""
    return start == end or (start, end) in WAYS or (end, start) in WAYS


def between(start: str, end: str, share: float) -> Figure:
    """The figure when ``share`` (0 to 1) of the way is behind.

    :raises KeyError: a pose that isn't there, or two with no way between them (see ``leads_to``).
    """
    share = min(max(share, 0.0), 1.0)
    if start == end:
        return figure_in(start)
    if (start, end) not in WAYS:
        return _on_the_way(end, start, 1 - share)
    return _on_the_way(start, end, share)


def eased(into: timedelta, length: timedelta) -> float:
    """How much of the way is behind when ``into`` of ``length`` is over: still, gently faster and slower, still."""
    rest = stillness(length)
    time = min(max((into - rest) / (length - 2 * rest), 0), 1)
    return (1 - cos(pi * time)) / 2


def stillness(length: timedelta) -> timedelta:
    """How long a movement of that length stands still, at its beginning and again at its end."""
    return min(STILL / 2, length / 4)


class _Key(NamedTuple):
    """A pose as it really stands."""

    pose: Pose
    figure: Figure
    angles: Angles


@cache
def _key(name: str) -> _Key:
    pose = POSES[name]
    figure = solve(pose.angles, pose.fixed, pose.view)
    return _Key(pose, figure, measured(figure, pose.angles))


def _on_the_way(start: str, end: str, share: float) -> Figure:
    way = WAYS[start, end]
    shares = [0.0, *(at for at, _ in way.through), 1.0]
    keys = [_key(name) for name in (start, *(name for _, name in way.through), end)]
    if share in shares:
        return keys[shares.index(share)].figure
    number = min(max(bisect_right(shares, share), 1), len(keys) - 1)
    before, after = keys[number - 1], keys[number]
    angles = Angles(*(smooth(shares, values, share) for values in zip(*(key.angles for key in keys), strict=True)))
    part = (share - shares[number - 1]) / (shares[number] - shares[number - 1])
    staying = dict(before.pose.fixed.items() & after.pose.fixed.items())
    figure = solve(angles, staying | _steps(before, after, part, way.lift), before.pose.view)
    return replace(figure, contacts=frozenset(staying))


def _steps(before: _Key, after: _Key, part: float, lift: float) -> dict[Joint, Point]:
    """The ankles of feet that stand in one place before and in another after: lifted over, and set down softly."""
    there = (1 - cos(pi * part)) / 2
    stepping = {}
    for leg in LEGS:
        foot = set(leg[2:])
        stood, stands = ({(j, at) for j, at in key.pose.fixed.items() if j in foot} for key in (before, after))
        if stood and stands and stood != stands:
            (x, y), (to_x, to_y) = before.figure.points[leg[2]], after.figure.points[leg[2]]
            stepping[leg[2]] = (x + (to_x - x) * there, y + (to_y - y) * there + lift * sin(pi * there))
    return stepping
