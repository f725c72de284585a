"""Every pose by its name: data only. Which leads to which: ``ways``.

The angles are our own geometry, worked out so that hands, knees and feet are on the floor and the balance point is over
the standing foot. "Working" is the leg that an exercise is for: the lifted one in heel lifts, the one that stands in
everything done on one leg, the front one in a lunge.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from standupnudge.routine.posture import Arm, Leg, Pose, Prop
from standupnudge.routine.skeleton import Joint, Point, View

J = Joint


def _both(working: J, other: J, place: Point) -> dict[J, Point]:
    return {working: place, other: place}


_ELBOWS = _both(J.WORKING_ELBOW, J.OTHER_ELBOW, (0.503, 0.02))
_KNEES = _both(J.WORKING_KNEE, J.OTHER_KNEE, (0, 0.03))
_ON_FOREARMS = Arm(71, 90)
_KNEELING = Leg(0, 19, -90)
_HEEL_UP = Leg(-12, 90, 0)

_PLANKS = {
    "P0": Pose(
        trunk=-10, working=Leg(68, 57, -90), other=Leg(68, 57, -90), working_arm=Arm(128, 62), other_arm=Arm(128, 62),
        hip=(0.132, 0.236), fixed=_KNEES | _ELBOWS, prop=Prop.MAT,
    ),
    "P1": Pose(
        trunk=19, working=_KNEELING, other=_KNEELING, working_arm=_ON_FOREARMS, other_arm=_ON_FOREARMS,
        hip=(0.231, 0.111), fixed=_KNEES | _ELBOWS, prop=Prop.MAT,
    ),
    "P1b": Pose(
        trunk=19, working=Leg(0, 90, -40), other=Leg(0, 90, -40), working_arm=_ON_FOREARMS, other_arm=_ON_FOREARMS,
        hip=(0.231, 0.111), fixed=_KNEES | _ELBOWS, prop=Prop.MAT,
    ),
    "P2": Pose(
        trunk=19, working=_HEEL_UP, other=_KNEELING, working_arm=_ON_FOREARMS, other_arm=_ON_FOREARMS,
        hip=(0.231, 0.111), fixed={J.OTHER_KNEE: (0, 0.03)} | _ELBOWS, prop=Prop.MAT,
    ),
}  # fmt: skip

_FAR_ELBOWS = _both(J.WORKING_ELBOW, J.OTHER_ELBOW, (0.772, 0.02))
_TOE_PLANKS = {
    "P4": Pose(
        trunk=7, working=Leg(), other=Leg(), working_arm=Arm(83, 90), other_arm=Arm(83, 90), hip=(0.4885, 0.1691),
        fixed=_both(J.WORKING_TOE, J.OTHER_TOE, (0.014, 0)) | _FAR_ELBOWS, prop=Prop.MAT,
    ),
    "P3": Pose(
        trunk=7, working=_HEEL_UP, other=Leg(), working_arm=Arm(83, 90), other_arm=Arm(83, 90), hip=(0.4885, 0.1691),
        fixed={J.OTHER_TOE: (0.014, 0)} | _FAR_ELBOWS, prop=Prop.MAT,
    ),
}  # fmt: skip

_DESK = _both(J.WORKING_WRIST, J.OTHER_WRIST, (0.66, 0.4385)) | _both(J.WORKING_TOE, J.OTHER_TOE, (0, 0))
_DESK_PLANKS = {
    "P5r": Pose(
        trunk=38, working=Leg(34, 32, 20), other=Leg(34, 32, 20), working_arm=Arm(94, 30), other_arm=Arm(94, 30),
        hip=(0.17, 0.445), fixed=_DESK, prop=Prop.DESK,
    ),
    "P5": Pose(
        trunk=50, working=Leg(0, 0, 10), other=Leg(0, 0, 10), working_arm=Arm(88, 4), other_arm=Arm(88, 4),
        hip=(0.2206, 0.431), fixed=_DESK, prop=Prop.DESK,
    ),
}  # fmt: skip

_SIDE = {J.WORKING_KNEE: (0.0, 0.045), J.WORKING_ELBOW: (0.504, 0.03)}
_HAND_ON_HIP = Arm(-28, 60)
_SIDE_PLANKS = {
    "S0": Pose(
        trunk=32.6, working=Leg(-29, 41, -90), other=Leg(-25, 45, -90), working_arm=Arm(63, 75), other_arm=_HAND_ON_HIP,
        hip=(0.2446, 0.06), fixed=_SIDE, view=View.FRONT, prop=Prop.MAT,
    ),
    "S1": Pose(
        trunk=19, working=Leg(0, 40, -90), other=Leg(6, 45, -90), working_arm=Arm(71, 80), other_arm=_HAND_ON_HIP,
        hip=(0.2317, 0.125), fixed=_SIDE, view=View.FRONT, prop=Prop.MAT,
    ),
}  # fmt: skip

_SHOULDERS = _both(J.WORKING_SHOULDER, J.OTHER_SHOULDER, (0, 0.05))
_FLAT_FOOT = {J.WORKING_ANKLE: (0.478, 0.039)}
_FLAT_FEET = _both(J.WORKING_ANKLE, J.OTHER_ANKLE, (0.478, 0.039))
_BRIDGES = {
    "B0": Pose(
        trunk=180, working=Leg(64, 134, -20), other=Leg(64, 134, -20), working_arm=Arm(-5), other_arm=Arm(-5),
        hip=(0.288, 0.05), fixed=_SHOULDERS | _FLAT_FEET, prop=Prop.MAT,
    ),
    "B½": Pose(
        trunk=193, head=-13, working=Leg(31, 129, -5), other=Leg(31, 129, -5), working_arm=Arm(-18),
        other_arm=Arm(-18), hip=(0.281, 0.115), fixed=_SHOULDERS | _FLAT_FEET, prop=Prop.MAT,
    ),
    "B1": Pose(
        trunk=206, head=-26, working=Leg(0, 116, 0), other=Leg(0, 116, 0), working_arm=Arm(-31), other_arm=Arm(-31),
        hip=(0.258, 0.177), fixed=_SHOULDERS | _FLAT_FEET, prop=Prop.MAT,
    ),
    "B3": Pose(
        trunk=206, head=-26, working=Leg(0, 116, 0), other=Leg(90, 90, 0), working_arm=Arm(-31), other_arm=Arm(-31),
        hip=(0.258, 0.177), fixed=_SHOULDERS | _FLAT_FOOT, prop=Prop.MAT,
    ),
    "B2r": Pose(
        trunk=180, working=Leg(64, 134, -20), other=Leg(64, 5, -10), working_arm=Arm(-5), other_arm=Arm(-5),
        hip=(0.288, 0.05), fixed=_SHOULDERS | _FLAT_FOOT, prop=Prop.MAT,
    ),
    "B2": Pose(
        trunk=206, head=-26, working=Leg(0, 116, 0), other=Leg(0, 5, -10), working_arm=Arm(-31), other_arm=Arm(-31),
        hip=(0.258, 0.177), fixed=_SHOULDERS | _FLAT_FOOT, prop=Prop.MAT,
    ),
}  # fmt: skip

_FRONT_FOOT = {J.WORKING_ANKLE: (0.0, 0.039)}
_FEET_TOGETHER = _both(J.WORKING_ANKLE, J.OTHER_ANKLE, (0, 0.039))
_REAR_TOE = {J.OTHER_TOE: (-0.516, 0.0)}
_CHAIR = {J.OTHER_WRIST: (0.05, 0.52)}
_LUNGES = {
    "L0": Pose(
        trunk=90, working=Leg(), other=Leg(), working_arm=Arm(), other_arm=Arm(), hip=(0, 0.53), fixed=_FEET_TOGETHER
    ),
    "L½": Pose(
        trunk=82, working=Leg(74, 70, 4), other=Leg(-18, 50, 6), working_arm=Arm(-20, 80), other_arm=Arm(20, 80),
        hip=(-0.207, 0.384), fixed=_FRONT_FOOT | _REAR_TOE,
    ),
    "L1": Pose(
        trunk=80, working=Leg(100, 90, 0), other=Leg(-6, 86, 33), working_arm=Arm(-30, 90), other_arm=Arm(35, 90),
        hip=(-0.245, 0.285), fixed=_FRONT_FOOT | _REAR_TOE,
    ),
    "L¼": Pose(  # from knee drive to lunge: the leg swings through
        trunk=85, working=Leg(40, 48, 13), other=Leg(5, 80, 0), working_arm=Arm(10, 90), other_arm=Arm(0, 90),
        hip=(-0.085, 0.48), fixed=_FRONT_FOOT,
    ),
    "L2": Pose(
        trunk=86, working=Leg(49, 28, -17), other=Leg(-24, 30, -2), working_arm=Arm(-5, 15), other_arm=Arm(5, 15),
        hip=(-0.25, 0.445), fixed=_FRONT_FOOT | _REAR_TOE,
    ),
    "L0c": Pose(
        trunk=90, working=Leg(), other=Leg(), working_arm=Arm(), other_arm=Arm(-12, 49), hip=(0, 0.53),
        fixed=_FEET_TOGETHER | _CHAIR, prop=Prop.CHAIR,
    ),
    "L½c": Pose(
        trunk=82, working=Leg(74, 70, 4), other=Leg(-18, 50, 6), working_arm=Arm(-8, 15), other_arm=Arm(31, 76),
        hip=(-0.207, 0.384), fixed=_FRONT_FOOT | _REAR_TOE | _CHAIR, prop=Prop.CHAIR,
    ),
}  # fmt: skip

_ARABESQUES = {
    "R0": Pose(
        trunk=88, working=Leg(8, 8, 2), other=Leg(88, 90, 0), working_arm=Arm(45, 90), other_arm=Arm(-45, 90),
        hip=(-0.017, 0.529), fixed=_FRONT_FOOT,
    ),
    "R½": Pose(
        trunk=50, working=Leg(51, 15, 4), other=Leg(-5, 25, -20), working_arm=Arm(30, 70), other_arm=Arm(30, 70),
        hip=(-0.03, 0.525), fixed=_FRONT_FOOT,
    ),
    "R¼": Pose(  # from knee drive to a low arabesque: the knee goes down
        trunk=68, working=Leg(32, 13, 3), other=Leg(30, 62, -10), working_arm=Arm(32, 60), other_arm=Arm(-12, 60),
        hip=(-0.026, 0.526), fixed=_FRONT_FOOT,
    ),
    "R1": Pose(
        trunk=45, working=Leg(58, 18, 5), other=Leg(0, 5, -20), working_arm=Arm(20, 30), other_arm=Arm(20, 30),
        hip=(-0.034, 0.523), fixed=_FRONT_FOOT,
    ),
    "R1½": Pose(
        trunk=30, working=Leg(74, 19, 5), other=Leg(0, 4, -20), working_arm=Arm(90, 20), other_arm=Arm(0, 25),
        hip=(-0.034, 0.522), fixed=_FRONT_FOOT, head=5,
    ),
    "R2": Pose(
        trunk=15, working=Leg(89, 20, 6), other=Leg(0, 3, -20), working_arm=Arm(165, 10), other_arm=Arm(-20, 20),
        hip=(-0.034, 0.521), fixed=_FRONT_FOOT, head=10,
    ),
    "R3": Pose(
        trunk=58, working=Leg(45, 18, 5), other=Leg(18, 29, -27), working_arm=Arm(20, 30), other_arm=Arm(20, 30),
        hip=(-0.034, 0.523), fixed=_FRONT_FOOT | {J.OTHER_TOE: (-0.22, 0)},
    ),
}  # fmt: skip

# A hand on the wall beside the figure, on the side of the free leg.
_AT_A_WALL = {
    f"{name}w": replace(_ARABESQUES[name], other_arm=arm, prop=Prop.WALL)
    for name, arm in {"R0": Arm(60, 10), "R¼": Arm(68, 10), "R1": Arm(75, 10)}.items()
}

POSES: Mapping[str, Pose] = (
    _PLANKS | _TOE_PLANKS | _DESK_PLANKS | _SIDE_PLANKS | _BRIDGES | _LUNGES | _ARABESQUES | _AT_A_WALL
)
