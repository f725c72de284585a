"""A ring with a huge number in it and a word under that. Draws what it is told, and only what has changed."""

from __future__ import annotations

import tkinter as tk
from typing import NamedTuple

from standupnudge.window import pictures
from standupnudge.window.face import Tone
from standupnudge.window.theme import Theme


class Size(NamedTuple):
    """Of a ring, in design pixels; the fonts are the theme's names. ``up`` and ``down``: number and word off middle."""

    across: int
    width: int
    number: str
    caption: str
    up: int
    down: int


_ACROSS = 0.7  # of the ring's width, for the word in it
LARGE = Size(262, 18, "number", "caption", 16, 62)
SMALL = Size(182, 13, "count-down", "count", 12, 43)


class Ring(tk.Canvas):
    """On a card."""

    def __init__(self, parent: tk.Misc, theme: Theme, size: Size = LARGE) -> None:
        self._theme = theme
        self._size, self._width = theme.px(size.across), theme.px(size.width)
        card = theme.colours.card
        super().__init__(parent, width=self._size, height=self._size, background=card, highlightthickness=0)
        self._drawn = (0.0, theme.colours.track)
        self._image = theme.picture(self._picture(*self._drawn))
        self._caption_font = size.caption
        middle = self._size / 2
        self.create_image(0, 0, image=self._image, anchor="nw")
        self._number = self.create_text(middle, middle - theme.px(size.up), font=theme.fonts[size.number])
        self._caption = self.create_text(middle, middle + theme.px(size.down), font=theme.fonts[size.caption])

    def show(self, number: str, caption: str, filled: float, tone: Tone) -> None:
        """Show this; ``filled`` is 0 to 1."""
        colours = self._theme.colours
        colour = {Tone.WORK: colours.accent, Tone.REST: colours.rest, Tone.STILL: colours.muted}[tone]
        if (filled, colour) != self._drawn:
            self._drawn = (filled, colour)
            self._image.configure(data=self._picture(filled, colour))
        self.itemconfigure(self._number, text=number, fill=colours.text)
        # The ring is narrower where the word stands than at its middle.
        font = self._theme.fitting(caption, round(self._size * _ACROSS), self._caption_font, "body", "small")
        self.itemconfigure(self._caption, text=caption, fill=colour, font=font)

    def _picture(self, filled: float, colour: str) -> bytes:
        colours = self._theme.colours
        return pictures.ring(self._size, self._width, filled, colour=colour, track=colours.track, behind=colours.card)
