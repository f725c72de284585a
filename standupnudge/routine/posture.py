"""What a pose is: flexion of every joint, and what bears on the floor. Values only; ``solve`` makes a figure of them.

Flexion is anatomical: 0 is standing straight, extension is negative. In absolute angles (see ``skeleton``):
thigh = trunk + 180 + hip; shank = thigh - knee; foot = shank + 90 + ankle; upper arm = trunk + 180 + shoulder;
forearm = upper arm + elbow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from standupnudge.routine.skeleton import Joint, Point, View


class Prop(Enum):
    """What is there besides the body."""

    NONE = "none"
    MAT = "mat"
    CHAIR = "chair"
    WALL = "wall"
    DESK = "desk"


class Leg(NamedTuple):
    """Flexion of hip and knee, dorsiflexion of the ankle: degrees."""

    hip: float = 0
    knee: float = 0
    ankle: float = 0


class Arm(NamedTuple):
    """Flexion of shoulder and elbow: degrees."""

    shoulder: float = 0
    elbow: float = 5


class Angles(NamedTuple):
    """A posture before anything is fixed: absolute angles in degrees, not reduced to one turn, and the hip's place."""

    trunk: float
    head: float
    working_thigh: float
    working_shank: float
    working_foot: float
    other_thigh: float
    other_shank: float
    other_foot: float
    working_upper_arm: float
    working_forearm: float
    other_upper_arm: float
    other_forearm: float
    hip_x: float
    hip_y: float

    @property
    def legs(self) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        """Thigh, shank and foot of the working leg, and of the other one."""
        return self[2:5], self[5:8]

    @property
    def arms(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Upper arm and forearm of the working side, and of the other one."""
        return self[8:10], self[10:12]

    @property
    def hip(self) -> Point:
        """The hip's place."""
        return self.hip_x, self.hip_y


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """A position of the whole body.

    :ivar trunk: from hip to shoulder, degrees anticlockwise from the right.
    :ivar hip: the place of the (working) hip, to a hundredth: what is fixed is exact, and moves it.
    :ivar fixed: the joints that bear on something, and where.
    :ivar head: how far the head is raised out of the trunk's line, degrees.
    """

    trunk: float
    working: Leg
    other: Leg
    working_arm: Arm
    other_arm: Arm
    hip: Point
    fixed: Mapping[Joint, Point] = field(default_factory=dict)
    head: float = 0
    view: View = View.SIDE
    prop: Prop = Prop.NONE

    @property
    def angles(self) -> Angles:
        """As written, before anything is fixed."""
        down = self.trunk + 180
        limbs = (*_leg(down, self.working), *_leg(down, self.other))
        return Angles(
            self.trunk,
            self.trunk + self.head,
            *limbs,
            *_arm(down, self.working_arm),
            *_arm(down, self.other_arm),
            *self.hip,
        )


def _leg(down: float, leg: Leg) -> tuple[float, float, float]:
    thigh = down + leg.hip
    shank = thigh - leg.knee
    return thigh, shank, shank + 90 + leg.ankle


def _arm(down: float, arm: Arm) -> tuple[float, float]:
    upper = down + arm.shoulder
    return upper, upper + arm.elbow
