"""One scenario for each kind of problem of a plan, with its whole text."""

from __future__ import annotations

import pytest

from standupnudge.config.plan_form import parse_plan
from standupnudge.errors import ConfigError
from standupnudge.routine.pose_names import POSES

GOOD = """\
title: Two things
switch: {title: Switch, lasts: 4s}
exercises:
  - id: bridge
    name: Bridge
    muscles: glutes
    why: because
    move_in: {title: Lie down, lasts: 5s}
    set_up: On your back
    cues: [Squeeze]
    poses: {rest: B0, up: B1, down: B0}
    variants: [{id: both, name: Both legs}, {id: march, name: March}]
    harder: [{id: one_leg, name: One leg, how: One foot up}]
    eased: {reps: 3, tempo: {up: 1s}}
  - id: lunge
    name: Lunge
    muscles: glutes
    why: because
    move_in: {title: Stand, lasts: 5s}
    set_up: Feet apart
    cues: [Down]
    sides: {left: Left in front, right: Right in front}
levels:
  L1:
    exercises:
      bridge: {variant: both, reps: 10, tempo: {up: 1s, down: 1s}, instead: {march: {reps: 5, tempo: {up: 1s}}}}
      lunge: {holds: 5, hold: 10s, soften: 2s, sides: alternating}
"""
TOP = "title, switch, exercises, levels, about, kit, before, effort, stop_now, who"
DOSE = "sides, form, move_in, variant, instead"
EXERCISE = (
    "id, name, muscles, why, move_in, set_up, cues, place, move_in_otherwise, kit, soften, sides, poses, faults, "
    "easier, harder, variants, eased, stop_when, video"
)
NAMES = ", ".join(POSES)
BRIDGE, LUNGE = "levels.L1.exercises.bridge", "levels.L1.exercises.lunge"

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
    "a movement without a pose": (
        "10, tempo: {up: 1s, down",
        "10, tempo: {up: 1s, downn",
        f'26:57: {BRIDGE}.tempo.downn: "downn" has no pose in bridge; write down (allowed: up, down)',
    ),
    "a hold without a pose": (
        "eased: {reps: 3, tempo: {up: 1s}}",
        "eased: {holds: 3, hold: 5s}",
        '14:29: exercises[1].eased.hold: "hold" has no pose in bridge (allowed: up, down)',
    ),
    "a tempo that is negative": (
        "{up: 1s, down: 1s}",
        "{up: -1s, down: 1s}",
        f'26:53: {BRIDGE}.tempo.up: "-1s" is too short; write 0.1s (allowed: 0.1s to 10m)',
    ),
    "a tempo of nothing": (
        "eased: {reps: 3, tempo: {up: 1s}}",
        "eased: {reps: 3, tempo: {}}",
        "14:29: exercises[1].eased.tempo: nothing is listed here "
        "(allowed: movements with their lengths, such as up: 1s)",
    ),
    "a tempo without its movements": (
        "eased: {reps: 3, tempo: {up: 1s}}",
        "eased: {reps: 3, tempo: 3s}",
        '14:29: exercises[1].eased.tempo: "3s" is here where keys should be '
        "(allowed: movements with their lengths, such as up: 1s)",
    ),
    "a movement that is no word": (
        "sides: {left: Left in front, right: Right in front}\n",
        "sides: {left: Left in front, right: Right in front}\n    poses: {rest: L0, hold: L1, 4: L1}\n",
        '23:33: exercises[2].poses.4: "4" is not allowed here (allowed: a word such as up)',
    ),
    "no exercises": (
        GOOD[GOOD.index("exercises:") : GOOD.index("levels:")],
        "exercises: []\n",
        "3:12: exercises: nothing is listed here (allowed: exercises, each with an id)",
    ),
    "no levels": (
        GOOD[GOOD.index("levels:") :],
        "levels: {}\n",
        "23:9: levels: nothing is listed here (allowed: levels, L0 to L6, with their exercises)",
    ),
    "a level of nothing": (
        GOOD[GOOD.index("    exercises:\n") :],
        "    exercises: {}\n",
        "25:16: levels.L1.exercises: nothing is listed here (allowed: exercises of this plan with holds or reps)",
    ),
    "a level that the ladder hasn't got": (
        "  L1:",
        "  L7:",
        '24:3: levels.L7: "L7" is not allowed here (allowed: L0 to L6)',
    ),
    "a level in small letters": (
        "  L1:",
        "  l1:",
        '24:3: levels.l1: "l1" is not allowed here; write L1 (allowed: L0 to L6)',
    ),
    "one side missing": (
        "{left: Left in front, right: Right in front}",
        "{left: Left in front}",
        '22:12: exercises[2].sides: "right" is missing here; add it',
    ),
    "sides missing in the dose": (
        ", sides: alternating",
        "",
        f'27:14: {LUNGE}: "sides" is missing here, and lunge has a left and a right '
        "(allowed: together, alternating, one by one)",
    ),
    "sides missing in the exercise": (
        "    sides: {left: Left in front, right: Right in front}\n",
        "",
        f'26:55: {LUNGE}.sides: "alternating" needs words for left and right; '
        "write sides: with left: and right: at lunge, or at its form",
    ),
    "sides of another kind": (
        "sides: alternating",
        "sides: alternate",
        f'27:55: {LUNGE}.sides: "alternate" is not a choice here; '
        "write alternating (allowed: together, alternating, one by one)",
    ),
    "longer than an hour": (
        "holds: 5, hold: 10s",
        "holds: 180, hold: 10s",
        "24:3: levels.L1: this level can take 1:12:28 (allowed: at most 1:00:00)",
    ),
    "a variant longer than an hour": (
        "{march: {reps: 5, tempo: {up: 1s}}}",
        "{march: {reps: 200, tempo: {up: 1m}}}",
        "24:3: levels.L1: this level can take 3:22:08 (allowed: at most 1:00:00)",
    ),
    "an easier form longer than an hour": (
        "eased: {reps: 3, tempo: {up: 1s}}",
        "eased: {reps: 200, tempo: {up: 1m}}",
        "24:3: levels.L1: this level can take 3:22:08 (allowed: at most 1:00:00)",
    ),
    "a hold without its length": (
        "hold: 10s, ",
        "",
        f'27:14: {LUNGE}: "hold" is missing here; add it',
    ),
    "neither holds nor reps": (
        "holds: 5, hold: 10s, soften: 2s, ",
        "",
        f"27:14: {LUNGE}: the work is missing here (allowed: holds and hold, or reps and tempo)",
    ),
    "holds and reps": (
        "holds: 5,",
        "reps: 5, holds: 5,",
        f'27:15: {LUNGE}.reps: "reps" is no key here (allowed: holds, hold, soften, {DOSE})',
    ),
    "a length without a unit": (
        "hold: 10s",
        "hold: 10",
        f'27:31: {LUNGE}.hold: "10" has no unit; write 10s (allowed: 0.1s to 10m)',
    ),
    "a length with a comma": (
        "soften: 2s",
        "soften: '2,5s'",
        f'27:44: {LUNGE}.soften: "2,5s" is not a length of time; write 2.5s (allowed: 0s to 10m)',
    ),
    "a length in words": (
        "hold: 10s",
        "hold: 2 minutes",
        f'27:31: {LUNGE}.hold: "2 minutes" is not a length of time; write 2m (allowed: 0.1s to 10m)',
    ),
    "a length too long": (
        "hold: 10s",
        "hold: 11m",
        f'27:31: {LUNGE}.hold: "11m" is too long; write 10m (allowed: 0.1s to 10m)',
    ),
    "a length beyond all numbers": (
        "hold: 10s",
        f"hold: {'9' * 50}s",
        f'27:31: {LUNGE}.hold: "{"9" * 39}…" is not a length of time (allowed: 0.1s to 10m)',
    ),
    "a count too high": (
        "holds: 5",
        "holds: 201",
        f'27:22: {LUNGE}.holds: "201" is too high; write 200 (allowed: 1 to 200)',
    ),
    "a count that is none": (
        "holds: 5",
        "holds: many",
        f'27:22: {LUNGE}.holds: "many" is not a whole number (allowed: 1 to 200)',
    ),
    "a form that the exercise hasn't got": (
        "reps: 10,",
        "form: oneleg, reps: 10,",
        f'26:37: {BRIDGE}.form: "oneleg" is no easier or harder form of bridge; write one_leg (allowed: one_leg)',
    ),
    "an exercise that the plan hasn't got": (
        "      lunge: {",
        "      lunges: {",
        '27:7: levels.L1.exercises.lunges: "lunges" is no exercise of this plan; write lunge (allowed: bridge, lunge)',
    ),
    "a variant that the exercise hasn't got": (
        "variant: both",
        "variant: booth",
        f'26:25: {BRIDGE}.variant: "booth" is no variant of bridge; write both (allowed: both, march)',
    ),
    "a variant that isn't told": (
        "variant: both, ",
        "",
        f'26:15: {BRIDGE}: "variant" is missing here, which tells which one this is (allowed: both, march)',
    ),
    "a variant instead of itself": (
        "instead: {march:",
        "instead: {both:",
        f'26:78: {BRIDGE}.instead.both: "both" is no other variant of bridge (allowed: march)',
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
        '8:22: *b is an alias; write the value itself',
        '8:26: exercises[1].move_in.x: "x" is no key here (allowed: title, lasts)',
    ),
    "a bracket left open": (
        "cues: [Down]",
        "cues: [Down",
        '21:11: this "[" is never closed; put a "]" at its end',
    ),
}  # fmt: skip


def problems_of(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse_plan(text, "plan.yaml")
    return [str(problem) for problem in caught.value.problems]


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
