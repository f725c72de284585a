"""The built-in ladder: each level to the second, each variant, and what is left when something hurts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, combinations
from pathlib import Path

import pytest

from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.routine.plan import Plan, Side
from standupnudge.routine.summary import summary
from standupnudge.routine.timeline import Kind, Timeline, compile_plan

PLANK, BRIDGE, LUNGE, ARABESQUE = "bent_knee_plank", "glute_bridge", "reverse_lunge", "runners_arabesque"
ALL = (PLANK, BRIDGE, LUNGE, ARABESQUE)
FIVE_MINUTES = timedelta(minutes=5)

# When the work begins after each way into position, when the second side does, and the end. Ways take 33 s, at L0 50 s.
STARTS = {
    "L0": ("0:15", "1:37", "2:22", "3:00", "3:19", "3:34"),
    "L1": ("0:10", "2:16", "2:56", "3:51", "4:25", "4:55"),
    "L2": ("0:10", "2:07", "2:53", "3:53", "4:27", "4:57"),
    "L3": ("0:10", "1:06", "2:01", "3:06", "3:46", "4:22"),
    "L4": ("0:10", "1:18", "2:04", "3:24", "4:13", "4:58"),
    "L5": ("0:10", "0:58", "1:27", "2:02", "2:36", "3:11", "3:50", "4:25"),
    "L6": ("0:10", "1:06", "1:40", "2:20", "2:57", "3:35", "4:15", "4:51"),
}

# What is done, in the words of the window.
DONE = {
    "L0": (
        "Bent knee plank: 5 holds of 10 s",
        "Glute bridge: 10 times",
        "Shallow lunge: 5 times each side",
        "Arabesque at the wall: 5 times each side",
    ),
    "L1": (
        "Bent knee plank: 10 holds of 10 s",
        "Glute bridge: 10 times",
        "Reverse lunge: 10 times each side",
        "Runner's arabesque: 10 times each side",
    ),
    "L2": (
        "Bent knee plank: 10 holds of 10 s",
        "Glute bridge: 12 times",
        "Reverse lunge: 11 times each side",
        "Lower arabesque: 10 times each side",
    ),
    "L3": (
        "Plank with heel lifts: 12 times each side",
        "Glute bridge: 15 times",
        "Reverse lunge: 12 times each side",
        "Lower arabesque: 12 times each side",
    ),
    "L4": (
        "Plank with heel lifts: 15 times each side",
        "Glute bridge: 15 times",
        "Reverse lunge: 15 times each side",
        "Deep arabesque: 15 times each side",
    ),
    "L5": (
        "Toe plank with heel lifts: 10 times each side",
        "One-leg bridge: 10 times each side",
        "Lunge with knee drive: 10 times each side",
        "Free arabesque: 10 times each side",
    ),
    "L6": (
        "Toe plank with heel lifts: 12 times each side",
        "One-leg bridge: 12 times each side",
        "Lunge with knee drive: 12 times each side",
        "Free arabesque: 12 times each side",
    ),
}

# The plank in each of its variants: how long its work takes, in seconds, and the session.
VARIANTS = {
    ("L0", "forearm_plank"): (70, "3:34"),
    ("L0", "heel_lifts"): (30, "2:54"),
    ("L0", "side_plank"): (84, "3:48"),
    ("L1", "forearm_plank"): (118, "4:55"),
    ("L1", "heel_lifts"): (40, "3:37"),
    ("L1", "side_plank"): (120, "4:57"),
    ("L2", "forearm_plank"): (109, "4:57"),
    ("L2", "heel_lifts"): (44, "3:52"),
    ("L2", "side_plank"): (112, "5:00"),
    ("L3", "forearm_plank"): (82, "4:56"),
    ("L3", "heel_lifts"): (48, "4:22"),
    ("L3", "side_plank"): (72, "4:46"),
    ("L4", "forearm_plank"): (58, "4:56"),
    ("L4", "heel_lifts"): (60, "4:58"),
    ("L4", "side_plank"): (56, "4:54"),
    ("L5", "forearm_plank"): (70, "4:55"),
    ("L5", "heel_lifts"): (40, "4:25"),
    ("L5", "side_plank"): (72, "4:57"),
    ("L6", "forearm_plank"): (54, "4:57"),
    ("L6", "heel_lifts"): (48, "4:51"),
    ("L6", "side_plank"): (56, "4:59"),
}


@pytest.fixture(scope="module")
def glutes() -> Plan:
    return read_plan(resolve("glutes", Path()))


def clock(at: timedelta) -> str:
    minutes, seconds = divmod(at.total_seconds(), 60)
    return f"{minutes:.0f}:{seconds:02g}"


def starts(timeline: Timeline) -> tuple[str, ...]:
    """When each way into position, or switch of sides, has led to work; and the end."""
    ends = [step.end for step in timeline.steps if step.kind in {Kind.GET_READY, Kind.MOVE_ON, Kind.SWITCH}]
    return tuple(clock(at) for at in (*ends, timeline.total))


def some(things: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every choice from them, none and all included."""
    return chain.from_iterable(combinations(things, count) for count in range(len(things) + 1))


def test_the_ladder_has_these_levels(glutes: Plan) -> None:
    assert [level.id for level in glutes.levels] == list(STARTS)
    assert all(level.name for level in glutes.levels)


@pytest.mark.parametrize("level", STARTS)
def test_a_level_is_this_table_to_the_second(glutes: Plan, level: str) -> None:
    assert starts(compile_plan(glutes, level, Side.RIGHT)) == STARTS[level]
    assert tuple(summary(glutes, level)) == DONE[level]


@pytest.mark.parametrize(("level", "variant"), VARIANTS)
def test_a_variant_of_the_plank_takes_so_long(glutes: Plan, level: str, variant: str) -> None:
    timeline = compile_plan(glutes, level, Side.RIGHT, variants={PLANK: variant})
    length, total = VARIANTS[level, variant]
    way = next(step.length for step in timeline.steps if step.kind is Kind.GET_READY)
    assert timeline.length_of(PLANK) - way == timedelta(seconds=length)
    assert clock(timeline.total) == total


def test_each_variant_can_be_chosen_at_each_level(glutes: Plan) -> None:
    ids = {variant.id for variant in glutes.exercise(PLANK).variants}
    assert ids == {"forearm_plank", "heel_lifts", "side_plank"}
    for level in glutes.levels:
        assert {dose.variant for dose in level.choices(PLANK)} == ids
    assert set(VARIANTS) == {(level.id, variant) for level in glutes.levels for variant in ids}


def test_a_variant_is_named_as_it_is_done(glutes: Plan) -> None:
    lines = [summary(glutes, level, variants={PLANK: "side_plank"})[0] for level in ("L1", "L6")]
    assert lines == [
        f"Side plank on bent knees: {amount} each side" for amount in ("5 holds of 10 s", "2 holds of 12 s")
    ]


def test_a_variant_that_there_is_not_is_the_levels_own(glutes: Plan) -> None:
    unknown = {PLANK: "handstand", "push_up": "wide"}
    assert compile_plan(glutes, "L3", Side.LEFT, variants=unknown) == compile_plan(glutes, "L3", Side.LEFT)


def test_no_session_takes_more_than_five_minutes_whatever_is_chosen_and_whatever_hurts(glutes: Plan) -> None:
    for level in glutes.levels:
        for variant in glutes.exercise(PLANK).variants:
            for eased in some(ALL):
                for left_out in some(ALL):
                    chosen = {PLANK: variant.id}
                    made = compile_plan(glutes, level.id, Side.RIGHT, variants=chosen, eased=eased, left_out=left_out)
                    assert made.total <= FIVE_MINUTES, (level.id, variant.id, eased, left_out)


@pytest.mark.parametrize("level", STARTS)
def test_which_side_begins_changes_no_start(glutes: Plan, level: str) -> None:
    left, right = (compile_plan(glutes, level, side) for side in (Side.LEFT, Side.RIGHT))
    assert [(step.start, step.kind) for step in left.steps] == [(step.start, step.kind) for step in right.steps]
    assert [step.side.other for step in left.steps] == [step.side for step in right.steps]


# -- when it hurts


def test_what_hurts_is_played_in_its_easier_form_at_every_level(glutes: Plan) -> None:
    for level in glutes.levels:
        assert summary(glutes, level.id, eased=ALL, variants={PLANK: "side_plank"}) == [
            "Plank at the desk: 4 holds of 10 s",
            "Half bridge: 10 times",
            "Shallow lunge: 5 times each side",
            "Kickstand arabesque: 5 times each side",
        ]


def test_only_what_hurts_is_played_in_its_easier_form(glutes: Plan) -> None:
    lines = summary(glutes, "L1", eased=[LUNGE])
    assert lines == [*DONE["L1"][:2], "Shallow lunge: 5 times each side", DONE["L1"][3]]


def test_what_is_left_out_is_not_there_and_neither_is_the_way_to_it(glutes: Plan) -> None:
    timeline = compile_plan(glutes, "L1", Side.RIGHT, left_out={LUNGE}, eased={LUNGE})
    assert timeline.exercises == (PLANK, BRIDGE, ARABESQUE)
    assert "Stand up" not in {step.title for step in timeline.steps}


@pytest.mark.parametrize(
    ("left_out", "ways"),
    [
        ((), ["Down to the floor 10", "Roll onto your back 8", "Stand up 10", "Find your balance 5"]),
        ((PLANK,), ["Down onto your back 10", "Stand up 10", "Find your balance 5"]),
        ((BRIDGE,), ["Down to the floor 10", "Stand up 10", "Find your balance 5"]),
        ((PLANK, BRIDGE), ["Find room behind you 5", "Find your balance 5"]),
        ((LUNGE,), ["Down to the floor 10", "Roll onto your back 8", "Stand up and find your balance 10"]),
        ((PLANK, BRIDGE, LUNGE), ["Find your balance 5"]),
        (ALL, []),
    ],
)
def test_the_way_into_position_begins_where_one_is(glutes: Plan, left_out: tuple[str, ...], ways: list[str]) -> None:
    steps = compile_plan(glutes, "L1", Side.RIGHT, left_out=left_out).steps
    moves = [step for step in steps if step.kind in {Kind.GET_READY, Kind.MOVE_ON}]
    assert [f"{step.title} {step.length.total_seconds():g}" for step in moves] == ways
    assert [step.kind for step in moves[:1]] == [Kind.GET_READY][: len(ways)]


def test_from_the_desk_one_goes_down_to_the_floor(glutes: Plan) -> None:
    steps = compile_plan(glutes, "L1", Side.RIGHT, eased={PLANK}).steps
    moves = [step.title for step in steps if step.kind in {Kind.GET_READY, Kind.MOVE_ON}]
    assert moves == ["To the edge of a desk", "Down onto your back", "Stand up", "Find your balance"]


def test_at_the_first_level_there_is_more_time_for_each_way_also_when_it_hurts(glutes: Plan) -> None:
    for eased in ((), ALL):
        steps = compile_plan(glutes, "L0", Side.RIGHT, eased=eased).steps
        ways = [step.length.total_seconds() for step in steps if step.kind in {Kind.GET_READY, Kind.MOVE_ON}]
        assert ways == [15, 12, 15, 8]


# -- what the figure shows


@pytest.mark.parametrize(
    ("level", "variant", "poses"),
    [
        ("L0", "", "P0 P1 | B0 B1 | L0c L½c | R0w R1w"),
        ("L1", "", "P0 P1 | B0 B1 | L0 L1 | R0 R1"),
        ("L1", "side_plank", "S0 S1 | B0 B1 | L0 L1 | R0 R1"),
        ("L2", "heel_lifts", "P1 P2 | B0 B1 | L0 L1 | R0 R1½"),
        ("L4", "", "P1 P2 | B0 B1 | L0 L1 | R0 R2"),
        ("L5", "", "P4 P3 | B2r B2 | L0 L1 R0 | R0 R2"),
    ],
)
def test_a_level_shows_these_poses(glutes: Plan, level: str, variant: str, poses: str) -> None:
    timeline = compile_plan(glutes, level, Side.RIGHT, variants={PLANK: variant})
    shown: dict[str, set[str]] = {exercise: set() for exercise in ALL}
    for step in timeline.steps:
        shown[step.exercise] |= {*(phase.pose for phase in step.phases), step.pose}
    assert list(shown.values()) == [set(each.split()) for each in poses.split(" | ")]
