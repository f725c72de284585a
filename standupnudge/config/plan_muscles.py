"""The muscles of a plan file, which one can get to know: from what is written to values. Every problem is reported."""

from __future__ import annotations

from standupnudge.config.nodes import again
from standupnudge.config.part import Part
from standupnudge.config.plan_exercises import ID, TEXT, TITLE
from standupnudge.language import _
from standupnudge.routine.plan import Muscle, Plan


def read_muscles(part: Part, plan: Plan) -> tuple[Muscle, ...]:
    """All muscles of ``plan``, whose exercises have been read, each with an id that no exercise has."""
    seen: dict[str, int] = {exercise.id: 0 for exercise in plan.exercises}
    # For translators: id, name, where and does stay, they go into the file
    allowed = _("muscles, each with id, name, where and does")
    return tuple(_muscle(item, plan, seen) for item in part.items(allowed))


def _muscle(part: Part, plan: Plan, seen: dict[str, int]) -> Muscle:
    of = part.record("id name where does", "running honest exercises")
    word = of["id"].one(ID, "")
    if seen.get(word):
        of["id"].wrong(again(word, seen[word]))
    elif word in seen:
        of["id"].wrong(_('"{word}" is an exercise already; write another id').format(word=word))
    seen[word] = of["id"].mark.line
    return Muscle(
        id=word,
        name=of["name"].one(TITLE, ""),
        where=of["where"].one(TEXT, ""),
        does=of["does"].one(TEXT, ""),
        running=of["running"].one(TEXT, ""),
        honest=of["honest"].one(TEXT, ""),
        exercises=tuple(_exercise(item, plan) for item in of["exercises"].items(_("ids of exercises of this plan"))),
    )


def _exercise(part: Part, plan: Plan) -> str:
    known = [exercise.id for exercise in plan.exercises if exercise.id]
    word = part.one(ID, "")
    if word and word not in known:
        part.unknown(_("{word} is no exercise of this plan").format(word=part.shown), known)
    return word
