"""The page of questions, before and after the routine: what it is about, and a button for each answer."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from standupnudge.window.card_buttons import flow
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
        self._notes: dict[str, ttk.Label] = {}
        self._boxes: dict[str, ttk.Frame] = {}
        self._body = ttk.Frame(self, style="Card.TFrame")
        self._heading = ttk.Label(self, font=theme.fonts["title"], style="Card.TLabel")
        self._note = ttk.Label(self, font=theme.fonts["lead"], style="Muted.Card.TLabel", wraplength=width)
        self._heading.pack(anchor="w")
        self._note.pack(anchor="w", pady=(theme.px(4), 0))
        self._body.pack(anchor="w", fill="x")

    def show(self, heading: str, note: str, questions: tuple[Question, ...]) -> None:
        """Show this. What the person answers changes answers and notes, and seldom what there is to choose."""
        put(self._heading, heading)
        put(self._note, note)
        if list(self._buttons) != [choice.name for question in questions for choice in question.choices]:
            self._fill(questions)
        for question in questions:
            self._tell(question)
            for choice in question.choices:
                chosen = choice.name == question.chosen
                self._buttons[choice.name].configure(style="Chosen.TButton" if chosen else "Choice.TButton")

    def _tell(self, question: Question) -> None:
        """Its note; where there is none, no room is left for it."""
        note = self._notes[question.text]
        put(note, question.note)
        if question.note:
            note.pack(after=self._boxes[question.text], anchor="w", pady=(self._theme.px(6), 0))
        else:
            note.pack_forget()

    def _fill(self, questions: tuple[Question, ...]) -> None:
        for child in self._body.winfo_children():
            child.destroy()
        self._buttons.clear()
        for question in questions:
            self._add(question)

    def _add(self, question: Question) -> None:
        px, fonts = self._theme.px, self._theme.fonts
        title = ttk.Label(self._body, text=question.text, font=fonts["side"], style="Card.TLabel")
        title.pack(anchor="w", pady=(px(14), 0))
        box = ttk.Frame(self._body, style="Card.TFrame")
        box.pack(anchor="w", fill="x")
        self._boxes[question.text] = box
        buttons = [self._button(box, choice.name, choice.label) for choice in question.choices]
        flow(buttons, self._width, px(8), above=px(8))
        note = self._notes[question.text] = ttk.Label(self._body, font=fonts["small"], style="Muted.Card.TLabel")
        note.configure(wraplength=self._width)

    def _button(self, box: ttk.Frame, name: str, label: str) -> ttk.Button:
        button = self._buttons[name] = ttk.Button(
            box, text=label, style="Choice.TButton", command=lambda: self._do(name)
        )
        keep_keyboard(button)
        button.bind("<Return>", lambda _: button.invoke())
        return button
