"""One scenario for each kind of problem of a plan's levels and doses, with its whole text."""

from __future__ import annotations

import pytest

from tests.config.good_plan import BRIDGE, GOOD, LUNGE, problems_of

TAIL = GOOD[GOOD.index("    cues: [Down]") :]
DOSE = "sides, form, move_in, variant, instead"

# what is in the good plan, what is in its place, and all that is told of it
SCENARIOS = {
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
    "a way into position that makes it longer than an hour": (
        TAIL,
        "    move_in_otherwise: {title: Come up, lasts: 10m}\n" + TAIL.replace("holds: 5", "holds: 140"),
        "25:3: levels.L1: this level can take 1:06:23 (allowed: at most 1:00:00)",
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
}


@pytest.mark.parametrize(("was", "becomes", "problems"), [(a, b, c) for a, b, *c in SCENARIOS.values()], ids=SCENARIOS)
def test_a_problem_tells_place_key_value_what_is_allowed_and_what_to_write(
    was: str, becomes: str, problems: list[str]
) -> None:
    assert was in GOOD
    assert sorted(problems_of(GOOD.replace(was, becomes, 1))) == sorted(f"plan.yaml:{problem}" for problem in problems)
