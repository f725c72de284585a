"""The muscles of a plan, which one can get to know: read, and every problem told with its line."""

from __future__ import annotations

import pytest

from standupnudge.config.plan_form import parse_plan
from standupnudge.routine.plan import Muscle
from tests.config.good_plan import GOOD, problems_of

BIG = "{id: big, name: Big, where: Here, does: Much, exercises: [lunge, bridge]}"


def test_a_plan_has_muscles_or_none() -> None:
    assert parse_plan(GOOD, "plan.yaml").muscles == ()
    plan = parse_plan(f"{GOOD}muscles: [{BIG}]\n", "plan.yaml")
    assert plan.muscles == (Muscle("big", "Big", "Here", "Much", exercises=("lunge", "bridge")),)


@pytest.mark.parametrize(
    ("muscles", "problem"),
    [
        (BIG.replace("bridge", "brigde"), "no exercise of this plan; write bridge"),
        (BIG.replace("id: big", "id: lunge"), "is an exercise already"),
        (f"{BIG}, {BIG}", "is here twice"),
        (BIG.replace(", does: Much", ""), '"does" is missing here'),
    ],
)
def test_a_problem_is_told_with_its_line(muscles: str, problem: str) -> None:
    [told] = problems_of(f"{GOOD}muscles:\n  [{muscles}]\n")
    assert told.startswith(f"plan.yaml:{len(GOOD.splitlines()) + 2}:")
    assert problem in told
