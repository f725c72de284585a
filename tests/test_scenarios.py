"""Every rule as a small day, played through the real engine, store and rules: exactly the expected lines come of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from standupnudge.engine.scenario import read_file
from standupnudge.engine.simulate import play

FOLDER = Path(__file__).parent / "scenarios"
SCENARIOS = sorted(FOLDER.glob("*.yaml"))
# R7, S4's half minute and Q3 have no line in the language; they are tested in tests/core and tests/engine.
RULES = [
    *(f"s{n}" for n in range(1, 7)),
    *(f"b{n}" for n in range(1, 6)),
    *(f"n{n}" for n in range(1, 14)),
    *("q1", "q2"),
    *(f"w{n}" for n in range(1, 8)),
    *("r4", "r5", "r6", "r8"),
]


def expected(path: Path) -> list[dict[str, Any]]:
    lines = path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip() and not line.startswith("#")]


def came(path: Path) -> list[dict[str, Any]]:
    return [{**row, "text": "*"} if row["what"] == "problem" else dict(row) for row in play(read_file(path))]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_scenario_plays_out_as_the_rules_say(path: Path) -> None:
    assert came(path) == expected(path)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_scenario(rule: str) -> None:
    assert [path for path in SCENARIOS if path.stem.split("_")[0] == rule]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_says_what_it_shows_and_its_lines_say_why(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")
    beside = path.with_suffix(".expected").read_text(encoding="utf-8")
    assert not beside.strip() or re.search(r"^# .*\b[SBNQWR]\d", beside, re.MULTILINE)


def test_no_expectation_is_without_its_scenario() -> None:
    assert {path.stem for path in FOLDER.glob("*.expected")} == {path.stem for path in SCENARIOS}
