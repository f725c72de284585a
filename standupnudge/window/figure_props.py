"""What is there besides the body: floor, mat, wall, chair, desk. Places and sizes are shares of body height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standupnudge.routine.motion import Box
from standupnudge.routine.posture import Prop
from standupnudge.routine.skeleton import Point
from standupnudge.window.figure_brush import Brush, Limb

if TYPE_CHECKING:
    from standupnudge.window.figure import Colours

THIN = 0.007
_SEAT, _BACK = 0.27, 0.508  # heights of the chair
_DESK = 0.42


def room_for(frame: Box, prop: Prop) -> Box:
    """``frame`` with the flesh around its joints and what stands beside the figure."""
    left, bottom, right, top = frame.left - 0.075, frame.bottom - 0.06, frame.right + 0.075, frame.top + 0.075
    right = max(right, {Prop.DESK: 0.84, Prop.CHAIR: 0.34}.get(prop, right))
    return Box(left, bottom, right, top)


def draw(brush: Brush, prop: Prop, room: Box, frame: Box, colours: Colours) -> None:
    """The floor and what stands on it, all behind the figure."""
    if prop is Prop.WALL:
        brush.shape(_oblong(room.left - 1, 0.05, room.right + 1, room.top + 1), colours.prop)
        _line(brush, (room.left - 1, 0.05), (room.right + 1, 0.05), colours.floor)
    _line(brush, (room.left - 1, -0.004), (room.right + 1, -0.004), colours.floor)
    match prop:
        case Prop.MAT:
            brush.limb(Limb((frame.left - 0.03, 0.004), 0.026, (frame.right + 0.03, 0.004), 0.026), colours.prop)
        case Prop.CHAIR:
            _chair(brush, colours.floor)
        case Prop.DESK:
            brush.limb(Limb((0.63, _DESK - 0.02), 0.02, (1.2, _DESK - 0.02), 0.02), colours.floor)
            _line(brush, (0.7, _DESK), (0.7, 0.01), colours.floor, 0.012)


def _chair(brush: Brush, colour: str) -> None:
    """A chair beside the figure, its back where the hand is."""
    for start, end in (((0.08, 0.01), (0.08, _BACK)), ((0.29, 0.01), (0.29, _SEAT)), ((0.08, _SEAT), (0.3, _SEAT))):
        _line(brush, start, end, colour, 0.012)


def _oblong(left: float, bottom: float, right: float, top: float) -> list[Point]:
    return [(left, bottom), (right, bottom), (right, top), (left, top)]


def _line(brush: Brush, start: Point, end: Point, colour: str, radius: float = THIN / 2) -> None:
    brush.limb(Limb(start, radius, end, radius), colour)
