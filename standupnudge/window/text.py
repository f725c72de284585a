"""Text in the windows: paragraphs one under the other, and labels that change only when their words do."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from standupnudge.window.theme import Theme


def put(label: ttk.Label, text: str) -> None:
    """Show ``text``; nothing is drawn if it is there already."""
    if str(label.cget("text")) != text:
        label.configure(text=text)


def keep_keyboard(control: ttk.Widget) -> None:
    """A click on ``control`` doesn't take the keyboard: the window's own keys go on working. Tab still reaches it."""
    control.bind("<ButtonRelease-1>", lambda _: control.winfo_toplevel().focus_set(), add="+")


class Column(ttk.Frame):
    """Paragraphs from top to bottom. ``width`` is in pixels; ``place`` is the theme's name of what they lie on."""

    def __init__(self, parent: tk.Misc, theme: Theme, width: int, place: str = "Card.") -> None:
        super().__init__(parent, style=f"{place}TFrame")
        self._theme = theme
        self._place = place
        self._width = width

    def add(self, text: str, font: str = "body", *, tone: str = "", above: int = 0) -> ttk.Label:
        """A paragraph in one of the theme's fonts and tones ("Muted.", "Accent."), with this space above it."""
        label = ttk.Label(
            self, text=text, font=self._theme.fonts[font], style=f"{tone}{self._place}TLabel", wraplength=self._width
        )
        label.pack(anchor="w", pady=(self._theme.px(above) if above else 0, 0))
        return label

    def add_list(self, heading: str, items: tuple[str, ...], *, font: str = "body", above: int = 14) -> None:
        """A heading with points under it; nothing at all when there are none."""
        if not items:
            return
        self.add(heading, "strong", above=above)
        indent = self._theme.px(16)
        for item in items:
            row = ttk.Frame(self, style=f"{self._place}TFrame")
            row.pack(anchor="w", fill="x", pady=(self._theme.px(1), 0))
            fonts = self._theme.fonts
            ttk.Label(row, text="•", font=fonts[font], style=f"Accent.{self._place}TLabel").pack(
                side="left", anchor="n"
            )
            words = ttk.Label(
                row, text=item, font=fonts[font], style=f"{self._place}TLabel", wraplength=self._width - indent
            )
            words.pack(side="left", padx=(self._theme.px(6), 0))
