"""What can be seen: pictures of the screen, and pictures and colours found in them. Never touches anything."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops
from Xlib import X
from Xlib.display import Display

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the screen, in pixels from its top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """The pixel in the middle: where a person would click."""
        return self.x + self.width // 2, self.y + self.height // 2


class Screen:
    """The one screen of a desktop."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._root = display.screen().root
        geometry = self._root.get_geometry()
        self.box = Box(0, 0, geometry.width, geometry.height)

    def picture(self, box: Box | None = None) -> Image.Image:
        """The screen now, or ``box`` of it, as RGB."""
        box = box or self.box
        image = self._root.get_image(box.x, box.y, box.width, box.height, X.ZPixmap, 0xFFFFFFFF)
        return Image.frombytes("RGB", (box.width, box.height), image.data, "raw", "BGRX")

    def find(self, picture: Image.Image, box: Box | None = None, tolerance: int = 0) -> Box | None:
        """Where ``picture`` is seen in ``box``; ``tolerance`` is how far any channel may be off, of 255."""
        box = box or self.box
        found = locate(picture.convert("RGB"), self.picture(box), tolerance)
        return found and Box(box.x + found.x, box.y + found.y, found.width, found.height)

    def count(self, colour: Colour, box: Box | None = None) -> int:
        """How many pixels of ``box`` have exactly this colour."""
        return len(_mask(self.picture(box), colour))

    def areas(self, colour: Colour, box: Box | None = None) -> list[Box]:
        """Rectangles that ``colour`` surrounds: the bounds of each connected patch of it, from left to right."""
        box = box or self.box
        patches = _patches(_mask(self.picture(box), colour))
        return sorted((Box(box.x + p.x, box.y + p.y, p.width, p.height) for p in patches), key=lambda p: (p.x, p.y))


def locate(needle: Image.Image, hay: Image.Image, tolerance: int) -> Box | None:
    """The first place in ``hay`` where no channel of ``needle`` is off by more than ``tolerance``."""
    width, height = needle.size
    for y in range(hay.height - height + 1):
        for x in range(hay.width - width + 1):
            difference = ImageChops.difference(needle, hay.crop((x, y, x + width, y + height)))
            if max(difference.tobytes()) <= tolerance:
                return Box(x, y, width, height)
    return None


def _mask(picture: Image.Image, colour: Colour) -> set[tuple[int, int]]:
    data, wanted, width = picture.tobytes(), bytes(colour), picture.width
    found, at = set(), data.find(wanted)
    while at >= 0:
        if at % 3 == 0:
            found.add((at // 3 % width, at // 3 // width))
        at = data.find(wanted, at + 1)
    return found


def _patches(pixels: set[tuple[int, int]]) -> list[Box]:
    patches = []
    while pixels:
        edge = [pixels.pop()]
        left = right = edge[0][0]
        top = bottom = edge[0][1]
        while edge:
            x, y = edge.pop()
            left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
            near = {(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)} & pixels
            pixels -= near
            edge.extend(near)
        patches.append(Box(left, top, right - left + 1, bottom - top + 1))
    return patches
