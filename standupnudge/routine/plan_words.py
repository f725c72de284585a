"""A plan in the language in use. The built-in one's texts are in the catalogs; those of another plan stay as they are.

Movements ("up") stay: poses and tones go by them.
"""

from __future__ import annotations

from dataclasses import replace

from standupnudge.language import _
from standupnudge.routine.dose import Level
from standupnudge.routine.plan import Exercise, Fault, Form, Muscle, Plan, SideWords, Soften, Transition, Variant


def said(text: str) -> str:
    """A text of a plan in the language in use; "" stays."""
    return _(text) if text else ""


def in_language(plan: Plan) -> Plan:
    """The same plan with all that people read and hear of it in the language in use."""
    return replace(
        plan,
        title=said(plan.title),
        about=said(plan.about),
        exercises=tuple(map(_exercise, plan.exercises)),
        levels=tuple(map(_level, plan.levels)),
        switch=_transition(plan.switch),
        kit=_all(plan.kit),
        before=_all(plan.before),
        effort=said(plan.effort),
        stop_now=said(plan.stop_now),
        who=said(plan.who),
        muscles=tuple(map(_muscle, plan.muscles)),
    )


def _exercise(exercise: Exercise) -> Exercise:
    otherwise = exercise.move_in_otherwise
    return replace(
        exercise,
        name=said(exercise.name),
        muscles=said(exercise.muscles),
        why=said(exercise.why),
        move_in=_transition(exercise.move_in),
        move_in_otherwise=otherwise and _transition(otherwise),
        set_up=said(exercise.set_up),
        cues=_all(exercise.cues),
        kit=_all(exercise.kit),
        soften=Soften(said(exercise.soften.title), said(exercise.soften.how)),
        sides=_sides(exercise.sides),
        faults=tuple(Fault(said(each.fault), said(each.fix)) for each in exercise.faults),
        easier=tuple(map(_form, exercise.easier)),
        harder=tuple(map(_form, exercise.harder)),
        variants=tuple(Variant(each.id, said(each.name)) for each in exercise.variants),
        stop_when=_all(exercise.stop_when),
    )


def _form(form: Form) -> Form:
    return replace(
        form,
        name=said(form.name),
        how=said(form.how),
        cues=_all(form.cues),
        sides=form.sides and _sides(form.sides),
        move_in=form.move_in and _transition(form.move_in),
    )


def _level(level: Level) -> Level:
    return replace(level, name=said(level.name))


def _muscle(muscle: Muscle) -> Muscle:
    return replace(
        muscle,
        name=said(muscle.name),
        where=said(muscle.where),
        does=said(muscle.does),
        running=said(muscle.running),
        honest=said(muscle.honest),
    )


def _transition(transition: Transition) -> Transition:
    return replace(transition, title=said(transition.title))


def _sides(sides: SideWords) -> SideWords:
    return SideWords(said(sides.left), said(sides.right))


def _all(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(said, texts))
