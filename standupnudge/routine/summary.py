"""The routine in a line an exercise, for who can have no window."""

from __future__ import annotations

from standupnudge.routine.plan import Plan
from standupnudge.routine.timeline import amount


def summary(plan: Plan, level: str) -> list[str]:
    """What to do and how much of it, in order: "Glute bridge: 10 times"."""
    doses = plan.level(level).doses
    return [f"{plan.exercise(dose.exercise).name}: {amount(dose)}" for dose in doses]
