"""The built-in plan and the figure belong together: whatever is played can be drawn."""

from __future__ import annotations

import pytest

from standupnudge import resources
from standupnudge.config.plan_file import read_plan
from standupnudge.routine import pose_names, pose_table
from standupnudge.routine.motion import shot
from standupnudge.routine.plan import Side
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
