"""The two bars under the pages: how far the session is, and what can be done now."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from tkinter import ttk

from standupnudge.language import _
from standupnudge.routine.timeline import Timeline
from standupnudge.window import pictures
from standupnudge.window.action import Action
from standupnudge.window.text import keep_keyboard, put
from standupnudge.window.theme import Theme

_HEIGHT, _LEFT, _GAP = 8, 92, 12  # design pixels: of the bar, the least room for the time left, and between them
_STYLES = {"main": "Accent.TButton", "yes": "Accent.TButton", "right": "Quiet.TButton"}


class SessionBar(ttk.Frame):
    """A pill for each exercise, as long as its share of the session, and the time that is left."""

    def __init__(self, parent: tk.Misc, theme: Theme, timeline: Timeline, width: int) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timeline = timeline
        longest = theme.fonts["body"].measure(_time_left("88:88"))
        self._width = width - max(theme.px(_LEFT), longest + theme.px(_GAP))
        self._drawn = -1.0
        self._image = theme.picture(self._picture(0))
        self._left = ttk.Label(self, style="Muted.TLabel", font=theme.fonts["body"])
        ttk.Label(self, image=self._image, borderwidth=0, padding=0).pack(side="left")
        self._left.pack(side="right")

    def show(self, timeline: Timeline, played: float, left: str) -> None:
        """``played`` is how much of the session is behind, 0 to 1."""
        put(self._left, _time_left(left) if left and played else left)
        if played != self._drawn or timeline is not self._timeline:
            self._drawn, self._timeline = played, timeline
            self._image.configure(data=self._picture(played))

    def _picture(self, played: float) -> bytes:
        parts, begins = [], 0.0
        for exercise in self._timeline.exercises:
            share = self._timeline.length_of(exercise) / self._timeline.total
            parts.append((share, min(max((played - begins) / share, 0), 1)))
            begins += share
        colours = self._theme.colours
        height = self._theme.px(_HEIGHT)
        return pictures.bar(
            self._width, height, parts, colour=colours.accent, track=colours.track, behind=colours.ground
        )


def _time_left(left: str) -> str:
    # For translators: such as "4:55 left".
    return _("{time} left").format(time=left)


class ButtonBar(ttk.Frame):
    """The buttons of the moment.

    :param width: what there is for them, in pixels; where a language takes more, they stand closer.
    """

    def __init__(self, parent: tk.Misc, theme: Theme, do: Callable[[str], None], width: int) -> None:
        super().__init__(parent)
        self._theme = theme
        self._do = do
        self._width = width
        self._shown: tuple[Action, ...] = ()
        self._buttons: list[ttk.Button] = []
        self.configure(height=theme.px(44))

    def show(self, actions: tuple[Action, ...]) -> None:
        """Offer these instead of what was offered before; the keyboard stays on the bar if it was there."""
        if actions == self._shown:
            return
        was, self._shown = self._shown, actions
        if [replace(each, enabled=True) for each in was] == [replace(each, enabled=True) for each in actions]:
            for button, action in zip(self._buttons, actions, strict=True):
                _enable(button, action)
            return
        self._buttons.clear()
        focused = self.focus_displayof() in self.winfo_children()
        for child in self.winfo_children():
            child.destroy()
        for action in actions:
            self._add(action, first_later=action == next((a for a in actions if a.group == "later"), None))
        self._fit()
        if focused and actions:
            self.winfo_children()[0].focus_set()

    def _fit(self) -> None:
        styles = [str(button.cget("style")) for button in self._buttons]
        for tight in ("Tight", "Tighter"):
            taken = sum(child.winfo_reqwidth() + self._theme.px(8) for child in self.winfo_children())
            if taken > self._width:
                for button, style in zip(self._buttons, styles, strict=True):
                    button.configure(style=f"{tight}.{style}")

    def _add(self, action: Action, *, first_later: bool) -> None:
        gap = self._theme.px(8)
        if first_later:
            # For translators: before buttons such as "15 min".
            ttk.Label(self, text=_("Later:"), style="Muted.TLabel").pack(side="left", padx=(gap, gap))
        style = _STYLES.get(action.group, "TButton")
        button = ttk.Button(self, text=action.label, style=style, command=lambda: self._do(action.name))
        _enable(button, action)
        self._buttons.append(button)
        keep_keyboard(button)
        button.bind("<Return>", lambda _: button.invoke())
        if action.group == "right":
            button.pack(side="right", padx=(gap, 0))
        else:
            button.pack(side="left", padx=(0, gap))


def _enable(button: ttk.Button, action: Action) -> None:
    button.state(["!disabled" if action.enabled else "disabled"])
