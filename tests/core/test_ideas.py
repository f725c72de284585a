"""The short ideas that nudges carry (N10)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standupnudge.core.effects import ShowNudge
from standupnudge.core.ideas import BUILT_IN, idea
from standupnudge.core.rules import IdeaRules, Rules
from tests.core.well_put import well_put
from tests.day import Day


@pytest.mark.parametrize("text", BUILT_IN)
def test_n10_an_idea_is_short_and_well_put(text: str) -> None:
    assert len(text.split()) <= 12
    assert well_put(text)


@pytest.mark.parametrize("own", [(), ("Water the plants", "Ask Kim how it went", "Juggle")])
@pytest.mark.parametrize("use_built_in", [True, False])
def test_n10_each_idea_comes_once_before_any_comes_again(own: tuple[str, ...], use_built_in: bool) -> None:
    known = {*own, *(BUILT_IN if use_built_in else ())} or {"Get up and move for a minute or two."}
    of = replace(Rules(), ideas=IdeaRules(use_built_in=use_built_in, extra=own))
    day = Day("2026-03-02 00:10", rules=of).work().to("2026-03-03 23:50")
    came = ideas_of(day)
    assert len(came) >= 3 * len(known)
    for lap in range(3):
        assert set(came[lap * len(known) : (lap + 1) * len(known)]) == known


def ideas_of(day: Day) -> list[str]:
    return [effect.idea for _, effect in day.effects if isinstance(effect, ShowNudge)]


def test_n10_ones_own_ideas_come_first_and_word_for_word() -> None:
    of = IdeaRules(use_built_in=True, extra=("water THE plants!",))
    assert idea((), of) == "water THE plants!"
    assert idea(("water THE plants!",), of) == BUILT_IN[0]


def test_n10_an_idea_that_is_added_comes_next_and_none_comes_again_before_all_did() -> None:
    day = Day().to("09:00").work().to("09:41")
    day.change(replace(Rules(), ideas=IdeaRules(extra=("Juggle",)))).to("10:45")
    assert ideas_of(day) == [*BUILT_IN[:3], "Juggle", BUILT_IN[3]]


def test_n10_without_any_idea_a_nudge_still_says_what_to_do() -> None:
    none = IdeaRules(use_built_in=False)
    assert idea((), none) == "Get up and move for a minute or two."
    assert well_put(idea((), none))


def test_n10_nudges_go_through_the_ideas_over_restarts() -> None:
    day = Day().to("09:00").work().to("09:36").quit().start().work().to("09:46")
    came = ideas_of(day)
    assert came == list(BUILT_IN[: len(came)])
    assert len(came) >= 3
