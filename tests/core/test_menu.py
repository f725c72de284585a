"""What the tray shows: the icon over a stretch, and the menu for every state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from itertools import pairwise

import pytest

from standupnudge.core import menu
from standupnudge.core.events import NudgeClosed, RoutineLeft, RoutineRated, RoutineStarted, RoutineTicked
from standupnudge.core.rules import HoursRange, Rules
from standupnudge.core.views import MenuEntry, Mood, TrayView
from standupnudge.engine import requests
from tests.day import Day, rules


def view(day: Day) -> TrayView:
    """What the tray shows now."""
    return day.look().views[-1]


def mood(day: Day) -> Mood:
    """What the icon was last drawn as, without another look."""
    return day.views[-1].icon.mood


def entries(day: Day) -> dict[str, MenuEntry]:
    """The menu and its submenus, by name."""
    lines = view(day).menu
    return {entry.name: entry for line in lines for entry in (line, *line.entries) if entry.name}


def enabled(day: Day) -> set[str]:
    return {name for name, entry in entries(day).items() if entry.enabled}


def test_the_ring_fills_in_twelve_steps_and_the_view_changes_no_oftener() -> None:
    day = Day("09:00").work()
    before = len(day.views)
    day.to("09:29:59")
    changes = day.views[before:]

    assert [(each.icon.mood, each.icon.twelfths) for each in changes] == [
        *((Mood.SITTING, twelfth) for twelfth in range(1, 12)),
        (Mood.WARNING, 11),
    ]
    day.to("09:30")
    assert [(each.icon.mood, each.icon.twelfths) for each in day.views[before + 12 :]] == [(Mood.DUE, 12)]


def test_without_a_warning_an_undisturbed_stretch_has_twelve_views_and_nothing_else() -> None:
    day = Day("09:00", rules=rules(warn_before=0)).work()
    before = len(day.views)
    day.to("09:30")
    assert [each.icon.twelfths for each in day.views[before:]] == list(range(1, 13))


def test_looking_oftener_does_not_redraw_the_tray() -> None:
    day = Day("09:00").work()
    before = len(day.views)
    while day.clock.now().local.time() < time(9, 30):
        day.wait(timedelta(seconds=7)).look()
    assert len(day.views) - before == 13


def test_two_views_in_a_row_are_never_the_same() -> None:
    day = Day("08:55").to("09:00").work().to("10:00").press("pause").to("10:30").press("resume").away().to("12:00")
    assert len(day.views) > 30
    assert all(one != other for one, other in pairwise(day.views))


def test_each_event_changes_the_view_once() -> None:
    day = Day("09:00").work().to("09:11")
    for press in ("pause", "resume", "pause 1h", "resume"):
        before = len(day.views)
        day.press(press)
        assert len(day.views) == before + 1, press


def test_the_tooltip_is_as_old_as_the_ring() -> None:
    day = Day("09:00").work().to("09:12")
    assert day.views[-1].icon.twelfths == 4
    assert day.views[-1].tooltip == "At your desk for 10 min. Next nudge 09:30.\nRoutine: Wed 12:30."


@pytest.mark.parametrize(
    ("warn", "seen_at"),
    [(1, "09:29"), (5, "09:25"), (10, "09:20")],
)
def test_n1_the_icon_warns_before_a_nudge(warn: int, seen_at: str) -> None:
    day = Day("09:00", rules=rules(warn_before=warn)).work()
    day.wait(timedelta(minutes=30 - warn, seconds=-1))
    assert mood(day) is Mood.SITTING
    day.to(seen_at)
    assert mood(day) is Mood.WARNING


@pytest.mark.parametrize("warn", [30, 45])
def test_n1_there_is_no_warning_where_it_is_not_shorter_than_the_stretch(warn: int) -> None:
    day = Day("09:00", rules=rules(warn_before=warn)).work().to("09:31")
    assert Mood.WARNING not in {each.icon.mood for each in day.views}
    assert mood(day) is Mood.DUE


def test_n1_a_snoozed_nudge_is_warned_of_too() -> None:
    day = Day("09:00").work().to("09:31").press("snooze")
    assert mood(day) is Mood.SITTING
    day.to("09:34:59")
    assert mood(day) is Mood.SITTING
    day.to("09:35")
    assert mood(day) is Mood.WARNING
    day.to("09:36")
    assert mood(day) is Mood.DUE


def exercising() -> Day:
    day = Day("09:00").work().press("routine")
    day.happen(RoutineStarted)
    return day


@pytest.mark.parametrize(
    ("day", "expected", "twelfths"),
    [
        (lambda: Day("09:00"), Mood.AWAY, 0),
        (lambda: Day("09:00").work(), Mood.SITTING, 0),
        (lambda: Day("09:00").work().to("09:20").away().to("09:24"), Mood.AWAY, 0),
        (lambda: Day("09:00").work().to("09:20").press("pause"), Mood.PAUSED, 8),
        (lambda: Day("09:00").press("pause"), Mood.PAUSED, 0),
        (lambda: Day("09:00").work().press("pause").to("09:31"), Mood.PAUSED, 12),
        (lambda: Day("09:00").work().to("09:31"), Mood.DUE, 12),
        (lambda: Day("09:00").work().to("10:31"), Mood.DUE, 12),
        (lambda: Day("09:00").work().to("09:20").press("standing"), Mood.STANDING, 0),
        (exercising, Mood.EXERCISING, 0),
        (lambda: exercising().press("pause"), Mood.EXERCISING, 0),
    ],
)
def test_the_icon_says_at_a_glance_what_goes_on(day: Callable[[], Day], expected: Mood, twelfths: int) -> None:
    icon = view(day()).icon
    assert (icon.mood, icon.twelfths, icon.marked) == (expected, twelfths, False)


def outside_the_hours() -> Day:
    hours = (HoursRange(day=0, start=time(12), end=time(13)),)
    return Day("09:00", rules=replace(Rules(), hours=hours)).work()


def test_where_nothing_may_be_shown_the_icon_is_quiet_too_and_the_ring_goes_on() -> None:
    day = outside_the_hours().to("09:20")
    assert (view(day).icon.mood, view(day).icon.twelfths) == (Mood.QUIET, 8)


def test_a_nudge_that_is_held_asks_for_nothing_until_it_may() -> None:
    day = outside_the_hours().to("11:59")
    assert view(day).icon.mood is Mood.QUIET
    assert view(day.to("12:01")).icon.mood is Mood.DUE


def test_an_appointment_is_on_the_icon_while_it_is_open_and_not_put_off() -> None:
    day = Day(f"{WEDNESDAY} 12:20", rules=rules({"days": (2,)}, nudge_after=480)).work().to("12:31")
    assert view(day).icon.mood is Mood.ROUTINE
    assert view(day.press("routine later 15m")).icon.mood is Mood.SITTING
    assert view(day.to("12:47")).icon.mood is Mood.ROUTINE
    assert view(day.press("routine skip")).icon.mood is Mood.SITTING


@pytest.mark.parametrize(
    ("day", "can_be_pressed"),
    [
        (lambda: Day("09:00"), set()),
        (lambda: Day("09:00").work(), {"up", "skip", "standing"}),
        (lambda: Day("09:00").work().to("09:31"), {"up", "skip", "standing", "snooze"}),
        (lambda: Day("09:00", rules=rules(max_snoozes=0)).work().to("09:31"), {"up", "skip", "standing"}),
        (lambda: Day("09:00").work().to("09:31").press("snooze"), {"up", "skip", "standing"}),
        (lambda: Day("09:00").work().to("09:20").away().to("09:24"), set()),
        (lambda: Day("09:00").work().press("standing"), {"up", "sitting"}),
        (exercising, set()),
    ],
)
def test_what_has_no_effect_now_can_not_be_pressed(day: Callable[[], Day], can_be_pressed: set[str]) -> None:
    always = {"routine", "pause", "pause 30m", "pause 1h", "pause tomorrow", "know", "open config", "quit"}
    always |= {"routine pause 1w", "routine pause 2w", "routine ill 1w"}
    assert enabled(day()) == always | can_be_pressed


@pytest.mark.parametrize(
    "day",
    [
        lambda: Day("09:00"),
        lambda: Day("09:00").work(),
        lambda: Day("09:00").work().to("09:31"),
        lambda: Day("09:00").work().to("09:31").press("snooze").to("09:37").press("snooze").to("09:43"),
        lambda: Day("09:00").work().press("pause").to("09:31"),
        lambda: Day("09:00").work().to("09:20").away().to("09:24"),
        exercising,
    ],
)
@pytest.mark.parametrize(
    "name", ["up", "snooze", "skip", "resume", "standing", "sitting", "offer accept", "routine resume"]
)
def test_an_entry_is_enabled_exactly_when_pressing_it_is_not_refused(day: Callable[[], Day], name: str) -> None:
    there = day()
    offered = name in enabled(there)
    there.lines.clear()
    there.press(name)
    assert offered == (not any("refused" in line for line in there.lines))


def test_while_paused_there_is_resume_instead_of_the_choices() -> None:
    day = Day("09:00").work()
    assert {"pause 30m", "pause 1h", "pause tomorrow", "pause"} <= enabled(day)
    assert "resume" not in entries(day)
    day.press("pause")
    assert "resume" in enabled(day)
    assert not any(name.startswith("pause") for name in entries(day))


WEDNESDAY = "2026-03-04"


def waiting(days: tuple[int, ...] = (2,)) -> Day:
    """An appointment is open; a pause holds it."""
    return Day(f"{WEDNESDAY} 12:00", rules=rules({"days": days}, nudge_after=480)).work().press("pause").to("12:40")


@pytest.mark.parametrize(
    ("days", "tomorrow"), [((2,), {"routine later tomorrow"}), ((2, 3), set())], ids=["one day", "the next day too"]
)
def test_w4_an_open_appointment_can_be_put_off_or_skipped_from_the_menu(
    days: tuple[int, ...], tomorrow: set[str]
) -> None:
    found = {name for name in enabled(waiting(days)) if name.startswith(("routine later", "routine skip"))}
    assert found == {"routine later 15m", "routine later 1h", "routine skip"} | tomorrow


def test_w4_put_off_from_the_menu_it_comes_at_the_time_that_was_chosen() -> None:
    waiting().press("routine later 1h").press("resume").to("13:41").seen("13:40 routine 2026-03-04 12:30")


def test_without_an_open_appointment_there_is_nothing_to_put_off() -> None:
    assert not any(name.startswith("routine later") for name in entries(Day("09:00").work()))


def test_r7_while_the_routine_is_paused_there_is_resume_instead_of_the_lengths() -> None:
    day = Day("09:00").work().press("routine pause 1w")
    assert "routine resume" in enabled(day)
    assert not any(name.startswith(("routine pause", "routine ill")) for name in entries(day))
    assert view(day).tooltip.splitlines()[1] == "Routine: paused until Mon 9 Mar 09:00, then Wed 11 Mar 12:30."


def test_an_offer_waits_in_the_menu_until_it_is_answered() -> None:
    day = Day(f"{WEDNESDAY} 12:00", rules=rules(nudge_after=480))
    for _ in range(2):
        day.happen(lambda at: RoutineTicked(at, (("bridge", "hand"),)))
        day.happen(RoutineLeft)
        day.happen(RoutineRated)
    assert {"offer accept", "offer decline"} <= enabled(day)
    assert not any(name.startswith("offer") for name in entries(day.press("offer decline")))


def test_the_routine_is_what_a_click_on_the_icon_starts() -> None:
    assert [name for name, entry in entries(Day("09:00")).items() if entry.default] == ["routine"]


def test_the_menu_begins_with_the_status() -> None:
    day = Day("09:00").work().to("09:20")
    assert [entry.label for entry in view(day).menu[:2]] == view(day).tooltip.splitlines()
    assert not any(entry.enabled or entry.name for entry in view(day).menu[:2])


def test_problems_of_the_configuration_mark_the_icon_and_are_in_the_menu() -> None:
    day = Day("09:00").work()
    shown = menu.view(day.state, day.rules, ("config.yaml:3:16: no unit", "and another"))
    assert shown.icon.marked
    assert shown.tooltip.splitlines()[-1] == "Configuration: a problem, see the menu."
    problem = next(entry for entry in shown.menu if entry.label == "config.yaml:3:16: no unit")
    assert not problem.enabled


def test_every_name_in_the_menu_that_can_be_pressed_is_a_request_or_an_action() -> None:
    days = [Day("09:00").work().to("09:31"), Day("09:00").press("pause"), exercising()]
    names = set().union(*(enabled(day) for day in days))
    assert {name for name in names if requests.event(name) is None} == {"know", "open config", "quit"}
    assert len(names) >= 10


def test_the_ring_starts_again_with_a_new_stretch() -> None:
    day = Day("09:00").work().to("09:29:30").away().to("09:40").work()
    assert day.views[-1].icon.twelfths == 0
    day.to("09:43")
    assert day.views[-1].icon.twelfths == 1


def test_closing_the_routine_window_brings_the_ring_back() -> None:
    day = exercising().to("09:01")
    day.happen(RoutineLeft)
    assert mood(day) is Mood.SITTING


def test_a_nudge_closed_by_hand_is_no_longer_due_on_the_icon() -> None:
    day = Day("09:00").work().to("09:31")
    day.happen(NudgeClosed)
    assert mood(day) is Mood.SITTING
