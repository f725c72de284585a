"""The real window in this process, in virtual time: Tk's timers go by a clock that the caller moves.

Only for a process of its own (``tour``): the timers of all of Tk are replaced.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from datetime import timedelta
from heapq import heappop, heappush
from itertools import count
from tkinter import ttk
from typing import Any, Literal

from standupnudge.window.routine_view import RoutineView
from standupnudge.window.scene import Page, Scene
from standupnudge.window.windows import open_window
from tests.desktop.waiting import eventually

MILLISECOND = timedelta(milliseconds=1)


class VirtualTime:
    """The clock, and what waits for it."""

    def __init__(self) -> None:
        self.now = timedelta(days=1)
        self._waiting: list[tuple[timedelta, int, str, Callable[[], object]]] = []
        self._ended: set[str] = set()
        self._numbers = count()
        time, really = self, tk.Misc.after

        def after(widget: tk.Misc, ms: int | Literal["idle"], func: Callable[..., object], *args: object) -> str:
            if ms == "idle":
                return really(widget, ms, func, *args)
            number = next(time._numbers)
            due = time.now + max(ms, 0) * MILLISECOND
            heappush(time._waiting, (due, number, f"virtual {number}", lambda: func(*args)))
            return f"virtual {number}"

        def after_cancel(_widget: tk.Misc, which: str) -> None:
            time._ended.add(which)

        tk.Misc.after, tk.Misc.after_cancel = after, after_cancel  # type: ignore[method-assign, assignment]

    def go_to(self, at: timedelta) -> None:
        """Let time pass until then, and what is due happen at its instant."""
        while self._waiting and self._waiting[0][0] <= at:
            self.now, _, name, call = heappop(self._waiting)
            if name not in self._ended:
                call()
        self.now = at

    def forget(self) -> None:
        """Nothing is due any more: the window has gone."""
        self._waiting.clear()


class VirtualWindow:
    """A routine window on the screen ``screen``.

    :ivar said: all messages. :ivar pages: the pages it has shown.
    """

    def __init__(self, time: VirtualTime, screen: str, **task: Any) -> None:
        self.time = time
        self.said: list[Mapping[str, Any]] = []
        self.pages: set[Page] = set()
        self.root = tk.Tk(screenName=screen)
        self.root.withdraw()
        self._watch_pages()
        task = {"window": "routine", "plan": "glutes", **task}
        self.window = open_window(self.root, task, lambda: time.now, self.said.append, lambda _: None)
        eventually(self._there, "the window isn't on the screen")

    def _there(self) -> bool:
        self.root.update()
        return bool(self.root.winfo_viewable()) and {"said": "mapped"} in self.said

    def _watch_pages(self) -> None:
        pages, show = self.pages, RoutineView.show
        while hasattr(show, "shown"):
            show = show.shown

        def watched(view: RoutineView, scene: Scene) -> None:
            pages.add(scene.page)
            show(view, scene)

        watched.shown = show  # type: ignore[attr-defined]
        RoutineView.show = watched  # type: ignore[method-assign]

    def close(self) -> None:
        if self.alive():
            self.root.destroy()
        self.time.forget()

    def alive(self) -> bool:
        try:
            return bool(self.root.winfo_exists())
        except tk.TclError:
            return False

    def key(self, name: str) -> None:
        """A key of the window's own, Space say."""
        self.root.event_generate(f"<{name}>")
        self.root.update()

    def widgets(self) -> list[tk.Misc]:
        """All that can be seen."""
        return [widget for widget in _family(self.root) if widget.winfo_viewable()]

    def buttons(self) -> dict[str, ttk.Button]:
        """Those that can be seen, by what stands on them."""
        return {str(each.cget("text")): each for each in self.widgets() if isinstance(each, ttk.Button)}

    def press(self, label: str) -> None:
        """The button on which that stands."""
        self.buttons()[label].invoke()
        self.root.update()

    def boxes(self) -> list[ttk.Checkbutton]:
        """The boxes to tick."""
        return [each for each in self.widgets() if isinstance(each, ttk.Checkbutton)]

    def click_text(self, text: str) -> None:
        """The first label with these words."""
        label = next(each for each in self.widgets() if isinstance(each, ttk.Label) and each.cget("text") == text)
        label.event_generate("<Button-1>")
        self.root.update()


def _family(widget: tk.Misc) -> list[tk.Misc]:
    return [widget, *(member for child in widget.winfo_children() for member in _family(child))]
