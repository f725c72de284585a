"""The pages of the routine window that hold still: before the start, how an exercise is done, the question, the end."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from standupnudge.routine.plan import Exercise
from standupnudge.window.chosen import Chosen
from standupnudge.window.face import Tone
from standupnudge.window.ring import SMALL, Ring
from standupnudge.window.scene import Page, Scene
from standupnudge.window.scroll import Scroll
from standupnudge.window.text import Column, put
from standupnudge.window.theme import Theme


def intro_page(parent: tk.Misc, theme: Theme, chosen: Chosen, width: int) -> Scroll:
    """What is ahead, what is needed, and when not to."""
    plan, scroll = chosen.plan, Scroll(parent, theme)
    page = Column(scroll.inside, theme, width)
    page.add(plan.title, "heading")
    if plan.about:
        page.add(plan.about, tone="Muted.", above=4)
    for heading, points in chosen.notes:
        page.add_list(heading, points)
    page.add_list("You need", plan.kit)
    page.add_list("Before you start", plan.before)
    page.add_list("While you are at it", tuple(filter(None, (plan.effort, plan.stop_now))))
    if plan.who:
        page.add(plan.who, "small", tone="Muted.", above=14)
    scroll.hold(page)
    return scroll


def detail_page(parent: tk.Misc, theme: Theme, exercise: Exercise, width: int) -> Scroll:
    """All there is to know about one exercise, in two columns under its name."""
    scroll = Scroll(parent, theme)
    width -= theme.px(14)  # for the bar
    page = Column(scroll.inside, theme, width)
    page.add(exercise.name, "heading")
    page.add(exercise.why, "body", above=4)
    page.add(f"Trains: {exercise.muscles}", "small", tone="Muted.", above=4)
    columns = ttk.Frame(page, style="Card.TFrame")
    columns.pack(fill="x", pady=(theme.px(6), 0))
    gap = theme.px(24)
    half = (width - gap) // 2
    left, right = Column(columns, theme, half), Column(columns, theme, half)
    left.pack(side="left", anchor="n", padx=(0, gap))
    right.pack(side="left", anchor="n")
    left.add_list("How", (exercise.set_up, *exercise.cues), font="small", above=8)
    left.add_list("Stop when", exercise.stop_when, font="small", above=10)
    faults = tuple(f"{fault.fault}: {fault.fix[:1].lower()}{fault.fix[1:]}" for fault in exercise.faults)
    right.add_list("When it goes wrong", faults, font="small", above=8)
    right.add_list("Easier", tuple(form.how for form in exercise.easier), font="small", above=10)
    right.add_list("Harder", tuple(form.how for form in exercise.harder), font="small", above=10)
    scroll.hold(page)
    return scroll


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
            self._ring.show(str(done), f"of {of}", done / max(of, 1), Tone.WORK)
            self._ring.pack(before=self._heading)
        else:
            self._ring.pack_forget()
