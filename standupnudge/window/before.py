"""What can be chosen before the start: level, variants, pace. Questions and answers as values; no toolkit here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standupnudge.language import _
from standupnudge.routine.plan import Exercise, Level
from standupnudge.routine.summary import summary
from standupnudge.window.action import Action
from standupnudge.window.chosen import Chosen, Wanted, made
from standupnudge.window.ending import Question
from standupnudge.window.face import clock


def in_short(chosen: Chosen) -> str:
    """Level, length and pace in a line: "L1, Base: 4:55"."""
    wanted = chosen.wanted
    if wanted is None:
        return clock(chosen.timeline.total)
    level = _name(wanted.plan.level(wanted.level))
    if wanted.own_pace:
        return _("{level}: at your own pace").format(level=level)
    # For translators: {level} is such as "L1, Base", {length} is such as "4:55".
    return _("{level}: {length}").format(level=level, length=clock(chosen.timeline.total))


def questions(chosen: Chosen) -> tuple[Question, ...]:
    """What there is to choose, each with the present choice."""
    wanted = chosen.wanted
    return () if wanted is None else tuple(_questions(wanted))


def answered(chosen: Chosen, name: str) -> Chosen:
    """The session after the choice ``name``, one of the questions' own."""
    wanted = chosen.wanted
    if wanted is None:
        return chosen
    match name.split():
        case ["level", level]:
            wanted = replace(wanted, level=wanted.plan.level(level).id)
        case ["variant", exercise, variant]:
            wanted = replace(wanted, variants={**wanted.variants, exercise: variant})
        case ["pace", pace]:
            wanted = replace(wanted, own_pace=pace == "own")
    return made(wanted) if wanted.doses() else chosen


def _questions(wanted: Wanted) -> Iterator[Question]:
    levels = [level for level in wanted.plan.levels if replace(wanted, level=level.id).doses()]
    if len(levels) > 1:
        choices = tuple(Action(f"level {level.id}", level.id) for level in levels)
        yield Question(_("Level, this time"), choices, f"level {wanted.level}", _contents(wanted))
    for dose in wanted.doses():
        exercise = wanted.plan.exercise(dose.exercise)
        if dose.variant:
            yield _variants(wanted, exercise, dose.variant)
    timer, own = Action("pace timer", _("With the timer")), Action("pace own", _("At my own pace"))
    pace = own if wanted.own_pace else timer
    # For translators: Space is the key.
    note = _("No timers: Space goes on.") if wanted.own_pace else ""
    yield Question(_("Pace"), (timer, own), pace.name, note)


def _variants(wanted: Wanted, exercise: Exercise, played: str) -> Question:
    """One that the level hasn't got can't be chosen."""
    there = {dose.variant for dose in wanted.plan.level(wanted.level).choices(exercise.id)}
    start = f"variant {exercise.id}"
    choices = [Action(f"{start} {each.id}", each.name) for each in exercise.variants if each.id in there]
    return Question(exercise.name, tuple(choices), f"{start} {played}")


def _contents(wanted: Wanted) -> str:
    level = wanted.plan.level(wanted.level)
    lines = summary(wanted.plan, wanted.level, variants=wanted.variants, eased=wanted.eased, left_out=wanted.left_out)
    length = clock(made(wanted).timeline.total)
    # For translators: {level} is such as "L1, Base", {length} is such as "4:55".
    sentences = [_("{level}, {length}.").format(level=_name(level), length=length)]
    # For translators: {exercise} is such as "Glute bridge: 10 times".
    sentences += [_("{exercise}.").format(exercise=line) for line in lines]
    if wanted.level != wanted.usual:
        # For translators: the level that is usually played.
        sentences.append(_("Your own stays {level}.").format(level=wanted.usual))
    return " ".join(sentences)


def _name(level: Level) -> str:
    # For translators: a level of the routine, such as "L1", and its name, such as "Base".
    return _("{level}, {name}").format(level=level.id, name=level.name) if level.name else level.id
