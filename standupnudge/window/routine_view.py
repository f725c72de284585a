"""The routine window: checklist at the left, one of several pages at the right, the session's bar and buttons under it.

Shows scenes and passes on what the person does; ``session`` decides.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from datetime import timedelta
from tkinter import ttk
from typing import Protocol

from standupnudge.routine.motion import Shot
from standupnudge.window.checklist import Checklist
from standupnudge.window.chosen import Chosen
from standupnudge.window.face import clock
from standupnudge.window.pages import WordPage, detail_page, intro_page
from standupnudge.window.rate_page import RatePage
from standupnudge.window.scene import Page, Scene
from standupnudge.window.session_bars import ButtonBar, SessionBar
from standupnudge.window.theme import Theme
from standupnudge.window.timer_page import TimerPage

SIZE = (1000, 660)  # design pixels
_LIST, _PAGE, _PAD, _INSET = 336, 542, 18, 26
MILLISECOND = timedelta(milliseconds=1)


class Person(Protocol):
    """Where the person's wishes go, and what the figure shows comes from: see ``Session``."""

    def shot(self) -> Shot | None:
        """What the figure does now."""
        ...

    def do(self, name: str) -> None:
        """A button."""
        ...

    def tick(self, exercise: str) -> None:
        """A box of the checklist."""
        ...

    def explain(self, exercise: str) -> None:
        """A card of the checklist."""
        ...

    def ask_to_close(self) -> None:
        """Escape, or the window's own close button."""
        ...


class RoutineView:
    """The window's content. Call ``attach`` before anything is clicked."""

    def __init__(self, root: tk.Tk, theme: Theme, chosen: Chosen, keep_on_top: Callable[[bool], None]) -> None:
        self._root = root
        self._theme = theme
        self._plan, self._timeline = chosen.plan, chosen.timeline
        self._keep_on_top = keep_on_top
        self._scene: Scene | None = None
        self._next_look = ""
        self._details: dict[str, ttk.Frame] = {}
        self._card = self._frame()
        width = theme.px(_PAGE)
        posed = any(step.pose for step in chosen.timeline.steps)
        self._timer = TimerPage(self._card, theme, width, posed=posed)
        self._words = WordPage(self._card, theme, width)
        self._intro = intro_page(self._card, theme, chosen, width)

    def attach(self, person: Person) -> None:
        """Let ``person`` have the buttons, boxes and keys."""
        self._person = person
        self._list = self._checklist(person)
        self._rate = RatePage(self._card, self._theme, self._theme.px(_PAGE), person.do)
        self._session_bar, self._buttons = self._bars(person)
        self._root.protocol("WM_DELETE_WINDOW", person.ask_to_close)
        for key, act in (
            ("<space>", lambda: person.do(self._main_action())),
            ("<Left>", lambda: person.do("back")),
            ("<Right>", lambda: person.do("next")),
            ("<plus>", lambda: person.do("longer")),
            ("<KP_Add>", lambda: person.do("longer")),
            ("<Escape>", person.ask_to_close),
        ):
            self._root.bind(key, lambda event, act=act: self._pressed(event, act))  # type: ignore[misc]

    def show(self, scene: Scene) -> None:
        """See ``session.Screen``."""
        was, self._scene = self._scene, scene
        if was is None or (was.page, was.detail) != (scene.page, scene.detail):
            self._turn_to(self._page(scene))
        if scene.face:
            self._timer.show(scene.face, self._person.shot, moving=scene.moving)
        if scene.page in {Page.ASK, Page.DONE}:
            done, of = len(scene.ticks), len(self._timeline.exercises)
            self._words.show(scene, done, of)
        if scene.page is Page.RATE:
            self._rate.show(scene.heading, scene.note, scene.questions)
        timeline = scene.timeline
        self._list.show(
            [exercise for exercise, _ in scene.ticks], scene.current or scene.detail, may_tick=scene.may_tick
        )
        self._list.lengths({each: clock(timeline.length_of(each)) for each in timeline.exercises})
        self._session_bar.show(timeline, scene.played, scene.left)
        self._buttons.show(scene.actions)
        self._keep_on_top(scene.on_top)

    def look_after(self, delay: timedelta | None, look: Callable[[], None]) -> None:
        """See ``session.Screen``."""
        if self._next_look:
            self._root.after_cancel(self._next_look)
        self._next_look = ""
        if delay is not None:
            self._next_look = self._root.after(-(-delay // MILLISECOND), look)

    def close(self) -> None:
        """See ``session.Screen``."""
        self._root.destroy()

    def _frame(self) -> ttk.Frame:
        """The window, and the card for the pages in it."""
        root, px = self._root, self._theme.px
        root.title(f"{self._plan.title} - StandUpNudge")
        root.geometry("{}x{}".format(*map(px, SIZE)))
        root.resizable(False, False)
        root.columnconfigure(0, minsize=px(_LIST + _PAD))
        root.columnconfigure(1, weight=1)
        root.rowconfigure(0, weight=1)
        inset = px(_INSET)
        card = ttk.Frame(root, style="CardBox.TFrame", padding=(inset, px(20), inset, px(18)))
        card.grid(row=0, column=1, sticky="nsew", padx=px(_PAD), pady=(px(_PAD), px(12)))
        card.grid_propagate(False)
        card.columnconfigure(0, weight=1)
        card.rowconfigure(0, weight=1)
        return card

    def _checklist(self, person: Person) -> Checklist:
        px = self._theme.px
        exercises = [
            (self._plan.exercise(exercise), clock(self._timeline.length_of(exercise)))
            for exercise in self._timeline.exercises
        ]
        checklist = Checklist(self._root, self._theme, exercises, person.tick, person.explain)
        checklist.grid(row=0, column=0, rowspan=3, sticky="nsew", padx=(px(_PAD), 0), pady=(px(_PAD), px(_PAD)))
        return checklist

    def _bars(self, person: Person) -> tuple[SessionBar, ButtonBar]:
        px = self._theme.px
        session_bar = SessionBar(self._root, self._theme, self._timeline, px(SIZE[0] - _LIST - 3 * _PAD))
        session_bar.grid(row=1, column=1, sticky="ew", padx=px(_PAD))
        buttons = ButtonBar(self._root, self._theme, person.do)
        buttons.grid(row=2, column=1, sticky="ew", padx=px(_PAD), pady=(px(12), px(_PAD)))
        return session_bar, buttons

    def _page(self, scene: Scene) -> ttk.Frame:
        match scene.page:
            case Page.INTRO:
                return self._intro
            case Page.PLAY:
                return self._timer
            case Page.RATE:
                return self._rate
            case Page.DETAIL:
                if scene.detail not in self._details:
                    exercise = self._plan.exercise(scene.detail)
                    page = detail_page(self._card, self._theme, exercise, self._theme.px(_PAGE))
                    self._details[scene.detail] = page
                return self._details[scene.detail]
            case _:
                return self._words

    def _turn_to(self, page: ttk.Frame) -> None:
        for other in self._card.grid_slaves():
            other.grid_forget()
        page.grid(row=0, column=0, sticky="nsew")
        if str(self._root.focus_get()).startswith(f"{self._card}."):  # on a button that is out of sight now
            self._root.focus_set()

    def _main_action(self) -> str:
        actions = self._scene.actions if self._scene else ()
        return next((action.name for action in actions if action.group == "main"), "")

    def _pressed(self, event: tk.Event[tk.Misc], act: Callable[[], None]) -> None:
        """A key of ours, unless it is meant for the button or box that has the focus."""
        on_control = isinstance(event.widget, (ttk.Button, ttk.Checkbutton))
        if event.keysym != "space" or not on_control:
            act()
