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
from standupnudge.window.accompaniment import Accompaniment
from standupnudge.window.checklist import Checklist
from standupnudge.window.chosen import Chosen
from standupnudge.window.detail_page import DetailPage
from standupnudge.window.face import clock
from standupnudge.window.pages import IntroPage, WordPage
from standupnudge.window.rate_page import RatePage
from standupnudge.window.scene import Page, Scene
from standupnudge.window.screen import Room
from standupnudge.window.session_bars import ButtonBar, SessionBar
from standupnudge.window.theme import Theme
from standupnudge.window.timer_page import TimerPage

SIZE = (1000, 660)  # design pixels
_TITLE = 26  # what window managers put above it, more or less
_LIST, _PAGE, _PAD, _INSET = 336, 542, 18, 26
Keep = Callable[[bool], None]
MILLISECOND = timedelta(milliseconds=1)


class Person(Protocol):
    """Where the person's wishes go, and what the figure shows comes from: see ``Session``."""

    def shot(self) -> Shot | None:
        """What the figure does now."""
        ...

    def do(self, name: str) -> None:
        """A button."""
        ...

    def look(self) -> None:
        """Something may be seen that has changed."""
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

    _list: Checklist
    _intro: IntroPage

    def __init__(
        self,
        root: tk.Tk,
        theme: Theme,
        chosen: Chosen,
        keep_on_top: Keep,
        keep_awake: Keep,
        *,
        sound: Accompaniment,
    ) -> None:
        self._root = root
        self._theme = theme
        self._chosen = chosen
        self._keep_on_top, self._keep_awake = keep_on_top, keep_awake
        self._sound = sound
        self._scene: Scene | None = None
        self._next_look = ""
        self._details: dict[str, DetailPage] = {}
        self._card = self._frame()
        width = theme.px(_PAGE)
        posed = any(step.pose for step in chosen.timeline.steps)
        self._timer = TimerPage(self._card, theme, width, posed=posed)
        self._words = WordPage(self._card, theme, width)

    @property
    def card(self) -> ttk.Frame:
        """What the pages lie on."""
        return self._card

    def attach(self, person: Person) -> None:
        """Let ``person`` have the buttons, boxes and keys."""
        self._person = person
        self._arrange(self._chosen)
        self._questions = {
            page: RatePage(self._card, self._theme, self._theme.px(_PAGE), person.do)
            for page in (Page.CHANGE, Page.RATE)
        }
        self._session_bar, self._buttons = self._bars(person)
        self._root.protocol("WM_DELETE_WINDOW", person.ask_to_close)
        for key, act in (
            ("<space>", lambda: person.do(self._main_action())),
            ("<Left>", lambda: person.do("back")),
            ("<Right>", lambda: person.do("next")),
            ("<m>", self._mute),
            ("<M>", self._mute),
            ("<plus>", lambda: person.do("longer")),
            ("<KP_Add>", lambda: person.do("longer")),
            ("<Escape>", person.ask_to_close),
        ):
            self._root.bind(key, lambda event, act=act: self._pressed(event, act))  # type: ignore[misc]

    def show(self, scene: Scene) -> None:
        """See ``seen.Screen``."""
        was, self._scene = self._scene, scene
        if scene.chosen is not None and scene.chosen is not self._chosen:
            self._arrange(scene.chosen)
        if was is None or (was.page, was.detail) != (scene.page, scene.detail):
            self._turn_to(self._page(scene))
        self._fill(scene)
        timeline = scene.timeline
        self._list.show(
            [exercise for exercise, _ in scene.ticks], scene.current or scene.detail, may_tick=scene.may_tick
        )
        self._list.lengths({each: clock(timeline.length_of(each)) for each in timeline.exercises})
        self._session_bar.show(timeline, scene.played, scene.left)
        self._buttons.show(scene.actions)
        self._keep_on_top(scene.on_top)
        self._keep_awake(scene.running)

    def _fill(self, scene: Scene) -> None:
        """The page that is turned to."""
        match scene.page:
            case Page.INTRO:
                self._intro.show(scene.in_short, scene.on_page)
            case Page.DETAIL:
                self._details[scene.detail].show(scene.on_page)
            case Page.PLAY if scene.face:
                self._timer.show(scene.face, self._person.shot, moving=scene.moving)
            case Page.CHANGE | Page.RATE:
                self._questions[scene.page].show(scene.heading, scene.note, scene.questions)
            case Page.ASK | Page.DONE:
                self._words.show(scene, len(scene.ticks), len(scene.timeline.exercises))

    def place(self, room: Room) -> None:
        """In the middle of ``room``."""
        width, height = map(self._theme.px, SIZE)
        left, top = room.corner(width, height + self._theme.px(_TITLE))
        self._root.geometry(f"{width}x{height}+{left}+{top}")

    def look_after(self, delay: timedelta | None, look: Callable[[], None]) -> None:
        """See ``seen.Screen``."""
        if self._next_look:
            self._root.after_cancel(self._next_look)
        self._next_look = ""
        if delay is not None:
            self._next_look = self._root.after(-(-delay // MILLISECOND), look)

    def close(self) -> None:
        """See ``seen.Screen``."""
        self._keep_awake(False)
        self._root.destroy()

    def _frame(self) -> ttk.Frame:
        """The window, and the card for the pages in it."""
        root, px = self._root, self._theme.px
        root.title(f"{self._chosen.plan.title} - StandUpNudge")
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

    def _arrange(self, chosen: Chosen) -> None:
        """What goes by the plan: the checklist and the page before the start; pages to read are made when asked for."""
        px, person = self._theme.px, self._person
        if chosen is not self._chosen:
            for old in (self._list, self._intro, *self._details.values()):
                old.destroy()
        self._chosen = chosen
        self._details.clear()
        exercises, height = list(chosen.plan.exercises), px(SIZE[1] - 2 * _PAD)
        self._list = Checklist(self._root, self._theme, exercises, person.tick, person.explain, height=height)
        self._list.grid(row=0, column=0, rowspan=3, sticky="nsew", padx=(px(_PAD), 0), pady=(px(_PAD), px(_PAD)))
        self._list.lower()  # first in the order of the keyboard
        self._intro = IntroPage(self._card, self._theme, chosen, px(_PAGE), person.do, sound=self._sound)

    def _bars(self, person: Person) -> tuple[SessionBar, ButtonBar]:
        px = self._theme.px
        session_bar = SessionBar(self._root, self._theme, self._chosen.timeline, px(SIZE[0] - _LIST - 3 * _PAD))
        session_bar.grid(row=1, column=1, sticky="ew", padx=px(_PAD))
        buttons = ButtonBar(self._root, self._theme, person.do, px(SIZE[0] - _LIST - 3 * _PAD))
        buttons.grid(row=2, column=1, sticky="ew", padx=px(_PAD), pady=(px(12), px(_PAD)))
        return session_bar, buttons

    def _page(self, scene: Scene) -> ttk.Frame:
        match scene.page:
            case Page.INTRO:
                return self._intro
            case Page.PLAY:
                return self._timer
            case Page.CHANGE | Page.RATE:
                return self._questions[scene.page]
            case Page.DETAIL:
                if scene.detail not in self._details:
                    self._details[scene.detail] = self._detail(scene.detail)
                return self._details[scene.detail]
            case _:
                return self._words

    def _detail(self, about: str) -> DetailPage:
        width, do = self._theme.px(_PAGE), self._person.do
        return DetailPage(self._card, self._theme, self._chosen.plan, about, width=width, do=do)

    def _turn_to(self, page: ttk.Frame) -> None:
        for other in self._card.grid_slaves():
            other.grid_forget()
        page.grid(row=0, column=0, sticky="nsew")
        if str(self._root.focus_get()).startswith(f"{self._card}."):  # on a button that is out of sight now
            self._root.focus_set()

    def _mute(self) -> None:
        """On every page, also where there is no button for it."""
        self._sound.toggle_mute()
        self._person.look()

    def _main_action(self) -> str:
        actions = self._scene.actions if self._scene else ()
        return next((action.name for action in actions if action.group == "main"), "")

    def _pressed(self, event: tk.Event[tk.Misc], act: Callable[[], None]) -> None:
        """A key of ours, unless it is meant for the button or box that has the focus."""
        on_control = isinstance(event.widget, (ttk.Button, ttk.Checkbutton))
        if event.keysym != "space" or not on_control:
            act()
