"""What is played: the plan of a task at its level, with what is eased and left out, and what to say of that.

No toolkit here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from standupnudge.config.plan_file import Found, plan_or_built_in
from standupnudge.errors import StandUpNudgeError
from standupnudge.language import N_, _, ngettext
from standupnudge.routine.plan import Dose, Exercise, Plan, Side
from standupnudge.routine.timeline import Timeline, compile_plan

PROBLEMS = 3  # as many are told at once; the first ones often bring about the others
NOTHING_LEFT = N_("All of its exercises are left out, because they hurt twice.")

Note = tuple[str, tuple[str, ...]]  # a heading, and points under it


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a session is made from. Before the start the person can change level, variants and pace.

    :ivar usual: the level in force, one of the plan's; ``level``: the one to be played.
    :ivar variants: exercise id to the id of its variant, where one was chosen.
    :ivar videos: exercise id to the person's own link.
    """

    found: Found
    usual: str
    level: str
    side: Side = Side.RIGHT
    variants: Mapping[str, str] = field(default_factory=dict)
    eased: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    videos: Mapping[str, str] = field(default_factory=dict)
    own_pace: bool = False

    @property
    def plan(self) -> Plan:
        """The whole plan."""
        return self.found.plan

    def doses(self) -> tuple[Dose, ...]:
        """What is played; nothing, if all of it is left out."""
        return self.plan.doses(self.level, variants=self.variants, eased=self.eased, left_out=self.left_out)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A routine, ready to be played.

    :ivar plan: with only the exercises that are played, each in the form that it is done in.
    :ivar notes: what is not as usual.
    :ivar wanted: what it was made from.
    """

    plan: Plan
    timeline: Timeline
    notes: tuple[Note, ...] = ()
    wanted: Wanted | None = field(default=None, compare=False)

    def at_usual(self, level: str) -> Chosen:
        """With this level in force, whatever is played this time."""
        wanted = self.wanted
        return self if wanted is None else replace(self, wanted=replace(wanted, usual=wanted.plan.level(level).id))


def choose(task: Mapping[str, Any]) -> Chosen:
    """What the ``task`` of a routine window asks for; where its plan can't be used, the built-in one.

    :raises StandUpNudgeError: nothing is left of it.
    """
    found = plan_or_built_in(str(task["plan"]), Path(str(task.get("plan_folder", ""))))
    level = found.plan.level(str(task.get("level", ""))).id
    eased, left_out = (tuple(map(str, task.get(care, ()))) for care in ("eased", "left_out"))
    return made(
        Wanted(
            found=found,
            usual=level,
            level=found.plan.level(str(task.get("this_time") or level)).id,
            side=Side.LEFT if task.get("start_side") == "left" else Side.RIGHT,
            variants=dict(task.get("variants", {})),
            eased=eased,
            left_out=left_out,
            videos=dict(task.get("videos", {})),
        )
    )


def to_know(task: Mapping[str, Any]) -> Plan:
    """The whole plan that a ``task`` asks for, to be read; with the person's own links before the plan's."""
    plan = plan_or_built_in(str(task["plan"]), Path(str(task.get("plan_folder", "")))).plan
    videos = dict(task.get("videos", {}))
    exercises = tuple(replace(each, video=videos.get(each.id, each.video)) for each in plan.exercises)
    return replace(plan, exercises=exercises)


def made(wanted: Wanted) -> Chosen:
    """The session that is ``wanted``.

    :raises StandUpNudgeError: nothing is left of it.
    """
    plan, doses = wanted.plan, wanted.doses()
    if not doses:
        raise StandUpNudgeError(_(NOTHING_LEFT), _("A physio can tell you what is behind it."))
    exercises = tuple(_played(plan.exercise(dose.exercise), dose, wanted.videos) for dose in doses)
    timeline = compile_plan(
        plan, wanted.level, wanted.side, variants=wanted.variants, eased=wanted.eased, left_out=wanted.left_out
    )
    notes = (_unusable(wanted.found.problems), _care(plan, wanted.level, wanted.eased, wanted.left_out))
    return Chosen(replace(plan, exercises=exercises), timeline, tuple(note for note in notes if note[1]), wanted)


def _played(exercise: Exercise, dose: Dose, videos: Mapping[str, str]) -> Exercise:
    """As it is done, with the person's own link before the plan's."""
    return replace(exercise.in_form(dose.form), video=videos.get(exercise.id, exercise.video))


def _unusable(problems: Sequence[str]) -> Note:
    told = problems[:PROBLEMS]
    if (more := len(problems) - PROBLEMS) > 0:
        # For translators: the last point of a list of problems.
        told = (*told, ngettext("and {n} more", "and {n} more", more).format(n=more))
    return _("Your own plan can't be used yet; this is the built-in one"), tuple(told)


def _care(plan: Plan, level: str, eased: Collection[str], left_out: Collection[str]) -> Note:
    """What is different because it hurt (R5)."""
    usual = [dose.exercise for dose in plan.doses(level)]
    easier, gone = _("{exercise}: an easier form, because it hurt."), _("{exercise}: left out, because it hurt twice.")
    points = [easier.format(exercise=plan.exercise(each).name) for each in usual if each in eased]
    points += [gone.format(exercise=plan.exercise(each).name) for each in usual if each in left_out]
    return _("This time"), tuple(points)
