"""The committed stills are what the script makes today, all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from assets.make_figures import OVERVIEW, PICTURES, make, overview, picture
from standupnudge.resources import resource
from standupnudge.routine.pose_table import POSES
from standupnudge.routine.ways import WAYS

FOLDER = resource("assets/figures")
# Versions of Pillow may round an edge of a circle or a polygon differently: 10.1 and 13 differ by 0.0004 here. A toe
# that is a pixel thicker makes 0.1.
TOLERANCE = 0.05


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ, 0 to 255, on average of the worst channel; 255 if their sizes do."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean) if one.size == other.size else 255


@pytest.mark.parametrize(("name", "pose"), PICTURES.items(), ids=PICTURES)
def test_a_committed_still_is_what_the_drawing_makes(name: str, pose: str) -> None:
    with Image.open(FOLDER / f"{name}.png") as kept:
        assert difference(picture(pose), kept.convert("RGB")) < TOLERANCE


def test_so_is_the_overview() -> None:
    with Image.open(FOLDER / "overview.png") as kept:
        assert difference(overview(), kept.convert("RGB")) < TOLERANCE


def test_the_script_makes_just_the_files_that_are_there(tmp_path: Path) -> None:
    make(tmp_path)
    made, kept = ({file.name for file in folder.iterdir()} for folder in (tmp_path, FOLDER))
    assert made == kept


def test_every_pose_has_its_still_but_those_that_are_only_passed_through() -> None:
    ends = {pose for way in WAYS for pose in way}
    passed = {pose for way in WAYS.values() for _, pose in way.through} - ends
    assert {*PICTURES.values()} | passed == POSES.keys()
    assert len({*PICTURES.values()}) == len(PICTURES)


def test_the_overview_has_each_exercise() -> None:
    assert [pose[0] for pose in OVERVIEW] == ["P", "B", "L", "R"]


def test_they_are_small() -> None:
    sizes = [file.stat().st_size for file in FOLDER.iterdir()]
    assert max(sizes) < 30_000
    assert sum(sizes) < 200_000


def test_the_readme_of_the_assets_names_them() -> None:
    text = resource("assets/README.md").read_text(encoding="utf-8")
    assert "`figures/*.png`" in text
    assert "`make_figures.py`" in text
