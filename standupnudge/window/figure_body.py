"""The flesh on the bones: which limbs make up a leg, an arm, a trunk. Radii are shares of body height.

Shapes only, no colour. What would be below the floor is pressed flat onto it.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot

from standupnudge.routine.skeleton import HEAD_RADIUS, Joint, Point
from standupnudge.window.figure_brush import Limb

Points = Mapping[Joint, Point]
J = Joint

_HIP, _KNEE, _ANKLE, _HEEL, _BALL, _TIP = 0.05, 0.033, 0.021, 0.018, 0.014, 0.012
_UPPER_ARM, _ELBOW, _WRIST, _HAND = 0.031, 0.023, 0.017, 0.018
_SHOULDER, _NECK = 0.042, 0.028


def leg(points: Points, joints: tuple[Joint, ...]) -> list[Limb]:
    """A leg with its foot, seen from the side."""
    hip, knee, ankle, toe = (points[joint] for joint in joints)
    to_toe = _unit(ankle, toe)
    to_sole = (to_toe[1], -to_toe[0])
    heel = _above_floor(_off(_off(ankle, to_toe, -0.022), to_sole, 0.021), _HEEL)
    ball = _above_floor(_off(_off(ankle, to_toe, 0.08), to_sole, 0.024), _BALL)
    tip = _above_floor(_off(toe, to_sole, 0.027), _TIP)
    return [
        Limb(hip, _HIP, knee, _KNEE), Limb(knee, _KNEE, ankle, _ANKLE), Limb(ankle, _ANKLE, heel, _HEEL),
        Limb(ankle, _ANKLE, ball, _BALL), Limb(heel, _HEEL, ball, _BALL), Limb(ball, _BALL, tip, _TIP),
    ]  # fmt: skip


def arm(points: Points, joints: tuple[Joint, ...]) -> list[Limb]:
    """An arm with its hand."""
    shoulder, elbow, wrist = (points[joint] for joint in joints)
    hand = _off(wrist, _unit(elbow, wrist), 0.03)
    return [
        Limb(shoulder, _UPPER_ARM, elbow, _ELBOW), Limb(elbow, _ELBOW, wrist, _WRIST), Limb(wrist, _WRIST, hand, _HAND),
    ]  # fmt: skip


def trunk(points: Points) -> list[Limb]:
    """Trunk, neck and head, seen from the side; the nose shows where the face is."""
    hip, shoulder, head = points[J.WORKING_HIP], points[J.WORKING_SHOULDER], points[J.HEAD]
    to_head = _unit(shoulder, head)
    to_face = (to_head[1], -to_head[0])
    nose = _off(_off(head, to_face, 0.051), to_head, -0.01)
    return [
        Limb(hip, _HIP, shoulder, _SHOULDER), Limb(shoulder, _NECK, head, _NECK),
        Limb(head, HEAD_RADIUS, head, HEAD_RADIUS), Limb(nose, 0.012, nose, 0.012),
    ]  # fmt: skip


def thigh_from_front(points: Points, joints: tuple[Joint, ...]) -> list[Limb]:
    """A thigh."""
    return [Limb(points[joints[0]], _HIP, points[joints[1]], 0.036)]


def shin_from_front(points: Points, joints: tuple[Joint, ...]) -> list[Limb]:
    """A shin that points away, with its foot."""
    _, knee, ankle, toe = (points[joint] for joint in joints)
    return [Limb(knee, 0.036, ankle, 0.024), Limb(ankle, 0.022, toe, 0.016)]


def trunk_from_front(points: Points) -> list[Limb]:
    """Trunk, neck and head of somebody who faces us."""
    hips, shoulders = (
        (points[J.WORKING_HIP], points[J.OTHER_HIP]),
        (points[J.WORKING_SHOULDER], points[J.OTHER_SHOULDER]),
    )
    sides = [Limb(hip, 0.046, shoulder, 0.034) for hip, shoulder in zip(hips, shoulders, strict=True)]
    hip, shoulder, head = _middle(*hips), _middle(*shoulders), points[J.HEAD]
    return [
        *sides, Limb(hip, 0.05, shoulder, 0.055), Limb(shoulder, _NECK, head, _NECK),
        Limb(head, HEAD_RADIUS, head, HEAD_RADIUS),
    ]  # fmt: skip


def eyes(points: Points) -> list[Limb]:
    """Two eyes, of somebody who faces us."""
    head = points[J.HEAD]
    up = _unit(_middle(points[J.WORKING_SHOULDER], points[J.OTHER_SHOULDER]), head)
    across = (up[1], -up[0])
    places = (_off(_off(head, across, side * 0.02), up, 0.008) for side in (1, -1))
    return [Limb(place, 0.006, place, 0.006) for place in places]


def _unit(start: Point, end: Point) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1])
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def _off(point: Point, direction: Point, length: float) -> Point:
    return point[0] + direction[0] * length, point[1] + direction[1] * length


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _above_floor(point: Point, radius: float) -> Point:
    return point[0], max(point[1], radius)
