"""A part of a card that scrolls when its content is longer than the room for it. Wheel, arrow and page keys."""

from __future__ import annotations

import tkinter as tk
from functools import partial
from tkinter import ttk
from typing import Literal

from standupnudge.window.theme import Theme

_Move = tuple[int, Literal["units", "pages"]]
_KEYS: dict[str, _Move] = {
    "<Up>": (-1, "units"),
    "<Down>": (1, "units"),
    "<Prior>": (-1, "pages"),
    "<Next>": (1, "pages"),
}
_WHEEL: dict[str, _Move] = {"<Button-4>": (-2, "units"), "<Button-5>": (2, "units")}  # how X11 reports it


class Scroll(ttk.Frame):
    """Put one widget into ``inside`` with ``hold``; the bar lies over the right edge, only when it is needed."""

    def __init__(self, parent: tk.Misc, theme: Theme) -> None:
        super().__init__(parent, style="Card.TFrame")
        self._canvas = tk.Canvas(
            self, background=theme.colours.card, highlightthickness=0, yscrollincrement=theme.px(20)
        )
        self._bar = ttk.Scrollbar(self, command=self._canvas.yview)
        self._canvas.configure(yscrollcommand=self._scrolled)
        self._canvas.pack(fill="both", expand=True)
        self.inside = ttk.Frame(self._canvas, style="Card.TFrame")
        self._canvas.create_window(0, 0, window=self.inside, anchor="nw")
        self.inside.bind("<Configure>", self._measure)

    def hold(self, content: tk.Widget) -> None:
        """Scroll ``content``, a child of ``inside`` that is complete."""
        content.pack(fill="both", expand=True)
        for key, (steps, what) in _KEYS.items():
            self.winfo_toplevel().bind(key, partial(self._move, steps, what), add="+")
        for widget in _family(self.inside):
            for button, (steps, what) in _WHEEL.items():
                widget.bind(button, partial(self._move, steps, what), add="+")
            widget.bind("<MouseWheel>", lambda event: self._move(-event.delta // 60, "units", event), add="+")

    def _measure(self, _: object) -> None:
        self._canvas.configure(scrollregion=(0, 0, self.inside.winfo_reqwidth(), self.inside.winfo_reqheight()))

    def _scrolled(self, first: float, last: float) -> None:
        """Tk gives the shares as text."""
        self._bar.set(first, last)
        if float(first) > 0 or float(last) < 1:
            self._bar.place(relx=1, rely=0, relheight=1, anchor="ne")
        else:
            self._bar.place_forget()

    def _move(self, steps: int, what: Literal["units", "pages"], _: object) -> None:
        if self.winfo_exists() and self.winfo_ismapped() and self._bar.winfo_ismapped():  # a page may be made anew
            self._canvas.yview_scroll(steps, what)


def _family(widget: tk.Misc) -> list[tk.Misc]:
    """The widget and all in it."""
    return [widget, *(member for child in widget.winfo_children() for member in _family(child))]
