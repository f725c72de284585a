"""Pictures drawn by Pillow at the scale in use: rounded shapes, the tick box, the ring, the icon. Bytes, no toolkit.

Everything is drawn larger and then made smaller, because neither Tk nor Pillow smooths edges.
"""

from __future__ import annotations

from io import BytesIO
from math import cos, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_FINER = 4


def rounded(
    size: tuple[int, int], radius: float, fill: str, behind: str, *, border: str = "", width: float = 0
) -> bytes:
    """A shape with round corners on the colour ``behind``: stretched in its middle it is a button or a card."""
    image, draw = _canvas(size, behind)
    right, bottom = size[0] * _FINER - 1, size[1] * _FINER - 1
    draw.rounded_rectangle((0, 0, right, bottom), radius * _FINER, fill=border or fill)
    if border:
        inset = width * _FINER
        inner = (inset, inset, right - inset, bottom - inset)
        draw.rounded_rectangle(inner, max(radius * _FINER - inset, 0), fill=fill)
    return _bytes(image)


def tick_box(size: int, fill: str, border: str, behind: str, tick: str = "") -> bytes:
    """A box to tick; with ``tick``, a colour, it is ticked."""
    image, draw = _canvas((size, size), behind)
    unit = size * _FINER / 24
    draw.rounded_rectangle((unit, unit, 23 * unit, 23 * unit), 6 * unit, fill, border, round(2 * unit))
    if tick:
        points = [(6.6 * unit, 12.4 * unit), (10.4 * unit, 16.2 * unit), (17.4 * unit, 8.2 * unit)]
        draw.line(points, fill=tick, width=round(2.6 * unit), joint="curve")
        for x, y in points[::2]:
            _dot(draw, x, y, 1.3 * unit, tick)
    return _bytes(image)


def ring(size: int, width: float, filled: float, *, colour: str, track: str, behind: str) -> bytes:
    """A ring, ``filled`` (0 to 1) clockwise from the top, with round ends."""
    image, draw = _canvas((size, size), behind)
    _ring(draw, size * _FINER, width * _FINER, filled, colour=colour, track=track)
    _dot(draw, size * _FINER / 2, size * _FINER / 2, (size / 2 - width) * _FINER, behind)
    return _bytes(image)


def bar(width: int, height: int, parts: list[tuple[float, float]], *, colour: str, track: str, behind: str) -> bytes:
    """A row of pills: each part is its share of the width and how much of it is filled, both 0 to 1."""
    image, draw = _canvas((width, height), behind)
    gap, tall = height * _FINER * 0.8, height * _FINER - 1
    left, room = 0.0, width * _FINER - gap * (len(parts) - 1)
    for share, filled in parts:
        right = left + share * room
        draw.rounded_rectangle((left, 0, right - 1, tall), tall / 2, fill=track)
        if filled > 0:
            draw.rounded_rectangle(
                (left, 0, max(left + share * room * filled - 1, left + tall), tall), tall / 2, colour
            )
        left = right + gap
    return _bytes(image)


def icon(size: int, colour: str, track: str) -> bytes:
    """The window's icon: a ring three quarters full, on nothing."""
    from PIL import Image, ImageDraw

    large, width = size * _FINER, size * _FINER * 0.17
    image = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    _ring(draw, large, width, 0.75, colour=colour, track=track)
    inner = (width, width, large - width, large - width)
    draw.ellipse(inner, fill=(0, 0, 0, 0))
    return _bytes(image, "PNG")


def _ring(draw: ImageDraw, size: int, width: float, filled: float, *, colour: str, track: str) -> None:
    """A pie without its hole."""
    whole = (0, 0, size - 1, size - 1)
    draw.ellipse(whole, fill=track)
    if filled >= 1:
        draw.ellipse(whole, fill=colour)
    elif filled > 0:
        draw.pieslice(whole, -90, -90 + 360 * filled, fill=colour)
        middle = size / 2 - width / 2
        for turn in (0.0, 2 * pi * filled):
            _dot(draw, size / 2 + middle * sin(turn), size / 2 - middle * cos(turn), width / 2 - 1, colour)


def _dot(draw: ImageDraw, x: float, y: float, radius: float, fill: str) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=fill)


def _canvas(size: tuple[int, int], behind: str) -> tuple[Image, ImageDraw]:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER), behind)
    return image, ImageDraw.Draw(image)


def _bytes(image: Image, form: str = "PPM") -> bytes:
    """The picture at its size; PPM is read fastest and needs no more than Tk, PNG can be transparent."""
    out = BytesIO()
    image.reduce(_FINER).save(out, form)
    return out.getvalue()
