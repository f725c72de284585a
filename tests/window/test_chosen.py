"""What a task lets be played, and what is said of it before the start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from standupnudge.errors import StandUpNudgeError
from standupnudge.routine.plan import Side
from standupnudge.window.chosen import Chosen, choose

ALL = ("bent_knee_plank", "glute_bridge", "reverse_lunge", "runners_arabesque")


def chosen(**task: Any) -> Chosen:
    return choose({"plan": "glutes", "level": "L1"} | task)


def test_usually_everything_is_played_and_nothing_is_said() -> None:
    usual = chosen()
    assert usual.timeline.exercises == ALL
    assert usual.notes == ()


def test_what_is_eased_is_shown_in_its_easier_form_and_told() -> None:
    easier = chosen(eased=["glute_bridge"])
    usual, eased = chosen().plan.exercise("glute_bridge"), easier.plan.exercise("glute_bridge")
    assert eased.set_up == next(form.how for form in usual.easier if form.id == "half_height")
    assert easier.timeline.exercises == ALL
    assert easier.notes == (("This time", ("Glute bridge: an easier form, because it hurt.",)),)


def test_what_is_left_out_is_not_in_the_plan_and_told() -> None:
    rest = chosen(left_out=["reverse_lunge"])
    assert rest.timeline.exercises == tuple(exercise.id for exercise in rest.plan.exercises)
    assert "reverse_lunge" not in rest.timeline.exercises
    assert rest.notes == (("This time", ("Reverse lunge: left out, because it hurt twice.",)),)


def test_what_hurt_in_another_plan_is_no_matter_here() -> None:
    assert chosen(eased=["handstand"], left_out=["headstand"]) == chosen()


def test_the_side_is_that_of_the_task() -> None:
    sides = [step.side for step in chosen(start_side="left").timeline.steps if step.exercise == "reverse_lunge"]
    assert next(side for side in sides if side is not Side.NONE) is Side.LEFT


def test_a_plan_of_ones_own_with_problems_gives_way_to_the_built_in_one_and_they_are_told(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: Mine\ncolour: red\n")
    built_in = chosen(plan="mine.yaml", plan_folder=str(tmp_path))
    assert built_in.plan == chosen().plan
    [(heading, points)] = built_in.notes
    assert "built-in" in heading
    assert points[0].startswith("mine.yaml:1:1: ")
    assert points[-1] == "and 1 more"


def test_with_everything_left_out_there_is_nothing_to_play() -> None:
    with pytest.raises(StandUpNudgeError, match="left out"):
        chosen(left_out=ALL)
