"""The nudge, from the chair: it comes at the interval, and every way to answer it does what it says."""

from __future__ import annotations

import re

from tests.desktop.runner import Runner
from tests.desktop.server import Desktop
from tests.desktop.sights import routine_window
from tests.desktop.waiting import eventually, never, seconds

SOON = "sitting: {nudge_after: 5s, repeat_every: 10m, snooze: 6s, away_after: 3m, locked_after: 5s}"
TITLE = "A good moment to get up"


def test_a_nudge_comes_when_somebody_was_at_the_desk_for_nudge_after(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, SOON)
    before = program.status()
    assert before["sitting_for"] < 5
    assert not desktop.notifications.window()
    sent = desktop.notifications.wait_shown()
    assert sent.title == TITLE
    assert re.match(r"At your desk for [5-9] s\.\n", sent.body)  # late on a busy machine, but never early
    assert list(sent.actions.values())[-3:] == ["I'm up", "Snooze 6 s", "Not now"]


def test_an_empty_chair_is_not_nudged(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, "sitting: {nudge_after: 8s, away_after: 5s}")
    never(desktop.notifications.window, "a nudge for nobody", seconds(11))
    assert program.status()["state"] == "away"


def test_a_nudge_goes_when_the_person_has_gone(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, "sitting: {nudge_after: 5s, away_after: 9s}")
    desktop.notifications.wait_shown()
    desktop.notifications.wait_gone()
    assert program.status()["state"] == "away"
    desktop.pointer.stir()
    eventually(lambda: program.status()["state"] == "sitting", "it doesn't notice the return")
    assert program.status()["sitting_for"] < 5


def test_a_click_on_the_nudge_opens_the_routine(desktop: Desktop, run: Runner) -> None:
    run(desktop, SOON)
    desktop.notifications.wait_shown()
    desktop.notifications.click_body()
    window = routine_window(desktop)
    desktop.notifications.wait_gone()
    eventually(lambda: desktop.windows.active() == window, "the window that was asked for has no focus")


def test_not_now_is_quiet_for_a_full_interval(desktop: Desktop, run: Runner) -> None:
    run(desktop, "sitting: {nudge_after: 8s, repeat_every: 5s}")
    desktop.notifications.wait_shown()
    desktop.notifications.press("Not now")
    desktop.notifications.wait_gone()
    never(desktop.notifications.window, "a nudge too early", seconds(4))
    desktop.pointer.stir()
    assert desktop.notifications.wait_shown().title == TITLE


def test_im_up_and_going_is_a_break(desktop_with_buttons: Desktop, run: Runner) -> None:
    desktop = desktop_with_buttons
    program = run(desktop, SOON)
    desktop.notifications.wait_shown()
    desktop.notifications.press("I'm up")
    desktop.notifications.wait_gone()
    eventually(lambda: program.status()["state"] == "away", "being up doesn't count")
    desktop.pointer.stir()
    eventually(lambda: program.status()["state"] == "sitting", "it doesn't notice the return")
    assert program.status()["sitting_for"] < 5


def test_im_up_and_typing_on_is_no_break(desktop_with_buttons: Desktop, run: Runner) -> None:
    desktop = desktop_with_buttons
    program = run(desktop, "sitting: {nudge_after: 5s, repeat_every: 6s, locked_after: 5s}")
    desktop.notifications.wait_shown()
    desktop.notifications.press("I'm up")
    desktop.notifications.wait_gone()

    def typing_on() -> bool:
        desktop.pointer.stir()
        return bool(desktop.notifications.window())

    eventually(typing_on, "no second nudge")
    assert desktop.notifications.sent()[-1].title == "Time to get up"
    assert program.status()["sitting_for"] >= 11


def test_snooze_brings_the_same_nudge_again_after_the_snooze(desktop_with_buttons: Desktop, run: Runner) -> None:
    desktop = desktop_with_buttons
    program = run(desktop, SOON)
    desktop.notifications.wait_shown()
    desktop.notifications.press("Snooze 6 s")
    desktop.notifications.wait_gone()
    assert program.status()["snoozes_left"] == 1
    assert desktop.notifications.wait_shown().title == TITLE
    desktop.notifications.press("Snooze 6 s")
    desktop.notifications.wait_gone()
    assert "Snooze 6 s" not in desktop.notifications.wait_shown().actions.values()


def test_start_routine_opens_the_routine_where_the_text_cant_be_clicked(
    desktop_with_buttons: Desktop, run: Runner
) -> None:
    desktop = desktop_with_buttons
    run(desktop, SOON)
    sent = desktop.notifications.wait_shown()
    assert list(sent.actions.values()) == ["I'm up", "Snooze 6 s", "Start routine"]
    desktop.notifications.press("Start routine")
    routine_window(desktop)
    desktop.notifications.wait_gone()


def test_an_unanswered_nudge_is_replaced_by_a_plainer_one(desktop: Desktop, run: Runner) -> None:
    run(desktop, "sitting: {nudge_after: 5s, repeat_every: 5s}")
    first = desktop.notifications.wait_shown()
    eventually(lambda: desktop.notifications.sent()[-1].title == "Time to get up", "no second nudge")
    second = desktop.notifications.sent()[-1]
    assert second.replaces == first.id
    eventually(lambda: "time to get up" in desktop.notifications.sent()[-1].title, "no third nudge")
    assert desktop.notifications.sent()[-1].title.startswith("At your desk for")


def test_without_on_click_the_text_does_nothing(desktop: Desktop, run: Runner) -> None:
    run(desktop, "sitting: {nudge_after: 5s, on_click: none}")
    sent = desktop.notifications.wait_shown()
    assert "default" not in sent.actions
