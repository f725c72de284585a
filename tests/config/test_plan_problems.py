"""One scenario for each kind of problem of a plan and its exercises, with its whole text."""

from __future__ import annotations

import pytest

from standupnudge.config.plan_form import parse_plan
from standupnudge.routine.pose_names import POSES
from tests.config.good_plan import BRIDGE, GOOD, LUNGE, problems_of

TOP = "title, switch, exercises, levels, about, kit, before, effort, stop_now, who, muscles"
EXERCISE = (
    "id, name, muscles, why, move_in, set_up, cues, place, move_in_otherwise, kit, soften, sides, poses, faults, "
    "easier, harder, variants, eased, stop_when, video"
)
NAMES = ", ".join(POSES)

# what is in the good plan, what is in its place, and all that is told of it
SCENARIOS = {
    "an unknown pose": (
        "down: B0}",
        "down: b0}",
        f'11:37: exercises[1].poses.down: "b0" is not allowed here; write B0 (allowed: {NAMES})',
    ),
    "a pose that is like no other": (
        "rest: B0",
        "rest: handstand",
        f'11:19: exercises[1].poses.rest: "handstand" is not allowed here (allowed: {NAMES})',
    ),
    "no pose of rest": (
        "poses: {rest: B0, ",
        "poses: {",
        '11:12: exercises[1].poses: "rest" is missing here; write rest: and the pose before and after the work',
    ),
    "a movement that is no word": (
        "sides: {left: Left in front, right: Right in front}\n",
        "sides: {left: Left in front, right: Right in front}\n    poses: {rest: L0, hold: L1, 4: L1}\n",
        '23:33: exercises[2].poses.4: "4" is not allowed here (allowed: a word such as up)',
    ),
    "one side missing": (
        "{left: Left in front, right: Right in front}",
        "{left: Left in front}",
        '22:12: exercises[2].sides: "right" is missing here; add it',
    ),
    "an exercise twice": (
        "id: lunge",
        "id: bridge",
        '15:9: exercises[2].id: "bridge" is here twice, first in line 4; leave one out',
        '27:7: levels.L1.exercises.lunge: "lunge" is no exercise of this plan (allowed: bridge)',
    ),
    "a form twice": (
        "harder: [",
        "harder: [{id: one_leg, name: Again, how: Again}, ",
        '13:59: exercises[1].harder[2].id: "one_leg" is here twice, first in line 13; leave one out',
    ),
    "a key twice": (
        "    why: because\n    move_in: {title: Stand",
        "    why: because\n    why: so\n    move_in: {title: Stand",
        '19:5: exercises[2].why: "why" is here twice, first in line 18; leave one out',
    ),
    "an id that is no name": (
        "id: lunge",
        "id: Lunge!",
        '15:9: exercises[2].id: "Lunge!" is not allowed here (allowed: a name such as glute_bridge)',
    ),
    "a key misspelt": (
        "title: Two things",
        "titel: Two things",
        f'1:1: titel: "titel" is no key here; write title (allowed: {TOP})',
    ),
    "a key of an exercise misspelt": (
        "    name: Lunge",
        "    name: Lunge\n    fauls: []",
        f'17:5: exercises[2].fauls: "fauls" is no key here; write faults (allowed: {EXERCISE})',
    ),
    "a key missing": (
        "    set_up: Feet apart\n",
        "",
        '15:5: exercises[2]: "set_up" is missing here; add it',
    ),
    "a value missing": (
        "    why: because\n    move_in: {title: Stand",
        "    why:\n    move_in: {title: Stand",
        "18:9: exercises[2].why: the value is missing (allowed: texts of at most 600 characters)",
    ),
    "keys missing": (
        "move_in: {title: Stand, lasts: 5s}",
        "move_in:",
        "19:13: exercises[2].move_in: the value is missing (allowed: title, lasts)",
    ),
    "a text too long": (
        "cues: [Down]",
        f"cues: [{'d' * 201}]",
        f'21:12: exercises[2].cues[1]: "{"d" * 39}…" is too long with 201 characters '
        "(allowed: texts of at most 200 characters)",
    ),
    "a text that would ring the terminal's bell": (
        "title: Two things",
        'title: "a\\ab"',
        '1:8: title: "a\\x07b" has a character that can\'t be shown (allowed: texts of at most 60 characters)',
    ),
    "an empty text": (
        "title: Two things",
        "title: ' '",
        '1:8: title: " " is empty (allowed: texts of at most 60 characters)',
    ),
    "no cues": (
        "cues: [Down]",
        "cues: []",
        "21:11: exercises[2].cues: nothing is listed here (allowed: a list of texts of at most 200 characters)",
    ),
    "one cue where a list should be": (
        "cues: [Down]",
        "cues: Down",
        '21:11: exercises[2].cues: "Down" is here where a list should be; write [Down] '
        "(allowed: a list of texts of at most 200 characters)",
    ),
    "a cue with a colon": (
        "cues: [Down]",
        "cues:\n      - Down: slowly",
        "22:9: exercises[2].cues[1]: a group of keys is here where one value should be; "
        'write "Down: slowly" (allowed: texts of at most 200 characters)',
    ),
    "a place that is none": (
        "set_up: Feet apart",
        "place: flor",
        '20:12: exercises[2].place: "flor" is not a choice here; write floor (allowed: floor, standing)',
        '15:5: exercises[2]: "set_up" is missing here; add it',
    ),
    "a link without its beginning": (
        "cues: [Down]",
        "cues: [Down]\n    video: example.org/v",
        '22:12: exercises[2].video: "example.org/v" is not allowed here; write https://example.org/v '
        "(allowed: a link such as https://example.org/bridge)",
    ),
    "an anchor's alias": (
        "why: because\n    move_in: {title: Lie",
        "why: &b because\n    move_in: {title: *b, x: Lie",
        "8:22: *b is an alias; write the value itself",
        '8:26: exercises[1].move_in.x: "x" is no key here (allowed: title, lasts)',
    ),
    "a bracket left open": (
        "cues: [Down]",
        "cues: [Down",
        '21:11: this "[" is never closed; put a "]" at its end',
    ),
}


def test_the_good_plan_is_good() -> None:
    assert [exercise.id for exercise in parse_plan(GOOD, "plan.yaml").exercises] == ["bridge", "lunge"]


@pytest.mark.parametrize(("was", "becomes", "problems"), [(a, b, c) for a, b, *c in SCENARIOS.values()], ids=SCENARIOS)
def test_a_problem_tells_place_key_value_what_is_allowed_and_what_to_write(
    was: str, becomes: str, problems: list[str]
) -> None:
    assert was in GOOD
    assert sorted(problems_of(GOOD.replace(was, becomes, 1))) == sorted(f"plan.yaml:{problem}" for problem in problems)


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    text = GOOD
    for was, becomes in (
        ("lasts: 4s", "lasts: 4"),
        ("    why: because\n", ""),
        ("down: B0}", "down: B9}"),
        ("left: Left in front, ", ""),
        ("up: 1s, down: 1s", "up: -1s, down: 1s"),
        ("holds: 5", "holds: 0"),
    ):
        text = text.replace(was, becomes, 1)
    assert [problem.split(": ", 2)[:2] for problem in problems_of(text)] == [
        ["plan.yaml:2:32", "switch.lasts"],
        ["plan.yaml:4:5", "exercises[1]"],
        ["plan.yaml:10:37", "exercises[1].poses.down"],
        ["plan.yaml:21:12", "exercises[2].sides"],
        ["plan.yaml:25:53", f"{BRIDGE}.tempo.up"],
        ["plan.yaml:26:22", f"{LUNGE}.holds"],
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "the value is missing"),
        ("# only a comment\n", "the value is missing"),
        ("3", '"3" is here where keys should be'),
        ("[]", "a list is here where keys should be"),
        ("just words", '"just words" is here where keys should be'),
    ],
)
def test_a_file_that_is_no_plan_at_all_is_told(text: str, found: str) -> None:
    assert problems_of(text) == [f"plan.yaml:1:1: {found} (allowed: {TOP})"]


def test_what_is_nested_without_end_is_told() -> None:
    [problem] = problems_of("[" * 20_000)
    assert "can't be read as YAML" in problem


def test_of_an_empty_mapping_every_key_that_is_needed_is_told() -> None:
    assert problems_of("{}") == [
        f'plan.yaml:1:1: "{key}" is missing here; add it' for key in ("title", "switch", "exercises", "levels")
    ]


def test_a_dead_link_is_only_a_link() -> None:
    text = GOOD.replace("    cues: [Down]\n", "    cues: [Down]\n    video: https://no-such-place.invalid/x\n")
    assert parse_plan(text, "plan.yaml").exercise("lunge").video == "https://no-such-place.invalid/x"
