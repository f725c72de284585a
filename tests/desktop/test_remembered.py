"""What it remembers, on a real desktop: standing that has lasted, an offer that waits, a file nobody can read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from standupnudge.core.effects import OfferOf
from standupnudge.core.instant import Instant
from standupnudge.core.progress import Offer
from standupnudge.core.state import Standing, State
from tests.desktop.controls import AT_DESK, wait_buttons
from tests.desktop.runner import CONTROL, Runner
from tests.desktop.saved import change
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually

CALM = "sitting: {nudge_after: 8h}\nstanding: {at_most: 5m}\n"


def nearly_stood(state: State, now: Instant) -> State:
    """Standing for all but some seconds of what it may last."""
    began = now.plus(-timedelta(minutes=4, seconds=50))
    return replace(state, seen=now, phase=Standing(began=began, last_input=now))


def offered(state: State, _now: Instant) -> State:
    return replace(state, ladder=replace(state.ladder, offer=Offer(OfferOf.DAY, days=(2, 5), over=(2,))))


def test_s6_when_standing_has_lasted_it_asks_and_yes_goes_on(desktop_with_buttons: Desktop, run: Runner) -> None:
    desktop = desktop_with_buttons
    first = run(desktop, CALM)
    first.stop()
    change(first.home, nearly_stood)
    program = run(desktop, home=first.home)
    assert program.status()["state"] == "standing"
    desktop.pointer.stir()
    assert desktop.notifications.wait_shown().title == "Still standing?"
    eventually(lambda: program.status()["state"] == "sitting", "no answer is no sitting")
    desktop.notifications.press("Yes")
    eventually(lambda: program.status()["state"] == "standing", "Yes is not heard")
    desktop.notifications.wait_gone()


def test_r6_an_offer_that_waits_is_accepted_in_the_control_window(desktop: Desktop, run: Runner) -> None:
    first = run(desktop, CALM)
    first.stop()
    change(first.home, offered)
    program = run(desktop, home=first.home)
    assert program.status()["routine"]["offer"] == "day"
    assert program.command("run").returncode == 0
    window = eventually(lambda: desktop.windows.titled(CONTROL), "no control window")
    assert window
    desktop.pointer.click(wait_buttons(desktop, window, ("Add the day", "Stay as it is", *AT_DESK))["Add the day"])
    eventually(lambda: program.status()["routine"]["days"] == ["wed", "sat"], "the day is not added")
    assert program.status()["routine"]["of_file"]["days"] == ["wed"]
    assert program.home.config_file.read_text() == CALM


def test_what_can_not_be_read_is_kept_under_another_name_and_told_once(desktop: Desktop, run: Runner) -> None:
    run.expected = ("can't be read", "It is kept as")
    home = desktop.home()
    home.store_file.parent.mkdir(parents=True)
    home.store_file.write_text("my shopping list\n" * 100)
    first = run(desktop, CALM, home=home)
    assert desktop.notifications.wait_shown().title == "What was remembered can't be read"
    kept = home.store_file.with_name(f"{home.store_file.name}.unreadable-1")
    assert kept.read_text() == "my shopping list\n" * 100
    assert any(kept.name in limit for limit in first.status()["limits"])
    first.stop()
    before = len(desktop.notifications.sent())
    second = run(desktop, home=home)
    assert second.status()["limits"] == []
    assert len(desktop.notifications.sent()) == before
