"""A session at a level that a command asks for."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from contextlib import closing

from standupnudge.core.views import Mood, TrayIcon
from tests.desktop.program import Program
from tests.desktop.runner import Runner
from tests.desktop.server import Desktop
from tests.desktop.sights import icon_in_panel, routine_window
from tests.desktop.waiting import eventually


def levels(program: Program) -> list[str]:
    """Those of the sessions that the program kept; it has ended."""
    file = program.home.data / "standupnudge" / "standupnudge.sqlite3"
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT details FROM record WHERE what = 'session' ORDER BY id").fetchall()
    return [json.loads(details)["level"] for (details,) in rows]


def test_a_session_is_recorded_at_the_level_that_a_command_asked_for(desktop: Desktop, run: Runner) -> None:
    program = run(desktop)
    assert program.command("routine", "--level", "L3").returncode == 0
    window = routine_window(desktop)
    eventually(lambda: desktop.windows.active() == window, "what was asked for has no focus")
    desktop.pointer.press("space")
    icon_in_panel(desktop, TrayIcon(Mood.EXERCISING))
    (pid,) = program.children()
    os.kill(pid, signal.SIGKILL)
    icon_in_panel(desktop, TrayIcon(Mood.SITTING))
    assert program.status()["routine"]["level"] == "L1"
    assert program.stop() == 0
    assert levels(program) == ["L3"]
