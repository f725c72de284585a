"""README's film: what is committed, and that the script can still make it."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageStat

from assets import make_film
from standupnudge.resources import resource
from tests.needs import need, need_module

SHORT = 0.24  # seconds of each exercise
FIGURE = (380, 140, 760, 400)  # where the figure is in the window


def difference(one: Image.Image, other: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(one.crop(FIGURE), other.crop(FIGURE))).mean)


def test_it_can_be_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    need("Xvfb", "xvfb")
    need_module("tkinter", "python3-tk")
    monkeypatch.setattr(make_film, "SCENES", (SHORT,) * 4)
    frames = make_film.record()
    each = round(SHORT / make_film.FRAME)
    assert len(frames) == 4 * each
    firsts = frames[::each]
    assert all(difference(a, b) > 3 for number, a in enumerate(firsts) for b in firsts[:number])


def test_the_one_that_is_there_moves_and_is_small() -> None:
    file = resource("assets/film.webp")
    with Image.open(file) as film:
        frames = film.n_frames
        film.seek(frames - 1)
        assert film.size[0] == make_film.WIDTH
    assert frames > 50
    assert file.stat().st_size <= make_film.LARGEST


def test_the_readme_of_the_assets_names_it() -> None:
    text = resource("assets/README.md").read_text(encoding="utf-8")
    assert "`film.webp`" in text
    assert "`make_film.py`" in text
