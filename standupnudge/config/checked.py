"""Reads all that a person has written: the configuration, and the plan of their own that it names."""

from __future__ import annotations

from pathlib import Path

from standupnudge.config.files import read
from standupnudge.config.plan_file import ENDING, read_plan, resolve


def check(path: Path) -> tuple[Path, ...]:
    """The files that were read and are fine, besides a built-in plan.

    :raises ConfigError: with all problems of the first file that has some.
    """
    name = read(path).rules.routine.plan
    if not name.endswith(ENDING):
        return (path,)
    plan = resolve(name, path.parent)
    read_plan(plan)
    return (path, plan)
