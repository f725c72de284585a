from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from PIL import Image

from standupnudge.adapters.tray.drawing import draw, draw_emblem
from standupnudge.core.views import Mood, TrayIcon

SIZES = (16, 22, 24, 32, 48, 64)
PANELS = {"white": (255, 255, 255), "grey": (128, 128, 128), "black": (0, 0, 0)}
RING = [TrayIcon(Mood.SITTING, twelfths) for twelfths in range(13)]
ONE_OF_EACH = [TrayIcon(Mood.SITTING, 5), *(TrayIcon(mood, 12) for mood in Mood if mood is not Mood.SITTING)]
ENOUGH = 3.0  # contrast that graphics need, WCAG 2.2, success criterion 1.4.11


def luminances(picture: Image.Image, panel: tuple[int, int, int]) -> list[float]:
    """Relative luminance, as WCAG 2.2 defines it, of each pixel of ``picture`` on a panel."""
    seen = Image.new("RGB", picture.size, panel)
    seen.paste(picture, (0, 0), picture)
    linear = [(v / 255 / 12.92 if v / 255 <= 0.04045 else ((v / 255 + 0.055) / 1.055) ** 2.4) for v in range(256)]
    data = seen.tobytes()
    return [
        0.2126 * linear[data[at]] + 0.7152 * linear[data[at + 1]] + 0.0722 * linear[data[at + 2]]
        for at in range(0, len(data), 3)
    ]


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def standing_out(picture: Image.Image, panel: tuple[int, int, int]) -> float:
    """The share of the picture's pixels that have enough contrast with a panel of that colour."""
    ground = luminances(Image.new("RGBA", (1, 1)), panel)[0]
    seen = luminances(picture, panel)
    return sum(contrast(one, ground) >= ENOUGH for one in seen) / len(seen)


def apart(one: TrayIcon, other: TrayIcon) -> int:
    """How many pixels of the small icons are light in one and dark in the other: colour does not count."""
    pairs = zip(luminances(draw(one, 16), (0, 0, 0)), luminances(draw(other, 16), (0, 0, 0)), strict=True)
    return sum(contrast(first, second) >= ENOUGH for first, second in pairs)


@pytest.mark.parametrize("size", [*SIZES, 17, 128])
def test_a_picture_has_the_size_asked_for_and_clear_corners(size: int) -> None:
    picture = draw(TrayIcon(Mood.SITTING, 5), size)

    assert (picture.mode, picture.size) == ("RGBA", (size, size))
    assert picture.getpixel((0, 0)) == (0, 0, 0, 0)
    assert picture.getpixel((size // 2, size // 2))[3] == 255


@pytest.mark.parametrize(("one", "other"), list(combinations([RING[0], RING[12], *ONE_OF_EACH], 2)))
def test_any_two_moods_differ_in_shape_even_at_the_smallest_size(one: TrayIcon, other: TrayIcon) -> None:
    assert apart(one, other) >= 25, "a tenth of the smallest icon"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "icon", [TrayIcon(Mood.SITTING), *ONE_OF_EACH], ids=lambda icon: f"{icon.mood.value}-{icon.twelfths}"
)
@pytest.mark.parametrize("panel", PANELS)
def test_every_mood_stands_out_from_every_panel(panel: str, icon: TrayIcon, size: int) -> None:
    assert standing_out(draw(icon, size), PANELS[panel]) >= 0.08, "thin lines on a black panel cover least"


@pytest.mark.parametrize("size", SIZES)
def test_each_twelfth_fills_more_of_the_ring(size: int) -> None:
    light = [sum(luminances(draw(icon, size), (0, 0, 0))) for icon in RING]

    steps = [after - before for before, after in pairwise(light)]
    assert min(steps) > 0.5 * max(steps), "about the same for each"


def test_a_ring_is_never_more_than_full_nor_less_than_empty() -> None:
    assert draw(TrayIcon(Mood.SITTING, 13), 24).tobytes() == draw(RING[12], 24).tobytes()
    assert draw(TrayIcon(Mood.SITTING, -1), 24).tobytes() == draw(RING[0], 24).tobytes()


@pytest.mark.parametrize("icon", ONE_OF_EACH, ids=lambda icon: icon.mood.value)
def test_a_mark_is_a_red_dot_at_the_lower_right_and_changes_nothing_else(icon: TrayIcon) -> None:
    plain, marked = draw(icon, 32), draw(TrayIcon(icon.mood, icon.twelfths, marked=True), 32)

    red, green, blue, alpha = marked.getpixel((26, 26))
    assert red > 200
    assert max(green, blue) < 90
    assert alpha == 255
    plain.paste((0, 0, 0, 0), (16, 16, 32, 32))
    marked.paste((0, 0, 0, 0), (16, 16, 32, 32))
    assert plain.tobytes() == marked.tobytes()


def test_the_emblem_is_no_mood() -> None:
    assert all(draw_emblem(24).tobytes() != draw(icon, 24).tobytes() for icon in [*RING, *ONE_OF_EACH])
