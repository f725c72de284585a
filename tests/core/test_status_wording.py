"""The status in sentences: what goes on, why nothing happens, what comes next (Q4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from itertools import product

import pytest

from standupnudge.core import status_words
from standupnudge.core.events import Later, NudgeClosed, Paused, RoutinePostponed, RoutineStarted
from standupnudge.core.rules import HoursRange, Rules
from tests.core.well_put import well_put
from tests.day import Day, rules

OFFICE = (HoursRange(day=0, start=time(10), end=time(12)),)


def waiting() -> Day:
    return Day("09:40")


def away() -> Day:
    return Day("08:55").to("09:00").work().to("09:20").away().to("09:40")


def sitting() -> Day:
    return Day("08:55").to("09:20").work().to("09:40")


def exercising() -> Day:
    day = sitting().press("routine")
    day.happen(RoutineStarted)
    return day


PHASES: dict[Callable[[], Day], str] = {
    waiting: "Waiting for you at the desk.",
    away: "Away since 09:20.",
    sitting: "At your desk for 20 min.",
    exercising: "The routine is on.",
}
PAUSES: dict[str, str] = {
    "": "",
    "pause 30m": "Paused until 10:10.",
    "pause 1h": "Paused until 10:40.",
    "pause tomorrow": "Paused until Tue 06:00.",
    "pause until 14:00": "Paused until 14:00.",
    "pause": "Paused until you resume.",
}


@pytest.mark.parametrize("office", [False, True])
@pytest.mark.parametrize(("phase", "pause"), list(product(PHASES, PAUSES)))
def test_q4_the_status_says_what_goes_on_and_the_strongest_reason_for_quiet(
    phase: Callable[[], Day], pause: str, office: bool
) -> None:
    day = phase()
    if office:
        day.change(replace(Rules(), hours=OFFICE))
    if pause == "pause until 14:00":
        day.happen(lambda at: Paused(at, until=time(14)))
    elif pause:
        day.press(pause)
    reason = PAUSES[pause] or ("Outside your hours until 10:00." if office else "")
    if phase is exercising:
        reason = ""  # nothing is due, so nothing is held
    elif phase is sitting and not reason:
        reason = "Next nudge 09:50."
    said = status_words.status(day.look().state, day.rules)
    assert said[0] == f"{PHASES[phase]} {reason}".strip()
    assert said[1] == ("Take your time." if phase is exercising else "Routine: Wed 12:30.")
    assert all(map(well_put, said))


def snoozed() -> Day:
    return Day().to("09:00").work().to("09:31").press("snooze").to("09:32")


def closed() -> Day:
    day = Day().to("09:00").work().to("09:31")
    day.happen(NudgeClosed)
    return day


def postponed(by: Later) -> Day:
    day = Day("2026-03-04 12:00", rules=rules(nudge_after=480)).work().to("12:31")
    day.happen(lambda at: RoutinePostponed(at, by))
    return day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            lambda: Day("09:00").work().to("09:31"),
            "At your desk for 31 min. A nudge waits for your answer; the next comes 09:35.",
        ),
        (snoozed, "At your desk for 32 min. Next nudge 09:36."),
        (closed, "At your desk for 31 min. Next nudge 09:36."),
        (
            lambda: Day("09:00").work().press("pause").to("09:31"),
            "At your desk for 31 min. Paused until you resume. Nudge held.",
        ),
        (
            lambda: Day("08:00", rules=replace(Rules(), hours=OFFICE)).work().to("08:31"),
            "At your desk for 31 min. Outside your hours until 10:00. Nudge held.",
        ),
        (
            lambda: Day("09:00", rules=rules(away_after=10)).work().to("09:27").away().to("09:31"),
            "At your desk for 31 min. A nudge waits until you are back at the keys.",
        ),
        (lambda: Day("17:00").work().to("17:05").away().to("2026-03-03 08:00"), "Away since Mon 2 Mar 17:05."),
    ],
)
def test_q4_the_status_says_what_comes_next(day: Callable[[], Day], said: str) -> None:
    there = day().look()
    assert status_words.status(there.state, there.rules)[0] == said
    assert well_put(said)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (lambda: Day("2026-03-04 12:00").work(), "Routine: 12:30."),
        (lambda: Day("2026-03-04 12:00").work().to("12:31"), "Routine: now, its window is open."),
        (lambda: Day("2026-03-04 12:00").to("12:31"), "Routine: waits for a good moment."),
        (lambda: postponed(Later.QUARTER), "Routine: 12:46, put off from 12:30."),
        (lambda: postponed(Later.TOMORROW), "Routine: Thu 12:30, put off from 12:30."),
        (lambda: Day("2026-03-04 12:31").work(), "Routine: Wed 11 Mar 12:30."),
    ],
)
def test_q4_the_status_says_when_the_routine_comes(day: Callable[[], Day], said: str) -> None:
    there = day().look()
    assert status_words.status(there.state, there.rules)[1] == said
    assert well_put(said)
