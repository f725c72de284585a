"""Draws today: a line of hours with the stretches at the computer on it, and the words below."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import Literal

from standupnudge.window.theme import Theme
from standupnudge.window.today import Today

_HIGH, _LEAST, _MARK = 14, 2, 18  # design pixels: the line, the shortest stretch on it, the room for hours below


class TodayBar(ttk.Frame):
    """On the ground; ``width`` in pixels."""

    def __init__(self, parent: tk.Misc, theme: Theme, today: Today, width: int) -> None:
        super().__init__(parent)
        px, colours, font = theme.px, theme.colours, theme.fonts["small"]
        high = px(_HIGH)
        line = tk.Canvas(self, width=width, height=high + px(_MARK), background=colours.ground, highlightthickness=0)
        line.create_rectangle(0, 0, width, high, fill=colours.track, width=0)
        for began, ended in today.stretches:
            left = round(began * width)
            right = max(round(ended * width), left + px(_LEAST))
            line.create_rectangle(left, 0, right, high, fill=colours.accent, width=0)
        for where, text in today.marks:
            line.create_text(
                round(where * width), high + px(3), text=text, anchor=_anchor(where), fill=colours.muted, font=font
            )  # fmt: skip
        line.pack(anchor="w")
        words = ttk.Label(self, text=today.words, style="Muted.TLabel", font=font, wraplength=width)
        words.pack(anchor="w", pady=(px(4), 0))


def _anchor(where: float) -> Literal["nw", "n", "ne"]:
    """Under its place, and at the ends of the line within it."""
    if where == 0:
        return "nw"
    return "ne" if where == 1 else "n"
