"""Where the figure is seen: one picture, drawn anew while the figure moves. What it does, ``routine.motion`` says."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

from standupnudge.routine.motion import FRAME, Shot
from standupnudge.window import figure
from standupnudge.window.still import COLOURS
from standupnudge.window.theme import Theme

_MILLISECOND = timedelta(milliseconds=1)
SIZE = (350, 274)  # design pixels


class Stage(tk.Label):
    """On a card."""

    def __init__(self, parent: tk.Misc, looks: Theme) -> None:
        self._size = looks.px(SIZE[0]), looks.px(SIZE[1])
        self._colours = COLOURS[looks.colours]
        self._picture = tk.PhotoImage(master=parent, width=self._size[0], height=self._size[1])
        card = looks.colours.card
        super().__init__(parent, image=self._picture, background=card, borderwidth=0, padx=0, pady=0)
        self._watch: Callable[[], Shot | None] = lambda: None
        self._moving = False
        self._drawn: Shot | None = None
        self._next_frame = ""
        self.bind("<Map>", lambda _: self._frame())

    def show(self, watch: Callable[[], Shot | None], *, moving: bool) -> None:
        """Show what ``watch`` sees from now on: as often as that differs if it is ``moving``, else once."""
        self._watch, self._moving = watch, moving
        self._frame()

    def _frame(self) -> None:
        """Draw, and see to the next picture. Before the page is on the screen, and after, nothing is drawn."""
        if self._next_frame:
            self.after_cancel(self._next_frame)
        self._next_frame = ""
        if not self.winfo_viewable():
            return
        shot = self._watch()
        if self._moving and shot is not None:  # asked for before it draws, which takes a part of that time
            lasts = shot.lasts if shot.lasts > timedelta() else FRAME
            self._next_frame = self.after(-(-lasts // _MILLISECOND), self._frame)
        if shot != self._drawn:
            self._drawn = shot
            self._draw(shot)

    def _draw(self, shot: Shot | None) -> None:
        if shot is None:
            self._picture.blank()
            return
        out = BytesIO()
        figure.draw(shot, self._size, self._colours).save(out, "PPM")  # read fastest, as in ``pictures``
        self._picture.configure(data=out.getvalue())
