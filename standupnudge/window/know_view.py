"""The window to get to know exercises and muscles: their names at the left, the page of one at the right."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk

from standupnudge.language import _, pgettext
from standupnudge.routine.plan import Plan
from standupnudge.window.action import Action
from standupnudge.window.detail_page import DetailPage
from standupnudge.window.screen import Room
from standupnudge.window.text import keep_keyboard
from standupnudge.window.theme import Theme

SIZE = (880, 640)  # design pixels
_LIST, _PAD, _INSET, _TITLE = 220, 18, 26, 26


class KnowView:
    """The window's content. ``browse`` opens a link, ``close`` is called when the person goes away."""

    def __init__(
        self, root: tk.Tk, theme: Theme, plan: Plan, browse: Callable[[str], None], close: Callable[[], None]
    ) -> None:
        self._root, self._theme, self._plan, self._browse = root, theme, plan, browse
        self._buttons: dict[str, ttk.Button] = {}
        self._pages: dict[str, DetailPage] = {}
        self._about = ""
        self._tight = ""  # or the prefix of narrower buttons, where a language has longer names
        self._frame()
        root.protocol("WM_DELETE_WINDOW", close)
        root.bind("<Escape>", lambda _: close())
        self.show(plan.exercises[0].id)

    def show(self, about: str) -> None:
        """Turn to the page of this exercise or muscle, by its id."""
        px = self._theme.px
        if about not in self._pages:
            width = px(SIZE[0] - _LIST - 3 * _PAD - 2 * _INSET)
            self._pages[about] = DetailPage(self._card, self._theme, self._plan, about, width=width, do=self._do)
        for name, page in self._pages.items():
            if name != about:
                page.grid_forget()
        self._about = about
        self._pages[about].show((Action("watch", pgettext("button", "Watch")),) if self._video() else ())
        self._pages[about].grid(row=0, column=0, sticky="nsew")
        for name, button in self._buttons.items():
            button.configure(style=self._tight + ("Accent.TButton" if name == about else "TButton"))

    def place(self, room: Room) -> None:
        """In the middle of ``room``."""
        width, height = map(self._theme.px, SIZE)
        left, top = room.corner(width, height + self._theme.px(_TITLE))
        self._root.geometry(f"{width}x{height}+{left}+{top}")

    def _frame(self) -> None:
        root, px = self._root, self._theme.px
        root.title(_("Get to know - StandUpNudge"))
        root.geometry("{}x{}".format(*map(px, SIZE)))
        root.resizable(False, False)
        root.columnconfigure(0, minsize=px(_LIST + _PAD))
        root.columnconfigure(1, weight=1)
        root.rowconfigure(0, weight=1)
        names = ttk.Frame(root)
        names.grid(row=0, column=0, sticky="new", padx=(px(_PAD), 0), pady=px(_PAD))
        self._list(names, _("The exercises"), [(each.id, each.name) for each in self._plan.exercises])
        self._list(names, _("The muscles"), [(each.id, each.name) for each in self._plan.muscles])
        self._card = ttk.Frame(root, style="CardBox.TFrame", padding=(px(_INSET), px(20), px(_INSET), px(18)))
        self._card.grid(row=0, column=1, sticky="nsew", padx=px(_PAD), pady=px(_PAD))
        self._card.grid_propagate(False)
        self._card.columnconfigure(0, weight=1)
        self._card.rowconfigure(0, weight=1)

    def _list(self, names: ttk.Frame, heading: str, entries: list[tuple[str, str]]) -> None:
        px = self._theme.px
        if entries:
            label = ttk.Label(names, text=heading, style="Muted.TLabel", font=self._theme.fonts["small"])
            label.pack(anchor="w", pady=(px(10) if self._buttons else 0, px(4)))
        for name, text in entries:
            button = self._buttons[name] = ttk.Button(
                names, text=text, style="Accent.TButton", command=partial(self.show, name)
            )
            keep_keyboard(button)
            button.bind("<Return>", lambda _, button=button: button.invoke())  # type: ignore[misc]
            button.pack(fill="x", pady=(0, px(6)))
            if button.winfo_reqwidth() > px(_LIST):
                self._tight = "Tight."

    def _video(self) -> str:
        return next((each.video for each in self._plan.exercises if each.id == self._about), "")

    def _do(self, name: str) -> None:
        if name == "watch":
            self._browse(self._video())
