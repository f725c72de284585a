"""Any text gives a plan within its bounds, or problems; never anything else."""

from __future__ import annotations

import re
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from standupnudge.config.plan_file import read_plan
from standupnudge.config.plan_form import LONGEST, parse_plan
from standupnudge.errors import ConfigError
from standupnudge.resources import plan as built_in
from standupnudge.routine.plan import Plan, Side
from standupnudge.routine.pose_names import POSES
from standupnudge.routine.timeline import compile_plan
from tests.config.test_any_text import MARKS, assert_tells_problems

GLUTES = built_in("glutes").read_text(encoding="utf-8")
SHORT = """\
title: Wall sit
switch: {title: Switch, lasts: 4s}
exercises:
  - {id: sit, name: Sit, muscles: thighs, why: so, set_up: Back on the wall, cues: [Breathe],
     move_in: {title: Find a wall, lasts: 5s}, poses: {rest: L0, hold: L1}, sides: {left: L, right: R},
     variants: [{id: low, name: Low}, {id: deep, name: Deep}], easier: [{id: high, name: High, how: Up}]}
levels:
  L1:
    exercises:
      sit:
        {variant: low, holds: 3, hold: 10s, sides: alternating,
         instead: {deep: {form: high, holds: 2, hold: 1s, sides: one by one}}}
"""
WORDS = [
    *sorted(set(re.findall(r"\w+", SHORT))),
    *(
        "about",
        "kit",
        "place",
        "floor",
        "move_in_otherwise",
        "soften",
        "eased",
        "video",
        "https://example.org",
        "L0",
        "L7",
    ),
    *("reps", "tempo", "up", "B½", "Z9", "-1s", "0s", "1.25s", "1m30s", "10", "201", "1e9", "bent_knee_plank"),
]
pieces = st.sampled_from([*WORDS, *(f"{word}: " for word in WORDS), *MARKS]) | st.text(max_size=3)
grown = st.lists(pieces, max_size=40).map("".join)


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A good plan after some edits: something taken out, put in, or put in twice."""
    text = draw(st.sampled_from([GLUTES, SHORT, SHORT]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        stop = draw(st.integers(start, min(len(text), start + 80)))
        middle = draw(pieces | st.just(text[start:stop] * 2))
        text = text[:start] + middle + text[draw(st.sampled_from([start, stop])) :]
    return text


def assert_can_be_played(plan: Plan) -> None:
    """At each level, whatever is chosen and whatever hurts."""
    ids = [exercise.id for exercise in plan.exercises]
    assert len(set(ids)) == len(ids) > 0
    assert plan.levels
    for level in plan.levels:
        choices = [dict.fromkeys(ids, dose.variant) for dose in level.doses + level.instead]
        for variants in choices:
            for eased in ((), ids):
                timeline = compile_plan(plan, level.id, Side.LEFT, variants=variants, eased=eased)
                assert timedelta() < timeline.total <= LONGEST
                assert {step.pose for step in timeline.steps} <= {"", *POSES}


@settings(deadline=None, max_examples=300)
@given(st.text() | grown | edited())
def test_any_text_gives_a_plan_that_can_be_played_or_problems(text: str) -> None:
    try:
        plan = parse_plan(text, "config.yaml")
    except ConfigError as error:
        assert_tells_problems(error, text)
    else:
        assert_can_be_played(plan)


@settings(deadline=None)
@given(st.binary() | edited().map(lambda text: text.encode("utf-16", "replace")))
def test_any_file_gives_a_plan_that_can_be_played_or_problems(tmp_path_factory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "config.yaml"
    path.write_bytes(content)
    try:
        plan = read_plan(path)
    except ConfigError as error:
        assert_tells_problems(error, content.decode("latin-1"))
    else:
        assert_can_be_played(plan)


def test_the_plans_that_are_edited_are_good() -> None:
    for text in (SHORT, GLUTES):
        assert_can_be_played(parse_plan(text, "plan.yaml"))
