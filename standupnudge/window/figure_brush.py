"""Draws in body heights: round-ended limbs and lines on a canvas several times finer than the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from typing import TYPE_CHECKING, NamedTuple

from standupnudge.routine.motion import Box
from standupnudge.routine.skeleton import Point

if TYPE_CHECKING:
    from PIL.Image import Image

FINER = 3  # the canvas against the picture: Pillow draws hard edges, making it smaller softens them
CLEAR = (0, 0, 0, 0)


class Limb(NamedTuple):
    """Two circles and what lies between them: a limb that tapers."""

    start: Point
    start_radius: float
    end: Point
    end_radius: float


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the plane of the figure is in the picture.

    :ivar size: of the picture, pixels.
    :ivar scale: pixels to a body height.
    :ivar middle: the point of the plane in the middle of the picture; somebody who turns does so around it.
    """

    size: tuple[int, int]
    scale: float
    middle: Point
    facing: float

    @classmethod
    def on(cls, box: Box, size: tuple[int, int], facing: float) -> Camera:
        """Sees the whole box, as large as possible."""
        scale = min(size[0] / (box.right - box.left), size[1] / (box.top - box.bottom))
        return cls(size, scale, ((box.left + box.right) / 2, (box.bottom + box.top) / 2), facing)

    def at(self, point: Point) -> Point:
        """The place of a point in the picture, pixels from its top left corner."""
        x = self.size[0] / 2 + (point[0] - self.middle[0]) * self.scale * self.facing
        return x, self.size[1] / 2 - (point[1] - self.middle[1]) * self.scale


class Brush:
    """A clear canvas for a part of the picture."""

    def __init__(self, camera: Camera, part: tuple[int, int, int, int]) -> None:
        """``part``: left, top, right, bottom in pixels of the picture."""
        from PIL import Image, ImageDraw

        self._camera = camera
        self._part = part
        left, top, right, bottom = part
        self._canvas = Image.new("RGBA", ((right - left) * FINER, (bottom - top) * FINER), CLEAR)
        self._draw = ImageDraw.Draw(self._canvas)

    def limb(self, limb: Limb, colour: str | tuple[int, ...]) -> None:
        """The shape of a limb."""
        (a, b), (ra, rb) = (self._at(limb.start), self._at(limb.end)), self._long(limb.start_radius, limb.end_radius)
        for (x, y), radius in ((a, ra), (b, rb)):
            self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
        sides = _tangents(a, ra, b, rb)
        if sides:
            self._draw.polygon(sides, fill=colour)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """A filled outline."""
        self._draw.polygon([self._at(point) for point in points], fill=colour)

    def onto(self, background: Image) -> None:
        """Put what is drawn onto ``background``, the whole picture."""
        from PIL import Image

        small = self._canvas.reduce(FINER)
        # Where the canvas is clear it is black, so its averaged colours are already weighted with their alpha.
        layer = Image.frombytes("RGBa", small.size, small.tobytes()).convert("RGBA")
        background.paste(layer, self._part[:2], layer)

    def _at(self, point: Point) -> Point:
        x, y = self._camera.at(point)
        return (x - self._part[0]) * FINER, (y - self._part[1]) * FINER

    def _long(self, *lengths: float) -> list[float]:
        return [length * self._camera.scale * FINER for length in lengths]


def _tangents(a: Point, ra: float, b: Point, rb: float) -> list[Point]:
    """The four points where the outer tangents touch two circles, in order around; none if one is inside the other."""
    apart = hypot(b[0] - a[0], b[1] - a[1])
    if apart <= abs(ra - rb):
        return []
    ux, uy = (b[0] - a[0]) / apart, (b[1] - a[1]) / apart
    lean = (ra - rb) / apart
    across = sqrt(1 - lean * lean)
    (px, py), (qx, qy) = ((ux * lean - side * uy * across, uy * lean + side * ux * across) for side in (1, -1))
    return [
        (a[0] + px * ra, a[1] + py * ra), (b[0] + px * rb, b[1] + py * rb),
        (b[0] + qx * rb, b[1] + qy * rb), (a[0] + qx * ra, a[1] + qy * ra),
    ]  # fmt: skip
