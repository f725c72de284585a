"""The routine in a line an exercise, for who can have no window."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from standupnudge.language import _
from standupnudge.routine.dose import Dose
from standupnudge.routine.phrases import amount
from standupnudge.routine.plan import NOTHING_CHOSEN, Plan


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
    return [_line(plan, dose) for dose in doses]


def _line(plan: Plan, dose: Dose) -> str:
    name = plan.exercise(dose.exercise).in_form(dose.form).name
    # For translators: {amount} is "10 times" or "10 holds of 10 s"
    return _("{exercise}: {amount}").format(exercise=name, amount=amount(dose))
