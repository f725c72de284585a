"""The stage in a real Tk: it looks when something else is to be seen, and at no other time."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from standupnudge.routine.motion import Shot, still_shot
from standupnudge.window.stage import Stage
from standupnudge.window.theme import LIGHT, Theme
from tests.desktop.waiting import eventually, never, seconds


class Watched:
    """A stage on the screen, and how often it has looked."""

    def __init__(self, root: tk.Tk) -> None:
        self.root = root
        self.looks = 0
        self.sees: Shot | None = replace(still_shot("L0"), lasts=seconds(0.05))
        self.stage = Stage(root, Theme(root, LIGHT, 1, 96))
        self.stage.pack()
        self.until(self.stage.winfo_viewable, "it isn't on the screen")
        self.looks = 0

    def watch(self) -> Shot | None:
        self.looks += 1
        return self.sees

    def until(self, condition: object, message: str) -> None:
        def true() -> bool:
            self.root.update()
            assert callable(condition)
            return bool(condition())

        eventually(true, message)

    def stays(self, looks: int, during: timedelta) -> None:
        def more() -> bool:
            self.root.update()
            return self.looks != looks

        never(more, "it looks although nothing else is to be seen", during)


@pytest.fixture
def watched(screen: str) -> Iterator[Watched]:
    root = tk.Tk(screenName=screen)
    yield Watched(root)
    root.destroy()


def test_it_looks_again_when_a_shot_is_over(watched: Watched) -> None:
    watched.stage.show(watched.watch, moving=True)
    assert watched.looks == 1
    watched.until(lambda: watched.looks >= 5, "it has stopped looking")


def test_it_does_not_look_while_a_shot_lasts(watched: Watched) -> None:
    watched.sees = replace(still_shot("L0"), lasts=seconds(60))
    watched.stage.show(watched.watch, moving=True)
    watched.stays(1, seconds(0.5))


def test_it_looks_once_where_nothing_moves(watched: Watched) -> None:
    watched.stage.show(watched.watch, moving=False)
    watched.stays(1, seconds(0.3))


def test_it_looks_once_where_there_is_no_figure(watched: Watched) -> None:
    watched.sees = None
    watched.stage.show(watched.watch, moving=True)
    watched.stays(1, seconds(0.3))


def test_it_does_not_look_while_it_is_out_of_sight(watched: Watched) -> None:
    watched.stage.show(watched.watch, moving=True)
    watched.stage.pack_forget()
    watched.until(lambda: not watched.stage.winfo_viewable(), "it is still there")
    watched.root.after(100, lambda: setattr(watched, "looks", 0))
    watched.until(lambda: watched.looks == 0, "the 0.1 s don't pass")
    watched.stays(0, seconds(0.3))
    watched.stage.pack()
    watched.until(lambda: watched.looks >= 2, "it doesn't begin again")
