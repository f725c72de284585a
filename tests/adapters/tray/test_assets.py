from __future__ import annotations

import re

import pytest
from PIL import Image, ImageChops, ImageStat

from assets.make_icon import SIZES
from standupnudge.adapters.tray.drawing import draw_emblem
from standupnudge.resources import resource


@pytest.mark.parametrize("size", SIZES)
def test_the_pictures_in_the_assets_are_what_the_drawing_makes(size: int) -> None:
    drawn = draw_emblem(size)
    with Image.open(resource(f"assets/icon-{size}.png")) as kept:
        difference = ImageChops.difference(drawn, kept.convert("RGBA"))

    # Versions of Pillow differ in single pixels of an edge.
    assert max(ImageStat.Stat(difference).mean) < 1.0


def test_the_readme_names_the_smallest_and_the_largest() -> None:
    text = resource("assets/README.md").read_text(encoding="utf-8")

    assert re.findall(r"`icon-(\d+)\.png`", text) == [str(min(SIZES)), str(max(SIZES))]
