"""The control window shows the day: what the tray's process has written down is read by the window itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from standupnudge.core.instant import Instant
from standupnudge.core.state import Sitting, State
from tests.desktop.controls import patches
from tests.desktop.runner import CONTROL, Runner
from tests.desktop.saved import change
from tests.desktop.screen import Box
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually, never, seconds
from tests.desktop.zone import zone_where_it_is

CALM = "sitting: {nudge_after: 8h}\n"
LINE = range(10, 20)  # pixels: how high the line of the day is


def at_the_desk_for_40_minutes(state: State, now: Instant) -> State:
    return replace(state, seen=now, phase=Sitting(began=now.plus(-timedelta(minutes=40)), last_input=now))


def stretches(desktop: Desktop) -> list[Box]:
    """Those on the line of the control window."""
    window = desktop.windows.titled(CONTROL)
    assert window
    return [box for box in patches(desktop, window.box, "accent") if box.height in LINE and box.width > box.height]


def open_control(desktop: Desktop) -> None:
    eventually(lambda: desktop.windows.titled(CONTROL), "no control window")


def test_the_stretch_that_runs_is_on_the_line_of_the_day(desktop: Desktop, run: Runner) -> None:
    home = desktop.home()
    clock = zone_where_it_is(time(10, 50), home.folder)
    run(desktop, CALM, home=home, environ=clock).stop()
    change(home, at_the_desk_for_40_minutes)
    program = run(desktop, home=home, environ=clock)
    assert program.command("run").returncode == 0
    open_control(desktop)
    [line] = eventually(lambda: stretches(desktop), "nothing is on the line")
    window = desktop.windows.titled(CONTROL)
    assert window
    # 40 minutes of the two hours from 10:00 to 12:00, as wide as the window but for its edges
    assert 0.25 < line.width / window.box.width < 0.4


def test_before_a_minute_at_the_desk_there_is_no_line(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, CALM)
    assert program.command("run").returncode == 0
    open_control(desktop)
    never(lambda: stretches(desktop), "a line for a stretch of seconds", seconds(1))
