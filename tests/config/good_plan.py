"""A plan without a problem, to be spoilt in tests, and what is told of one that has been."""

from __future__ import annotations

import pytest

from standupnudge.config.plan_form import parse_plan
from standupnudge.errors import ConfigError

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
BRIDGE, LUNGE = "levels.L1.exercises.bridge", "levels.L1.exercises.lunge"


def problems_of(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse_plan(text, "plan.yaml")
    return [str(problem) for problem in caught.value.problems]
