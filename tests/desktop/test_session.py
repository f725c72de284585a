"""A whole session at true speed: a short plan of somebody's own, led by keyboard and pointer, watched on the screen."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from contextlib import closing
from typing import Any

from standupnudge.core.views import Mood, TrayIcon
from tests.desktop.controls import empty_boxes, main_button
from tests.desktop.program import Program
from tests.desktop.runner import Runner
from tests.desktop.screen import Box
from tests.desktop.server import Desktop
from tests.desktop.sights import icon_in_panel
from tests.desktop.waiting import eventually, seconds, settled
from tests.desktop.windows import Window

TITLE = "Lunge and bridge"
BODY = (0x34, 0x47, 0x4F)  # of the figure, in the light theme
PLAN = f"""
title: {TITLE}
switch: {{title: Switch sides, lasts: 2s}}
exercises:
  - id: lunge
    name: Lunge
    muscles: thighs
    why: because
    move_in: {{title: Stand up, lasts: 2s}}
    set_up: Feet apart
    cues: [Straight down]
    poses: {{rest: L0, down: L1, up: L0}}
  - id: bridge
    name: Bridge
    muscles: glutes
    why: because
    move_in: {{title: Lie down, lasts: 2s}}
    set_up: Feet near
    cues: [Hips up]
    poses: {{rest: B0, up: B1, squeeze: B1, down: B0}}
levels:
  L1:
    exercises:
      lunge: {{reps: 2, tempo: {{down: 1.25s, up: 1.25s}}}}
      bridge: {{reps: BRIDGES, tempo: {{up: 1s, squeeze: 1s, down: 1s}}}}
"""


class Session:
    """The window of that plan, opened by a command."""

    def __init__(self, run: Runner, desktop: Desktop, *, bridges: int) -> None:
        home = desktop.home()
        file = home.config_file.with_name("mine.yaml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PLAN.replace("BRIDGES", str(bridges)))
        self.desktop = desktop
        self.program: Program = run(desktop, "routine: {plan: mine.yaml, count_in: 3s}", home=home)
        assert self.program.command("routine").returncode == 0
        found = eventually(lambda: desktop.windows.titled(f"{TITLE} - StandUpNudge"), "no routine window")
        assert found
        self.window: Window = found
        eventually(lambda: desktop.windows.active() == self.window, "it has no keyboard")
        eventually(lambda: len(empty_boxes(desktop, self.window)) == 2, "no boxes to tick")

    def body(self) -> frozenset[Box]:
        """The parts of trunk, head and arms, where they are."""
        return frozenset(self.desktop.screen.areas(BODY, self.window.box))

    def wait_postures(self, count: int) -> None:
        seen: set[frozenset[Box]] = set()
        eventually(lambda: seen.add(self.body()) or len(seen) >= count, lambda: f"only {len(seen)} postures")

    def wait_still(self) -> None:
        """Until the figure has not moved for longer than any of the plan's holds and changes lasts."""
        settled(self.body, "it goes on", seconds(2.5))

    def wait_ticked(self, boxes: int) -> None:
        eventually(lambda: len(empty_boxes(self.desktop, self.window)) == 2 - boxes, f"{boxes} aren't ticked")

    def recorded(self) -> list[dict[str, Any]]:
        """What is kept of each session."""
        with closing(sqlite3.connect(f"file:{self.program.home.store_file}?mode=ro", uri=True)) as db:
            rows = db.execute("SELECT details FROM record WHERE what = 'session'").fetchall()
        return [json.loads(details) for (details,) in rows]


def test_a_session_is_led_by_space_and_pointer_and_ticks_itself(desktop: Desktop, run: Runner) -> None:
    session = Session(run, desktop, bridges=2)
    desktop.pointer.press("space")
    icon_in_panel(desktop, TrayIcon(Mood.EXERCISING))
    session.wait_postures(6)

    desktop.pointer.press("space")
    session.wait_still()
    main = eventually(lambda: main_button(desktop, session.window), "no button stands out")
    assert main
    desktop.pointer.click(main)  # Resume
    session.wait_postures(3)

    session.wait_ticked(1)
    session.wait_ticked(2)
    eventually(session.recorded, "nothing is recorded")
    (kept,) = session.recorded()
    assert kept["complete"]
    assert kept["exercises"] == {"lunge": "timer", "bridge": "timer"}
    assert session.program.status()["state"] != "exercising"


def test_a_window_that_is_killed_between_two_exercises_leaves_the_first_one_as_done(
    desktop: Desktop, run: Runner
) -> None:
    session = Session(run, desktop, bridges=60)
    desktop.pointer.press("space")
    session.program.wait_log("'lunge': 'timer'")
    (pid,) = [pid for pid, called in session.program.children().items() if "standupnudge.window" in called]
    os.kill(pid, signal.SIGKILL)
    (kept,) = eventually(session.recorded, "nothing is recorded")
    assert not kept["complete"]
    assert kept["exercises"] == {"lunge": "timer", "bridge": ""}
    eventually(lambda: session.program.status()["state"] != "exercising", "it goes on without its window")
