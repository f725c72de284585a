"""The pages to get to know an exercise or a muscle: words and still pictures. The words are the plan's."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from standupnudge.language import OURS, _, in_use
from standupnudge.routine.plan import Exercise, Fault, Muscle, Plan
from standupnudge.window.action import Action
from standupnudge.window.card_buttons import CardButtons, Do
from standupnudge.window.scroll import Scroll
from standupnudge.window.still import SMALL, Stills, main_pose, poses
from standupnudge.window.text import Column
from standupnudge.window.theme import Theme

_PICTURES = 4  # of a muscle's exercises, at the most
_BAR = 14  # design pixels at the right edge, for the bar of a page that scrolls


class DetailPage(Scroll):
    """All there is to know about one exercise or muscle of the plan.

    :param width: what there is for text, in pixels.
    :param do: called with the name of a button that is clicked.
    """

    def __init__(self, parent: tk.Misc, theme: Theme, plan: Plan, about: str, *, width: int, do: Do) -> None:
        super().__init__(parent, theme)
        width -= theme.px(_BAR)
        muscle = next((each for each in plan.muscles if each.id == about), None)
        page = Column(self.inside, theme, width)
        self._about, self._width, self._buttons = about, width, CardButtons(page, theme, do)
        if muscle is not None:
            _muscle(page, self._buttons, theme, plan=plan, muscle=muscle, width=width)
        else:
            _exercise(page, self._buttons, theme, plan.exercise(about), width)
        self.hold(page)

    def show(self, actions: tuple[Action, ...]) -> None:
        """Offer these on the page."""
        self._buttons.show(actions, self._width, f"know {self._about}")


def _muscle(page: Column, buttons: CardButtons, theme: Theme, *, plan: Plan, muscle: Muscle, width: int) -> None:
    page.add(muscle.name, "heading")
    buttons.pack(anchor="w", pady=(theme.px(8), theme.px(4)))
    page.add(muscle.where, above=6)
    page.add(muscle.does, above=6)
    for heading, text in (
        (_("When you run"), muscle.running),
        (_("What is known, and what isn't"), muscle.honest),
    ):
        if text:
            page.add(heading, "strong", above=8)
            page.add(text, above=2)
    there = {exercise.id: exercise for exercise in plan.exercises}
    shown = [there[each] for each in muscle.exercises if each in there][:_PICTURES]
    if pictures := [picture for exercise in shown for picture in main_pose(exercise)]:
        page.add(_("What trains it"), "strong", above=8)
        Stills(page, theme, pictures, width, SMALL).pack(anchor="w", pady=(theme.px(2), 0))


def _exercise(page: Column, buttons: CardButtons, theme: Theme, exercise: Exercise, width: int) -> None:
    page.add(exercise.name, "heading")
    page.add(exercise.why, "body", above=4)
    page.add(_("Trains: {muscles}").format(muscles=exercise.muscles), "small", tone="Muted.", above=4)
    buttons.pack(anchor="w", pady=(theme.px(6), 0))
    if pictures := poses(exercise):
        Stills(page, theme, pictures, width).pack(anchor="w", pady=(theme.px(6), 0))
    columns = ttk.Frame(page, style="Card.TFrame")
    columns.pack(fill="x", pady=(theme.px(6), 0))
    gap = theme.px(24)
    half = (width - gap) // 2
    left, right = Column(columns, theme, half), Column(columns, theme, half)
    left.pack(side="left", anchor="n", padx=(0, gap))
    right.pack(side="left", anchor="n")
    # For translators: the heading over how an exercise is done.
    left.add_list(_("How"), (exercise.set_up, *exercise.cues), font="small", above=8)
    # For translators: the heading over a list such as "the low back pinches".
    left.add_list(_("Stop when"), exercise.stop_when, font="small", above=10)
    faults = tuple(_fault(fault) for fault in exercise.faults)
    right.add_list(_("When it goes wrong"), faults, font="small", above=8)
    # For translators: the heading over easier forms of an exercise.
    right.add_list(_("Easier"), tuple(form.how for form in exercise.easier), font="small", above=10)
    # For translators: the heading over harder forms of an exercise.
    right.add_list(_("Harder"), tuple(form.how for form in exercise.harder), font="small", above=10)


def _fault(fault: Fault) -> str:
    fix = fault.fix
    if in_use() == OURS:  # other languages have nouns with capitals
        fix = f"{fix[:1].lower()}{fix[1:]}"
    # For translators: what goes wrong in an exercise, and what to do about it.
    return _("{fault}: {fix}").format(fault=fault.fault, fix=fix)
