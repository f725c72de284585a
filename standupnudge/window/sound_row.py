"""The row before the start: how loud, how much voice, and whether it can be heard. What is missing is said under it.

Where nothing can be heard, that is said instead of the row, with a button to look again.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk

from standupnudge.language import N_, _, pgettext
from standupnudge.routine.cueing import VoiceLevel
from standupnudge.window.accompaniment import STEP, Accompaniment
from standupnudge.window.text import keep_keyboard, put
from standupnudge.window.theme import Theme

_ASK_AGAIN = 100  # milliseconds until the devices are known
# For translators: M is the key, {test} the button's own word.
_MUTED = N_("The sound is off. Press M, or {test}, to have it on again.")
_INSTEAD = N_("Until then, read along.")


class SoundRow(ttk.Frame):
    """On a card.

    :param width: what there is for it, in pixels.
    """

    def __init__(self, parent: tk.Misc, theme: Theme, width: int, sound: Accompaniment) -> None:
        super().__init__(parent, style="Card.TFrame")
        self._theme, self._sound = theme, sound
        self._style()
        self._width = width
        row = self._row = ttk.Frame(self, style="Card.TFrame")
        self._text(row, _("Volume"))
        self._button(row, "\N{MINUS SIGN}", lambda: sound.choose_volume(sound.volume - STEP))
        self._volume = self._text(row, "", anchor="center", width=4)
        self._button(row, "+", lambda: sound.choose_volume(sound.volume + STEP))
        self._text(row, pgettext("volume", "Voice"), before=10)
        self._levels = {
            level: self._button(row, label, partial(sound.choose_voice, level)) for level, label in _levels().items()
        }
        self._test = self._button(row, pgettext("button", "Test"), sound.try_out, before=10)
        self._tighten()
        self._again = self._button(self, _("Look again"), sound.try_out)
        self._again.pack_forget()
        self._note = ttk.Label(self, font=theme.fonts["small"], style="Muted.Card.TLabel", wraplength=width)
        sound.changed = self._show
        self._show()
        self._wait()

    def _wait(self) -> None:
        """Look again until it is known what there is to hear it from."""
        if self._sound.known:
            self._show()
        else:
            self.after(_ASK_AGAIN, self._wait)

    def _show(self) -> None:
        sound = self._sound
        put(self._volume, str(sound.volume))
        for level, button in self._levels.items():
            button.configure(style=f"Row.Small.{'Chosen' if level is sound.voice else 'Choice'}.TButton")
        self._test.state(["disabled" if sound.voice is VoiceLevel.SILENT else "!disabled"])
        put(self._note, self._words())
        self._arrange(silent=bool(sound.problem) and not sound.can_be_heard)

    def _arrange(self, *, silent: bool) -> None:
        """The row with what there is to say under it; or that alone, where there is nothing to choose."""
        gap = self._theme.px(4)
        for each in (self._row, self._again, self._note):
            each.pack_forget()
        if silent:
            self._again.pack(side="right", anchor="n")
        else:
            self._row.pack(anchor="w")
        if self._note.cget("text"):
            self._note.configure(wraplength=self._width - (self._again.winfo_reqwidth() + 2 * gap if silent else 0))
            self._note.pack(anchor="w", pady=(0 if silent else gap, 0))

    def _words(self) -> str:
        sound = self._sound
        if sound.problem and not sound.can_be_heard:
            instead = _(_INSTEAD)
            return f"{sound.problem} {instead}"
        if sound.muted:
            return _(_MUTED).format(test=pgettext("button", "Test"))
        return sound.problem

    def _text(self, row: ttk.Frame, text: str, *, before: int = 0, **more: object) -> ttk.Label:
        label = ttk.Label(row, text=text, font=self._theme.fonts["small"], style="Muted.Card.TLabel", **more)  # type: ignore[arg-type]
        label.pack(side="left", padx=(self._theme.px(before) if before else 0, self._theme.px(6)))
        return label

    def _button(self, row: ttk.Frame, label: str, do: Callable[[], None], *, before: int = 0) -> ttk.Button:
        def pressed() -> None:
            do()
            self._show()

        button = ttk.Button(row, text=label, style="Row.Small.Choice.TButton", command=pressed)
        keep_keyboard(button)
        button.bind("<Return>", lambda _: button.invoke())
        button.pack(side="left", padx=(self._theme.px(before) if before else 0, self._theme.px(4)))
        return button

    def _style(self, beside: int = 9) -> None:
        style, theme = ttk.Style(self), self._theme
        for kind in ("Choice", "Chosen"):
            style.configure(f"Row.Small.{kind}.TButton", padding=(theme.px(beside), theme.px(4)))

    def _tighten(self) -> None:
        """Where a language has longer words, the buttons are narrower around them."""
        for beside in (7, 5, 3):
            self.update_idletasks()
            if self._row.winfo_reqwidth() > self._width:
                self._style(beside)


def _levels() -> dict[VoiceLevel, str]:
    """How much is spoken, in words for buttons."""
    return {
        VoiceLevel.FULL: pgettext("voice", "Full"),
        VoiceLevel.SHORT: pgettext("voice", "Short"),
        VoiceLevel.TONES: pgettext("voice", "Tones"),
        VoiceLevel.SILENT: pgettext("voice", "Silent"),
    }
