"""A menu that came up on the screen, found by what changed there, and its lines by their letters. Only looks."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from PIL import Image, ImageChops

from tests.desktop.screen import Box, Colour, Screen
from tests.desktop.waiting import eventually

_MARGIN = 24  # pixels at either side where check marks and arrows are
_CLEAR = 60  # of 255: how far letters are from their ground, also those of a line that can't be chosen
_LETTERS = 5  # pixels that a line of letters is high at least; a separator is lower
_GAP = 3  # pixels within a line, between a letter and its dot


def opened(screen: Screen, before: Image.Image, area: Box, lines: int) -> list[Box]:
    """The lines of the menu that came up in ``area`` since the picture ``before`` of the screen, once it has ``lines``.

    From top to bottom, as far to the left and right as the menu goes.
    """

    def look() -> list[Box]:
        found = _lines(screen, before, area)
        return found if len(found) == lines else []

    return eventually(look, lambda: f"no menu with {lines} lines, but {_lines(screen, before, area)}")


def above(panel: Box) -> Box:
    """Where a panel at the lower edge opens its menus."""
    return Box(0, 0, panel.width, panel.y)


def right_of(line: Box, screen: Screen) -> Box:
    """Where the submenu of ``line`` opens."""
    left = line.x + line.width
    return Box(left, 0, screen.box.width - left, line.y + 200)


def _lines(screen: Screen, before: Image.Image, area: Box) -> list[Box]:
    corners = (area.x, area.y, area.x + area.width, area.y + area.height)
    now, then = screen.picture().crop(corners), before.crop(corners)
    changed = ImageChops.difference(now, then).convert("L").point(lambda level: 255 if level else 0)
    found = changed.getbbox()
    if found is None:
        return []
    # Other things may have changed too, the pointer for one; most of what changed is the ground of the menu.
    ground = _commonest(now.crop(found), changed.crop(found))
    edges = ImageChops.multiply(_where(now, ground), changed).getbbox()
    if edges is None or edges[2] - edges[0] <= 2 * _MARGIN:
        return []
    left, top, right, bottom = edges
    lines = _runs(now.crop((left + _MARGIN, top, right - _MARGIN, bottom)), ground)
    return [Box(area.x + left, area.y + top + first, right - left, last - first + 1) for first, last in lines]


def _commonest(picture: Image.Image, mask: Image.Image) -> Colour:
    """The colour of most pixels where ``mask`` is set."""
    data = picture.tobytes()
    counts = Counter(data[3 * at : 3 * at + 3] for at, there in enumerate(mask.tobytes()) if there)
    red, green, blue = counts.most_common(1)[0][0]
    return red, green, blue


def _where(picture: Image.Image, colour: Colour) -> Image.Image:
    """A mask of the pixels of exactly this colour."""
    off = ImageChops.difference(picture, Image.new("RGB", picture.size, colour))
    red, green, blue = off.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda level: 0 if level else 255)


def _runs(picture: Image.Image, ground: Colour) -> list[tuple[int, int]]:
    """First and last row of pixels of each line of letters."""
    plain = Image.new("RGB", (picture.width, 1), ground)
    rows = [
        y
        for y in range(picture.height)
        if max(ImageChops.difference(plain, picture.crop((0, y, picture.width, y + 1))).tobytes()) > _CLEAR
    ]
    ends = [at for at, (one, other) in enumerate(pairwise(rows), 1) if other - one > _GAP]
    parts = [rows[first:last] for first, last in pairwise([0, *ends, len(rows)])]
    return [(part[0], part[-1]) for part in parts if part and part[-1] - part[0] + 1 >= _LETTERS]
