"""What is kept: stretches and breaks lie end to end in every scenario, and each nudge has its answer."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from standupnudge.core.history import history
from standupnudge.engine.scenario import read_file, read_scenario
from standupnudge.engine.simulate import kept, play

SCENARIOS = sorted((Path(__file__).parents[1] / "scenarios").glob("*.yaml"))
TWO_BREAKS_IN_A_ROW = {  # without anybody at the desk between them
    "b4_lock_ends_it": ("routine", "locked"),
    "s6_restart_over_the_end": ("standing", "stopped"),
    "s6_then_away": ("standing", "away"),
}


def rows(*lines: str, until: str = "2026-03-02 18:00", config: str = "{}") -> list[dict[str, Any]]:
    """What is kept of a Monday in Berlin."""
    events = "".join(f"  - {line}\n" for line in lines)
    text = f"start: 2026-03-02 08:55\nzone: Europe/Berlin\nuntil: {until}\nconfig: {config}\nevents:\n{events}"
    return [dict(row) for row in kept(read_scenario(text, "test"))]


def of(kind: str, kept: list[dict[str, Any]], *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in kept if row["what"] == kind]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_stretches_and_breaks_lie_end_to_end(path: Path) -> None:
    found = [row for row in kept(read_file(path)) if row["what"] in {"stretch", "break"}]
    spans = sorted((datetime.fromisoformat(row["began"]), datetime.fromisoformat(row["ended"]), row) for row in found)
    for (_, ended, one), (began, _, other) in pairwise(spans):
        assert began == ended, (one, other)
        if one["what"] == other["what"]:
            assert (one["kind"], other["kind"]) == TWO_BREAKS_IN_A_ROW[path.stem]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_no_answer_comes_without_its_nudge(path: Path) -> None:
    heard = [row["what"] for row in kept(read_file(path)) if row["what"] in {"nudge", "answer"}]
    assert all(before == "nudge" for before, each in pairwise(["", *heard]) if each == "answer")


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_simulate_prints_none_of_it_but_what_it_always_did(path: Path) -> None:
    extra = {"stretch", "answer", "rated", "level", "session"}
    assert list(play(read_file(path))) == [row for row in kept(read_file(path)) if row["what"] not in extra]


def test_a_stretch_is_kept_when_the_break_is_noticed_with_the_times_it_had() -> None:
    assert of("stretch", rows("09:00 work", "09:40 idle", "10:00 work"), "at", "began", "ended", "seconds") == [
        ("2026-03-02T09:43:00+01:00", "2026-03-02T09:00:00+01:00", "2026-03-02T09:40:00+01:00", 2400)
    ]


def test_its_length_is_that_of_the_time_that_passed_whatever_the_clock_was_set_to() -> None:
    kept = rows("09:00 work", "09:10 clock +2h", "09:40 idle", "10:00 work")
    assert of("stretch", kept, "began", "ended", "seconds") == [
        ("2026-03-02T09:00:00+01:00", "2026-03-02T11:40:00+01:00", 2400)
    ]


def test_a_routine_too_short_to_be_a_break_does_not_part_a_stretch() -> None:
    kept = rows("09:00 work", "09:20 routine started", "09:21 routine closed", "09:40 idle", "10:00 work")
    assert of("stretch", kept, "seconds") == [(2400,)]


def test_a_routine_that_is_a_break_ends_the_stretch_where_it_began() -> None:
    kept = rows("09:00 work", "09:20 routine started", "09:25 routine done", "09:40 idle", "10:00 work")
    first, _after_it = of("stretch", kept, "ended", "seconds")
    assert first == ("2026-03-02T09:20:00+01:00", 1200)


def test_a_stretch_that_the_program_did_not_see_the_end_of_ended_at_the_last_save() -> None:
    kept = rows("09:00 work", "09:10:30 kill", "09:40 start", until="2026-03-02 09:50")
    [(ended,)], [(off_since, kind)] = of("stretch", kept, "ended"), of("break", kept, "began", "kind")
    assert (off_since, kind) == (ended, "stopped")
    assert "2026-03-02T09:07:30" <= ended <= "2026-03-02T09:10:30"


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("09:32 press up", "up"),
        ("09:32 press snooze", "snooze"),
        ("09:32 press skip", "skip"),
        ("09:32 standing", "standing"),
        ("09:32 press click", "routine"),
        ("09:32 press close", "closed"),
        ("09:32 idle", "break"),
        ("09:32 call on", "quiet"),
        ("'09:32 config {sitting: {nudge_after: 2h}}'", "config"),
        ("'09:32 config {routine: {days: [mon], at: \"09:33\"}}'", "made_way"),
    ],
)
def test_what_became_of_a_nudge(line: str, answer: str) -> None:
    assert of("answer", rows("09:00 work", line, until="2026-03-02 09:36"), "answer") == [(answer,)]


def test_a_nudge_whose_place_the_next_one_takes_stayed_unanswered() -> None:
    past = history(rows("09:00 work", until="2026-03-02 09:36"))
    assert [(nudge.level, nudge.answer) for nudge in past.nudges] == [(1, ""), (2, "")]


def test_a_button_without_a_nudge_on_screen_is_no_answer() -> None:
    assert of("answer", rows("09:00 work", "09:10 up", "09:12 skip", until="2026-03-02 09:20"), "answer") == []


def test_a_session_has_its_level_and_then_what_was_said_of_it() -> None:
    done = "routine done hard pain glute_bridge"
    kept = rows("09:00 work", "09:20 routine started", f"09:25 {done}", config="{routine: {level: L3}}")
    assert of("session", kept, "level", "took", "complete") == [("L3", 300, True)]
    assert of("rated", kept, "effort", "pain") == [("hard", "glute_bridge")]


def test_a_level_is_kept_when_it_changes() -> None:
    weeks = [f"2026-03-{day:02} 12:31 routine done right" for day in (4, 11)]
    events = ["09:00 work", *weeks, "2026-03-11 12:32 offer accept", "'2026-03-11 12:40 config {routine: {level: L5}}'"]
    kept = rows(*events, until="2026-03-11 13:00")
    assert of("level", kept, "at", "level") == [
        ("2026-03-11T12:32:00+01:00", "L2"),
        ("2026-03-11T12:40:00+01:00", "L5"),
    ]
