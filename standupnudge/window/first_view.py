"""The window of the first start: three choices, marked as they are without it, and what each means."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from tkinter import ttk

from standupnudge.config.first_choices import OFFERED
from standupnudge.core.time_words import short_weekday
from standupnudge.language import N_, _, pgettext
from standupnudge.window.picked import Picked
from standupnudge.window.screen import Room
from standupnudge.window.text import put
from standupnudge.window.theme import Theme

WIDTH, LIKELY_HEIGHT = 500, 650  # design pixels
_PAD, _INSET, _TITLE = 20, 20, 26
# Sources: NPR and Columbia, Body Electric, 2023 (half kept 30 min); UK HSE, display screen equipment (50 to 60 min).
_LINES = {
    timedelta(minutes=30): N_("The best studied. In a large trial about half of the people kept it up."),
    timedelta(minutes=45): N_("Between the two, for work that needs a longer run."),
    timedelta(minutes=60): N_("The gentlest: once an hour, as advice for screen work has it."),
}
_LOGIN = N_("Start with the login")
_WHAT_LOGIN_DOES = N_("It adds itself to the programs of your login and to the menu. Off again: {command}")


class FirstView:
    """The window's content.

    :param chose: called with what is picked when the person starts.
    :param skip: called when the person goes away.
    :param config: where the choices are written, for people.
    """

    def __init__(
        self, root: tk.Tk, theme: Theme, picked: Picked, *, config: str, chose: Callable[[Picked], None],
        skip: Callable[[], None],
    ) -> None:  # fmt: skip
        self._root, self._theme, self._picked = root, theme, picked
        self._chose, self._skip = chose, skip
        self._often: dict[timedelta, ttk.Button] = {}
        self._days: dict[int, ttk.Button] = {}
        self._at, self._login = tk.StringVar(root, picked.at), tk.BooleanVar(root, picked.login)
        self._width = theme.px(WIDTH - 2 * _PAD - 2 * _INSET)
        self._frame()
        self._add_head()
        self._add_often()
        self._add_routine()
        self._add_login()
        self._add_foot(config)
        self._at.trace_add("write", lambda *_: self._pick(replace(self._picked, at=self._at.get())))
        self._show()
        self._often[picked.nudge_after].focus_set()  # where the keyboard is can be seen from the beginning

    def place(self, room: Room) -> None:
        """In the middle of ``room``."""
        self._root.update_idletasks()
        width, height = self._root.winfo_reqwidth(), self._root.winfo_reqheight()
        left, top = room.corner(width, height + self._theme.px(_TITLE))
        self._root.geometry(f"+{left}+{top}")

    # What is there

    def _frame(self) -> None:
        root, px = self._root, self._theme.px
        root.title(_("First choices - StandUpNudge"))
        root.resizable(False, False)
        root.protocol("WM_DELETE_WINDOW", self._skip)
        root.bind("<Escape>", lambda _: self._skip())
        self._body = ttk.Frame(root, padding=px(_PAD))
        self._body.pack(fill="both", expand=True)
        ttk.Frame(self._body, width=px(WIDTH - 2 * _PAD), height=1).pack()

    def _add_head(self) -> None:
        title = ttk.Label(self._body, text=_("Three choices to begin with"), font=self._theme.fonts["heading"])
        title.pack(anchor="w")

    def _add_often(self) -> None:
        card, px = self._card(_("How long at the desk until a nudge?")), self._theme.px
        rows = ttk.Frame(card, style="Card.TFrame")
        rows.pack(fill="x", pady=(px(2), 0))
        rows.columnconfigure(1, weight=1)
        for row, after in enumerate(OFFERED):
            button = self._often[after] = self._button(rows, _minutes(after), partial(self._pick_often, after))
            button.configure(width=6)
            button.grid(row=row, column=0, sticky="ew", pady=(px(6), 0))
            self._root.update_idletasks()
            room = self._width - button.winfo_reqwidth() - px(14)
            words = ttk.Label(rows, text=_(_LINES[after]), style="Muted.Card.TLabel", font=self._theme.fonts["small"])
            words.configure(wraplength=room)
            words.grid(row=row, column=1, sticky="w", padx=(px(14), 0), pady=(px(6), 0))

    def _add_routine(self) -> None:
        card, px = self._card(_("When should the glute routine come?")), self._theme.px
        told = _("Five guided minutes. Once a week is a good beginning.")
        ttk.Label(card, text=told, style="Muted.Card.TLabel", font=self._theme.fonts["small"]).pack(anchor="w")
        row = ttk.Frame(card, style="Card.TFrame")
        row.pack(fill="x", pady=(px(8), 0))
        for day in range(7):
            button = self._days[day] = self._button(row, short_weekday(day), partial(self._pick_day, day))
            button.configure(width=4)
            button.pack(side="left", padx=(0, px(4)))
        under = ttk.Frame(card, style="Card.TFrame")
        under.pack(fill="x", pady=(px(8), 0))
        # For translators: before the box for the time of day.
        ttk.Label(under, text=pgettext("clock", "at"), style="Card.TLabel").pack(side="left")
        entry = self._entry = ttk.Entry(under, textvariable=self._at, width=6, justify="center")
        entry.configure(font=self._theme.fonts["body"])
        entry.pack(side="left", padx=px(8))
        entry.bind("<Up>", lambda _: self._step(1))
        entry.bind("<Down>", lambda _: self._step(-1))
        entry.bind("<Return>", lambda _: self._start_now())
        self._wrong = ttk.Label(under, style="Card.TLabel", font=self._theme.fonts["small"])
        self._wrong.configure(wraplength=self._width - px(120))
        self._wrong.pack(side="left")

    def _add_login(self) -> None:
        card, px = self._card(""), self._theme.px
        row = ttk.Frame(card, style="Card.TFrame")
        row.pack(fill="x")
        row.columnconfigure(1, weight=1)
        box = ttk.Checkbutton(row, style="Card.TCheckbutton", variable=self._login, command=self._tick)
        box.grid(row=0, column=0, rowspan=2, sticky="n", padx=(0, px(12)))
        box.bind("<Return>", lambda _: box.invoke())
        name = ttk.Label(row, text=_(_LOGIN), style="Card.TLabel", font=self._theme.fonts["strong"])
        name.grid(row=0, column=1, sticky="w")
        name.bind("<Button-1>", lambda _: box.invoke())
        told = _(_WHAT_LOGIN_DOES).format(command="standupnudge autostart off")
        words = ttk.Label(row, text=told, style="Muted.Card.TLabel", font=self._theme.fonts["small"])
        words.configure(wraplength=self._width - px(40))
        words.grid(row=1, column=1, sticky="w", pady=(px(2), 0))

    def _add_foot(self, config: str) -> None:
        px = self._theme.px
        # For translators: {skip} is the button's own word, {config} a file.
        told = _("{skip} leaves it at 30 min, and Wednesday 12:30. You can change all of it later, in {config}")
        told = told.format(skip=pgettext("button", "Skip"), config=config)
        label = ttk.Label(self._body, text=told, style="Muted.TLabel", font=self._theme.fonts["small"])
        label.configure(wraplength=px(WIDTH - 2 * _PAD))
        label.pack(anchor="w", pady=(px(12), 0))
        row = ttk.Frame(self._body)
        row.pack(fill="x", pady=(px(12), 0))
        self._start = ttk.Button(row, text=pgettext("button", "Start"), style="Accent.TButton", command=self._start_now)
        skip = ttk.Button(row, text=pgettext("button", "Skip"), style="Quiet.TButton", command=self._skip)
        skip.pack(side="right")
        self._start.pack(side="right", before=skip)
        for button in (self._start, skip):
            button.bind("<Return>", lambda _, button=button: button.invoke())  # type: ignore[misc]

    def _card(self, heading: str) -> ttk.Frame:
        px = self._theme.px
        card = ttk.Frame(self._body, style="CardBox.TFrame", padding=(px(_INSET), px(14)))
        card.pack(fill="x", pady=(px(12), 0))
        if heading:
            ttk.Label(card, text=heading, style="Card.TLabel", font=self._theme.fonts["name"]).pack(anchor="w")
        return card

    def _button(self, parent: tk.Misc, text: str, command: Callable[[], None]) -> ttk.Button:
        button = ttk.Button(parent, text=text, style="Small.Choice.TButton", command=command)
        button.bind("<Return>", lambda _: button.invoke())
        return button

    # What is picked

    def _pick_often(self, after: timedelta) -> None:
        self._pick(replace(self._picked, nudge_after=after))

    def _pick_day(self, day: int) -> None:
        self._pick(self._picked.toggle(day))

    def _tick(self) -> None:
        self._pick(replace(self._picked, login=self._login.get()))

    def _step(self, count: int) -> str:
        self._at.set(self._picked.step(count).at)
        return "break"

    def _pick(self, picked: Picked) -> None:
        self._picked = picked
        self._show()

    def _show(self) -> None:
        for after, button in self._often.items():
            button.configure(style=_style(chosen=after == self._picked.nudge_after))
        for day, button in self._days.items():
            button.configure(style=_style(chosen=day in self._picked.days))
        put(self._wrong, self._picked.problem)
        self._start.state(["disabled" if self._picked.problem else "!disabled"])

    def _start_now(self) -> None:
        if not self._picked.problem:
            self._chose(self._picked)


def _minutes(after: timedelta) -> str:
    # Three of one kind are compared; "1 h" would stand apart.
    return _("{count} min").format(count=after // timedelta(minutes=1))


def _style(*, chosen: bool) -> str:
    return "Small.Chosen.TButton" if chosen else "Small.Choice.TButton"
