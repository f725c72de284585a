"""The window of the weekly appointment, answered with the pointer and the keyboard: what becomes of the appointment."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from standupnudge.adapters.clock.system import SystemClock
from standupnudge.core.rules import WEEKDAYS
from standupnudge.core.views import Mood, TrayIcon
from tests.desktop.controls import buttons, empty_boxes, main_button, words_at_the_right
from tests.desktop.program import Program
from tests.desktop.runner import ROUTINE, Runner
from tests.desktop.screen import Box
from tests.desktop.server import Desktop
from tests.desktop.sights import icon_in_panel, routine_window
from tests.desktop.waiting import ahead_of_utc, eventually, seconds
from tests.desktop.windows import Window
from tests.desktop.zone import zone_where_it_is

SHORTLY_BEFORE = time(12, 29, 50)
AFTER = seconds(40)
LATE = timedelta(minutes=4)  # how long a slow machine may take from the appointment to the answer
EXERCISES = 4


class Appointment:
    """A program whose appointment has just come, and its window."""

    def __init__(self, run: Runner, desktop: Desktop) -> None:
        home = desktop.home()
        today = WEEKDAYS[(SystemClock().now().wall + ahead_of_utc(SHORTLY_BEFORE)).weekday()]
        config = f'routine: {{days: [{today}], at: "12:30"}}'
        zone = zone_where_it_is(SHORTLY_BEFORE, home.folder)
        self.desktop = desktop
        self.program: Program = run(desktop, config, home=home, environ=zone)
        self.window: Window = routine_window(desktop, AFTER)
        self.slot = datetime.fromisoformat(self.routine()["open"])
        eventually(lambda: len(empty_boxes(desktop, self.window)) == EXERCISES, "no boxes to tick")
        self.program.wait_log("'mapped'")

    def routine(self) -> dict[str, Any]:
        return dict(self.program.status()["routine"])

    def focus(self) -> None:
        """Click beside everything."""
        x, _ = self.window.box.middle
        self.desktop.pointer.click((x, self.window.box.y + 8))
        eventually(lambda: self.desktop.windows.active() == self.window, "a click doesn't give it the focus")

    def start(self) -> None:
        """Start the timer by Space."""
        self.focus()
        self.desktop.pointer.press("space")
        icon_in_panel(self.desktop, TrayIcon(Mood.EXERCISING))

    def tick(self, count: int = EXERCISES) -> None:
        """Click the boxes, each once the one before shows its tick."""
        for left in range(EXERCISES, EXERCISES - count, -1):
            box = empty_boxes(self.desktop, self.window)[0]
            self.desktop.pointer.click(box)
            eventually(lambda: len(empty_boxes(self.desktop, self.window)) == left - 1, "it isn't ticked")  # noqa: B023

    def offers(self) -> list[Box]:
        """The buttons beside the main one: before the start 15 min, 1 h and Tomorrow."""
        main = eventually(lambda: main_button(self.desktop, self.window), "no button stands out")
        assert main
        box = Box(main.x, main.y, self.window.box.x + self.window.box.width - main.x, main.height)
        return buttons(self.desktop, replace(self.window, box=box))

    def click_words(self) -> None:
        """Click the outermost button at the right: *Skip this time*, *Finish* or *Stop here*."""
        found = eventually(lambda: words_at_the_right(self.desktop, self.window), "no words at the right")
        assert found
        self.desktop.pointer.click(found)

    def kill_window(self) -> None:
        (pid,) = self.program.children()
        os.kill(pid, signal.SIGKILL)

    def wait_closed(self) -> None:
        eventually(lambda: not self.desktop.windows.titled(ROUTINE), "the window stays")
        eventually(lambda: not self.program.children(), "its process stays")
        self.desktop.notifications.wait_gone()

    def wait_over(self) -> None:
        """It is closed, and the next one is a week later."""
        eventually(lambda: not self.routine()["open"], lambda: f"it is still open: {self.routine()}")
        routine = self.routine()
        assert routine["postponed_until"] is None
        assert datetime.fromisoformat(routine["next"]).replace(tzinfo=None) == self.slot + timedelta(days=7)

    def wait_put_off(self, by: timedelta) -> None:
        """It is open still, and comes again ``by`` after it was answered."""
        until = datetime.fromisoformat(eventually(lambda: self.routine()["postponed_until"], "it isn't put off"))
        late = until.replace(tzinfo=None) - self.slot - by
        assert timedelta(0) <= late < LATE
        assert datetime.fromisoformat(self.routine()["open"]) == self.slot

    def recorded(self, what: str) -> list[dict[str, Any]]:
        """What the program kept, oldest first; ends it."""
        assert self.program.stop() == 0
        file = self.program.home.data / "standupnudge" / "standupnudge.sqlite3"
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as db:
            rows = db.execute("SELECT details FROM record WHERE what = ? ORDER BY id", (what,)).fetchall()
        return [json.loads(details) for (details,) in rows]

    def outcomes(self) -> list[tuple[datetime, str]]:
        """Appointments that were closed, and how; ends the program."""
        closed = self.recorded("routine_closed")
        return [(datetime.fromisoformat(row["slot"]), row["outcome"]) for row in closed]


@pytest.mark.parametrize("ending", ["Finish", "Escape", "alt+F4", "kill"])
def test_a_routine_started_by_space_and_ticked_by_clicks_is_done_when_ended_by(
    ending: str, desktop: Desktop, run: Runner
) -> None:
    appointment = Appointment(run, desktop)
    appointment.start()
    assert appointment.program.status()["state"] == "away"
    appointment.tick()
    assert appointment.routine()["open"], "four ticks alone have closed it"
    if ending == "kill":
        appointment.kill_window()
    elif ending == "Finish":
        appointment.click_words()
        appointment.wait_over()
        desktop.pointer.press("Escape")
    else:
        desktop.pointer.press(ending)
        eventually(lambda: not appointment.offers(), "it doesn't ask whether to stop")  # nothing but yes and no
        appointment.click_words()
        appointment.wait_over()
        desktop.pointer.press("Escape")  # with the questions unanswered
    appointment.wait_over()
    appointment.wait_closed()
    icon_in_panel(desktop, TrayIcon(Mood.SITTING))
    assert appointment.outcomes() == [(appointment.slot, "done")]


def test_ticks_without_the_timer_are_done_too(desktop: Desktop, run: Runner) -> None:
    appointment = Appointment(run, desktop)
    appointment.tick()
    appointment.click_words()
    appointment.wait_over()
    desktop.pointer.press("Escape")
    appointment.wait_closed()
    assert appointment.outcomes() == [(appointment.slot, "done")]


def test_two_ticks_of_four_are_partly(desktop: Desktop, run: Runner) -> None:
    appointment = Appointment(run, desktop)
    appointment.tick(2)
    desktop.pointer.press("Escape")
    appointment.wait_over()
    appointment.wait_closed()
    assert appointment.outcomes() == [(appointment.slot, "partly")]


@pytest.mark.parametrize(("button", "by"), [(0, timedelta(minutes=15)), (1, timedelta(hours=1))])
def test_later_puts_it_off(button: int, by: timedelta, desktop: Desktop, run: Runner) -> None:
    appointment = Appointment(run, desktop)
    assert len(appointment.offers()) == 3
    desktop.pointer.click(appointment.offers()[button])
    appointment.wait_put_off(by)
    appointment.wait_closed()
    assert appointment.outcomes() == []


def test_skip_this_time_closes_it_as_skipped(desktop: Desktop, run: Runner) -> None:
    appointment = Appointment(run, desktop)
    appointment.click_words()
    appointment.wait_over()
    appointment.wait_closed()
    assert appointment.outcomes() == [(appointment.slot, "skipped")]


@pytest.mark.parametrize("ending", ["Escape", "alt+F4", "kill"])
def test_it_is_put_off_by_an_hour_when_its_window_ends_unused_by(ending: str, desktop: Desktop, run: Runner) -> None:
    appointment = Appointment(run, desktop)
    if ending == "kill":
        appointment.kill_window()
    else:
        appointment.focus()
        desktop.pointer.press(ending)
    appointment.wait_put_off(timedelta(hours=1))
    appointment.wait_closed()
    assert appointment.outcomes() == []
