"""Problems are said in the language in use to the last word; what is for programs stays in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from standupnudge import language
from standupnudge.config.json_schema import schema
from standupnudge.config.kinds import Choice, Word
from standupnudge.config.load import parse
from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.config.schema import KEYS, PORTS
from standupnudge.config.units import DAYS
from standupnudge.errors import StandUpNudgeError
from standupnudge.routine.pose_names import POSES
from tests.config import test_dose_problems, test_plan_problems, test_problems, test_syntax
from tests.config.good_plan import GOOD, problems_of
from tests.foreign import speak_foreign

TEXTS = [text for text, *_ in (*test_problems.SCENARIOS.values(), *test_syntax.FAULTS.values())]
PLANS = [
    GOOD.replace(was, becomes)
    for was, becomes, *_ in (*test_plan_problems.SCENARIOS.values(), *test_dose_problems.SCENARIOS.values())
]
# What a file may have, which is the same in every language.
OF_FILES = {
    *(word for key in KEYS for word in key.name.split(".")),
    *(word for key in KEYS if isinstance(key.kind, Choice | Word) for word in key.kind.words),
    *(*PORTS, *DAYS, *POSES, "true", "false", "rest"),
    *re.findall(r"\w+", f"{test_plan_problems.TOP} {test_plan_problems.EXERCISE} {test_dose_problems.DOSE}"),
    *re.findall(r"\w+", "holds, hold, soften, reps, tempo, id, name, how, place, sides, poses, left, right"),
    *re.findall(r"\w+", "title, lasts, fault, fix, where, does, running, honest, standing, floor, alternating"),
    *("one", "by", "together", "always", "https", "x07b", "tag", "org", "yaml"),  # the last three: of a YAML tag
}


@pytest.fixture
def foreign(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_foreign(monkeypatch)


def left(told: str, text: str) -> set[str]:
    """The words of a problem that come neither from the file nor from a catalog."""
    words = set(re.findall(r"[a-z_]{2,}", told))
    return {word for word in words if word not in text.lower() and word not in OF_FILES}


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize("text", TEXTS)
def test_a_problem_of_the_configuration_has_no_english_in_it(text: str) -> None:
    with pytest.raises(StandUpNudgeError) as caught:
        parse(text, "")
    assert left(str(caught.value), text) == set()


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize("text", PLANS)
def test_a_problem_of_a_plan_has_no_english_in_it(text: str) -> None:
    told = "\n".join(problems_of(text)).replace("plan.yaml", "")
    assert left(told, text) == set()


@pytest.mark.usefixtures("foreign")
def test_a_plan_that_is_not_there_is_told_without_english(tmp_path: Path) -> None:
    for name in ("glute", "mine.yaml"):
        with pytest.raises(StandUpNudgeError) as caught:
            read_plan(resolve(name, tmp_path))
        assert left(str(caught.value).replace(str(tmp_path), ""), "glutes mine.yaml") == set()


def test_the_schema_is_in_english_whoever_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = schema()
    speak_foreign(monkeypatch)
    assert schema() == ours
    assert language._("a list") == "· ····"
