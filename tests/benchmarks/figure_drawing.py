"""What the moving figure costs: ``python -m tests.benchmarks.figure_drawing``.

For each way from pose to pose, at 480 by 480 pixels: processor time of a frame, and the share of one core that 25 of
them a second take; with a screen once more, shown in a window of Tk.
"""

from __future__ import annotations

import time
import tkinter as tk
from collections.abc import Callable
from io import BytesIO

from PIL import Image

from standupnudge.routine.motion import Shot, shot_between
from standupnudge.routine.plan import Side
from standupnudge.routine.ways import WAYS
from standupnudge.window.figure import LIGHT, draw

SIZE = (480, 480)
FRAMES, PER_SECOND = 100, 25


def shots(start: str, end: str) -> list[Shot]:
    """All frames of a way."""
    return [shot_between(start, end, number / FRAMES, Side.RIGHT) for number in range(FRAMES)]


def milliseconds(act: Callable[[Shot], object], shots: list[Shot]) -> float:
    """Processor time of one frame, in all threads; the first one, which fills caches, is not counted."""
    act(shots[0])
    begun = time.process_time()
    for shot in shots:
        act(shot)
    return (time.process_time() - begun) / len(shots) * 1000


def picture(shot: Shot) -> Image.Image:
    """What is measured: the drawing alone."""
    return draw(shot, SIZE, LIGHT)


def tk_screen() -> Callable[[Shot], None] | None:
    """Draws into a window of Tk and waits until it is shown; ``None`` where there is no screen."""
    try:
        root = tk.Tk()
    except tk.TclError:
        return None
    image = tk.PhotoImage(master=root, width=SIZE[0], height=SIZE[1])
    tk.Label(root, image=image).pack()

    def show(shot: Shot) -> None:
        out = BytesIO()
        picture(shot).save(out, "PPM")
        image.configure(data=out.getvalue())
        root.update()

    return show


def main() -> None:
    """Print the table."""
    show = tk_screen()
    for start, end in WAYS:
        begun = time.process_time()
        moving = shots(start, end)
        solving = (time.process_time() - begun) / FRAMES * 1000
        line = f"{start + '-' + end:9}"
        for act in (picture, show) if show else (picture,):
            cost = solving + milliseconds(act, moving)
            line += f" {cost:6.2f} ms {cost * PER_SECOND / 10:5.1f} %"
        print(line)  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main()
