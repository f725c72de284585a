"""How doses become steps, for every form that a level of the ladder needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standupnudge.routine.plan import Dose, Plan, Side, Sides
from standupnudge.routine.timeline import Kind, compile_plan
from tests.routine.plans import exercise, holds, plan, reps, seconds

ALTERNATING, ONE_BY_ONE = Sides.ALTERNATING, Sides.ONE_BY_ONE


def ladder_plan(*doses: Dose, overhead: tuple[float, ...] = (10, 8, 10, 5)) -> Plan:
    """A plan whose transitions take as long as the ladder's do: 33 s, at L0 more."""
    moved = tuple(replace(dose, move_in=seconds(length)) for dose, length in zip(doses, overhead, strict=True))
    return plan(*moved)


LADDER = {
    "L0": (
        holds("plank", 5, 10, 5),
        reps("bridge", 10, 1, 1, 1),
        reps("lunge", 5, 1.5, 1.5, sides=ALTERNATING),
        reps("arabesque", 5, 1.5, 1.5, sides=ONE_BY_ONE),
        214,
    ),
    "L1": (
        holds("plank", 10, 10, 2),
        reps("bridge", 10, 1, 1, 1),
        reps("lunge", 10, 1.25, 1.25, sides=ALTERNATING),
        reps("arabesque", 10, 1.5, 1.5, sides=ONE_BY_ONE),
        295,
    ),
    "L3": (
        reps("plank", 12, 1, 1, sides=ALTERNATING),
        reps("bridge", 15, 1, 1, 1),
        reps("lunge", 12, 1.25, 1.25, sides=ALTERNATING),
        reps("arabesque", 12, 1.5, 1.5, sides=ONE_BY_ONE),
        262,
    ),
    "L4": (
        reps("plank", 15, 1, 1, sides=ALTERNATING),
        reps("bridge", 15, 0.8, 0.8, 0.8),
        reps("lunge", 15, 1.25, 1.25, sides=ALTERNATING),
        reps("arabesque", 15, 1.5, 1.5, sides=ONE_BY_ONE),
        298,
    ),
    "L5": (
        reps("plank", 10, 1, 1, sides=ALTERNATING),
        reps("bridge", 10, 1, 0.5, 1, sides=ONE_BY_ONE),
        reps("lunge", 10, 1, 1, 1, sides=ONE_BY_ONE),
        reps("arabesque", 10, 2, 1.5, sides=ONE_BY_ONE),
        265,
    ),
}


@pytest.mark.parametrize("level", LADDER)
def test_the_form_of_a_plan_takes_every_level_of_the_ladder(level: str) -> None:
    *doses, total = LADDER[level]
    overhead = (15, 12, 15, 8) if level == "L0" else (10, 8, 10, 5)
    assert compile_plan(ladder_plan(*doses, overhead=overhead), "L1", Side.LEFT).total == timedelta(seconds=total)


def test_holds_on_one_side_after_the_other_have_a_switch_between_and_no_rest_before_it() -> None:
    timeline = compile_plan(plan(holds("side", 2, 10, 2, sides=ONE_BY_ONE)), "L1", Side.LEFT)
    hold, soften = Kind.HOLD, Kind.SOFTEN
    assert [step.kind for step in timeline.steps] == [
        Kind.GET_READY,
        hold,
        soften,
        hold,
        Kind.SWITCH,
        hold,
        soften,
        hold,
    ]


def test_a_form_of_an_exercise_brings_its_own_name_and_keeps_the_cues_it_lacks() -> None:
    from standupnudge.routine.plan import Form

    squat = replace(exercise("squat"), harder=(Form(id="jump", name="Jump squat", how="Leave the floor"),))
    base = plan(replace(reps("squat", 1, 1), form="jump"))
    timeline = compile_plan(replace(base, exercises=(squat,)), "L1", Side.LEFT)
    ready, rep = timeline.steps
    assert (ready.cue, rep.title, rep.cue) == ("Leave the floor", "Jump squat", "squat cue")


def test_a_new_cue_comes_after_ten_seconds_and_not_with_every_repetition() -> None:
    twist = replace(exercise("twist", 0), cues=("one", "two"))
    timeline = compile_plan(replace(plan(reps("twist", 10, 4)), exercises=(twist,)), "L1", Side.LEFT)
    assert [step.cue for step in timeline.steps] == ["one"] * 3 + ["two"] * 3 + ["one"] * 3 + ["two"]


def test_transitions_tell_what_they_lead_to() -> None:
    timeline = compile_plan(plan(reps("squat", 3, 1), holds("wall", 2, sides=ALTERNATING)), "L1", Side.RIGHT)
    [ready, first, *_] = timeline.steps
    [move] = [step for step in timeline.steps if step.kind is Kind.MOVE_ON]
    assert (ready.next, first.next) == ("Squat, 3 times", "Wall")
    assert move.next == "Wall, 2 holds of 10 s each side, right first"


def test_a_transition_without_length_is_no_step() -> None:
    timeline = compile_plan(plan(reps("squat", 2, 1), move_in=0), "L1", Side.LEFT)
    assert [step.kind for step in timeline.steps] == [Kind.REP, Kind.REP]


lengths = st.integers(1, 120).map(lambda quarters: quarters / 4)
sides = st.sampled_from(Sides)
some_reps = st.builds(
    lambda name, count, tempo, sides: reps(name, count, *tempo, sides=sides),
    st.uuids().map(str),
    st.integers(1, 12),
    st.lists(lengths, min_size=1, max_size=3),
    sides,
)
some_holds = st.builds(
    holds,
    st.uuids().map(str),
    st.integers(1, 12),
    lengths,
    lengths,
    sides,
)
plans = st.lists(some_reps | some_holds, min_size=1, max_size=4).map(lambda doses: plan(*doses))


@given(plans, st.sampled_from([Side.LEFT, Side.RIGHT]))
def test_steps_follow_each_other_without_gap_and_both_legs_get_the_same(made: Plan, start: Side) -> None:
    timeline = compile_plan(made, "L1", start)
    ends = [timedelta(), *(step.end for step in timeline.steps)]
    assert [step.start for step in timeline.steps] == ends[:-1]
    assert all(step.length > timedelta() for step in timeline.steps)
    for step in timeline.steps:
        if step.phases:
            assert sum((phase.length for phase in step.phases), timedelta()) == step.length
    for exercise_id in timeline.exercises:
        work = [step for step in timeline.steps if step.exercise == exercise_id and step.kind.works]
        left, right = ([step for step in work if step.side is side] for side in (Side.LEFT, Side.RIGHT))
        assert sum((s.length for s in left), timedelta()) == sum((s.length for s in right), timedelta())
