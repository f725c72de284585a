"""Playing a scenario: what makes no sense is told and changes nothing, and a day reads as a short timeline."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import pytest

from standupnudge import paths
from standupnudge.commands.simulate import SIMULATE
from standupnudge.core.story import told
from standupnudge.engine.scenario import read_scenario
from standupnudge.engine.simulate import play
from tests.foreign import speak_foreign


def rows(*lines: str, until: str = "2026-03-02 10:00", config: str = "{}") -> list[Any]:
    """What comes of a Monday morning with these lines, from 08:55 on."""
    events = "".join(f'  - "{line}"\n' for line in lines)
    head = f"start: 2026-03-02 08:55\nzone: Europe/Berlin\nuntil: {until}\nconfig: {config}\n"
    return list(play(read_scenario(f"{head}events:\n{events}", "day.yaml")))


def problems(*lines: str) -> list[str]:
    return [row["text"] for row in rows(*lines) if row["what"] == "problem"]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["09:10 press up"], "No nudge is on screen."),
        (["09:10 up"], "No time at the desk is running"),
        (["09:00 work", "09:10 snooze"], "No nudge is waiting"),
        (["09:00 work", "09:10 sitting"], "You are not marked as standing"),
        (["09:00 work", "09:10 standing", "09:11 standing"], "You are standing already"),
        (["09:10 resume_nudges"], "Nudges are not paused"),
        (["09:10 unlock"], "The screen is not locked"),
        (["09:10 lock", "09:11 lock"], "The screen is locked already"),
        (["09:10 busy"], "The screen is not locked"),
        (["09:10 resume"], "The machine is awake"),
        (["09:10 suspend", "09:11 suspend"], "The machine is asleep already"),
        (["09:10 suspend", "09:11 pause"], "The machine is asleep"),
        (["09:10 suspend", "09:11 kill"], "The machine is asleep"),
        (["09:10 suspend", "09:11 quit"], "The machine is asleep"),
        (["09:10 kill", "09:11 pause"], "The program is not running"),
        (["09:10 kill", "09:11 kill"], "The program is not running"),
        (["09:10 start"], "The program is running already"),
        (["09:10 call off"], "That is off already"),
        (["09:10 zone Europe/Bedlin"], "There is no time zone Europe/Bedlin"),
        (["09:10 config {sitting: {nudge_after: 45}}"], '"45" has no unit'),
        (["09:10 routine closed"], "No routine is on screen"),
        (["09:10 routine later 1h"], "No routine is on screen"),
        (["09:00 work", "09:10 routine started", "09:11 routine started"], "started already"),
        (["09:10 offer decline"], "Nothing is offered"),
    ],
)
def test_a_line_that_makes_no_sense_is_told_with_its_number_and_why(lines: list[str], why: str) -> None:
    [text] = problems(*lines)
    assert why in text
    assert text.startswith(f"line {len(lines) + 5}: {lines[-1]}: ")


def test_a_line_that_makes_no_sense_changes_nothing() -> None:
    plain = rows("09:00 work", until="2026-03-02 12:00")
    with_nonsense = rows(
        "09:00 work", "09:10 press up", "09:20 unlock", "09:30:30 routine closed", until="2026-03-02 12:00"
    )
    assert [row for row in with_nonsense if row["what"] != "problem"] == plain
    assert len(with_nonsense) == len(plain) + 3


def test_a_broken_configuration_in_the_middle_leaves_the_one_before() -> None:
    came = rows("09:00 work", "09:10 config {sitting: {nudge_after: 1}}", until="2026-03-02 09:31")
    assert [row["what"] for row in came] == ["problem", "nudge"]


def test_the_end_is_inclusive_and_what_comes_after_it_is_not_played() -> None:
    assert [row["what"] for row in rows("09:00 work", until="2026-03-02 09:30")] == ["nudge"]
    assert rows("09:00 work", until="2026-03-02 09:29:59") == []
    assert rows("09:00 work", "09:31 pause", until="2026-03-02 09:30") == rows("09:00 work", until="2026-03-02 09:30")


def test_a_click_that_does_nothing_is_told() -> None:
    came = rows("09:00 work", "09:31 press click", config="{sitting: {on_click: none}}", until="2026-03-02 09:32")
    assert "on_click is none" in came[-1]["text"]


def test_times_are_those_on_the_clock_the_program_sees() -> None:
    came = rows("09:00 work", "09:10 clock +2h", "09:20 zone America/New_York", until="2026-03-02 09:31")
    assert [row["at"] for row in came] == ["2026-03-02T05:30:00-05:00"]


def test_a_configuration_edited_while_the_program_is_off_counts_from_its_start() -> None:
    came = rows(
        "09:00 work",
        "09:02 kill",
        "09:03 config {sitting: {nudge_after: 10m}}",
        "09:04 start",
        until="2026-03-02 09:11",
    )
    assert [(row["at"][11:16], row["what"]) for row in came] == [("09:10", "nudge")]


def test_a_configuration_edited_while_the_machine_sleeps_counts_when_it_wakes() -> None:
    came = rows(
        "09:00 work",
        "09:05 suspend",
        "09:05:30 config {sitting: {nudge_after: 10m}}",
        "09:06 resume",
        until="2026-03-02 09:11",
    )
    assert [(row["at"][11:16], row["what"]) for row in came] == [("09:10", "nudge")]


def test_a_day_reads_as_a_short_timeline() -> None:
    came = rows(
        *("09:00 work", "09:20 call on", "09:32 call off", "09:33 press skip", "09:40 idle", "09:50 work", "09:51 up"),
        *("09:51 offer accept", "2026-03-04 12:00 idle", "2026-03-04 12:20 work", "2026-03-04 12:31 routine skipped"),
        until="2026-03-04 12:32",
        config="{hours: {mon: ['08:00-10:00']}}",
    )
    text = list(told(came))
    assert text[:8] == [
        "Monday 2 March 2026",
        "  09:30     A nudge is due and held: call",
        "  09:32     Nudge, level 1, after 32 min at the desk",
        "  09:33     The nudge: answered, so it goes",
        "  09:50     A break of 10 min is over, away from keys and mouse, since 09:40",
        "  09:51     Makes no sense: line 13: 09:51 offer accept: Nothing is offered at the moment.",
        "  10:20     A nudge is due and held: outside hours",
        "",
    ]
    assert text[8] == "Wednesday 4 March 2026"
    assert text[-1] == "  12:31     The routine of 2026-03-04 12:30: skipped"


def test_every_kind_of_record_has_words() -> None:
    at = "2026-03-02T09:30:00+01:00"
    kinds = ("away", "locked", "asleep", "up", "standing", "routine", "stopped")
    breaks = [{"what": "break", "began": at, "ended": at, "kind": kind} for kind in kinds]
    outcomes = ("done", "partly", "skipped", "missed", "done_before")
    closed = [{"what": "routine_closed", "slot": "2026-03-02 09:30", "outcome": outcome} for outcome in outcomes]
    withdrawn = [{"what": "withdraw", "reason": reason} for reason in ("break", "answered", "config", "quiet")]
    others = [{"what": "offer", "of": "day"}, {"what": "offer", "of": "level"}, {"what": "notice", "of": "hourly"}]
    every = [*breaks, *closed, *withdrawn, *others]
    assert len(list(told({"at": at, **row} for row in every))) == len(every) + 1


def test_it_is_played_in_english_whatever_is_spoken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "day.yaml"
    file.write_text('start: 2026-03-02 08:55\nuntil: "+9h"\nevents:\n  - "09:10 press up"\n')
    speak_foreign(monkeypatch)
    SIMULATE.do(argparse.Namespace(file=file, json=False), paths.standard())
    assert "No nudge is on screen." in capsys.readouterr().out
