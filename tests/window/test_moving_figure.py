"""The figure in the real window: there from the count-in on, moving only while the timer runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from standupnudge.window.figure import LIGHT
from tests.desktop.screen import Box, Screen
from tests.desktop.waiting import eventually, never, seconds
from tests.needs import need
from tests.window.process import Looker, Processes, WindowProcess, environ

BODY = (0x34, 0x47, 0x4F)
LUNGES = """
title: Lunges
switch: {title: Switch, lasts: 1s}
exercises:
  - id: lunge
    name: Lunge
    muscles: thighs
    why: because
    move_in: {title: Stand up, lasts: 0.25s}
    set_up: Feet apart
    cues: [Straight down]
    %s
levels:
  L1:
    exercises:
      lunge: {reps: 60, tempo: {down: 0.5s, up: 0.5s}}
"""
POSES = "poses: {rest: L0, down: L1, up: L0}"


class Lunging:
    """A window with a long row of lunges, and what is seen of whoever does them."""

    def __init__(self, looker: Looker, processes: Processes, screen: str, plan: Path, **more: Any) -> None:
        task = {"window": "routine", "plan": str(plan), "count_in": 0.25, "focus": True, "theme": "light"} | more
        self.looker, self._processes, self._screen = looker, processes, screen
        self.window: WindowProcess = processes.window(task, environ(screen))
        assert self.window.said() == {"said": "mapped"}
        eventually(lambda: "StandUpNudge" in looker.title(looker.focused()), "it did not get the keyboard")
        eventually(lambda: len(looker.boxes(looker.focused())) == 1, "it did not show its box")

    def press(self, key: str) -> None:
        command = [need("xdotool", "xdotool"), "key", key]
        assert self._processes.start(command, environ(self._screen)).wait(20) == 0

    def body(self) -> frozenset[Box]:
        """The parts of trunk, head and arms, where they are."""
        left, top, right, bottom = self.looker.place(self.looker.focused())
        screen = Screen(self.looker.display)
        return frozenset(screen.areas(BODY, Box(left, top, right - left, bottom - top)))

    def postures(self, count: int) -> set[frozenset[Box]]:
        """So many that differ, once they have been seen."""
        seen: set[frozenset[Box]] = set()

        def enough() -> bool:
            seen.add(self.body())
            return len(seen) >= count

        eventually(enough, lambda: f"only {len(seen)} postures were seen")
        return seen


@pytest.fixture
def lunging(screen: str, processes: Processes, tmp_path: Path) -> Iterator[Callable[..., Lunging]]:
    """Opens the window, with poses or without."""
    with Looker(screen) as looker:

        def open_window(poses: str = POSES, **more: Any) -> Lunging:
            (tmp_path / "lunges.yaml").write_text(LUNGES % poses)
            return Lunging(looker, processes, screen, tmp_path / "lunges.yaml", **more)

        yield open_window


def test_the_figure_moves_while_the_timer_runs_and_stands_still_while_it_is_paused(
    lunging: Callable[..., Lunging],
) -> None:
    window = lunging()
    assert not window.body(), "the page before the start has none"
    window.press("space")
    window.postures(5)
    window.press("space")

    def paused() -> frozenset[Box]:
        was = window.body()
        return was if was and was == window.body() == window.body() else frozenset()

    still = eventually(paused, "it goes on")
    never(lambda: window.body() != still, "it moves while the timer is paused", seconds(1))
    window.press("space")
    window.postures(3)


def test_who_wants_no_motion_sees_the_two_ends_of_each_movement(lunging: Callable[..., Lunging]) -> None:
    window = lunging(still=True)
    window.press("space")
    eventually(window.body, "nobody to be seen")
    seen = window.postures(2)
    never(lambda: window.body() not in seen, "more than two postures were seen", seconds(3))


def test_a_plan_without_poses_has_no_figure(lunging: Callable[..., Lunging]) -> None:
    window = lunging(poses="")
    window.press("space")
    assert window.window.said() == {"said": "started"}
    never(window.body, "there is a figure", seconds(1))


def test_the_body_is_looked_for_by_its_own_colour() -> None:
    assert bytes(BODY) == bytes.fromhex(LIGHT.body[1:])
