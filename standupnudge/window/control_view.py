"""The control window: state in words, today as a line, the menu as buttons. For panels whose tray shows no menu."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from tkinter import ttk
from typing import Any

from standupnudge.window.screen import Room
from standupnudge.window.text import Column
from standupnudge.window.theme import Theme
from standupnudge.window.today import Today
from standupnudge.window.today_bar import TodayBar

WIDTH, LIKELY_HEIGHT = 340, 720  # design pixels
_PAD = 16
_BUTTON = 40  # characters that fit on a button; a longer entry that can't be chosen is read as text
_HALF = 14  # characters that fit on half a button
_GAP = 12  # between the pointer and the window
_TITLE = 26  # what window managers put above it, more or less


class ControlView:
    """The window's content. ``chosen`` is called with the name of an entry; ``close`` when the person goes away."""

    def __init__(self, root: tk.Tk, theme: Theme, chosen: Callable[[str], None], close: Callable[[], None]) -> None:
        self._root = root
        self._theme = theme
        self._chosen = chosen
        self._buttons: dict[str, ttk.Button] = {}
        self._shown: tuple[Sequence[str], Sequence[Mapping[str, Any]], Today | None] | None = None
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

    def show(self, lines: Sequence[str], entries: Sequence[Mapping[str, Any]], today: Today | None = None) -> None:
        """Show this state, this day and this menu."""
        if (lines, entries, today) == self._shown:
            return
        self._shown = (lines, entries, today)
        focused = next((name for name, button in self._buttons.items() if button is self._root.focus_get()), None)
        self._buttons.clear()
        for child in self._body.winfo_children():
            child.destroy()
        state = Column(self._body, self._theme, self._width, place="")
        state.pack(fill="x", pady=(0, self._theme.px(6)))
        for number, line in enumerate(lines):
            state.add(line, "body" if number else "name", tone="Muted." if number else "", above=4 if number else 0)
        if today is not None:
            TodayBar(self._body, self._theme, today, self._width).pack(anchor="w", pady=self._theme.px(8))
        for row in rows(entry for entry in entries if not _label(entry) or _label(entry) not in lines):
            self._add_row(row)
        self._root.update_idletasks()  # a key pressed now finds the new buttons
        if focused in self._buttons:
            self._buttons[focused].focus_set()

    def _add_row(self, row: Sequence[Mapping[str, Any]]) -> None:
        if len(row) == 1:
            self._add(row[0])
            return
        gap, half = self._theme.px(3), ttk.Frame(self._body)
        half.pack(fill="x", pady=gap)
        equal = "half" if all(len(_label(entry)) <= _HALF for entry in row) else ""
        for column, entry in enumerate(row):
            half.columnconfigure(column, weight=1, uniform=equal)
            self._button(half, entry, "TButton").grid(row=0, column=column, sticky="ew", padx=(2 * gap * column, 0))

    def _add(self, entry: Mapping[str, Any]) -> None:
        label, space = _label(entry), self._theme.px(3)
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
        button = ttk.Button(parent, text=_label(entry), style=style, command=partial(self._chosen, name))
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


def rows(entries: Iterable[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """The menu in rows: two plain entries that follow each other share one if their labels are short."""
    found: list[list[Mapping[str, Any]]] = []
    for entry in entries:
        if found and len(found[-1]) == 1 and _fit(found[-1][0], entry):
            found[-1].append(entry)
        else:
            found.append([entry])
    return found


def _fit(*pair: Mapping[str, Any]) -> bool:
    plain = all(entry.get("name") and not entry.get("default") and not entry.get("entries") for entry in pair)
    return plain and sum(len(_label(entry)) for entry in pair) <= 2 * _HALF


def _label(entry: Mapping[str, Any]) -> str:
    return str(entry.get("label", ""))


def _within(value: int, lowest: int, highest: int) -> int:
    return max(min(value, highest), lowest)
