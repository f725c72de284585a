"""Angles to points: bones exactly as long as they are, fixed joints exactly in place, the rest as angles say. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import atan2, degrees

from standupnudge.routine import skeleton as s
from standupnudge.routine.posture import Angles
from standupnudge.routine.skeleton import ARMS, LEGS, Figure, Joint, Point, View

KNEES, ELBOWS = 1, -1  # to which side they bend, for ``skeleton.bend``
Fixed = Mapping[Joint, Point]
Limb = tuple[Joint, ...]


def solve(angles: Angles, fixed: Fixed, view: View = View.SIDE) -> Figure:
    """The figure nearest to ``angles`` whose ``fixed`` joints are in place."""
    hip = _hip(angles, fixed)
    shoulder = _shoulder(angles, hip, fixed)
    hips, shoulders, neck = (hip, hip), (shoulder, shoulder), shoulder
    if view is View.FRONT:
        across = _direction(hip, shoulder, angles.trunk) + 90
        hips = hip, s.along(hip, across, s.HIPS_WIDTH)
        shoulders = shoulder, s.along(shoulder, across, s.SHOULDERS_WIDTH)
        neck = s.along(shoulder, across, s.SHOULDERS_WIDTH / 2)
    points = {Joint.HEAD: s.along(neck, angles.head, s.HEAD)}
    for leg, start, bent in zip(LEGS, hips, angles.legs, strict=True):
        points |= zip(leg, _leg(leg, start, bent, fixed, view), strict=True)
    for arm, start, turned in zip(ARMS, shoulders, angles.arms, strict=True):
        points |= zip(arm, _arm(arm, start, turned, fixed, view), strict=True)
    return Figure(view, points, frozenset(fixed))


def measured(figure: Figure, near: Angles) -> Angles:
    """The angles that ``figure`` really has, each counted in the turn of its counterpart in ``near``."""
    bones = [(Joint.WORKING_HIP, Joint.WORKING_SHOULDER)]
    for limb in (*LEGS, *ARMS):
        bones += pairwise(limb)
    written = [near.trunk, *near.legs[0], *near.legs[1], *near.arms[0], *near.arms[1]]
    ends = [(figure.points[a], figure.points[b]) for a, b in bones]
    trunk, *limbs = (_direction(*end, angle) for end, angle in zip(ends, written, strict=True))
    hip_x, hip_y = figure.points[Joint.WORKING_HIP]
    return Angles._make((trunk, near.head, *limbs, hip_x, hip_y))


def _direction(start: Point, end: Point, near: float) -> float:
    """From ``start`` to ``end`` in degrees, in the turn in which it is nearest to ``near``."""
    angle = degrees(atan2(end[1] - start[1], end[0] - start[0]))
    return angle + 360 * round((near - angle) / 360)


def _hip(angles: Angles, fixed: Fixed) -> Point:
    """The hip's place, moved as little as what bears it demands."""
    for knee in (Joint.WORKING_KNEE, Joint.OTHER_KNEE):
        if knee in fixed:
            return s.at_distance(fixed[knee], s.THIGH, angles.hip)
    hip = angles.hip
    if Joint.WORKING_SHOULDER in fixed:
        hip = s.at_distance(fixed[Joint.WORKING_SHOULDER], s.TRUNK, hip)
    for leg, (_, _, foot) in zip(LEGS, angles.legs, strict=True):
        ankle = _fixed_ankle(leg, foot, fixed)
        if ankle:
            hip = s.within(ankle, s.THIGH + s.SHANK, hip)
    return hip


def _shoulder(angles: Angles, hip: Point, fixed: Fixed) -> Point:
    if Joint.WORKING_SHOULDER in fixed:
        return fixed[Joint.WORKING_SHOULDER]
    if Joint.WORKING_ELBOW in fixed:
        return s.bend(hip, s.TRUNK, s.UPPER_ARM, fixed[Joint.WORKING_ELBOW], 1)  # above the arm
    return s.along(hip, angles.trunk, s.TRUNK)


def _fixed_ankle(leg: Limb, foot: float, fixed: Fixed) -> Point | None:
    """Where a foot on the floor has its ankle; ``None`` if it is free."""
    *_, ankle, toe = leg
    return s.along(fixed[toe], foot + 180, s.FOOT) if toe in fixed else fixed.get(ankle)


def _leg(leg: Limb, hip: Point, bent: tuple[float, float, float], fixed: Fixed, view: View) -> tuple[Point, ...]:
    """Hip, knee, ankle, toe."""
    thigh, shank, foot = bent
    shank_length, foot_length = (s.SHANK, s.FOOT) if view is View.SIDE else (s.SHORT_SHANK, s.SHORT_FOOT)
    ankle = _fixed_ankle(leg, foot, fixed)
    if ankle:
        knee = s.bend(hip, s.THIGH, s.SHANK, ankle, KNEES)
    else:
        knee = fixed.get(leg[1]) or s.along(hip, thigh, s.THIGH)
        ankle = s.along(knee, shank, shank_length)
    return hip, knee, ankle, s.along(ankle, foot, foot_length)


def _arm(arm: Limb, shoulder: Point, turned: tuple[float, float], fixed: Fixed, view: View) -> tuple[Point, ...]:
    """Shoulder, elbow, wrist."""
    _, elbow_joint, wrist_joint = arm
    if wrist_joint in fixed:
        wrist = fixed[wrist_joint]
        return shoulder, s.bend(shoulder, s.UPPER_ARM, s.FOREARM, wrist, ELBOWS), wrist
    upper, fore = turned
    elbow = fixed.get(elbow_joint) or s.along(shoulder, upper, s.UPPER_ARM)
    points_at_us = view is View.FRONT and elbow_joint in fixed
    return shoulder, elbow, s.along(elbow, fore, s.SHORT_FOREARM if points_at_us else s.FOREARM)
