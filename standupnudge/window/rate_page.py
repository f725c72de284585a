"""The page after the routine: what was done, and two questions with a button for each answer."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from standupnudge.window.ending import Question
from standupnudge.window.text import keep_keyboard, put
from standupnudge.window.theme import Theme


class RatePage(ttk.Frame):
    """Questions under a heading.

    :param width: what there is for text and buttons, in pixels.
    :param do: called with the name of a choice that is clicked.
    """

    def __init__(self, parent: tk.Misc, theme: Theme, width: int, do: Callable[[str], None]) -> None:
        super().__init__(parent, style="Card.TFrame")
        self._theme, self._width, self._do = theme, width, do
        self._buttons: dict[str, ttk.Button] = {}
        self._heading = ttk.Label(self, font=theme.fonts["title"], style="Card.TLabel")
        self._note = ttk.Label(self, font=theme.fonts["lead"], style="Muted.Card.TLabel", wraplength=width)
        self._heading.pack(anchor="w")
        self._note.pack(anchor="w", pady=(theme.px(4), 0))

    def show(self, heading: str, note: str, questions: tuple[Question, ...]) -> None:
        """Show this. The questions stay the same for the whole of it; their answers may change."""
        put(self._heading, heading)
        put(self._note, note)
        if not self._buttons:
            for question in questions:
                self._add(question)
        for question in questions:
            for choice in question.choices:
                chosen = choice.name == question.chosen
                self._buttons[choice.name].configure(style="Chosen.TButton" if chosen else "Choice.TButton")

    def _add(self, question: Question) -> None:
        px, fonts = self._theme.px, self._theme.fonts
        ttk.Label(self, text=question.text, font=fonts["side"], style="Card.TLabel").pack(anchor="w", pady=(px(26), 0))
        box = ttk.Frame(self, style="Card.TFrame")
        box.pack(anchor="w", fill="x")
        _flow([self._button(box, choice.name, choice.label) for choice in question.choices], self._width, px(8))
        if question.note:
            note = ttk.Label(self, text=question.note, font=fonts["small"], style="Muted.Card.TLabel")
            note.pack(anchor="w", pady=(px(8), 0))

    def _button(self, box: ttk.Frame, name: str, label: str) -> ttk.Button:
        button = self._buttons[name] = ttk.Button(
            box, text=label, style="Choice.TButton", command=lambda: self._do(name)
        )
        keep_keyboard(button)
        button.bind("<Return>", lambda _: button.invoke())
        return button


def _flow(buttons: list[ttk.Button], width: int, gap: int) -> None:
    """Put them in rows like words, none wider than ``width`` pixels."""
    row, used = ttk.Frame(buttons[0].master, style="Card.TFrame"), 0
    row.pack(anchor="w", pady=(gap, 0))
    for button in buttons:
        needs = button.winfo_reqwidth() + gap
        if used and used + needs > width + gap:
            row, used = ttk.Frame(button.master, style="Card.TFrame"), 0
            row.pack(anchor="w", pady=(gap, 0))
        button.pack(in_=row, side="left", padx=(0, gap))
        button.lift()
        used += needs
