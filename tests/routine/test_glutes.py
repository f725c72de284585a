"""The built-in plan, as it is played and as it reads."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from pathlib import Path

import pytest

from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.routine.plan import Dose, Plan, Reps, Side, Sides
from standupnudge.routine.pose_names import POSES
from standupnudge.routine.timeline import Kind, Step, Timeline, compile_plan


@pytest.fixture(scope="module")
def glutes() -> Plan:
    return read_plan(resolve("glutes", Path()))


@pytest.fixture(scope="module")
def base(glutes: Plan) -> Timeline:
    return compile_plan(glutes, "L1", Side.RIGHT)


def at(minutes: int, seconds: int) -> timedelta:
    return timedelta(minutes=minutes, seconds=seconds)


def block(step: Step) -> tuple[str, object]:
    """What belongs together in the table: transitions alone, work of one exercise and, one by one, of one side."""
    working = step.kind.works or step.kind is Kind.SOFTEN
    side = step.side if step.exercise == "runners_arabesque" and working else None
    return (step.exercise, side if working else step.start)


def test_level_1_is_this_table_to_the_second(base: Timeline) -> None:
    table = [
        (at(0, 0), at(0, 10), "bent_knee_plank", Kind.GET_READY, 1),
        (at(0, 10), at(2, 8), "bent_knee_plank", Kind.HOLD, 10),
        (at(2, 8), at(2, 16), "glute_bridge", Kind.MOVE_ON, 1),
        (at(2, 16), at(2, 46), "glute_bridge", Kind.REP, 10),
        (at(2, 46), at(2, 56), "reverse_lunge", Kind.MOVE_ON, 1),
        (at(2, 56), at(3, 46), "reverse_lunge", Kind.REP, 20),
        (at(3, 46), at(3, 51), "runners_arabesque", Kind.MOVE_ON, 1),
        (at(3, 51), at(4, 21), "runners_arabesque", Kind.REP, 10),
        (at(4, 21), at(4, 25), "runners_arabesque", Kind.SWITCH, 1),
        (at(4, 25), at(4, 55), "runners_arabesque", Kind.REP, 10),
    ]
    rows = []
    for _, group in groupby(base.steps, block):
        steps = list(group)
        kind = steps[0].kind
        rows.append((steps[0].start, steps[-1].end, steps[0].exercise, kind, sum(s.kind is kind for s in steps)))
    assert rows == table
    assert base.total == at(4, 55)


def test_the_plank_is_ten_holds_of_ten_seconds_with_two_to_soften_between(base: Timeline) -> None:
    plank = [step for step in base.steps if step.exercise == "bent_knee_plank"][1:]
    assert [(step.kind, step.length) for step in plank] == [
        (Kind.HOLD, at(0, 10)),
        *[(Kind.SOFTEN, at(0, 2)), (Kind.HOLD, at(0, 10))] * 9,
    ]
    assert {step.side for step in plank if step.kind is Kind.HOLD} == {Side.BOTH}


@pytest.mark.parametrize("start", [Side.LEFT, Side.RIGHT])
def test_the_lunge_changes_legs_with_every_repetition(glutes: Plan, start: Side) -> None:
    timeline = compile_plan(glutes, "L1", start)
    lunges = [step for step in timeline.steps if step.exercise == "reverse_lunge" and step.kind is Kind.REP]
    assert [step.side for step in lunges] == [start, start.other] * 10
    assert [step.count.number for step in lunges if step.count] == [n for n in range(1, 11) for _ in range(2)]
    assert {step.length for step in lunges} == {timedelta(seconds=2.5)}


@pytest.mark.parametrize("start", [Side.LEFT, Side.RIGHT])
def test_the_arabesque_begins_with_the_start_side_and_then_switches(glutes: Plan, start: Side) -> None:
    timeline = compile_plan(glutes, "L1", start)
    sides = [step.side for step in timeline.steps if step.exercise == "runners_arabesque" and step.kind is Kind.REP]
    assert sides == [start] * 10 + [start.other] * 10
    [switch] = [step for step in timeline.steps if step.kind is Kind.SWITCH]
    assert switch.side is start.other


def test_every_step_tells_what_to_do_and_what_comes_next_but_the_last(base: Timeline) -> None:
    last_block = [step for step in base.steps if step.start >= at(4, 25)]
    for step in base.steps:
        assert step.title
        assert step.cue
        assert bool(step.next) == (step not in last_block)


def test_each_exercise_says_what_a_coach_would(glutes: Plan) -> None:
    assert [exercise.id for exercise in glutes.exercises] == [
        "bent_knee_plank",
        "glute_bridge",
        "reverse_lunge",
        "runners_arabesque",
    ]
    for exercise in glutes.exercises:
        assert all((exercise.muscles, exercise.why, exercise.set_up, exercise.faults, exercise.stop_when)), exercise.id
        assert exercise.easier, exercise.id
        assert exercise.harder, exercise.id
        assert len(exercise.cues) >= 3, exercise.id


def every_dose(plan: Plan) -> Iterator[Dose]:
    for level in plan.levels:
        yield from level.doses + level.instead
    for exercise in plan.exercises:
        if exercise.eased:
            yield exercise.eased


def test_the_sides_are_told_in_words_where_one_leg_works(glutes: Plan) -> None:
    for dose in every_dose(glutes):
        words = glutes.exercise(dose.exercise).in_form(dose.form).sides
        one_leg = dose.sides is not Sides.TOGETHER
        assert ("left" in words.left.lower(), "right" in words.right.lower()) == (one_leg, one_leg)


def test_every_movement_has_a_pose_and_every_pose_is_told_at_the_top_of_the_file(glutes: Plan) -> None:
    for dose in every_dose(glutes):
        poses = glutes.exercise(dose.exercise).in_form(dose.form).poses
        words = [phase.word for phase in dose.work.tempo] if isinstance(dose.work, Reps) else ["hold"]
        assert set(words) <= set(dict(poses.moves))
        assert {poses.rest, *dict(poses.moves).values()} <= set(POSES)
    comment = resolve("glutes", Path()).read_text(encoding="utf-8").split("\ntitle:")[0]
    assert [pose for pose in POSES if not re.search(rf"\b{pose}(?![\w½])", comment)] == []


def test_each_exercise_has_an_easier_form_for_when_it_hurts(glutes: Plan) -> None:
    for exercise in glutes.exercises:
        assert exercise.eased
        assert exercise.eased.form in {form.id for form in exercise.easier}


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))


def test_the_plan_neither_shouts_nor_promises_health(glutes: Plan) -> None:
    forbidden = re.compile(r"!|prevent|cure|injury-free|avoid injur|burns? (fat|calories)|no pain", re.IGNORECASE)
    found = list(texts(glutes))
    assert len(found) > 100
    assert [text for text in found if forbidden.search(text)] == []
