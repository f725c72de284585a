"""The list of exercises with their boxes to tick, at the left of the routine window. Shows and passes on, no more."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Collection, Mapping
from functools import partial
from tkinter import ttk

from standupnudge.routine.plan import Exercise
from standupnudge.window.text import keep_keyboard, put
from standupnudge.window.theme import Theme

_ROOMY = 4  # exercises that fit with their two lines; more of them show their names only
_WORDS, _LENGTH = 266, 44  # design pixels: what there is for a line, and of it for the length at its end


class Checklist(ttk.Frame):
    """A card for each exercise.

    :param exercises: in order.
    :param height: what there is for it, in pixels; where a language takes more, cards go without their cue.
    :param tick: called with the exercise's id when its box is clicked; ``explain`` when the rest of its card is.
    """

    def __init__(
        self,
        parent: tk.Misc,
        theme: Theme,
        exercises: list[Exercise],
        tick: Callable[[str], None],
        explain: Callable[[str], None],
        *,
        height: int,
    ) -> None:
        super().__init__(parent)
        self.columnconfigure(0, weight=1)
        roomy = len(exercises) <= _ROOMY
        self._cards: dict[str, _Card] = {}
        for row, exercise in enumerate(exercises):
            card = _Card(self, theme, exercise, roomy=roomy)
            card.box.configure(command=partial(tick, exercise.id))
            card.on_click(partial(explain, exercise.id))
            last = row == len(exercises) - 1
            card.grid(row=row, column=0, sticky="nsew", pady=(0, 0 if last else theme.px(10)))
            self.rowconfigure(row, weight=1 if roomy else 0)
            self._cards[exercise.id] = card
        self.update_idletasks()
        if self.winfo_reqheight() > height:
            for card in self._cards.values():
                card.shorten()

    def show(self, ticked: Collection[str], current: str, *, may_tick: bool) -> None:
        """Tick these, and mark the one that is on or is read about."""
        for exercise_id, card in self._cards.items():
            card.show(ticked=exercise_id in ticked, current=exercise_id == current, may_tick=may_tick)

    def lengths(self, lengths: Mapping[str, str]) -> None:
        """What stands at the right of each name, by the exercise's id."""
        for exercise_id, length in lengths.items():
            self._cards[exercise_id].tell_length(length)


class _Card(ttk.Frame):
    def __init__(self, parent: tk.Misc, theme: Theme, exercise: Exercise, *, roomy: bool) -> None:
        pad = theme.px(12)
        super().__init__(parent, style="CardBox.TFrame", padding=(pad, pad, pad, pad))
        self.columnconfigure(1, weight=1)
        self.box = ttk.Checkbutton(self, style="Card.TCheckbutton", takefocus=True)
        self.box.state(["!alternate"])
        keep_keyboard(self.box)
        self.box.grid(row=0, column=0, sticky="n", padx=(0, theme.px(10)))
        self._length = self._label((0, 2), "", theme, "small")
        name, wrap = self._label((0, 1), exercise.name, theme, "name"), theme.px(_WORDS)
        beside = wrap - theme.px(_LENGTH)
        name.configure(font=theme.fitting(exercise.name, beside, "name", "strong", "small"), wraplength=beside)
        self._texts = [(name, ""), (self._length, "Muted.")]
        self._cue: ttk.Label | None = None
        if roomy:
            about = self._label((1, 1), exercise.set_up, theme, "small", wrap)
            cue = self._cue = self._label((2, 1), exercise.cues[0], theme, "small", wrap)
            about.grid(columnspan=2, pady=(theme.px(2), theme.px(3)))
            cue.grid(columnspan=2)
            self._texts += [(about, "Muted."), (cue, "")]
        self._current: bool | None = None
        self._restyle(current=False)

    def on_click(self, explain: Callable[[], None]) -> None:
        for widget in (self, *(label for label, _ in self._texts)):
            widget["cursor"] = "hand2"
            widget.bind("<Button-1>", lambda _: explain())

    def tell_length(self, length: str) -> None:
        put(self._length, length)

    def shorten(self) -> None:
        """Go without the cue."""
        if self._cue is not None:
            self._cue.grid_remove()

    def show(self, *, ticked: bool, current: bool, may_tick: bool) -> None:
        self.box.state(["selected" if ticked else "!selected", "!disabled" if may_tick else "disabled"])
        self.box.configure(takefocus=may_tick)
        if current != self._current:
            self._restyle(current=current)

    def _label(self, place: tuple[int, int], text: str, theme: Theme, font: str, wrap: int = 0) -> ttk.Label:
        label = ttk.Label(self, text=text, font=theme.fonts[font], wraplength=wrap)
        label.grid(row=place[0], column=place[1], sticky="w")
        return label

    def _restyle(self, *, current: bool) -> None:
        self._current = current
        place = "Current" if current else "Card"
        self.configure(style=f"{place}Box.TFrame")
        self.box.configure(style=f"{place}.TCheckbutton")
        for label, tone in self._texts:
            label.configure(style=f"{tone}{place}.TLabel")
