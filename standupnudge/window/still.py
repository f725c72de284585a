"""Still pictures of the figure for the pages that hold still: a pose, in the colours of the theme."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from io import BytesIO
from tkinter import ttk

from standupnudge.routine.motion import still_shot
from standupnudge.routine.plan import Exercise, Side
from standupnudge.window import figure, theme
from standupnudge.window.theme import Theme

COLOURS = {theme.LIGHT: figure.LIGHT, theme.DARK: figure.DARK, theme.HIGH_CONTRAST: figure.HIGH_CONTRAST}
LARGE, SMALL = 88, 68  # heights, in design pixels
_GAP = 12


class Stills(ttk.Frame):
    """Pictures in a row on a card, none where there is no pose.

    :param pictures: pose, working leg, and the words under the picture or "".
    :param width: what there is for all of them, in pixels; ``height`` of each, in design pixels.
    """

    def __init__(
        self, parent: tk.Misc, looks: Theme, pictures: list[tuple[str, Side, str]], width: int, height: int = LARGE
    ) -> None:
        super().__init__(parent, style="Card.TFrame")
        gap = looks.px(_GAP)
        each = (width - gap * (len(pictures) - 1)) // max(len(pictures), 2)
        for column, (pose, side, words) in enumerate(pictures):
            picture = _picture(looks, pose, side, (each, looks.px(height)))
            label = ttk.Label(self, style="Muted.Card.TLabel", font=looks.fonts["small"], image=picture)
            label.configure(padding=0, borderwidth=0)  # else it is wider than its picture
            if words:
                label.configure(text=words, compound="top", wraplength=each, justify="center", anchor="center")
            label.grid(row=0, column=column, padx=(gap if column else 0, 0), sticky="n")


def _picture(looks: Theme, pose: str, side: Side, size: tuple[int, int]) -> tk.PhotoImage:
    out = BytesIO()
    figure.draw(still_shot(pose, side), size, COLOURS[looks.colours]).save(out, "PPM")
    return looks.picture(out.getvalue())


def poses(exercise: Exercise, at_most: int = 2) -> list[tuple[str, Side, str]]:
    """The poses of an exercise for ``Stills``: where it begins and where its movements lead to."""
    working = Side.RIGHT if exercise.sides.right else Side.BOTH
    return [(pose, working, "") for pose in dict.fromkeys(_names(exercise))][:at_most]


def main_pose(exercise: Exercise) -> list[tuple[str, Side, str]]:
    """The one that shows best what the exercise is, with its name."""
    return [(pose, working, exercise.name) for pose, working, _ in poses(exercise)[-1:]]


def _names(exercise: Exercise) -> Iterator[str]:
    if exercise.poses.rest:
        yield exercise.poses.rest
        yield from (pose for _, pose in exercise.poses.moves)
