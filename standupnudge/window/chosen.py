"""What is played: the plan of a task at its level, with what is eased and left out, and what to say of that.

No toolkit here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from standupnudge.config.plan_file import plan_or_built_in
from standupnudge.errors import StandUpNudgeError
from standupnudge.routine.plan import Plan, Side
from standupnudge.routine.timeline import Timeline, compile_plan

PROBLEMS = 3  # as many are told at once; the first ones often bring about the others
NOTHING_LEFT = "All of its exercises are left out, because they hurt twice."

Note = tuple[str, tuple[str, ...]]  # a heading, and points under it


@dataclass(frozen=True, slots=True)
class Chosen:
    """A routine, ready to be played.

    :ivar plan: with only the exercises that are played, each in the form that it is done in.
    :ivar notes: what is not as usual.
    """

    plan: Plan
    timeline: Timeline
    notes: tuple[Note, ...] = ()


def choose(task: Mapping[str, Any]) -> Chosen:
    """What the ``task`` of a routine window asks for; where its plan can't be used, the built-in one.

    :raises StandUpNudgeError: nothing is left of it.
    """
    level, side = str(task.get("level", "")), Side.LEFT if task.get("start_side") == "left" else Side.RIGHT
    eased, left_out = (tuple(map(str, task.get(care, ()))) for care in ("eased", "left_out"))
    found = plan_or_built_in(str(task["plan"]), Path(str(task.get("plan_folder", ""))))
    plan = found.plan
    doses = plan.doses(level, eased=eased, left_out=left_out)
    if not doses:
        raise StandUpNudgeError(NOTHING_LEFT, "A physio can tell you what is behind it.")
    exercises = tuple(plan.exercise(dose.exercise).in_form(dose.form) for dose in doses)
    timeline = compile_plan(plan, level, side, eased=eased, left_out=left_out)
    notes = (_unusable(found.problems), _care(plan, level, eased, left_out))
    return Chosen(replace(plan, exercises=exercises), timeline, tuple(note for note in notes if note[1]))


def _unusable(problems: Sequence[str]) -> Note:
    more = (f"and {len(problems) - PROBLEMS} more",) if len(problems) > PROBLEMS else ()
    return "Your own plan can't be used yet; this is the built-in one", (*problems[:PROBLEMS], *more)


def _care(plan: Plan, level: str, eased: Collection[str], left_out: Collection[str]) -> Note:
    """What is different because it hurt (R5)."""
    usual = [dose.exercise for dose in plan.doses(level)]
    points = [f"{plan.exercise(each).name}: an easier form, because it hurt." for each in usual if each in eased]
    points += [f"{plan.exercise(each).name}: left out, because it hurt twice." for each in usual if each in left_out]
    return "This time", tuple(points)
