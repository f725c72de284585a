"""Makes the pictures of the program itself, ``icon-SIZE.png`` beside this file: ``python -m assets.make_icon``."""

from __future__ import annotations

from pathlib import Path

from standupnudge.adapters.tray.drawing import draw_emblem

SIZES = (16, 22, 24, 32, 48, 64, 128, 256)  # pixels a side: those of icon themes, for menus, panels and notifications


def make(folder: Path) -> None:
    """Write all sizes into ``folder``."""
    for size in SIZES:
        draw_emblem(size).save(folder / f"icon-{size}.png", optimize=True)


if __name__ == "__main__":
    make(Path(__file__).parent)
