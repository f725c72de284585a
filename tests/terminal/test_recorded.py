"""What is done with ``standupnudge routine --text`` is recorded, with and without a running program."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from standupnudge.adapters.clock.system import SystemClock
from standupnudge.adapters.store.sqlite_file import SqliteFile
from standupnudge.core.progress import Care
from standupnudge.core.state import State
from standupnudge.core.state_json import dump, load
from tests.desktop.waiting import eventually, seconds
from tests.shell import Shell, stopped

ALL = {"bent_knee_plank", "glute_bridge", "reverse_lunge", "runners_arabesque"}
TEXT = ("routine", "--text", "--own-pace")


class Typed(Shell):
    """A shell in which commands can be typed to, and what they leave behind."""

    def text(self, typed: str, *options: str) -> list[str]:
        """What a whole session prints."""
        done = subprocess.run(
            [sys.executable, "-m", "standupnudge", *TEXT, *options],
            env=self.environ, input=typed, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    def store(self) -> SqliteFile:
        return SqliteFile(self.home / "data" / "standupnudge" / "standupnudge.sqlite3")

    def sessions(self) -> list[dict[str, Any]]:
        store = self.store()
        found = [row for row in store.records() if row["what"] == "session"]
        store.close()
        return found

    def change(self, changed: Callable[[State], State]) -> None:
        """Let what is remembered be another."""
        clock, store = SystemClock(), self.store()
        state = changed(load(store.load() or "", clock.now(), clock.boot()))
        store.save(lambda: dump(state, clock.boot()), [])
        store.close()


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Typed]:
    shell = Typed(tmp_path)
    yield shell
    shell.end()


@pytest.fixture(params=["with the program", "without"])
def anywhere(shell: Typed, request: pytest.FixtureRequest) -> Typed:
    """With a running program, and without one."""
    if request.param == "with the program":
        shell.tray_program()
    return shell


def test_a_whole_session_is_recorded_as_done(anywhere: Typed) -> None:
    anywhere.text("\n" * 20)
    (session,) = anywhere.sessions()
    assert session["complete"]
    assert session["exercises"].keys() == ALL
    assert all(session["exercises"].values())


def test_a_part_of_it_is_recorded_as_a_part(anywhere: Typed) -> None:
    anywhere.text("\n\n\n\nq\nq\n")  # start, down, plank, over, and stop before the bridge is done
    (session,) = anywhere.sessions()
    assert not session["complete"]
    assert {exercise for exercise, how in session["exercises"].items() if how} == {"bent_knee_plank"}


def test_what_never_started_is_not_recorded(anywhere: Typed) -> None:
    anywhere.text("q\n")
    assert anywhere.sessions() == []


def test_the_start_side_changes_from_session_to_session(anywhere: Typed) -> None:
    sides = [next(line for line in anywhere.text("\n" * 20) if "arabesque, 10 times" in line) for _ in range(2)]
    assert [side.rpartition(", ")[2] for side in sides] == ["right side.", "left side."]


def test_the_level_in_force_is_played_and_what_hurts_is_eased(shell: Typed) -> None:
    shell.text("q\n")
    shell.change(lambda state: replace(state, ladder=_on_level_2(state)))
    for program in (False, True):
        if program:
            shell.tray_program()
        lines = shell.text("q\n")
        assert lines[0].startswith("Five minutes for your glutes: L2 ")
        assert "Glute bridge: an easier form, because it hurt." in lines
        assert "Runner's arabesque: left out, because it hurt twice." in lines


def _on_level_2(state: State) -> Any:
    care = (("glute_bridge", Care.EASED), ("runners_arabesque", Care.LEFT_OUT))
    return replace(state.ladder, level="L2", care=care)


def test_another_level_may_be_asked_for(anywhere: Typed) -> None:
    assert anywhere.text("q\n", "--level", "L3")[0].startswith("Five minutes for your glutes: L3 ")


def test_a_terminal_that_is_killed_leaves_what_was_done(shell: Typed) -> None:
    shell.tray_program()
    command = [sys.executable, "-m", "standupnudge", *TEXT]
    with subprocess.Popen(
        command, env=shell.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as terminal:
        assert terminal.stdin is not None
        assert terminal.stdout is not None
        terminal.stdin.write("\n\n\n")
        terminal.stdin.flush()
        while "Roll onto your back" not in terminal.stdout.readline():
            assert terminal.poll() is None
        terminal.kill()
    (session,) = eventually(shell.sessions, "nothing is recorded", seconds(20))
    assert not session["complete"]
    assert session["exercises"]["bent_knee_plank"]


def test_a_program_that_ends_meanwhile_is_told(shell: Typed) -> None:
    program = shell.tray_program()
    command = [sys.executable, "-m", "standupnudge", *TEXT]
    with subprocess.Popen(
        command, env=shell.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as terminal:
        assert terminal.stdin is not None
        assert terminal.stdout is not None
        terminal.stdin.write("\n")
        terminal.stdin.flush()
        while "Down to the floor" not in terminal.stdout.readline():
            assert terminal.poll() is None
        stopped(program, signal.SIGTERM)
        out, _ = terminal.communicate("\n" * 20, timeout=60)
    assert out.splitlines()[-1].startswith("The program has ended meanwhile")


def test_while_the_routine_is_open_in_one_terminal_another_one_is_turned_away(shell: Typed) -> None:
    shell.tray_program()
    command = [sys.executable, "-m", "standupnudge", *TEXT]
    with subprocess.Popen(
        command, env=shell.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as terminal:
        assert terminal.stdout is not None
        while "to start" not in terminal.stdout.readline():
            assert terminal.poll() is None
        second = shell.run(*TEXT)
        assert (second.returncode, second.stdout) == (1, "")
        assert second.stderr == "The routine is open already. Go on there, or close it first.\n"
        terminal.communicate("q\n", timeout=60)
