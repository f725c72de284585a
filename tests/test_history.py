"""``standupnudge history``, as a process of its own, with and without the program."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from standupnudge.adapters.clock.system import SystemClock
from standupnudge.adapters.store.sqlite_file import SqliteFile
from standupnudge.adapters.store.sqlite_reader import read
from standupnudge.core.history_table import COLUMNS, no_records
from tests.shell import Shell


def store(shell: Shell) -> Path:
    return shell.home / "data" / "standupnudge" / "standupnudge.sqlite3"


def noon(days_ago: int) -> datetime:
    """That day's noon in the shell's zone, which is UTC."""
    today = SystemClock().now().wall.replace(hour=12, minute=0, second=0, microsecond=0)
    return today - timedelta(days=days_ago)


def stretch(days_ago: int, minutes: int = 40) -> dict[str, Any]:
    ended = noon(days_ago)
    began, seconds = ended - timedelta(minutes=minutes), minutes * 60
    at = (ended + timedelta(minutes=3)).isoformat()
    return {"at": at, "what": "stretch", "began": began.isoformat(), "ended": ended.isoformat(), "seconds": seconds}


def keep(shell: Shell, *rows: dict[str, Any]) -> None:
    with closing(SqliteFile(store(shell))) as kept:
        kept.save(lambda: "no state", rows)


@pytest.fixture
def recorded(shell: Shell) -> Shell:
    """A shell in whose home something was recorded 1, 2 and 20 days ago."""
    shell.environ["TZ"] = "UTC"
    at = noon(1).isoformat()
    session = {
        "at": at,
        "what": "session",
        "took": 290,
        "complete": True,
        "level": "L2",
        "exercises": {"bridge": "hand"},
    }
    slot = {"at": at, "what": "routine_closed", "slot": f"{noon(1):%Y-%m-%d} 12:30", "outcome": "done"}
    nudge = {"at": at, "what": "nudge", "level": 1, "sitting": 1800}
    answer = {"at": at, "what": "answer", "answer": "up"}
    keep(shell, stretch(20), stretch(2, 60), stretch(1), nudge, answer, session, slot)
    return shell


def test_for_people_a_day_is_a_row(recorded: Shell) -> None:
    done = recorded.run("history", "--days", "3")
    assert (done.returncode, done.stderr) == (0, "")
    head, first, second, third, _, usual, _ = done.stdout.splitlines()
    assert head.split("  ")[0] == "Day"
    assert first.split() == [f"{noon(2):%a}", f"{noon(2):%Y-%m-%d}", "1", "h", "1", "1", "h", "-", "-"]
    assert second.split()[2:] == ["40", "min", "1", "40", "min", "-", "1", "done"]
    assert third.split()[2:] == ["-", "-", "-", "-", "-"]
    assert usual == "Half of your desk time came in stretches up to 1 h; the longest took 1 h."


def test_without_a_number_of_days_it_is_a_week(recorded: Shell) -> None:
    assert f"{noon(6):%Y-%m-%d}" in recorded.run("history").stdout
    assert f"{noon(7):%Y-%m-%d}" not in recorded.run("history").stdout


def test_for_programs_every_record_is_one_with_the_names_that_are_documented(recorded: Shell) -> None:
    document = json.loads(recorded.run("history", "--json").stdout)
    assert [row["kind"] for row in document["records"]] == ["stretch", "stretch", "stretch", "session", "nudge", "slot"]
    assert {key for row in document["records"] for key in row} <= set(COLUMNS)
    session, nudge, slot = document["records"][3:]
    assert (session["level"], session["seconds"], session["exercises"]) == ("L2", 290, {"bridge": "hand"})
    assert (nudge["answer"], nudge["level"], nudge["seconds"]) == ("up", "1", 1800)
    assert slot["outcome"] == "done"


def test_csv_has_the_same_with_a_line_of_names(recorded: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(recorded.run("history", "--csv", "--days", "2").stdout)))
    assert [row["kind"] for row in rows] == ["stretch", "session", "nudge", "slot"]
    assert list(rows[0]) == list(COLUMNS)
    assert (rows[0]["seconds"], rows[0]["answer"]) == ("2400", "")
    assert (rows[1]["complete"], rows[1]["exercises"]) == ("true", "bridge=hand")


def test_where_nothing_was_recorded_it_says_so(shell: Shell) -> None:
    assert shell.run("history").stdout == f"{no_records()}\n"
    assert json.loads(shell.run("history", "--json").stdout) == {"since": None, "records": []}
    assert shell.run("history", "--csv").stdout == ",".join(COLUMNS) + "\n"
    assert not store(shell).exists(), "reading makes no file"


def test_it_reads_while_the_program_runs_and_knows_the_stretch_that_goes_on(shell: Shell) -> None:
    shell.tray_program()
    [row] = json.loads(shell.run("history", "--json").stdout)["records"]
    assert (row["kind"], row["ended"]) == ("stretch", "")


def test_a_file_that_can_not_be_read_is_said(shell: Shell) -> None:
    store(shell).parent.mkdir(parents=True)
    store(shell).write_text("my shopping list\n" * 100)
    done = shell.run("history")
    assert (done.returncode, done.stdout) == (1, "")
    assert "can't be read" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["--days", "0"],
        ["--days", "many"],
        ["--json", "--csv"],
        ["--before", "March"],
        ["--before", "2026-03-01"],
        ["--yes"],
    ],
)
def test_wrong_usage_is_2(words: list[str], shell: Shell) -> None:
    done = shell.run("history", *words)
    assert done.returncode == 2
    assert done.stderr


# Forgetting


def test_all_is_forgotten(recorded: Shell) -> None:
    done = recorded.run("history", "--forget", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "7 records were deleted. Settings and level stay.\n"
    assert read(store(recorded)).records == []
    assert read(store(recorded)).state == "no state"


def test_what_was_before_a_day_is_forgotten_and_the_rest_stays(recorded: Shell) -> None:
    done = recorded.run("history", "--forget", "--before", f"{noon(2):%Y-%m-%d}")
    assert done.stdout == "1 record was deleted. Settings and level stay.\n"
    assert len(read(store(recorded)).records) == 6


def test_the_running_program_forgets_too_and_goes_on(recorded: Shell) -> None:
    recorded.tray_program()
    done = recorded.run("history", "--forget")
    assert done.stdout.startswith("7 records were deleted."), done.stderr
    assert read(store(recorded)).records == []
    assert recorded.run("status").returncode == 0


def test_without_records_there_is_nothing_to_forget_and_no_file_is_made(shell: Shell) -> None:
    assert shell.run("history", "--forget").stdout.startswith("0 records were deleted.")
    assert not store(shell).exists()


def test_files_that_were_set_aside_are_named(recorded: Shell) -> None:
    store(recorded).with_name(f"{store(recorded).name}.unreadable-1").write_text("older")
    assert "standupnudge.sqlite3.unreadable-1" in recorded.run("history", "--forget").stdout


@pytest.mark.parametrize(("typed", "left"), [("n", 7), ("", 7), ("y", 0)])
def test_on_a_terminal_it_asks_first(typed: str, left: int, recorded: Shell) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "standupnudge", "history", "--forget"]
    with subprocess.Popen(command, env=recorded.environ, stdin=theirs, stdout=theirs, stderr=theirs) as program:
        os.close(theirs)
        os.write(ours, f"{typed}\n".encode())
        said = _all_of(ours)
        assert program.wait(60) == 0
    assert "All records will be deleted, and can't be brought back. Go on? [y/N]" in said
    assert ("Nothing was deleted." in said) == bool(left)
    assert len(read(store(recorded)).records) == left


def _all_of(terminal: int) -> str:
    said = b""
    try:
        while piece := os.read(terminal, 1024):
            said += piece
    except OSError:  # Linux: the other end is closed
        pass
    os.close(terminal)
    return said.decode()
