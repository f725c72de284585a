"""What a terminal makes of the task of a routine window."""

from __future__ import annotations

from typing import Any

import pytest

from standupnudge.errors import StandUpNudgeError
from standupnudge.routine.plan import Side
from standupnudge.routine.player import Player
from standupnudge.terminal.wiring import Asked, prepared
from tests.routine.plans import seconds

TASK = {"window": "routine", "plan": "glutes", "level": "L1", "start_side": "left", "count_in": 4.0}
PLANK, BRIDGE = "bent_knee_plank", "glute_bridge"


def made(asked: Asked = Asked(), **more: Any) -> tuple[Player, list[str]]:  # noqa: B008 - it is frozen
    return prepared(TASK | more, asked)


def test_it_begins_with_the_side_and_the_count_in_of_the_task() -> None:
    player, _ = made()
    sides = [step.side for step in player.timeline.steps if step.exercise == "reverse_lunge" and step.kind.works]
    assert sides[0] is Side.LEFT
    assert player.count_in == seconds(4)


def test_the_level_of_the_command_comes_before_those_of_the_task() -> None:
    lines = [made(asked, **more)[1][0] for asked, more in (
        (Asked(), {}), (Asked(), {"this_time": "L2"}), (Asked(level="L3"), {"this_time": "L2"}),
    )]  # fmt: skip
    assert [line.split(": ")[1][:2] for line in lines] == ["L1", "L2", "L3"]


def test_a_variant_that_is_chosen_is_played() -> None:
    player, lines = made(variants={PLANK: "side_plank"})
    assert "Side plank" in lines[1]
    assert player.timeline.steps[1].title.startswith("Side plank")


def test_what_hurts_is_eased_or_left_out_and_told() -> None:
    player, lines = made(eased=[PLANK], left_out=[BRIDGE])
    assert BRIDGE not in player.timeline.exercises
    assert "Bent knee plank: an easier form, because it hurt." in lines
    assert "Glute bridge: left out, because it hurt twice." in lines


def test_where_nothing_is_left_it_says_so() -> None:
    with pytest.raises(StandUpNudgeError, match="left out"):
        made(left_out=list(made()[0].timeline.exercises))


def test_a_plan_that_can_not_be_used_is_told_and_the_built_in_one_played() -> None:
    player, lines = made(plan="gluts")
    assert lines[0] == "Your own plan can't be used yet; this is the built-in one."
    assert "gluts" in lines[1]
    assert len(player.timeline.exercises) == 4
