"""The routine in a line an exercise, for who can have no window."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from standupnudge.routine.plan import NOTHING_CHOSEN, Plan
from standupnudge.routine.timeline import amount


def summary(
    plan: Plan,
    level: str,
    *,
    variants: Mapping[str, str] = NOTHING_CHOSEN,
    eased: Collection[str] = (),
    left_out: Collection[str] = (),
) -> list[str]:
    """What to do and how much of it, in order: "Glute bridge: 10 times". The parameters are those of ``Plan.doses``."""
    doses = plan.doses(level, variants=variants, eased=eased, left_out=left_out)
    return [f"{plan.exercise(dose.exercise).in_form(dose.form).name}: {amount(dose)}" for dose in doses]
