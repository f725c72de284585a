"""The body as bones and joints: angles to points, and limbs solved between two fixed ends. Pure geometry.

Lengths are shares of body height (Drillis and Contini's segments, as Winter's "Biomechanics and Motor Control of
Human Movement" gives them). The origin lies on the floor, x to the right, y up; angles are degrees anticlockwise from
the right. A figure is seen from its right side and faces right; in the front view it lies on its left side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import cos, hypot, radians, sin, sqrt

Point = tuple[float, float]

THIGH, SHANK, FOOT = 0.245, 0.246, 0.11  # the foot from ankle to toe
TRUNK, UPPER_ARM, FOREARM = 0.288, 0.186, 0.146  # the trunk from hip to shoulder
HEAD = 0.115  # from the shoulder to the middle of the head: neck and half the head
HEAD_RADIUS = 0.055
ANKLE_HEIGHT = 0.039  # of a foot that stands flat

# Seen from the front both hips and both shoulders show; shins and the lower forearm point away and look short.
HIPS_WIDTH, SHOULDERS_WIDTH = 0.09, 0.15
SHORT_SHANK, SHORT_FOOT, SHORT_FOREARM = 0.1, 0.03, 0.075


class View(Enum):
    """From where the figure is seen."""

    SIDE = "side"
    FRONT = "front"


class Joint(Enum):
    """A joint or an end of a limb. "Working" is the side that the exercise is for, "other" the opposite one."""

    HEAD = "middle of the head"
    WORKING_SHOULDER = "working shoulder"
    WORKING_ELBOW = "working elbow"
    WORKING_WRIST = "working wrist"
    WORKING_HIP = "working hip"
    WORKING_KNEE = "working knee"
    WORKING_ANKLE = "working ankle"
    WORKING_TOE = "working toe"
    OTHER_SHOULDER = "other shoulder"
    OTHER_ELBOW = "other elbow"
    OTHER_WRIST = "other wrist"
    OTHER_HIP = "other hip"
    OTHER_KNEE = "other knee"
    OTHER_ANKLE = "other ankle"
    OTHER_TOE = "other toe"


J = Joint
ARMS = (
    (J.WORKING_SHOULDER, J.WORKING_ELBOW, J.WORKING_WRIST),
    (J.OTHER_SHOULDER, J.OTHER_ELBOW, J.OTHER_WRIST),
)
LEGS = (
    (J.WORKING_HIP, J.WORKING_KNEE, J.WORKING_ANKLE, J.WORKING_TOE),
    (J.OTHER_HIP, J.OTHER_KNEE, J.OTHER_ANKLE, J.OTHER_TOE),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """Where every joint is at an instant.

    :ivar points: each joint's place, in shares of body height.
    :ivar contacts: the joints that bear on the floor (or on a chair, a desk) and stay where they are while they do.
    """

    view: View
    points: Mapping[Joint, Point]
    contacts: frozenset[Joint]

    def bones(self) -> dict[tuple[Joint, Joint], float]:
        """The length that is drawn of every bone, by its two ends."""
        ends = [(J.WORKING_HIP, J.WORKING_SHOULDER), (J.OTHER_HIP, J.OTHER_SHOULDER)]
        if self.view is View.SIDE:
            ends.append((J.WORKING_SHOULDER, J.HEAD))
        for limb in (*ARMS, *LEGS):
            ends.extend(pairwise(limb))
        return {(a, b): distance(self.points[a], self.points[b]) for a, b in ends}


def along(start: Point, angle: float, length: float) -> Point:
    """The point ``length`` away from ``start`` in the direction ``angle``."""
    return start[0] + length * cos(radians(angle)), start[1] + length * sin(radians(angle))


def distance(a: Point, b: Point) -> float:
    """How far ``a`` and ``b`` are apart."""
    return hypot(b[0] - a[0], b[1] - a[1])


def at_distance(fixed: Point, length: float, wish: Point) -> Point:
    """The point nearest to ``wish`` that is exactly ``length`` away from ``fixed``."""
    share = length / distance(fixed, wish)
    return fixed[0] + (wish[0] - fixed[0]) * share, fixed[1] + (wish[1] - fixed[1]) * share


def within(fixed: Point, length: float, wish: Point) -> Point:
    """``wish``, or the nearest point to it that is no further than ``length`` from ``fixed``."""
    return wish if distance(fixed, wish) <= length else at_distance(fixed, length, wish)


def bend(start: Point, first: float, second: float, end: Point, turn: int) -> Point:
    """The joint between two bones of these lengths that reach from ``start`` to ``end``: where two circles meet.

    ``turn`` 1 puts it left of the line from start to end (a knee of somebody who faces right), -1 right of it (an
    elbow). Ends that are too far apart give a straight limb, whose second bone doesn't reach: see ``within``.
    """
    apart = distance(start, end)
    foot = (first**2 - second**2 + apart**2) / (2 * apart)
    off = sqrt(max(first**2 - foot**2, 0.0)) * turn
    along_x, along_y = (end[0] - start[0]) / apart, (end[1] - start[1]) / apart
    return start[0] + foot * along_x - off * along_y, start[1] + foot * along_y + off * along_x
