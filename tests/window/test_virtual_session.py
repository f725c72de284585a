"""The real window through all four exercises, its figure moving, in virtual time."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.routine.plan import Side
from standupnudge.routine.pose import stillness
from standupnudge.routine.timeline import compile_plan
from tests.window.process import Processes, environ
from tests.window.virtual_session import COUNT_IN, PAUSED, RESUME_IN, SECOND

TIMELINE = compile_plan(read_plan(resolve("glutes", Path())), "L1", Side.RIGHT)
IN_FRAMES = {"bridge": "glute_bridge", "lunge": "reverse_lunge", "arabesque": "runners_arabesque"}


def moving(exercise: str) -> timedelta:
    """How long the figure moves in the repetitions of an exercise."""
    reps = [step for step in TIMELINE.steps if step.exercise == exercise and step.phases]
    ways = [
        (phase.length, before != phase.pose)
        for step in reps
        for before, phase in zip([step.begin, *(each.pose for each in step.phases)], step.phases, strict=False)
    ]
    return sum((length - 2 * stillness(length) for length, moves in ways if moves), timedelta())


def test_it_ticks_each_exercise_at_its_end_and_never_has_less_than_25_frames_a_second(
    screen: str, processes: Processes
) -> None:
    command = [sys.executable, "-m", "tests.window.virtual_session", screen]
    process = processes.start(command, environ(screen), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors.decode()
    seen = json.loads(out)

    starts = [next(step.start for step in TIMELINE.steps if step.exercise == each) for each in TIMELINE.exercises]
    lengths = [after - before for before, after in pairwise([*starts, TIMELINE.total])]
    assert lengths == [TIMELINE.length_of(each) for each in TIMELINE.exercises]
    paused = PAUSED + RESUME_IN  # in the bridge
    first, *others = [start + length for start, length in zip(starts, lengths, strict=True)]
    ends = [first, *(end + paused for end in others)]
    ticked = [[(COUNT_IN + end) / SECOND, "ticked"] for end in ends]
    assert seen["heard"][1:] == [[1.0, "started"], *ticked, [ticked[-1][0], "finished"]]
    assert set(seen["ticks"].values()) == {"timer"}
    for name, exercise in IN_FRAMES.items():
        assert seen["frames"][name] >= 25 * moving(exercise) / SECOND, name
    assert seen["frames"]["plank"] < 10 * 118, "it is drawn although it holds still"
