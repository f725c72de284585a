"""The text of a plan to a ``Plan``, or to every problem of it at once. Opens no file itself.

The form, key by key, is told at the top of ``routine/plans/glutes.yaml``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from standupnudge.config.kinds import Word
from standupnudge.config.load import checked_text
from standupnudge.config.part import Part
from standupnudge.config.plan_doses import VARIANT, dose_of, fields
from standupnudge.config.plan_exercises import TEXT, TITLE, read_exercises, read_transition, texts
from standupnudge.config.plan_muscles import read_muscles
from standupnudge.config.problems import Mark, Report, listed, sentence
from standupnudge.config.schema import LEVELS
from standupnudge.config.tree import Node, Text
from standupnudge.language import N_, _, ngettext
from standupnudge.routine.plan import Dose, Exercise, Level, Plan

LONGEST = timedelta(hours=1)  # of a session, whatever is chosen; longer is a slip of the pen, not a routine
LEVEL = Word(N_("L0 to L6"), tuple(level for level in LEVELS if level != "auto"))
# For translators: holds and reps stay, they go into the file
_A_DOSE = N_("exercises of this plan with holds or reps")


def parse_plan(text: str, name: str) -> Plan:
    """The plan that ``text`` says.

    :param name: what problems call the file.
    :raises ConfigError: with every problem, in the order of the file.
    """
    return checked_text(text, name, _plan)


def _plan(tree: Node | None, report: Report) -> Plan:
    start = Mark(1, 1)
    of = Part(tree or Text(start, "", bare=True), "", start, report).record(
        "title switch exercises levels", "about kit before effort stop_now who muscles"
    )
    plan = Plan(
        title=of["title"].one(TITLE, ""),
        about=of["about"].one(TEXT, ""),
        exercises=read_exercises(of["exercises"]),
        levels=(),
        switch=read_transition(of["switch"]),
        kit=texts(of["kit"]),
        before=texts(of["before"]),
        effort=of["effort"].one(TEXT, ""),
        stop_now=of["stop_now"].one(TEXT, ""),
        who=of["who"].one(TEXT, ""),
    )
    plan = replace(plan, muscles=read_muscles(of["muscles"], plan))
    levels = of["levels"].pairs(_("levels, L0 to L6, with their exercises"), least=1)
    read = [_level(key, value, plan) for key, _word, value in levels]
    return replace(plan, levels=tuple(sorted(read, key=lambda level: level.id)))


def _level(key: Part, part: Part, plan: Plan) -> Level:
    of = part.record("exercises", "name")
    known: dict[str, Exercise] = {}
    for exercise in plan.exercises:
        known.setdefault(exercise.id, exercise)  # that an id comes again is told already
    doses: dict[str, Dose] = {}
    instead: list[Dose] = []
    for word, exercise_id, value in of["exercises"].pairs(_(_A_DOSE), least=1):
        if exercise_id not in known and "" not in known and known:
            word.unknown(_("{word} is no exercise of this plan").format(word=word.shown), known)
        doses[exercise_id], others = _choices(value, known.get(exercise_id))
        instead += others
    in_order = tuple(doses[exercise_id] for exercise_id in known if exercise_id in doses)
    level = Level(key.one(LEVEL, ""), of["name"].one(TITLE, ""), in_order, tuple(instead))
    _compare_length(key, level, plan)
    return level


def _choices(part: Part, exercise: Exercise | None) -> tuple[Dose, list[Dose]]:
    """A level's own dose of an exercise, and those of other variants."""
    of = fields(part, "variant instead")
    known = list(dict.fromkeys(variant.id for variant in exercise.variants)) if exercise else []
    own, instead = of["variant"].one(VARIANT, ""), []
    if own and exercise and own not in known:
        told = _("{word} is no variant of {exercise}")
        of["variant"].unknown(told.format(word=of["variant"].shown, exercise=exercise.id), known)
    if known and part.lists_all() and not of["variant"].there:
        told = _("{key} is missing here, which tells which one this is").format(key='"variant"')
        part.wrong(sentence(told, allowed=listed(known)))
    others = [each for each in known if each != own]
    for key, variant, value in of["instead"].pairs(_("other variants, each with a dose")):
        if exercise and variant not in others:
            told = _("{word} is no other variant of {exercise}").format(word=key.shown, exercise=exercise.id)
            key.unknown(told, others)
        instead.append(dose_of(value, fields(value), exercise, variant))
    return dose_of(part, of, exercise, own), instead


def _compare_length(key: Part, level: Level, plan: Plan) -> None:
    """The longest session that can be chosen mustn't be longer than any session may be."""
    total = sum((_at_most(level, dose, plan) for dose in level.doses), timedelta())
    if total > LONGEST:
        wrong = _("this level can take {length}").format(length=_length(total))
        key.wrong(sentence(wrong, allowed=_("at most {length}").format(length=_length(LONGEST))))


def _length(length: timedelta) -> str:
    """In hours, minutes and seconds, "1:05:00", after the days if there are some."""
    whole = timedelta(seconds=round(length.total_seconds()))
    clock = str(whole - timedelta(whole.days))
    # For translators: {clock} is in hours, minutes and seconds, such as 1:05:00
    days = ngettext("{days} day, {clock}", "{days} days, {clock}", whole.days)
    return days.format(days=whole.days, clock=clock) if whole.days else clock


def _at_most(level: Level, own: Dose, plan: Plan) -> timedelta:
    """How long an exercise may take at this level, with the way into position."""
    exercise = plan.exercise(own.exercise)
    doses = [*level.choices(own.exercise), *([exercise.eased] if exercise.eased else [])]
    ways = [exercise.in_form(dose.form).move_in.length if dose.move_in is None else dose.move_in for dose in doses]
    otherwise = exercise.move_in_otherwise.length if exercise.move_in_otherwise else timedelta()
    return max(dose.lasting(plan.switch.length) for dose in doses) + max(*ways, otherwise)
