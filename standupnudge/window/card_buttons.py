"""Small buttons on a card, in a row if there is room for it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk

from standupnudge.window.action import Action
from standupnudge.window.text import keep_keyboard
from standupnudge.window.theme import Theme

Do = Callable[[str], None]


class CardButtons(ttk.Frame):
    """``do`` is called with the name of the one that is clicked."""

    def __init__(self, parent: tk.Misc, theme: Theme, do: Do) -> None:
        super().__init__(parent, style="Card.TFrame")
        self._theme, self._do = theme, do
        self._shown: tuple[tuple[Action, ...], str] = ((), "")

    def show(self, actions: tuple[Action, ...], width: int, chosen: str = "") -> None:
        """Offer these, in rows no wider than ``width`` pixels; the one with the name ``chosen`` is marked."""
        if (actions, chosen) == self._shown:
            return
        self._shown = (actions, chosen)
        for child in self.winfo_children():
            child.destroy()
        buttons = []
        for action in actions:
            style = f"Small.{'Chosen' if action.name == chosen else 'Choice'}.TButton"
            button = ttk.Button(self, text=action.label, style=style, command=partial(self._do, action.name))
            keep_keyboard(button)
            button.bind("<Return>", lambda _, button=button: button.invoke())  # type: ignore[misc]
            buttons.append(button)
        flow(buttons, width, self._theme.px(8))


def flow(buttons: list[ttk.Button], width: int, gap: int, *, above: int = 0) -> None:
    """Put them in rows like words, none wider than ``width`` pixels, ``gap`` apart, the first one so far ``above``."""
    row, used = None, 0
    for button in buttons:
        needs = button.winfo_reqwidth() + gap
        if row is None or used + needs > width + gap:
            between = above if row is None else gap
            row, used = ttk.Frame(button.master, style="Card.TFrame"), 0
            row.pack(anchor="w", pady=(between, 0))
        button.pack(in_=row, side="left", padx=(0, gap))
        button.lift()
        used += needs
