"""A slow tint of the card's edge, for who hears nothing: something new has begun. At most one a second (WCAG 2.3.1)."""

from __future__ import annotations

import tkinter as tk

from standupnudge.window.theme import Theme

LASTS, FRAMES = 1_000, 12  # milliseconds, and the pictures in them
_WIDTH, _CORNER = 6, 10  # design pixels: of the edge, and what is left out for the round corners


class Pulse:
    """Lies over the edge of ``card`` for a second at a time.

    :param still: nothing is to move: the edge is coloured for a second, and then isn't.
    """

    def __init__(self, card: tk.Widget, theme: Theme, *, still: bool) -> None:
        self._card, self._theme, self._still = card, theme, still
        self._edges: list[tk.Frame] = []

    def beat(self) -> None:
        """Tint it now; nothing happens while it is tinted."""
        if self._edges or not self._card.winfo_viewable():
            return
        self._edges = self._placed()
        if self._still:
            self._card.after(LASTS, self._end)
        else:
            self._frame(1)

    def _frame(self, number: int) -> None:
        if number == FRAMES:
            return self._end()
        strength = 1 - abs(2 * number / FRAMES - 1)
        self._tint(strength)
        self._card.after(LASTS // FRAMES, self._frame, number + 1)
        return None

    def _tint(self, strength: float) -> None:
        """From the card's own colour (0) to the accent (1)."""
        colours = self._theme.colours
        colour = blend(colours.card, colours.accent, strength)
        for edge in self._edges:
            edge.configure(background=colour)

    def _placed(self) -> list[tk.Frame]:
        width, corner = self._theme.px(_WIDTH), self._theme.px(_CORNER)
        edges = [tk.Frame(self._card.master, background=self._theme.colours.accent) for _ in range(4)]
        for edge, far in zip(edges[:2], (0, 1), strict=True):
            edge.place(in_=self._card, relx=0.5, rely=far, anchor="s" if far else "n")
            edge.place(bordermode="outside", relwidth=1, width=-2 * corner, height=width)
        for edge, far in zip(edges[2:], (0, 1), strict=True):
            edge.place(in_=self._card, relx=far, rely=0.5, anchor="e" if far else "w")
            edge.place(bordermode="outside", relheight=1, height=-2 * corner, width=width)
        return edges

    def _end(self) -> None:
        edges, self._edges = self._edges, []
        for edge in edges:
            edge.destroy()


def blend(one: str, other: str, share: float) -> str:
    """A colour between two, each "#rrggbb"; 0 is the one."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
