"""Small buttons in a row on a card."""

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

    def show(self, actions: tuple[Action, ...], chosen: str = "") -> None:
        """Offer these; the one with the name ``chosen`` is marked."""
        if (actions, chosen) == self._shown:
            return
        self._shown = (actions, chosen)
        for child in self.winfo_children():
            child.destroy()
        for number, action in enumerate(actions):
            style = f"Small.{'Chosen' if action.name == chosen else 'Choice'}.TButton"
            button = ttk.Button(self, text=action.label, style=style, command=partial(self._do, action.name))
            keep_keyboard(button)
            button.bind("<Return>", lambda _, button=button: button.invoke())  # type: ignore[misc]
            button.pack(side="left", padx=(self._theme.px(8) if number else 0, 0))
