"""Makes the still pictures of the poses, ``figures/NAME.png`` beside this file: ``python -m assets.make_figures``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from standupnudge.routine.motion import Box, still_shot
from standupnudge.routine.plan import Side
from standupnudge.window.figure import LIGHT, draw
from standupnudge.window.figure_props import room_for

SCALE = 260  # pixels to a body height, the same in all of them
BOTH = {"P0", "P1", "P1b", "P4", "P5", "P5r", "B0", "B½", "B1", "L0", "L0c"}  # both legs work, or neither yet
PICTURES: Mapping[str, str] = {
    "plank-soften": "P0",
    "plank": "P1",
    "plank-feet-up": "P1b",
    "plank-heel-lift": "P2",
    "toe-plank": "P4",
    "toe-plank-heel-lift": "P3",
    "desk-plank": "P5",
    "desk-plank-soften": "P5r",
    "side-plank-down": "S0",
    "side-plank": "S1",
    "bridge-down": "B0",
    "bridge-half": "B½",
    "bridge": "B1",
    "bridge-march": "B3",
    "one-leg-bridge-down": "B2r",
    "one-leg-bridge": "B2",
    "stand": "L0",
    "lunge-half": "L½",
    "lunge": "L1",
    "split-stand": "L2",
    "stand-at-a-chair": "L0c",
    "lunge-at-a-chair": "L½c",
    "knee-drive": "R0",
    "arabesque-passing": "R½",
    "arabesque-45": "R1",
    "arabesque-60": "R1½",
    "arabesque-75": "R2",
    "arabesque-kickstand": "R3",
    "knee-drive-at-a-wall": "R0w",
    "arabesque-at-a-wall": "R1w",
}
OVERVIEW = ("P1", "B1", "L1", "R1")  # the four exercises side by side


def picture(pose: str) -> Image.Image:
    """The picture of a pose, seen from the right."""
    shot = still_shot(pose, Side.BOTH if pose in BOTH else Side.RIGHT)
    return draw(shot, _size(room_for(shot.frame, shot.prop)), LIGHT)


def overview() -> Image.Image:
    """The four exercises in a row, standing on one line."""
    pictures = [picture(pose) for pose in OVERVIEW]
    width, height = sum(each.width for each in pictures), max(each.height for each in pictures)
    row = Image.new("RGB", (width, height), LIGHT.ground)
    left = 0
    for each in pictures:
        row.paste(each, (left, height - each.height))
        left += each.width
    return row


def make(folder: Path) -> None:
    """Write all of them into ``folder``."""
    for name, pose in PICTURES.items():
        picture(pose).save(folder / f"{name}.png", optimize=True)
    overview().save(folder / "overview.png", optimize=True)


def _size(room: Box) -> tuple[int, int]:
    return round((room.right - room.left) * SCALE), round((room.top - room.bottom) * SCALE)


if __name__ == "__main__":
    make(Path(__file__).parent / "figures")
