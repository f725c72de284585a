"""Finding and reading plan files: what is right gives a plan, what is wrong a sentence."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from standupnudge import resources
from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.errors import StandUpNudgeError
from standupnudge.routine.plan import Holds, Phase, Reps, Side, Sides
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


def broken(tmp_path: Path, text: str) -> str:
    """The sentence about a plan file with this text."""
    file = tmp_path / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(StandUpNudgeError) as caught:
        read_plan(file)
    sentence = str(caught.value)
    assert str(file) in sentence
    assert sentence.endswith(".")
    return sentence


def test_a_small_plan_is_enough(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(SMALL)
    plan = read_plan(file)
    [dose] = plan.level("L1").doses
    assert dose.work == Holds(3, timedelta(seconds=10), timedelta(seconds=2.5))
    assert compile_plan(plan, "L1", Side.LEFT).total == timedelta(seconds=5 + 3 * 10 + 2 * 2.5)


def test_every_way_to_write_a_dose_is_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    line = "sit: {holds: 3, hold: 10s, soften: 2.5s}"
    wanted = "sit: {reps: 4, tempo: {up: 1s, down: 1.25s}, sides: one by one, form: high, move_in: 0s}"
    file.write_text(SMALL.replace(line, wanted))
    [dose] = read_plan(file).level("L1").doses
    assert dose.work == Reps(4, (Phase("up", timedelta(seconds=1)), Phase("down", timedelta(seconds=1.25))))
    assert (dose.sides, dose.form, dose.move_in) == (Sides.ONE_BY_ONE, "high", timedelta())


def test_a_built_in_plan_is_found_by_its_name() -> None:
    assert resolve("glutes", Path("/somewhere")) == resources.plan("glutes")


def test_a_plan_of_ones_own_is_beside_the_configuration_or_where_a_full_path_says(tmp_path: Path) -> None:
    assert resolve("my-plan.yaml", tmp_path) == tmp_path / "my-plan.yaml"
    assert resolve(str(tmp_path / "other.yaml"), Path("/somewhere")) == tmp_path / "other.yaml"


@pytest.mark.parametrize("name", ["glute", "", "../plans/glutes", "glutes/", "Knees"])
def test_an_unknown_name_is_answered_with_the_built_in_ones(name: str, tmp_path: Path) -> None:
    with pytest.raises(StandUpNudgeError, match=r"Write glutes, or the name of a file of your own") as caught:
        resolve(name, tmp_path)
    assert f'"{name}"' in caught.value.what


def test_a_missing_file_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(StandUpNudgeError, match=r"missing\.yaml can't be read: No such file"):
        read_plan(tmp_path / "missing.yaml")


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(StandUpNudgeError, match=r"can't be read: Is a directory"):
        read_plan(tmp_path)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(b"title: \xff\xfe\x00")
    with pytest.raises(StandUpNudgeError, match="isn't valid YAML"):
        read_plan(file)


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ("title: Wall sit", "title: [", "isn't valid YAML"),
        ("title: Wall sit", "title: ", "title has to be a text"),
        ("title: Wall sit", "", "the file lacks title"),
        ("title: Wall sit", "titel: Wall sit", 'the file has an unknown key "titel" (did you mean title?)'),
        ("hold: 10s", "hold: 10", 'levels.L1.exercises.sit.hold has to be a length in seconds, "10s" or "1.25s"'),
        ("hold: 10s", "hold: 0s", "levels.L1.exercises.sit.hold has to be a length"),
        ("hold: 10s", "hold: 999999999999999s", "levels.L1.exercises.sit.hold has to be a length"),
        ("hold: 10s", f"hold: {'9' * 400}s", "levels.L1.exercises.sit.hold has to be a length"),
        ("soften: 2.5s", "soften: -1s", "levels.L1.exercises.sit.soften has to be a length"),
        ("holds: 3", "holds: true", "levels.L1.exercises.sit.holds has to be a whole number from 1 to 200"),
        ("holds: 3", "holds: 100000000", "levels.L1.exercises.sit.holds has to be a whole number from 1 to 200"),
        ("holds: 3, hold: 10s, soften: 2.5s", "reps: 3, tempo: {}", "has to have at least one movement"),
        ("holds: 3, hold: 10s, soften: 2.5s", "reps: 3, tempo: {on: 1s}", "tempo has to be keys with values"),
        ("holds: 3,", "holds: 3, tempo: {up: 1s},", 'has an unknown key "tempo"'),
        ("soften: 2.5s", "sides: both", "sides has to be one of: together, alternating, one by one"),
        ("soften: 2.5s", "form: low", "levels.L1.exercises.sit.form names no easier or harder form of sit"),
        ("      sit: {", "      stand: {", 'levels.L1.exercises names "stand", which is no exercise of this plan'),
        ("cues: [Breathe]", "cues: []", "exercises[1].cues has to have at least one line"),
        ("cues: [Breathe]", "cues: Breathe", "exercises[1].cues has to be a list"),
        ("cues: [Breathe]", "cues: [Breathe]\n    video: ftp", "exercises[1].video has to be a link"),
        ("  L1:\n", "  L1: 3\n  L2:\n", "levels.L1 has to be keys with values"),
    ],
)
def test_what_is_wrong_is_told_with_the_keys_that_lead_there(
    was: str, becomes: str, sentence: str, tmp_path: Path
) -> None:
    assert was in SMALL
    assert sentence in broken(tmp_path, SMALL.replace(was, becomes, 1))


@pytest.mark.parametrize("text", ["", "3", "[]", "~", "just words", "[" * 20_000, "- &a [*a]", "{1: 2}"])
def test_a_file_that_is_no_plan_at_all_is_told(text: str, tmp_path: Path) -> None:
    broken(tmp_path, text)


def test_two_exercises_of_one_id_are_told(tmp_path: Path) -> None:
    plan = yaml.safe_load(SMALL)
    plan["exercises"] *= 2
    assert "two exercises with one id" in broken(tmp_path, yaml.safe_dump(plan))
