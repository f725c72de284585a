"""The tray icon as a picture: a ring that fills in twelve steps. Draws; decides nothing and keeps nothing.

Every mood has a shape of its own, not only a colour. A dark disc carries light lines, so that the same picture
stands out from light and from dark panels.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from standupnudge.core.views import Mood, TrayIcon

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

Colour = tuple[int, int, int, int]
Point = tuple[float, float]

# Contrast with DISC, as WCAG 2.2 counts it: LIGHT 15.6, MINT 11.7, AMBER 9.7, TRACK 6.8.
DISC: Colour = (27, 38, 49, 255)
TRACK: Colour = (160, 175, 188, 255)
LIGHT: Colour = (244, 248, 250, 255)
MINT: Colour = (112, 232, 186, 255)
AMBER: Colour = (255, 190, 70, 255)
CORAL: Colour = (240, 84, 60, 255)
RED: Colour = (226, 44, 60, 255)
CLEAR: Colour = (0, 0, 0, 0)

# Pixels a side of the picture that is drawn large and then made smaller: for panels, whose sizes together take 2 ms
# with 256 and 13 with 512, again and again; for files.
FINE, FINEST = 256, 512
RING = 0.365  # radius of the ring's middle line, as a part of the icon's side


def draw(icon: TrayIcon, size: int) -> Image.Image:
    """``icon`` as an RGBA picture of ``size`` by ``size`` pixels, straight alpha."""
    brush = _Brush(size, FINE)
    _MOODS[icon.mood](brush, icon.twelfths)
    if icon.marked:
        _mark(brush)
    return brush.picture()


def draw_emblem(size: int) -> Image.Image:
    """The picture of the program itself, for files and windows: somebody standing in a ring that fills."""
    brush = _Brush(size, FINEST)
    brush.dot((0.5, 0.5), 0.5, DISC)
    brush.arc(0.42, brush.at_least(0.03, 1), 0, 1, TRACK)
    brush.arc(0.42, brush.at_least(0.08, 1.5), 0, 0.75, MINT)
    _person(brush, LIGHT, scale=0.78)
    return brush.picture()


class _Brush:
    """Draws in parts of the icon's side, (0, 0) top left and (1, 1) bottom right, with smooth edges."""

    def __init__(self, size: int, large: int) -> None:
        from PIL import Image, ImageDraw

        self._factor = max(4, large // size)
        self._side = size * self._factor
        self._pixel = 1 / size
        self._image = Image.new("RGBA", (self._side, self._side), CLEAR)
        self._draw: ImageDraw.ImageDraw = ImageDraw.Draw(self._image)

    def picture(self) -> Image.Image:
        return self._image.reduce(self._factor)

    def at_least(self, width: float, pixels: float) -> float:
        """``width``, but not thinner than ``pixels`` of the finished picture."""
        return max(width, pixels * self._pixel)

    def dot(self, middle: Point, radius: float, colour: Colour) -> None:
        self._draw.ellipse(self._box(middle, radius), fill=colour)

    def arc(self, radius: float, width: float, start: float, end: float, colour: Colour) -> None:
        """A part of a circle around the middle; ``start`` and ``end`` in turns, clockwise from the top."""
        outer = self._box((0.5, 0.5), radius + width / 2)
        self._draw.arc(outer, start * 360 - 90, end * 360 - 90, fill=colour, width=round(width * self._side))

    def line(self, points: list[Point], width: float, colour: Colour) -> None:
        """A line with round ends and corners."""
        scaled = [(x * self._side, y * self._side) for x, y in points]
        self._draw.line(scaled, fill=colour, width=round(width * self._side))
        for point in points:
            self.dot(point, width / 2, colour)

    def shape(self, points: list[Point], colour: Colour) -> None:
        self._draw.polygon([(x * self._side, y * self._side) for x, y in points], fill=colour)

    def bar(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        """An upright bar, its edges on whole pixels: half a pixel would blur half of a small one."""
        left, top, right, bottom = (round(edge / self._pixel) * self._factor for edge in (left, top, right, bottom))
        self._draw.rounded_rectangle(
            (left, top, right - 1, bottom - 1), radius=min(right - left, bottom - top) * 0.3, fill=colour
        )

    def _box(self, middle: Point, radius: float) -> tuple[float, float, float, float]:
        left, top = (middle[0] - radius) * self._side, (middle[1] - radius) * self._side
        across = 2 * radius * self._side - 1
        return (left, top, left + across, top + across)


def _ring(brush: _Brush, twelfths: int, colour: Colour, thick: float = 0.17) -> None:
    """A thin track, and over it a thick line as far as the ring is filled."""
    brush.arc(RING, brush.at_least(0.07, 1.2), 0, 1, TRACK)
    filled = min(max(twelfths, 0), 12) / 12
    if filled:
        brush.arc(RING, thick, 0, filled, colour)


def _sitting(brush: _Brush, twelfths: int) -> None:
    brush.dot((0.5, 0.5), 0.5, DISC)
    _ring(brush, twelfths, MINT)


def _warning(brush: _Brush, _twelfths: int) -> None:
    """The ring is full and steps back for the arrowhead of what comes next."""
    brush.dot((0.5, 0.5), 0.5, DISC)
    brush.arc(0.42, brush.at_least(0.1, 1.5), 0, 1, AMBER)
    brush.shape([(0.5, 0.25), (0.74, 0.62), (0.26, 0.62)], AMBER)


def _due(brush: _Brush, _twelfths: int) -> None:
    """No ring: the only disc that is bright, with an arrow up."""
    brush.dot((0.5, 0.5), 0.5, DISC)
    brush.dot((0.5, 0.5), 0.46, CORAL)
    brush.shape([(0.5, 0.16), (0.8, 0.5), (0.2, 0.5)], LIGHT)
    brush.bar(0.4, 0.45, 0.6, 0.82, LIGHT)


def _routine(brush: _Brush, _twelfths: int) -> None:
    """The exercising person, dark on a bright disc: it waits to begin."""
    brush.dot((0.5, 0.5), 0.5, DISC)
    brush.dot((0.5, 0.5), 0.46, MINT)
    _person(brush, DISC, scale=1.0)


def _quiet(brush: _Brush, twelfths: int) -> None:
    """The ring fills as ever, but thin and without colour, around a bar: no entry for nudges."""
    brush.dot((0.5, 0.5), 0.5, DISC)
    _ring(brush, twelfths, LIGHT, thick=0.1)
    brush.bar(0.24, 0.4, 0.76, 0.6, LIGHT)


def _paused(brush: _Brush, _twelfths: int) -> None:
    brush.dot((0.5, 0.5), 0.5, DISC)
    brush.bar(0.28, 0.25, 0.44, 0.75, LIGHT)
    brush.bar(0.56, 0.25, 0.72, 0.75, LIGHT)


def _away(brush: _Brush, _twelfths: int) -> None:
    """A ring of dots: the place is kept, nobody is there."""
    brush.dot((0.5, 0.5), 0.5, DISC)
    for eighth in range(8):
        turn = 2 * math.pi * eighth / 8
        middle = (0.5 + RING * math.sin(turn), 0.5 - RING * math.cos(turn))
        brush.dot(middle, brush.at_least(0.065, 1.15), LIGHT)


def _exercising(brush: _Brush, _twelfths: int) -> None:
    brush.dot((0.5, 0.5), 0.5, DISC)
    _person(brush, MINT, scale=1.08)


def _standing(brush: _Brush, _twelfths: int) -> None:
    """Somebody upright at a raised desk."""
    brush.dot((0.5, 0.5), 0.5, DISC)
    limb = brush.at_least(0.1, 1.5)
    brush.dot((0.38, 0.22), 0.1, MINT)
    brush.line([(0.38, 0.36), (0.38, 0.56)], limb * 1.3, MINT)
    brush.line([(0.38, 0.56), (0.38, 0.84)], limb, MINT)
    brush.line([(0.4, 0.4), (0.6, 0.48)], limb, MINT)
    brush.line([(0.56, 0.52), (0.84, 0.52)], limb, LIGHT)
    brush.line([(0.72, 0.52), (0.72, 0.84)], limb, LIGHT)


def _person(brush: _Brush, colour: Colour, scale: float) -> None:
    """Somebody upright, arms up, legs apart, around the middle."""

    def at(x: float, y: float) -> Point:
        return (0.5 + x * scale, 0.5 + y * scale)

    limb = brush.at_least(0.1 * scale, 1.5)
    brush.dot(at(0, -0.27), 0.1 * scale, colour)
    brush.line([at(-0.25, -0.22), at(0, -0.06), at(0.25, -0.22)], limb, colour)
    brush.line([at(0, -0.06), at(0, 0.1)], limb * 1.3, colour)
    brush.line([at(-0.17, 0.34), at(0, 0.08), at(0.17, 0.34)], limb, colour)


def _mark(brush: _Brush) -> None:
    """A dot at the lower right, with a clear edge that parts it from the disc."""
    brush.dot((0.82, 0.82), 0.23, CLEAR)
    brush.dot((0.82, 0.82), 0.18, LIGHT)
    brush.dot((0.82, 0.82), 0.14, RED)


_MOODS = {
    Mood.AWAY: _away,
    Mood.SITTING: _sitting,
    Mood.WARNING: _warning,
    Mood.DUE: _due,
    Mood.ROUTINE: _routine,
    Mood.QUIET: _quiet,
    Mood.PAUSED: _paused,
    Mood.STANDING: _standing,
    Mood.EXERCISING: _exercising,
}
