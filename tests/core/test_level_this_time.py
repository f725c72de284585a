"""A level for one session only: recorded as it was, and no step on the ladder."""

from __future__ import annotations

from standupnudge.core.effects import OpenRoutine, RecordSession
from standupnudge.core.events import (
    Effort,
    RoutineAsked,
    RoutineLeft,
    RoutineLevelChosen,
    RoutineRated,
    RoutineStarted,
    RoutineTicked,
)
from tests.day import Day

ALL = (("bridge", "timer"), ("lunge", "timer"))


def asked(level: str = "") -> Day:
    day = Day().work().to("10:00")
    day.happen(lambda at: RoutineAsked(at, level))
    return day


def done(day: Day, level: str = "") -> RecordSession:
    """The session is done, at a level chosen before its start; what is kept of it."""
    if level:
        day.happen(lambda at: RoutineLevelChosen(at, level))
    day.happen(RoutineStarted)
    day.happen(lambda at: RoutineTicked(at, ALL))
    effects = day.happen(RoutineLeft)
    day.happen(lambda at: RoutineRated(at, Effort.EASY))
    return next(effect for effect in effects if isinstance(effect, RecordSession))


def test_the_session_is_recorded_with_the_level_in_force_or_the_one_chosen() -> None:
    assert done(asked()).level == "L1"
    assert done(asked(), "L3").level == "L3"


def test_a_command_opens_the_window_with_its_level() -> None:
    day = Day().work().to("10:00")
    effects = day.happen(lambda at: RoutineAsked(at, "L2"))
    [opening] = [effect for effect in effects if isinstance(effect, OpenRoutine)]
    assert (opening.level, opening.this_time) == ("L1", "L2")
    assert done(day).level == "L2"


def test_the_level_is_forgotten_with_its_session() -> None:
    day = asked("L2")
    done(day)
    day.happen(RoutineAsked)
    assert done(day).level == "L1"


def test_a_session_that_runs_keeps_its_level() -> None:
    day = asked()
    day.happen(RoutineStarted)
    day.happen(lambda at: RoutineLevelChosen(at, "L6"))
    day.happen(lambda at: RoutineAsked(at, "L5"))
    assert day.state.window is not None
    assert day.state.window.level == ""


def test_two_good_sessions_lead_up_only_at_the_usual_level() -> None:
    day = asked()
    done(day, "L3")
    done(day, "L3")
    assert day.state.ladder.offer is None
    done(day)
    done(day)
    assert day.state.ladder.offer is not None


def test_the_usual_level_chosen_again_is_the_usual_one() -> None:
    day = asked()
    done(day, "L1")
    done(day, "L1")
    assert day.state.ladder.offer is not None
