"""The page that guides: exercise and side, figure and ring, what to mind now, what comes next. Decides nothing."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from standupnudge.language import _
from standupnudge.routine.motion import Shot
from standupnudge.window.face import Face, longest_counts
from standupnudge.window.ring import LARGE, SMALL, Ring
from standupnudge.window.stage import Stage
from standupnudge.window.text import put
from standupnudge.window.theme import Theme

_LONG = 64  # characters of a cue; a longer one is set smaller


class TimerPage(ttk.Frame):
    """One step of the session.

    :param width: what there is for text, in pixels.
    :param posed: the plan has poses, so the figure is beside the ring; else the ring has the room of both.
    """

    def __init__(self, parent: tk.Misc, theme: Theme, width: int, *, posed: bool) -> None:
        super().__init__(parent, style="Card.TFrame")
        self._theme = theme
        self._width = width
        self._shown: Face | None = None
        self._title = self._label("title")
        self._count = self._label("count", "Muted.")
        self._chip = ttk.Label(self, style="Chip.TLabel", font=theme.fonts["side"])
        self._words = self._label("lead", "Muted.")
        self._middle = ttk.Frame(self, style="Card.TFrame")
        self._stage = Stage(self._middle, theme) if posed else None
        self._ring = Ring(self._middle, theme, SMALL if posed else LARGE)
        self._cue = self._label("cue")
        self._cue.configure(wraplength=width, justify="center")
        self._next = self._label("lead", "Muted.")
        self._next.configure(wraplength=width, justify="center")
        self._arrange()

    def show(self, face: Face, watch: Callable[[], Shot | None], *, moving: bool) -> None:
        """Show this step, and the figure that ``watch`` sees, for as long as it is ``moving``."""
        if self._stage is not None:
            self._stage.show(watch, moving=moving)
        if face == self._shown:
            return
        self._shown = face
        for label, text in (
            (self._title, face.title),
            (self._count, face.count),
            (self._words, face.side_words),
            (self._chip, face.side),
            (self._cue, face.cue),
            (self._next, _("Next: {what}").format(what=face.next)),
        ):
            put(label, text)
        self._cue.configure(font=self._theme.fonts["count" if len(face.cue) > _LONG else "cue"])
        beside = max(map(self._theme.fonts["count"].measure, longest_counts()))  # no change within an exercise
        self._fit(self._title, self._width - beside, "title", "caption", "heading", "side", "name")
        self._fit(self._next, self._width, "lead", "body", "small")
        if face.side:
            self._chip.grid()
        else:
            self._chip.grid_remove()
        self._ring.show(face.number, face.caption, face.filled, face.tone)

    def _fit(self, label: ttk.Label, width: int, *fonts: str) -> None:
        label.configure(font=self._theme.fitting(str(label.cget("text")), width, *fonts))

    def _label(self, font: str, tone: str = "") -> ttk.Label:
        return ttk.Label(self, font=self._theme.fonts[font], style=f"{tone}Card.TLabel")

    def _arrange(self) -> None:
        px = self._theme.px
        self.columnconfigure(1, weight=1)
        self.rowconfigure(1, minsize=px(42))
        self.rowconfigure(3, weight=1)
        self._title.grid(row=0, column=0, columnspan=2, sticky="w")
        self._count.grid(row=0, column=2, sticky="e")
        self._chip.grid(row=1, column=0, sticky="w", padx=(0, px(10)))
        self._words.grid(row=1, column=1, columnspan=2, sticky="w")
        self._middle.grid(row=2, column=0, columnspan=3)
        if self._stage is not None:
            self._stage.pack(side="left", padx=(0, px(10)))
        self._ring.pack(side="left")
        self._cue.grid(row=3, column=0, columnspan=3)
        self._next.grid(row=4, column=0, columnspan=3)
