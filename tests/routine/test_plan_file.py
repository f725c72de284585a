"""Finding and reading plan files, and what is played while one can't be."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from standupnudge import resources
from standupnudge.config.plan_file import plan_or_built_in, read_plan, resolve
from standupnudge.errors import ConfigError, Problem, StandUpNudgeError
from standupnudge.routine.plan import (
    Dose,
    Holds,
    Phase,
    Place,
    Poses,
    Reps,
    Side,
    Sides,
    SideWords,
    Transition,
    Variant,
)
from standupnudge.routine.timeline import compile_plan

SMALL = """
title: Wall sit
switch: {title: Switch, lasts: 4s}
exercises:
  - id: sit
    name: Wall sit
    muscles: thighs
    why: because
    move_in: {title: Find a wall, lasts: 5s}
    set_up: Back on the wall
    cues: [Breathe]
    easier: [{id: high, name: High sit, how: Stay higher}]
levels:
  L1:
    exercises:
      sit: {holds: 3, hold: 10s, soften: 2.5s}
"""
DOSE = "sit: {holds: 3, hold: 10s, soften: 2.5s}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "my-plan.yaml"


def problems_of(file: Path) -> tuple[Problem, ...]:
    with pytest.raises(ConfigError) as caught:
        read_plan(file)
    return caught.value.problems


def test_a_small_plan_is_enough(file: Path) -> None:
    file.write_text(SMALL)
    plan = read_plan(file)
    [dose] = plan.level("L1").doses
    assert dose.work == Holds(3, timedelta(seconds=10), timedelta(seconds=2.5))
    assert compile_plan(plan, "L1", Side.LEFT).total == timedelta(seconds=5 + 3 * 10 + 2 * 2.5)


def test_every_way_to_write_a_dose_is_read(file: Path) -> None:
    wanted = "sit: {reps: 4, tempo: {up: 1s, down: 1.25s}, sides: one by one, form: high, move_in: 0s}"
    sides = "{id: high, sides: {left: Left leg, right: Right leg}, "
    file.write_text(SMALL.replace(DOSE, wanted).replace("{id: high, ", sides))
    [dose] = read_plan(file).level("L1").doses
    assert dose.work == Reps(4, (Phase("up", timedelta(seconds=1)), Phase("down", timedelta(seconds=1.25))))
    assert (dose.sides, dose.form, dose.move_in) == (Sides.ONE_BY_ONE, "high", timedelta())


def test_poses_variants_an_easier_dose_places_and_a_link_are_read(file: Path) -> None:
    more = """
    place: floor
    move_in_otherwise: {title: Down, lasts: 1m30s}
    poses: {rest: L0, hold: L½}
    variants: [{id: low, name: Low}, {id: deep, name: Deep}]
    eased: {form: high, holds: 2, hold: 5s}
    video: https://example.org/sit
    easier: [{id: high, name: High sit, how: Stay higher, place: standing, poses: {rest: L0, hold: L0}}]
levels:"""
    easier = "\n    easier: [{id: high, name: High sit, how: Stay higher}]\nlevels:"
    dose = "sit: {variant: low, holds: 3, hold: 10s, instead: {deep: {holds: 4, hold: 10s}}}"
    file.write_text(SMALL.replace(easier, more).replace(DOSE, dose), encoding="utf-8")
    plan = read_plan(file)
    [sit] = plan.exercises
    assert (sit.place, sit.move_in_otherwise) == (Place.FLOOR, Transition("Down", timedelta(seconds=90)))
    assert sit.poses == Poses("L0", (("hold", "L½"),))
    assert sit.variants == (Variant("low", "Low"), Variant("deep", "Deep"))
    assert sit.eased == Dose(exercise="sit", form="high", work=Holds(2, timedelta(seconds=5), timedelta()))
    assert sit.video == "https://example.org/sit"
    assert sit.easier[0].place is Place.STANDING
    assert sit.easier[0].poses == Poses("L0", (("hold", "L0"),))
    assert [(dose.variant, dose.work.count) for dose in plan.level("L1").choices("sit")] == [("low", 3), ("deep", 4)]


def test_words_are_read_as_they_are_written(file: Path) -> None:
    file.write_text(
        SMALL.replace(DOSE, "sit: {reps: 2, tempo: {on: 1s, no: 1s}}").replace("title: Wall sit", "title: 3")
    )
    plan = read_plan(file)
    [dose] = plan.level("L1").doses
    assert isinstance(dose.work, Reps)
    assert (plan.title, [phase.word for phase in dose.work.tempo]) == ("3", ["on", "no"])


def test_what_has_no_left_and_right_says_none(file: Path) -> None:
    file.write_text(SMALL)
    assert read_plan(file).exercise("sit").sides == SideWords("", "")


def test_levels_come_in_their_order_and_exercises_in_that_of_the_plan(file: Path) -> None:
    [head, tail] = SMALL.split("levels:\n")
    second = head[head.index("  - id") :].replace("id: sit", "id: rise")
    doses = f"    exercises:\n      rise: {{holds: 1, hold: 1s}}\n      {DOSE}\n"
    file.write_text(f"{head}{second}levels:\n  L3:\n{doses}{tail}")
    plan = read_plan(file)
    assert [level.id for level in plan.levels] == ["L1", "L3"]
    assert [dose.exercise for dose in plan.level("L3").doses] == ["sit", "rise"]


# -- finding


def test_a_built_in_plan_is_found_by_its_name() -> None:
    assert resolve("glutes", Path("/somewhere")) == resources.plan("glutes")


def test_a_plan_of_ones_own_is_beside_the_configuration_or_where_a_full_path_says(tmp_path: Path) -> None:
    assert resolve("my-plan.yaml", tmp_path) == tmp_path / "my-plan.yaml"
    assert resolve(str(tmp_path / "other.yaml"), Path("/somewhere")) == tmp_path / "other.yaml"
    assert resolve("~/other.yaml", tmp_path) == Path.home() / "other.yaml"
    assert resolve("~nobody-at-all.yaml", tmp_path) == tmp_path / "~nobody-at-all.yaml"


@pytest.mark.parametrize("name", ["glute", "", "../plans/glutes", "glutes/", "Knees"])
def test_an_unknown_name_is_answered_with_the_built_in_ones(name: str, tmp_path: Path) -> None:
    with pytest.raises(StandUpNudgeError, match=r"Write glutes, or the name of a file of your own") as caught:
        resolve(name, tmp_path)
    assert f'"{name}"' in caught.value.what


# -- files that are no text


def test_a_missing_file_is_told_with_its_path(file: Path) -> None:
    assert problems_of(file) == (Problem(file=str(file), text="there is no such file; put the plan there"),)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path)
    assert problem.text == "this is not a file; put a file in its place, or remove it"


def test_bytes_that_are_no_text_are_told(file: Path) -> None:
    file.write_bytes(b"title: \xff\xfe\x00")
    [problem] = problems_of(file)
    assert str(problem) == "my-plan.yaml:1:8: the byte 0xff is no UTF-8 text; save the file as UTF-8"


# -- meanwhile


def test_while_a_plan_can_be_used_it_is_the_one_that_is_played(file: Path) -> None:
    file.write_text(SMALL)
    found = plan_or_built_in("my-plan.yaml", file.parent)
    assert (found.plan.title, found.problems) == ("Wall sit", ())


def test_while_a_plan_can_not_be_used_the_built_in_one_is_played_and_every_problem_told(file: Path) -> None:
    file.write_text(SMALL.replace("holds: 3", "holds: none").replace("cues: [Breathe]", "cues: []"))
    found = plan_or_built_in("my-plan.yaml", file.parent)
    assert found.plan == read_plan(resources.plan("glutes"))
    assert [problem.split(": ")[:2] for problem in found.problems] == [
        ["my-plan.yaml:11:11", "exercises[1].cues"],
        ["my-plan.yaml:16:20", "levels.L1.exercises.sit.holds"],
    ]


@pytest.mark.parametrize("name", ["missing.yaml", "knees"])
def test_while_a_plan_can_not_be_found_the_built_in_one_is_played(name: str, tmp_path: Path) -> None:
    found = plan_or_built_in(name, tmp_path)
    assert found.plan == read_plan(resources.plan("glutes"))
    [problem] = found.problems
    assert name in problem
