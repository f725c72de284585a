"""The built-in plan and the figure belong together: whatever is played can be drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest

from standupnudge import resources
from standupnudge.config.plan_file import read_plan
from standupnudge.routine import pose_names, pose_table
from standupnudge.routine.motion import shot
from standupnudge.routine.plan import Poses, Side
from standupnudge.routine.pose import leads_to
from standupnudge.routine.timeline import compile_plan

PLAN = read_plan(resources.plan("glutes"))


def test_every_pose_that_a_plan_can_name_can_be_drawn() -> None:
    assert set(pose_names.POSES) <= set(pose_table.POSES)


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
@pytest.mark.parametrize("level", [level.id for level in PLAN.levels])
def test_every_step_of_every_level_has_a_figure_from_its_beginning_to_its_end(level: str, side: Side) -> None:
    steps = compile_plan(PLAN, level, side).steps
    assert steps
    for step in steps:
        for share in (0, 0.5, 1):
            assert shot(steps, step, step.length * share) is not None, (step.exercise, step.kind, share)


def all_poses() -> list[Poses]:
    """Those of each exercise and each of its forms."""
    forms = [form.poses for exercise in PLAN.exercises for form in exercise.easier + exercise.harder if form.poses]
    return [*(exercise.poses for exercise in PLAN.exercises), *forms]


@pytest.mark.parametrize("poses", all_poses(), ids=lambda poses: f"{poses.rest}-{poses.moves[0][1]}")
def test_no_movement_jumps(poses: Poses) -> None:
    shown = [poses.rest, *(pose for _, pose in poses.moves), poses.rest]
    assert [pair for pair in pairwise(shown) if not leads_to(*pair)] == []


def test_what_is_done_when_it_hurts_can_be_drawn_too() -> None:
    steps = compile_plan(PLAN, "L1", Side.LEFT, eased=[exercise.id for exercise in PLAN.exercises]).steps
    for step in steps:
        assert shot(steps, step, step.length / 2) is not None, (step.exercise, step.kind)
