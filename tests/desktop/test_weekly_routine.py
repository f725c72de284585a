"""The weekly appointment: its window comes up by itself, above the others, and leaves the keyboard where it is."""

from __future__ import annotations

from datetime import datetime, time

from tests.desktop.program import Program
from tests.desktop.runner import ROUTINE, Runner
from tests.desktop.server import Desktop
from tests.desktop.sights import routine_window
from tests.desktop.typewriter import Typewriter
from tests.desktop.waiting import eventually, never, seconds
from tests.desktop.zone import zone_where_it_is

SHORTLY_BEFORE = time(12, 29, 50)
AFTER = seconds(40)
DAILY = """
routine: {{days: [mon, tue, wed, thu, fri, sat, sun], at: "12:30", pop_up: {pop_up}}}
"""


def run_before_the_appointment(run: Runner, desktop: Desktop, pop_up: str = "window") -> Program:
    """Start it some seconds before its appointment."""
    home = desktop.home()
    zone = zone_where_it_is(SHORTLY_BEFORE, home.folder)
    return run(desktop, DAILY.format(pop_up=pop_up), home=home, environ=zone)


def test_the_routine_pops_up_on_top_without_taking_the_keyboard(desktop: Desktop, run: Runner) -> None:
    program = run_before_the_appointment(run, desktop)
    with Typewriter(desktop) as typewriter:
        desktop.pointer.type("Dear Ada,\n")
        assert not desktop.windows.titled(ROUTINE)
        window = routine_window(desktop, within=AFTER)
        desktop.pointer.type("thank you for the ball.\n")
        typewriter.wait_text("Dear Ada,\nthank you for the ball.\n")
        assert desktop.windows.active() == typewriter.window
        order = [one.id for one in desktop.windows.all()]
        assert order.index(window.id) > order.index(typewriter.window.id), "it came up behind"
    assert desktop.notifications.wait_shown().title == "It's time for your glute routine"
    assert program.status()["routine"]["open"]


def test_closing_its_window_puts_the_routine_off_by_an_hour(desktop: Desktop, run: Runner) -> None:
    program = run_before_the_appointment(run, desktop)
    window = routine_window(desktop, within=AFTER)
    desktop.pointer.click((window.box.x + window.box.width // 2, window.box.y + 8))
    eventually(lambda: desktop.windows.active() == window, "a click doesn't give it the focus")
    desktop.pointer.press("alt+F4")
    eventually(lambda: not desktop.windows.titled(ROUTINE), "it can't be closed")
    desktop.notifications.wait_gone()
    until = datetime.fromisoformat(eventually(lambda: program.status()["routine"]["postponed_until"], "not put off"))
    assert (until.hour, until.minute) == (13, 30)


def test_the_routine_waits_while_nobody_is_there(desktop: Desktop, run: Runner) -> None:
    home = desktop.home()
    config = DAILY.format(pop_up="window") + "sitting: {away_after: 5s}"
    program = run(desktop, config, home=home, environ=zone_where_it_is(time(12, 29, 45), home.folder))
    eventually(lambda: program.status()["routine"]["open"], "the appointment doesn't come", AFTER)
    never(lambda: desktop.windows.titled(ROUTINE), "it pops up before an empty chair", seconds(2))
    desktop.pointer.stir()
    routine_window(desktop, within=seconds(70))


def test_an_appointment_shown_as_a_notification_opens_its_window_on_a_click(desktop: Desktop, run: Runner) -> None:
    run_before_the_appointment(run, desktop, "notification")
    sent = desktop.notifications.wait_shown(within=AFTER)
    assert sent.title == "It's time for your glute routine"
    assert not desktop.windows.titled(ROUTINE)
    desktop.notifications.click_body()
    routine_window(desktop)


def test_an_appointment_put_off_from_its_notification_is_put_off(desktop_with_buttons: Desktop, run: Runner) -> None:
    desktop = desktop_with_buttons
    program = run_before_the_appointment(run, desktop, "notification")
    desktop.notifications.wait_shown(within=AFTER)
    desktop.notifications.press("In 1 h")
    desktop.notifications.wait_gone()
    until = datetime.fromisoformat(eventually(lambda: program.status()["routine"]["postponed_until"], "not put off"))
    assert (until.hour, until.minute) == (13, 30)
