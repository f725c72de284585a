"""The pages of the routine window that hold still: before the start, the question, the end."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from standupnudge.language import _
from standupnudge.window.accompaniment import Accompaniment
from standupnudge.window.action import Action
from standupnudge.window.card_buttons import CardButtons, Do
from standupnudge.window.chosen import Chosen
from standupnudge.window.face import Tone
from standupnudge.window.ring import SMALL, Ring
from standupnudge.window.scene import Page, Scene
from standupnudge.window.scroll import Scroll
from standupnudge.window.sound_row import SoundRow
from standupnudge.window.text import Column, put
from standupnudge.window.theme import Theme

_BETWEEN = 6  # design pixels over a heading: what is read before the start fits on the page
_BESIDE = 12  # design pixels between what is said and the buttons behind it


class IntroPage(Scroll):
    """What is ahead, what is needed, and when not to; and what can be looked at or changed before.

    :param do: called with the name of a button that is clicked.
    """

    def __init__(
        self, parent: tk.Misc, theme: Theme, chosen: Chosen, width: int, do: Do, *, sound: Accompaniment
    ) -> None:
        super().__init__(parent, theme)
        plan, self._theme, self._do, self._width = chosen.plan, theme, do, width
        page = Column(self.inside, theme, width)
        page.add(plan.title, "heading")
        if plan.about:
            page.add(plan.about, tone="Muted.", above=4)
        row = ttk.Frame(page, style="Card.TFrame")
        row.pack(fill="x", pady=(theme.px(8), 0))
        self._in_short = ttk.Label(row, font=theme.fonts["strong"], style="Card.TLabel")
        self._in_short.pack(side="left", anchor="n", padx=(0, theme.px(_BESIDE)))
        self._buttons = CardButtons(row, theme, do)
        self._buttons.pack(side="left")
        SoundRow(page, theme, width, sound).pack(anchor="w", fill="x", pady=(theme.px(8), 0))
        for heading, points in chosen.notes:
            page.add_list(heading, points, above=_BETWEEN)
        page.add_list(_("You need"), plan.kit, above=_BETWEEN)
        page.add_list(_("Before you start"), plan.before, above=_BETWEEN)
        meanwhile = tuple(filter(None, (plan.effort, plan.stop_now)))
        page.add_list(_("While you are at it"), meanwhile, font="small", above=_BETWEEN)
        if plan.who:
            page.add(plan.who, "small", tone="Muted.", above=4)
        self.hold(page)

    def show(self, in_short: str, actions: tuple[Action, ...]) -> None:
        """Show this line, and these buttons behind it."""
        put(self._in_short, in_short)
        self._buttons.show(actions, self._width - self._in_short.winfo_reqwidth() - self._theme.px(_BESIDE))


class WordPage(ttk.Frame):
    """A heading and a sentence in the middle, with a ring over them if there is something to be proud of."""

    def __init__(self, parent: tk.Misc, theme: Theme, width: int) -> None:
        super().__init__(parent, style="Card.TFrame")
        inner = ttk.Frame(self, style="Card.TFrame")
        inner.place(relx=0.5, rely=0.47, anchor="center")
        self._ring = Ring(inner, theme, SMALL)
        self._heading = ttk.Label(inner, font=theme.fonts["title"], style="Card.TLabel")
        self._note = ttk.Label(
            inner, font=theme.fonts["lead"], style="Muted.Card.TLabel", wraplength=width, justify="center"
        )
        self._next = ttk.Label(inner, font=theme.fonts["lead"], style="Card.TLabel")
        self._offer = ttk.Label(inner, font=theme.fonts["side"], style="Accent.Card.TLabel", wraplength=width)
        self._offer_note = ttk.Label(
            inner, font=theme.fonts["body"], style="Muted.Card.TLabel", wraplength=width, justify="center"
        )
        self._heading.pack(pady=(theme.px(20), theme.px(8)))
        self._note.pack()
        self._gap = theme.px(14)

    def show(self, scene: Scene, done: int, of: int) -> None:
        """Show its words; and at the end a ring, as full as ``done`` of ``of`` if that is anything."""
        put(self._heading, scene.heading)
        put(self._note, scene.note)
        offer = scene.offer
        for label, text, above in (
            (self._next, scene.next, self._gap),
            (self._offer, offer.title if offer else "", 2 * self._gap),
            (self._offer_note, offer.text if offer else "", 0),
        ):
            put(label, text)
            label.pack_forget()
            if text:
                label.pack(pady=(above, 0))
        if scene.page is Page.DONE and done:
            # For translators: under a large number, such as 3 of 4 exercises.
            under = _("of {n}").format(n=of)
            self._ring.show(str(done), under, done / max(of, 1), Tone.WORK)
            self._ring.pack(before=self._heading)
        else:
            self._ring.pack_forget()
