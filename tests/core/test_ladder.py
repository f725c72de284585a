"""The progression where the scenario language can't show it: what is offered, what hurt, pauses (R5 to R7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from standupnudge.core import ladder
from standupnudge.core.effects import ChangeLevel, MakeOffer, Notify, OfferOf, OpenRoutine, Told
from standupnudge.core.events import (
    Effort,
    Event,
    OfferAccepted,
    OfferDeclined,
    RoutineAsked,
    RoutineLeft,
    RoutineLevelChosen,
    RoutinePaused,
    RoutineRated,
    RoutineResumed,
    RoutineStarted,
    RoutineTicked,
)
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.status import status
from tests.day import Day, rules

CALM = rules(nudge_after=480)
PLANK, BRIDGE = "bent_knee_plank", "glute_bridge"


def a_wednesday(of: Rules = CALM) -> Day:
    return Day("2026-03-04 12:00", rules=of)


def week(day: Day, *, complete: bool = True, effort: Effort | None = None, pain: str | None = None) -> list[Any]:
    """Do the routine now, and go on a week later; what came of it besides breaks and closed slots."""
    before = len(day.effects)
    day.happen(RoutineAsked)
    day.happen(lambda at: RoutineTicked(at, ((PLANK, "timer"), (BRIDGE, "timer" if complete else ""))))
    day.happen(RoutineLeft)
    day.happen(lambda at: RoutineRated(at, effort, pain))
    came = [effect for _, effect in day.effects[before:]]
    day.wait(timedelta(weeks=1))
    return [each for each in came if isinstance(each, MakeOffer | Notify)]


def opened(day: Day) -> OpenRoutine:
    """The window as it would be opened now."""
    day.happen(RoutineAsked)
    asked = [effect for _, effect in day.effects if isinstance(effect, OpenRoutine)]
    day.happen(RoutineLeft)
    return asked[-1]


def test_r5_two_good_sessions_bring_an_offer_and_accepting_it_moves_the_level() -> None:
    day = a_wednesday()
    assert week(day) == []
    assert week(day, effort=Effort.EASY) == [MakeOffer(OfferOf.LEVEL, level="L2")]
    assert opened(day).level == "L1"
    day.happen(OfferAccepted)
    assert opened(day).level == "L2"


def test_r5_a_declined_offer_leaves_everything_and_comes_again_after_the_next_session() -> None:
    day = a_wednesday()
    week(day)
    week(day)
    day.happen(OfferDeclined)
    assert opened(day).level == "L1"
    assert week(day) == [MakeOffer(OfferOf.LEVEL, level="L2")]


def test_r5_stopped_early_or_hard_twice_in_a_row_brings_one_level_less() -> None:
    day = a_wednesday()
    week(day, complete=False)
    assert week(day, effort=Effort.HARD) == [MakeOffer(OfferOf.LEVEL, level="L0")]


@pytest.mark.parametrize(("level", "offered"), [("L6", []), ("L5", ["L6"])])
def test_r5_there_is_no_level_above_the_highest(level: str, offered: list[str]) -> None:
    day = a_wednesday(replace(CALM, routine=replace(CALM.routine, level=level)))
    day.look().change(CALM)  # "auto" goes on from the level that the file named
    week(day)
    assert [each.level for each in week(day)] == offered


def test_r5_at_a_level_of_the_file_none_is_offered() -> None:
    day = a_wednesday(replace(CALM, routine=replace(CALM.routine, level="L3")))
    assert [*week(day), *week(day), *week(day)] == []
    assert opened(day).level == "L3"


def accepted(day: Day, *before: Callable[[Instant], Event]) -> list[ChangeLevel]:
    """What a window that is open is told when the level below is accepted, after these."""
    day.happen(RoutineAsked)
    assert day.state.ladder.offer is not None
    for event in before:
        day.happen(event)
    return [effect for effect in day.happen(OfferAccepted) if isinstance(effect, ChangeLevel)]


def after_five_weeks() -> Day:
    day = a_wednesday(replace(CALM, routine=replace(CALM.routine, level="L3")))
    day.look().change(CALM)
    week(day)
    return day.wait(timedelta(weeks=4))


def test_r5_a_level_that_is_accepted_is_that_of_an_open_window_which_has_not_begun() -> None:
    assert accepted(after_five_weeks()) == [ChangeLevel("L2")]
    assert accepted(after_five_weeks(), RoutineStarted) == []
    assert accepted(after_five_weeks(), lambda at: RoutineLevelChosen(at, "L4")) == []
    day = after_five_weeks()
    assert accepted(day, RoutineLeft) == []


def test_r5_what_hurt_is_eased_and_what_hurt_again_is_left_out_with_a_word() -> None:
    day = a_wednesday()
    assert week(day, pain=BRIDGE) == []
    assert (opened(day).eased, opened(day).left_out) == ((BRIDGE,), ())
    assert week(day, pain=BRIDGE) == [Notify(Told.PHYSIO, BRIDGE)]
    assert (opened(day).eased, opened(day).left_out) == ((), (BRIDGE,))
    week(day)
    assert opened(day).left_out == (BRIDGE,)


def test_r5_a_session_without_pain_ends_the_easier_form() -> None:
    day = a_wednesday()
    week(day, pain=BRIDGE)
    week(day)
    assert opened(day).eased == ()
    week(day, pain=PLANK)
    assert opened(day).eased == (PLANK,)


@pytest.mark.parametrize(
    ("weeks", "level", "offered"),
    [(4, "L3", []), (5, "L3", ["L2"]), (8, "L3", ["L2"]), (9, "L3", ["L1"]), (9, "L1", [])],
)
def test_r5_after_an_absence_something_easier_is_offered_once(weeks: int, level: str, offered: list[str]) -> None:
    day = a_wednesday(replace(CALM, routine=replace(CALM.routine, level=level)))
    day.look().change(CALM)
    week(day)
    day.effects.clear()
    day.wait(timedelta(weeks=weeks - 1))
    opened(day)
    opened(day)
    assert [effect.level for _, effect in day.effects if isinstance(effect, MakeOffer)] == offered


def test_r5_after_a_long_absence_it_is_one_day_a_week_again() -> None:
    day = a_wednesday(replace(CALM, routine=replace(CALM.routine, days=(0, 2, 4))))
    week(day)
    day.wait(timedelta(weeks=9))
    opened(day)
    day.happen(OfferAccepted)
    assert status(day.state, day.rules)["routine"]["days"] == ["mon"]
    assert status(day.state, day.rules)["routine"]["of_file"]["days"] == ["mon", "wed", "fri"]


@pytest.mark.parametrize(
    ("taken", "free"),
    [((2,), 5), ((0,), 3), ((6,), 2), ((2, 5), 0), ((0, 3), 5), ((0, 2, 4, 6), None), ((0, 2, 4), None)],
)
def test_r6_the_day_offered_is_the_free_one_furthest_from_the_others(taken: tuple[int, ...], free: int | None) -> None:
    assert ladder.furthest(taken) == free


def test_r6_what_was_accepted_is_kept_beside_the_file_and_an_edit_of_the_file_wins() -> None:
    day = a_wednesday()
    offers = [offer for _ in range(4) for offer in week(day)]
    assert offers[-1] == MakeOffer(OfferOf.DAY, days=(2, 5))
    day.happen(OfferAccepted)
    there = status(day.state, day.rules)["routine"]
    assert (there["days"], there["of_file"]["days"]) == (["wed", "sat"], ["wed"])
    assert there["next"].startswith("2026-04-01") or there["next"].startswith("2026-04-04")
    day.change(replace(CALM, routine=replace(CALM.routine, days=(1,))))
    assert status(day.state, day.rules)["routine"]["days"] == ["tue"]


def test_r6_what_was_accepted_survives_a_restart() -> None:
    day = a_wednesday()
    for _ in range(4):
        week(day)
    day.happen(OfferAccepted)
    day.kill().start()
    assert status(day.state, day.rules)["routine"]["days"] == ["wed", "sat"]


def test_r7_slots_in_a_pause_of_the_routine_never_were() -> None:
    day = a_wednesday().work()
    day.happen(lambda at: RoutinePaused(at, timedelta(days=15)))
    day.to("2026-03-25 12:31")
    assert [line for line in day.lines if "routine" in line or "closed" in line] == ["12:30 routine 2026-03-25 12:30"]


def test_r7_with_the_machine_off_over_the_pause_only_what_comes_after_it_is_shown() -> None:
    day = a_wednesday()
    day.happen(lambda at: RoutinePaused(at, timedelta(days=15)))
    day.quit().to("2026-03-26 09:00").start().work().to("09:01")
    day.seen("09:00 routine 2026-03-25 12:30")


def test_r7_the_pause_skips_what_is_open_and_resuming_brings_the_next_one() -> None:
    day = a_wednesday().work().to("12:31")
    day.happen(lambda at: RoutinePaused(at, timedelta(weeks=2)))
    day.happen(RoutineResumed)
    day.seen("12:30 routine 2026-03-04 12:30", "12:31 closed 2026-03-04 12:30 skipped")
    assert status(day.state, day.rules)["routine"]["next"] == "2026-03-11T12:30:00+01:00"


@pytest.mark.parametrize(("days", "ill", "first"), [(7, True, "L0"), (6, True, "L1"), (7, False, "L1")])
def test_r7_after_an_illness_of_a_week_the_first_session_is_one_level_lower(days: int, ill: bool, first: str) -> None:
    day = a_wednesday()
    day.happen(lambda at: RoutinePaused(at, timedelta(days=days), ill))
    day.wait(timedelta(days=days, hours=1))
    assert opened(day).level == first
    week(day)
    assert opened(day).level == "L1"


def test_r7_an_illness_that_lasts_longer_than_was_thought_is_one() -> None:
    day = a_wednesday()
    for _ in range(2):
        day.happen(lambda at: RoutinePaused(at, timedelta(days=5), ill=True))
        day.wait(timedelta(days=4))
    day.wait(timedelta(days=2))
    assert opened(day).level == "L0"


def test_r7_a_start_that_comes_to_nothing_leaves_the_easier_session_due() -> None:
    day = a_wednesday()
    day.happen(lambda at: RoutinePaused(at, timedelta(days=7), ill=True))
    day.wait(timedelta(days=7, hours=1))
    assert opened(day).level == "L0"
    day.happen(RoutineStarted)
    day.wait(timedelta(seconds=10))
    day.happen(RoutineLeft)
    assert opened(day).level == "L0"
    week(day)
    assert opened(day).level == "L1"


def test_r7_weeks_of_a_pause_are_not_missed() -> None:
    day = a_wednesday()
    week(day)
    day.happen(lambda at: RoutinePaused(at, timedelta(weeks=5)))
    day.wait(timedelta(weeks=5, hours=1)).effects.clear()
    opened(day)
    assert not [effect for _, effect in day.effects if isinstance(effect, MakeOffer)]


def test_an_offer_is_never_made_twice_for_one_session() -> None:
    day = a_wednesday()
    week(day)
    week(day)
    before = len(day.effects)
    day.happen(RoutineLeft)
    day.happen(RoutineRated)
    assert not [effect for _, effect in day.effects[before:] if isinstance(effect, MakeOffer)]


def test_a_window_that_goes_without_an_answer_counts_as_right() -> None:
    day = a_wednesday()
    week(day)
    day.happen(RoutineAsked)
    day.happen(lambda at: RoutineTicked(at, ((PLANK, "timer"), (BRIDGE, "timer"))))
    day.happen(RoutineLeft)
    before = len(day.effects)
    day.happen(RoutineLeft)  # gone
    assert [effect for _, effect in day.effects[before:]] == [MakeOffer(OfferOf.LEVEL, level="L2")]


def test_the_third_day_comes_four_done_weeks_after_the_second() -> None:
    at = time(12, 30)
    day = a_wednesday(rules({"days": (2,), "at": at}, nudge_after=480))
    seen = []
    for number in range(12):
        offers = week(day)
        seen += [(number, each.days) for each in offers if each.of is OfferOf.DAY]
        if offers and offers[-1].of is OfferOf.DAY:
            day.happen(OfferAccepted)
    assert [days for _, days in seen] == [(2, 5), (0, 2, 5)]
    assert seen[1][0] - seen[0][0] >= 4


def with_a_second_day() -> Day:
    day = a_wednesday()
    for _ in range(4):
        week(day)
    day.happen(OfferAccepted)
    return day


def days_of(*days: int) -> Rules:
    return replace(CALM, routine=replace(CALM.routine, days=days))


def test_r6_an_edit_of_the_file_ends_what_was_accepted_for_good() -> None:
    day = with_a_second_day().change(days_of(3)).change(days_of(2))
    assert status(day.state, day.rules)["routine"]["days"] == ["wed"]


def test_r6_an_offer_over_other_days_lapses_with_the_edit() -> None:
    day = a_wednesday()
    for _ in range(4):
        week(day)
    day.change(days_of(0))
    assert status(day.state, day.rules)["routine"]["offer"] is None
    assert day.press("offer accept").lines[-1].endswith("refused nothing is offered")
    assert status(day.state, day.rules)["routine"]["days"] == ["mon"]


def test_r6_a_day_that_is_accepted_opens_no_slot_of_the_past() -> None:
    day = a_wednesday()
    for _ in range(3):
        week(day)
    day.happen(lambda at: RoutineTicked(at, ((PLANK, "timer"),)))
    day.happen(RoutineLeft)
    day.happen(RoutineRated)
    day.to("2026-03-28 12:20").work().to("2026-03-28 12:45").lines.clear()
    day.happen(OfferAccepted)
    day.to("2026-03-28 18:00").seen()


def test_r7_a_pause_that_runs_is_no_missed_week_either() -> None:
    day = a_wednesday()
    week(day)
    day.happen(lambda at: RoutinePaused(at, timedelta(weeks=8)))
    day.wait(timedelta(weeks=7)).effects.clear()
    opened(day)
    assert not [effect for _, effect in day.effects if isinstance(effect, MakeOffer)]
