"""A shot of the figure as a picture: flesh, colours, floor and mat. What the figure does, ``routine.motion`` says.

The leg that works is in the accent colour. Limbs on the far side are paler and a little further up, and where one part
of the body lies over another a clear rim parts them, so that the posture reads without shading.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from standupnudge.routine.motion import Box, Shot
from standupnudge.routine.plan import Side
from standupnudge.routine.posture import Prop
from standupnudge.routine.skeleton import ARMS, LEGS, View
from standupnudge.window import figure_body as body
from standupnudge.window import figure_props
from standupnudge.window.figure_brush import CLEAR, Brush, Camera, Limb

if TYPE_CHECKING:
    from PIL.Image import Image

RIM = 0.009  # between parts that lie over each other, in body heights
FAR = (0.014, 0.016)  # how far limbs of the far side are forward and up


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """As "#rrggbb". ``far`` is the body's on the far side, ``floor`` is also the lines of chair and desk."""

    ground: str
    body: str
    far: str
    accent: str
    floor: str
    prop: str


LIGHT = Colours(ground="#ffffff", body="#34474f", far="#788b91", accent="#18795a", floor="#c9c6bd", prop="#e3f1ea")
DARK = Colours(ground="#1f2528", body="#d5dcdc", far="#7b888c", accent="#4cc397", floor="#566166", prop="#1d3a30")
HIGH_CONTRAST = Colours(
    ground="#000000", body="#ffffff", far="#a8a8a8", accent="#ffd400", floor="#ffffff", prop="#222222"
)


def draw(shot: Shot, size: tuple[int, int], colours: Colours) -> Image:
    """The picture of ``shot``: RGB, ``size`` pixels wide and high, as large as its frame allows."""
    room = figure_props.room_for(shot.frame, shot.prop)
    camera = Camera.on(room, size, shot.facing)
    side = 1 if shot.facing > 0 else -1
    picture = _background(shot.prop, shot.frame, size, side, colours).copy()
    parts = _from_front(shot, colours) if shot.figure.view is View.FRONT else _from_side(shot, colours)
    brush = Brush(camera, _around([limb for limbs, *_ in parts for limb in limbs], camera))
    for limbs, colour, rimmed in parts:
        if rimmed:
            for start, start_radius, end, end_radius in limbs:
                brush.limb(Limb(start, start_radius + RIM, end, end_radius + RIM), CLEAR)
        for limb in limbs:
            brush.limb(limb, colour)
    brush.onto(picture)
    return picture


@lru_cache(maxsize=8)
def _background(prop: Prop, frame: Box, size: tuple[int, int], side: int, colours: Colours) -> Image:
    """Everything but the figure. It stays the same for a whole exercise."""
    from PIL import Image

    room = figure_props.room_for(frame, prop)
    picture = Image.new("RGB", size, colours.ground)
    brush = Brush(Camera.on(room, size, side), (0, 0, *size))
    figure_props.draw(brush, prop, room, frame, colours)
    brush.onto(picture)
    return picture


Part = tuple[list[Limb], str, bool]  # the shapes, their colour, whether a rim parts them from what is behind


def _accents(working: Side, colours: Colours) -> tuple[str, str]:
    """The colour of the working leg and of the other one, "" if it is marked in none."""
    return colours.accent if working is not Side.NONE else "", colours.accent if working is Side.BOTH else ""


def _from_side(shot: Shot, colours: Colours) -> list[Part]:
    """The parts of the body from the far ones to the near ones."""
    points = shot.figure.points
    near, far = (0, 1) if shot.working_is_near else (1, 0)
    behind = {joint: (x + FAR[0], y + FAR[1]) for joint, (x, y) in points.items()}
    accents = _accents(shot.working, colours)
    # The hand on the chair is the same one in every repetition: the chair stands on the far side.
    front_arm, back_arm = ARMS if shot.prop is Prop.CHAIR else (ARMS[near], ARMS[far])
    return [
        (body.arm(behind, back_arm), colours.far, False),
        (body.leg(behind, LEGS[far]), accents[far] or colours.far, False),
        (body.trunk(points), colours.body, True),
        (body.leg(points, LEGS[near]), accents[near] or colours.body, True),
        (body.arm(points, front_arm), colours.body, True),
    ]


def _from_front(shot: Shot, colours: Colours) -> list[Part]:
    points = shot.figure.points
    (lower, upper), (under, over) = LEGS, ARMS
    of_lower, of_upper = (accent or colours.far for accent in _accents(shot.working, colours))
    return [
        (body.shin_from_front(points, upper), of_upper, False),
        (body.shin_from_front(points, lower), of_lower, False),
        (body.thigh_from_front(points, upper), of_upper, True),
        (body.trunk_from_front(points), colours.body, True),
        (body.thigh_from_front(points, lower), of_lower, True),
        (body.eyes(points), colours.ground, False),
        (body.arm(points, over), colours.body, True),
        (body.arm(points, under), colours.body, True),
    ]


def _around(limbs: list[Limb], camera: Camera) -> tuple[int, int, int, int]:
    """The part of the picture that ``limbs`` need: left, top, right, bottom."""
    spots = [(camera.at(at), radius * camera.scale + 2) for a, ra, b, rb in limbs for at, radius in ((a, ra), (b, rb))]
    left, top = (max(int(min(at[axis] - radius for at, radius in spots)), 0) for axis in (0, 1))
    right, bottom = (min(int(max(at[axis] + radius for at, radius in spots)) + 1, camera.size[axis]) for axis in (0, 1))
    return left, top, right, bottom
