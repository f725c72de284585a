"""The pictures of the figure: colours, sides, edges. Whether a stranger understands them, only looking tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from standupnudge.routine.motion import Shot, shot_between, still_shot
from standupnudge.routine.plan import Side
from standupnudge.routine.pose_table import POSES
from standupnudge.routine.posture import Prop
from standupnudge.routine.ways import WAYS
from standupnudge.window import figure
from standupnudge.window.figure import DARK, HIGH_CONTRAST, LIGHT, Colours, draw

SIZE = (240, 240)
PALETTES = {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST}


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def area(picture: Image.Image, colour: str) -> float:
    """How much of the picture has exactly this colour, 0 to 1."""
    counted = Counter(picture.get_flattened_data() if hasattr(picture, "get_flattened_data") else picture.getdata())
    return counted[rgb(colour)] / (picture.width * picture.height)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 counts it, 1 to 21."""

    def luminance(colour: str) -> float:
        shares = [part / 255 for part in rgb(colour)]
        linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ, 0 to 255, on average."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def on_the_way(start: str, end: str, share: float, facing: float = 1) -> Shot:
    return replace(shot_between(start, end, share), facing=facing)


@pytest.mark.parametrize("size", [(480, 480), (640, 300), (97, 301), (16, 16)])
def test_a_picture_has_the_size_that_is_asked_for(size: tuple[int, int]) -> None:
    picture = draw(still_shot("R2"), size, LIGHT)
    assert (picture.size, picture.mode) == (size, "RGB")


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("pose", POSES)
def test_body_and_working_leg_are_there_in_their_colours(pose: str, palette: str) -> None:
    colours = PALETTES[palette]
    picture = draw(still_shot(pose, Side.RIGHT), SIZE, colours)
    shares = [area(picture, colour) for colour in (colours.accent, colours.body)]
    assert min(shares) > 0.01
    assert picture.getpixel((0, 1)) == rgb(colours.prop if POSES[pose].prop is Prop.WALL else colours.ground)


def test_one_working_leg_takes_up_about_half_as_much_as_two() -> None:
    legs = [area(draw(still_shot("R1", side), SIZE, LIGHT), LIGHT.accent) for side in (Side.RIGHT, Side.BOTH)]
    assert legs[0] < legs[1] * 0.75


def test_no_leg_is_marked_where_none_works() -> None:
    picture = draw(still_shot("L0", Side.NONE), SIZE, LIGHT)
    assert area(picture, LIGHT.body) > 0.02
    assert area(picture, LIGHT.accent) == 0


@pytest.mark.parametrize("pose", POSES)
def test_the_left_is_the_mirror_image_of_the_right(pose: str) -> None:
    right, left = (draw(still_shot(pose, side), SIZE, LIGHT) for side in (Side.RIGHT, Side.LEFT))
    assert difference(right, ImageOps.mirror(left)) < 1  # edges fall on other pixels
    assert difference(right, left) > 3


def test_legs_in_turns_show_which_one_works_without_turning_round() -> None:
    near, far = (replace(on_the_way("L0", "L1", 1), working=side) for side in (Side.RIGHT, Side.LEFT))
    pictures = [draw(each, SIZE, LIGHT) for each in (near, far)]
    assert difference(*pictures) > 3
    assert all(area(picture, LIGHT.accent) > 0.02 for picture in pictures)


def test_at_a_chair_the_hand_on_it_is_the_far_one_in_every_repetition() -> None:
    shot = on_the_way("L0c", "L½c", 1)
    pictures = [draw(replace(shot, working=side), SIZE, LIGHT) for side in (Side.RIGHT, Side.LEFT)]
    assert difference(*(picture.crop((0, 0, 240, 110)) for picture in pictures)) == 0  # above the hips


@pytest.mark.parametrize("way", WAYS, ids="-".join)
@pytest.mark.parametrize("facing", [1, -1])
def test_nothing_is_cut_off_at_an_edge(way: tuple[str, str], facing: int) -> None:
    for tenth in range(11):
        shot = on_the_way(*way, tenth / 10, facing)
        picture = draw(replace(shot, prop=Prop.NONE), SIZE, replace(LIGHT, floor=LIGHT.ground))
        sides = [(0, 0, 1, 240), (239, 0, 240, 240), (0, 0, 240, 1), (0, 239, 240, 240)]
        assert all(picture.crop(side).getcolors() == [(240, rgb(LIGHT.ground))] for side in sides), tenth


def test_somebody_who_turns_round_gets_narrower_and_wider_again() -> None:
    widths = []
    for facing in (1, 0.5, 0, -0.5, -1):
        picture = draw(on_the_way("R0", "R2", 1, facing), SIZE, replace(LIGHT, floor=LIGHT.ground))
        box = ImageChops.difference(picture, Image.new("RGB", SIZE, LIGHT.ground)).getbbox()
        assert box
        widths.append(box[2] - box[0])
    assert widths[0] > widths[1] > widths[2] < widths[3] < widths[4]


def test_drawing_leaves_nothing_behind() -> None:
    first = draw(on_the_way("R0", "R2", 0), SIZE, LIGHT)
    draw(on_the_way("R0", "R2", 1), SIZE, LIGHT)
    assert difference(first, draw(on_the_way("R0", "R2", 0), SIZE, LIGHT)) == 0


def test_edges_are_smooth() -> None:
    picture = draw(still_shot("R1", Side.NONE), SIZE, HIGH_CONTRAST)
    shades = picture.convert("L").getcolors() or []
    assert len(shades) > 8  # white, grey and black, and what is between them at an edge


@pytest.mark.parametrize("pose", ["P1", "B1", "L1", "R0", "S1"])
def test_a_rim_parts_what_lies_over_something_else(pose: str, monkeypatch: pytest.MonkeyPatch) -> None:
    white, black = "#ffffff", "#000000"
    colours = Colours(ground=white, body=black, far=black, accent=black, floor=white, prop=white)
    with_rim = draw(still_shot(pose, Side.RIGHT), SIZE, colours)
    monkeypatch.setattr(figure, "RIM", 0.0)
    assert area(with_rim, white) > area(draw(still_shot(pose, Side.RIGHT), SIZE, colours), white) + 0.002


@pytest.mark.parametrize(
    ("palette", "least", "least_far"), [("light", 4.5, 3), ("dark", 4.5, 3), ("high contrast", 12, 7)]
)
def test_the_figure_stands_out(palette: str, least: float, least_far: float) -> None:
    colours = PALETTES[palette]
    for behind in (colours.ground, colours.prop):
        assert contrast(colours.body, behind) >= least
        assert contrast(colours.far, behind) >= least_far * 0.85
        assert contrast(colours.accent, behind) >= least * 0.7
    assert contrast(colours.far, colours.ground) >= least_far


@pytest.mark.parametrize(("palette", "name"), [("light", "light"), ("dark", "dark")])
def test_the_colours_are_those_of_the_window(palette: str, name: str) -> None:
    theme = pytest.importorskip("standupnudge.window.theme")
    window = theme.palette(name)
    assert (PALETTES[palette].ground, PALETTES[palette].accent) == (window.card, window.accent)
