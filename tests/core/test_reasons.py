"""Why nothing happens, in every combination of reasons: the strongest is the one that is told (Q4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from itertools import combinations

import pytest

from standupnudge.core import menu, quiet, status_words
from standupnudge.core.effects import Reason
from standupnudge.core.events import Sign, SignsChanged
from standupnudge.core.rules import HoursRange, QuietRules, Rules
from standupnudge.core.status import status
from tests.core.well_put import well_put
from tests.day import Day

OFFICE = (HoursRange(day=0, start=time(12), end=time(18)),)
SIGNS = {
    Reason.CALL: Sign.CALL,
    Reason.FULL_SCREEN: Sign.FULL_SCREEN,
    Reason.DO_NOT_DISTURB: Sign.DO_NOT_DISTURB,
}
SENTENCES = {
    Reason.PAUSED: "Paused until you resume.",
    Reason.OUTSIDE_HOURS: "Outside your hours until 12:00.",
    Reason.STANDING: "Standing since 09:10.",
    Reason.CALL: "In a call since 09:10.",
    Reason.FULL_SCREEN: "Full screen since 09:10.",
    Reason.DO_NOT_DISTURB: "Do not disturb since 09:10.",
}
COMBINATIONS = [frozenset(each) for size in range(len(Reason) + 1) for each in combinations(Reason, size)]


def in_order(reasons: frozenset[Reason]) -> Iterator[Reason]:
    return (reason for reason in Reason if reason in reasons)


def a_morning(reasons: frozenset[Reason]) -> Day:
    """At the desk since 09:00; at 09:10 all of these begin, outside hours from the start."""
    day = Day("09:00", rules=replace(Rules(), hours=OFFICE) if Reason.OUTSIDE_HOURS in reasons else Rules())
    day.work().to("09:10")
    if Reason.PAUSED in reasons:
        day.press("pause")
    if Reason.STANDING in reasons:
        day.press("standing")
    day.signs.there = frozenset(sign for reason, sign in SIGNS.items() if reason in reasons)
    day.happen(lambda at: SignsChanged(at, day.signs.there))
    return day


@pytest.mark.parametrize("reasons", COMBINATIONS, ids=lambda each: "+".join(r.value for r in in_order(each)) or "none")
def test_q4_the_strongest_reason_is_told_everywhere(reasons: frozenset[Reason]) -> None:
    day = a_morning(reasons).to("09:20").look()
    expected = list(in_order(reasons))
    assert status(day.state, day.rules)["quiet"] == [reason.value for reason in expected]
    said, routine = status_words.status(day.state, day.rules)
    desk = "" if Reason.STANDING in reasons else "At your desk for 20 min. "
    assert said == f"{desk}{SENTENCES[expected[0]] if expected else 'Next nudge 09:30.'}"
    assert routine == "Routine: Wed 12:30."
    shown = menu.view(day.state, day.rules, ())
    assert shown.tooltip.splitlines()[0] == said
    assert shown.menu[0].label == shown.tooltip.splitlines()[0]
    assert well_put(said)


@pytest.mark.parametrize("reasons", COMBINATIONS, ids=lambda each: "+".join(r.value for r in in_order(each)) or "none")
def test_n9_each_holds_a_nudge_and_says_so_but_standing_where_none_is_due(reasons: frozenset[Reason]) -> None:
    day = a_morning(reasons).to("09:31").look()
    said = status_words.status(day.state, day.rules)[0]
    if Reason.STANDING in reasons:
        assert not [line for line in day.lines if "hold" in line]
    elif reasons:
        assert f"09:30 hold {next(in_order(reasons)).value}" in day.lines
        assert said.endswith("Nudge held.")
    else:
        assert day.lines == ["09:30 nudge 1"]


def test_quiet_reasons_that_are_switched_off_are_none() -> None:
    off = replace(Rules(), quiet=QuietRules(calls=False, full_screen=False, do_not_disturb=False))
    day = a_morning(frozenset(SIGNS))
    assert quiet.reasons(day.state, day.clock.now(), off) == ()


def test_since_is_when_it_was_first_seen() -> None:
    day = a_morning(frozenset({Reason.CALL})).to("09:15")
    day.signs.there = frozenset({Sign.CALL, Sign.FULL_SCREEN})
    day.look().to("09:20").look()
    seen = [quiet.since(day.state, reason) for reason in (Reason.CALL, Reason.FULL_SCREEN)]
    assert [f"{each.local:%H:%M}" for each in seen if each] == ["09:10", "09:15"]
    assert "since 09:10" in status_words.status(day.state, day.rules)[0]
