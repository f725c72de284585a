"""The control window: the present state in words, and the menu as buttons. For panels whose tray shows no menu."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from tkinter import ttk
from typing import Any

from standupnudge.window.screen import Room
from standupnudge.window.text import Column
from standupnudge.window.theme import Theme

WIDTH, LIKELY_HEIGHT = 340, 690  # design pixels
_PAD = 16
_BUTTON = 40  # characters that fit on a button; a longer entry that can't be chosen is read as text
_GAP = 12  # between the pointer and the window
_TITLE = 26  # what window managers put above it, more or less


class ControlView:
    """The window's content. ``chosen`` is called with the name of an entry; ``close`` when the person goes away."""

    def __init__(self, root: tk.Tk, theme: Theme, chosen: Callable[[str], None], close: Callable[[], None]) -> None:
        self._root = root
        self._theme = theme
        self._chosen = chosen
        self._buttons: dict[str, ttk.Button] = {}
        self._shown: tuple[Sequence[str], Sequence[Mapping[str, Any]]] | None = None
        root.title("StandUpNudge")
        root.resizable(False, False)
        root.protocol("WM_DELETE_WINDOW", close)
        root.bind("<Escape>", lambda _: close())
        self._width = theme.px(WIDTH - 2 * _PAD)
        outer = ttk.Frame(root, padding=theme.px(_PAD))
        outer.pack(fill="both", expand=True)
        ttk.Frame(outer, width=self._width, height=1).pack()  # however short the entries are
        self._body = ttk.Frame(outer)
        self._body.pack(fill="both", expand=True)

    def show(self, lines: Sequence[str], entries: Sequence[Mapping[str, Any]]) -> None:
        """Show this state and this menu."""
        if (lines, entries) == self._shown:
            return
        self._shown = (lines, entries)
        focused = next((name for name, button in self._buttons.items() if button is self._root.focus_get()), None)
        self._buttons.clear()
        for child in self._body.winfo_children():
            child.destroy()
        state = Column(self._body, self._theme, self._width, place="")
        state.pack(fill="x", pady=(0, self._theme.px(6)))
        for number, line in enumerate(lines):
            state.add(line, "body" if number else "name", tone="Muted." if number else "", above=4 if number else 0)
        for entry in entries:
            self._add(entry, lines)
        self._root.update_idletasks()  # a key pressed now finds the new buttons
        if focused in self._buttons:
            self._buttons[focused].focus_set()

    def _add(self, entry: Mapping[str, Any], lines: Sequence[str]) -> None:
        label, space = str(entry.get("label", "")), self._theme.px(3)
        if label in lines:
            return
        if entry.get("entries"):
            self._submenu(label, entry["entries"]).pack(fill="x", pady=space)
        elif not label:
            ttk.Frame(self._body, style="Line.TFrame", height=1).pack(fill="x", pady=self._theme.px(7))
        elif entry.get("name") and (entry.get("enabled", True) or len(label) <= _BUTTON):
            style = "Accent.TButton" if entry.get("default") else "TButton"
            self._button(self._body, entry, style).pack(fill="x", pady=space)
        else:
            text = Column(self._body, self._theme, self._width, place="")
            text.add(label, "small", tone="Muted.")
            text.pack(fill="x", pady=space)

    def _submenu(self, label: str, entries: Sequence[Mapping[str, Any]]) -> ttk.Frame:
        """A row of small buttons behind the label, going on in the next line when they don't fit."""
        frame = ttk.Frame(self._body)
        ttk.Label(frame, text=label, style="Muted.TLabel").pack(anchor="w")
        gap, room = self._theme.px(6), self._width
        row, used = ttk.Frame(frame), 0
        row.pack(fill="x", pady=(gap, 0))
        for entry in entries:
            button = self._button(row, entry, "Small.TButton")
            width = button.winfo_reqwidth()
            if used and used + gap + width > room:
                button.destroy()
                row, used = ttk.Frame(frame), 0
                row.pack(fill="x", pady=(gap, 0))
                button = self._button(row, entry, "Small.TButton")
            button.pack(side="left", padx=(gap if used else 0, 0))
            used += width + gap
        return frame

    def _button(self, parent: tk.Misc, entry: Mapping[str, Any], style: str) -> ttk.Button:
        name = str(entry.get("name", ""))
        button = ttk.Button(parent, text=str(entry.get("label", "")), style=style, command=partial(self._chosen, name))
        button.state(["!disabled" if entry.get("enabled", True) else "disabled"])
        button.bind("<Return>", lambda _: button.invoke())
        self._buttons[name] = button
        return button

    def place(self, room: Room) -> None:
        """Beside the pointer, all of it in ``room``."""
        root, gap = self._root, self._theme.px(_GAP)
        root.update_idletasks()
        width, height = root.winfo_reqwidth(), root.winfo_reqheight() + self._theme.px(_TITLE)
        x, y = root.winfo_pointerxy()
        above = y > room.y + room.height / 2
        left = _within(x - width // 2, room.x + gap, room.x + room.width - width - gap)
        top = _within(y - height - gap if above else y + gap, room.y + gap, room.y + room.height - height - gap)
        root.geometry(f"+{left}+{top}")


def _within(value: int, lowest: int, highest: int) -> int:
    return max(min(value, highest), lowest)
