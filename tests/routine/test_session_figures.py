"""The body in every frame that a session shows, at all levels: bones, what bears on the floor, balance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest

from standupnudge import resources
from standupnudge.config.plan_file import read_plan
from standupnudge.routine.motion import FRAME, Shot, shot
from standupnudge.routine.plan import Side
from standupnudge.routine.skeleton import ARMS, LEGS, Figure, Joint, View, distance
from standupnudge.routine.timeline import Step, compile_plan
from tests.routine.movements import balance
from tests.routine.test_pose import LENGTHS

PLAN = read_plan(resources.plan("glutes"))
PLANK = PLAN.exercises[0]
SESSIONS = list(product([level.id for level in PLAN.levels], [variant.id for variant in PLANK.variants]))
FEET = {leg[2]: leg[3] for leg in LEGS}  # ankle to toe


def steps_of(level: str, variant: str) -> tuple[Step, ...]:
    return compile_plan(PLAN, level, Side.RIGHT, variants={PLANK.id: variant}).steps


def movements(steps: tuple[Step, ...]) -> list[list[Shot]]:
    """All frames of each step; of steps that are alike, only of the first."""
    alike: dict[object, list[Shot]] = {}
    for step in steps:
        key = step.exercise, step.kind, step.begin, step.pose, step.phases, step.length
        if key not in alike:
            alike[key] = list(frames(steps, step))
    return list(alike.values())


def frames(steps: tuple[Step, ...], step: Step) -> Iterator[Shot]:
    """One after the other, as the window shows them."""
    at = timedelta()
    while at < step.length:
        found = shot(steps, step, at)
        assert found is not None
        yield found
        at += found.lasts
    last = shot(steps, step, step.length)
    assert last is not None
    yield last


def lengths(figure: Figure, first: Figure) -> dict[tuple[Joint, Joint], float]:
    """What the bones have to measure; from the front, where they are seen shortened, what they did at first."""
    return LENGTHS if figure.view is View.SIDE else dict(first.bones())


@pytest.mark.parametrize(("level", "variant"), SESSIONS)
def test_bones_keep_their_length_and_contacts_their_place(level: str, variant: str) -> None:
    looked_at = 0
    for shots in movements(steps_of(level, variant)):
        stood: dict[Joint, tuple[float, float]] = {}
        for figure in (each.figure for each in shots):
            looked_at += 1
            assert figure.contacts
            expected = lengths(figure, shots[0].figure)
            for bone, length in figure.bones().items():
                assert abs(length - expected[bone]) < 1e-6, bone
            stood = {joint: stood.get(joint, figure.points[joint]) for joint in figure.contacts}
            for joint, place in stood.items():
                assert distance(place, figure.points[joint]) < 0.005, joint
    assert looked_at > 10 * timedelta(seconds=1) / FRAME  # ten seconds of movement at the least


@pytest.mark.parametrize("level", [level.id for level in PLAN.levels])
def test_the_balance_point_is_over_the_standing_foot_in_every_frame_of_the_arabesque(level: str) -> None:
    steps = steps_of(level, PLANK.variants[0].id)
    reps = tuple(step for step in steps if step.exercise == "runners_arabesque" and step.kind.works)
    figures = [each.figure for shots in movements(reps) for each in shots]
    on_one_foot = [figure for figure in figures if len(FEET.keys() & figure.contacts) == 1 and not hands(figure)]
    assert len(on_one_foot) > 20 or level == "L0"  # at the wall
    for figure in on_one_foot:
        (ankle,) = FEET.keys() & figure.contacts
        heel, toe = figure.points[ankle][0] - 0.03, figure.points[FEET[ankle]][0]
        assert heel < balance(figure) < toe


def hands(figure: Figure) -> bool:
    """Whether it holds on to something."""
    return any(arm[-1] in figure.contacts for arm in ARMS)
