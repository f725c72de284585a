"""How doses become steps, for every form that a level of the ladder needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from standupnudge.routine.plan import Form, Level, Plan, Poses, Side, Sides, Transition
from standupnudge.routine.timeline import Kind, compile_plan
from tests.routine.plans import exercise, holds, plan, reps, seconds

ALTERNATING, ONE_BY_ONE = Sides.ALTERNATING, Sides.ONE_BY_ONE


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
    squat = replace(exercise("squat"), harder=(Form(id="jump", name="Jump squat", how="Leave the floor"),))
    base = plan(replace(reps("squat", 1, 1), form="jump"))
    timeline = compile_plan(replace(base, exercises=(squat,)), "L1", Side.LEFT)
    ready, rep = timeline.steps
    assert (ready.cue, rep.title, rep.cue) == ("Leave the floor", "Jump squat", "squat cue")


def test_a_new_cue_comes_after_ten_seconds_and_not_with_every_repetition() -> None:
    twist = replace(exercise("twist", 0), cues=("one", "two"))
    timeline = compile_plan(replace(plan(reps("twist", 10, 4)), exercises=(twist,)), "L1", Side.LEFT)
    assert [step.cue for step in timeline.steps] == ["one"] * 3 + ["two"] * 3 + ["one"] * 3 + ["two"]


SQUAT_POSES = Poses("up", (("phase 1", "down"), ("phase 2", "up")))


def test_each_step_begins_with_the_pose_that_the_one_before_led_to() -> None:
    squat = replace(exercise("squat"), poses=SQUAT_POSES)
    wall = replace(exercise("wall"), poses=Poses("stand", (("hold", "sit"),)))
    made = replace(plan(reps("squat", 2, 1, 1), holds("wall", 2, soften=1)), exercises=(squat, wall))
    steps = compile_plan(made, "L1", Side.LEFT).steps
    assert [(step.begin, *(phase.pose for phase in step.phases), step.pose) for step in steps] == [
        ("up", "up"),
        ("up", "down", "up", "up"),
        ("up", "down", "up", "up"),
        ("up", "stand"),
        ("stand", "sit"),
        ("sit", "stand"),
        ("stand", "sit"),
    ]


def test_a_plan_without_poses_shows_none() -> None:
    steps = compile_plan(plan(reps("squat", 2, 1, 1), holds("wall", 2)), "L1", Side.LEFT).steps
    assert {pose for step in steps for pose in (step.begin, step.pose, *(phase.pose for phase in step.phases))} == {""}


def test_a_form_has_its_own_poses_and_way_into_position() -> None:
    low = Form(id="low", name="Low", how="Low", poses=Poses("low"), move_in=Transition("Crouch", seconds(1)))
    squat = replace(exercise("squat"), poses=SQUAT_POSES, easier=(low,))
    made = replace(plan(replace(reps("squat", 1, 1, 1), form="low")), exercises=(squat,))
    ready, rep = compile_plan(made, "L1", Side.LEFT).steps
    assert (ready.title, ready.length, ready.pose, rep.pose) == ("Crouch", seconds(1), "low", "low")


def test_what_hurts_and_has_no_easier_form_is_played_as_at_the_lowest_level() -> None:
    made = plan(reps("squat", 9, 1))
    made = replace(made, levels=(Level("L0", "", (reps("squat", 3, 1),)), *made.levels))
    assert [len(compile_plan(made, "L1", Side.LEFT, eased=eased).steps) for eased in ((), {"squat"})] == [10, 4]


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


@given(plans)
def test_a_dose_takes_as_long_as_it_says(made: Plan) -> None:
    timeline = compile_plan(made, "L1", Side.LEFT)
    for dose, way in zip(made.levels[0].doses, made.exercises, strict=True):
        assert timeline.length_of(dose.exercise) == way.move_in.length + dose.lasting(made.switch.length)
