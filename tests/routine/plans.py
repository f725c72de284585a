"""Short plans to play in tests."""

from __future__ import annotations

from datetime import timedelta

from standupnudge.routine.plan import Dose, Exercise, Holds, Level, Phase, Plan, Reps, Sides, Transition


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def exercise(name: str, move_in: float = 4) -> Exercise:
    return Exercise(
        id=name,
        name=name.capitalize(),
        muscles="",
        why="",
        move_in=Transition(f"Get into {name}", seconds(move_in)),
        set_up=f"Set up {name}",
        cues=(f"{name} cue",),
    )


def plan(*doses: Dose, move_in: float = 4, switch: float = 4) -> Plan:
    """A plan with these doses at its only level, L1."""
    return Plan(
        title="Test",
        about="",
        exercises=tuple(exercise(dose.exercise, move_in) for dose in doses),
        levels=(Level("L1", "", doses),),
        switch=Transition("Switch", seconds(switch)),
    )


def holds(name: str, count: int, hold: float = 10, soften: float = 2, sides: Sides = Sides.TOGETHER) -> Dose:
    return Dose(exercise=name, work=Holds(count, seconds(hold), seconds(soften)), sides=sides)


def reps(name: str, count: int, *tempo: float, sides: Sides = Sides.TOGETHER) -> Dose:
    phases = tuple(Phase(f"phase {number}", seconds(length)) for number, length in enumerate(tempo, start=1))
    return Dose(exercise=name, work=Reps(count, phases), sides=sides)
