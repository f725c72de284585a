"""The records read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from standupnudge.core.history import History, Span, history, with_open_stretch
from standupnudge.core.instant import Instant
from standupnudge.core.state import Away, Exercising, Sitting, fresh

BERLIN = ZoneInfo("Europe/Berlin")
AT = "2026-03-02T09:43:00+01:00"


def at(hour: int, minute: int = 0) -> Instant:
    wall = datetime(2026, 3, 2, hour, minute, tzinfo=BERLIN).astimezone(UTC)
    return Instant(wall, timedelta(hours=hour, minutes=minute), BERLIN)


def stretch(**changed: Any) -> dict[str, Any]:
    began, ended = "2026-03-02T09:00:00+01:00", "2026-03-02T09:40:00+01:00"
    return {"at": AT, "what": "stretch", "began": began, "ended": ended, "seconds": 2400} | changed


def test_without_records_there_is_no_history() -> None:
    assert history([]) == History()
    assert not history([])


def test_a_stretch_is_as_long_as_it_was_though_the_clock_was_set_meanwhile() -> None:
    [found] = history([stretch(ended="2026-03-02T11:40:00+01:00")]).stretches
    assert found.length == timedelta(minutes=40)
    assert found.ended.isoformat() == "2026-03-02T11:40:00+01:00"


def test_a_break_over_a_clock_set_back_has_no_negative_length() -> None:
    row = {"at": AT, "what": "break", "began": "2026-03-02T10:00:00+01:00", "ended": AT, "kind": "away"}
    [found] = history([row]).breaks
    assert found.length == timedelta(0)


def test_what_an_older_version_kept_has_less_in_it() -> None:
    session = {"at": AT, "what": "session", "took": None, "complete": True, "exercises": {"bridge": "hand"}}
    [found] = history([session]).sessions
    assert (found.level, found.effort, found.exercises) == ("", "", (("bridge", "hand"),))


def test_what_a_newer_version_keeps_is_left_out() -> None:
    assert history([{"at": AT, "what": "weather"}, stretch()]).stretches


def test_a_rating_whose_session_was_forgotten_says_nothing() -> None:
    assert not history([{"at": AT, "what": "rated", "effort": "easy", "pain": None}, {"at": AT, "what": "answer"}])


def test_the_stretch_that_runs_is_there_up_to_the_last_save() -> None:
    state = replace(fresh(at(8)), seen=at(9, 40), phase=Sitting(began=at(9), last_input=at(9, 40)))
    [found] = with_open_stretch(History(), state, at(9, 42)).stretches
    assert found == Span(at(9).local, at(9, 40).local, open=True)
    during_the_routine = replace(state, phase=Exercising(began=at(9, 30), before=state.phase))
    assert with_open_stretch(History(), during_the_routine, at(9, 42)).stretches == (found,)


def test_long_after_the_last_save_it_runs_no_more() -> None:
    state = replace(fresh(at(8)), seen=at(9, 40), phase=Sitting(began=at(9), last_input=at(9, 40)))
    [found] = with_open_stretch(History(), state, at(9, 46)).stretches
    assert not found.open


def test_in_a_break_no_stretch_runs() -> None:
    state = replace(fresh(at(8)), seen=at(9, 40), phase=Away(since=at(9), began=at(9)))
    assert with_open_stretch(History(), state, at(9, 42)) == History()
