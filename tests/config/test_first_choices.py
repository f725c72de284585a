"""What was chosen at the first start is what the first configuration says, and all else in it is the example."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from standupnudge.config.files import create, read
from standupnudge.config.first_choices import OFFERED, Choices, as_message, from_message, with_choices
from standupnudge.config.load import parse
from standupnudge.config.schema import Config
from standupnudge.resources import resource

EXAMPLE = resource("config.example.yaml").read_text(encoding="utf-8")
ALL_DAYS = tuple(range(7))
SOME = [
    Choices(OFFERED[0], (2,), time(12, 30)),  # the defaults
    Choices(OFFERED[1], (0, 3), time(7, 5)),
    Choices(OFFERED[2], (6,), time(0)),
    Choices(OFFERED[0], ALL_DAYS, time(23, 59)),
]


def configured(chosen: Choices) -> Config:
    """The defaults with these three values."""
    rules = Config().rules
    sitting = replace(rules.sitting, nudge_after=chosen.nudge_after)
    routine = replace(rules.routine, days=chosen.days, at=chosen.at)
    return replace(Config(), rules=replace(rules, sitting=sitting, routine=routine))


@pytest.mark.parametrize("chosen", SOME)
def test_the_text_means_what_was_chosen_and_the_defaults_else(chosen: Choices) -> None:
    assert parse(with_choices(EXAMPLE, chosen), "config.yaml") == configured(chosen)


@pytest.mark.parametrize("chosen", SOME)
def test_only_three_lines_change_and_every_note_stays(chosen: Choices) -> None:
    before, after = EXAMPLE.splitlines(), with_choices(EXAMPLE, chosen).splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert {old.split(":")[0].strip() for old, _ in changed} <= {"nudge_after", "days", "at"}
    assert [old.partition("#")[2] for old in before] == [new.partition("#")[2] for new in after]


def test_the_defaults_are_the_example_to_the_letter() -> None:
    assert with_choices(EXAMPLE, SOME[0]) == EXAMPLE


@pytest.mark.parametrize(
    ("chosen", "line"),
    [
        (SOME[1], "  nudge_after: 45m        # time at the desk until a nudge comes: 5s to 8h"),
        (SOME[2], "  nudge_after: 1h         # time at the desk"),
        (SOME[1], "  days: [mon, thu]        # one day or several"),
        (SOME[3], "  days: [mon, tue, wed, thu, fri, sat, sun]  # one day or several"),
        (SOME[1], '  at: "07:05"             # 00:00 to 23:59'),
    ],
)
def test_notes_keep_their_column_where_there_is_room(chosen: Choices, line: str) -> None:
    assert f"\n{line}" in with_choices(EXAMPLE, chosen)


@pytest.mark.parametrize("text", ["", EXAMPLE + '\n  at: "09:00"  # again', EXAMPLE.replace("days:", "on:")])
def test_an_example_that_has_not_each_line_once_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="lines have the key"):
        with_choices(text, SOME[1])


@pytest.mark.parametrize("chosen", SOME)
def test_what_a_window_says_is_understood(chosen: Choices) -> None:
    assert from_message({"said": "chose", **as_message(chosen)}) == chosen


@pytest.mark.parametrize(
    "wrong",
    [
        {"nudge_after": "30"},
        {"nudge_after": "5s"},
        {"nudge_after": 30},
        {"days": []},
        {"days": "wed"},
        {"days": ["someday"]},
        {"days": [["wed"]]},
        {"at": "25:00"},
        {"at": "12:30\n  plan: other"},
        {"at": None},
    ],
)
def test_anything_else_is_no_choice(wrong: dict[str, object]) -> None:
    assert from_message({**as_message(SOME[1]), **wrong}) is None


def test_days_in_any_order_and_twice_are_days() -> None:
    said = {**as_message(SOME[1]), "days": ["thu", "mon", "thu"]}
    assert from_message(said) == SOME[1]


def test_the_file_is_made_with_what_was_chosen(tmp_path: Path) -> None:
    path = tmp_path / "of" / "config.yaml"
    assert create(path, SOME[1])
    assert read(path) == configured(SOME[1])
    assert [each.name for each in path.parent.iterdir()] == ["config.yaml"]


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("sitting: {nudge_after: 50m}")
    assert not create(path, SOME[1])
    assert read(path).rules.sitting.nudge_after == timedelta(minutes=50)
