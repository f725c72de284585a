"""A Python without Tk, as Debian and Ubuntu ship it: the program says so once, and shows exercises another way."""

from __future__ import annotations

import subprocess
from functools import partial

import pytest

from standupnudge.resources import resource
from tests.desktop.program import Program
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually
from tests.without_tk import interpreter_without_tk

CURE = "sudo apt install python3-venv python3-tk"  # README's line, to the letter
EXERCISES = ("Bent knee plank", "Glute bridge", "Reverse lunge", "Runner's arabesque")


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An interpreter without tkinter that finds this one's packages."""
    return interpreter_without_tk(tmp_path_factory.mktemp("without_tk") / "mirror")


@pytest.mark.parametrize("module", ["tkinter", "_tkinter"])
def test_the_interpreter_has_no_tk(python: str, module: str) -> None:
    tried = subprocess.run([python, "-c", f"import {module}"], capture_output=True, text=True, check=False)
    assert f"ModuleNotFoundError: No module named '{module}'" in tried.stderr


def test_the_first_start_names_the_packages_once_and_runs_on(python: str, session: Desktop) -> None:
    program = Program(session, interpreter=python, command=("run",), first=True)
    program.wait_ready()
    assert program.status()["state"] in {"sitting", "away"}
    assert program.home.config_file.read_text() == resource("config.example.yaml").read_text()
    assert program.stop() == 0
    assert program.log().count(CURE) == 1
    assert "Traceback" not in program.log()


def test_asking_for_windows_again_and_again_does_not_repeat_the_line(python: str, session: Desktop) -> None:
    program = Program(session, interpreter=python, command=("run",))
    program.wait_ready()
    for times in (1, 2):
        assert program.command("routine").returncode == 0
        asked = partial(_times_told, program, EXERCISES[-1], times)
        eventually(asked, lambda: f"the exercises are not told\n{program.log()}")
    assert program.stop() == 0
    assert program.log().count(CURE) == 1


def _times_told(program: Program, words: str, times: int) -> bool:
    return program.log().count(words) == times


def test_the_routine_is_told_on_the_terminal_and_the_command_ends(python: str, session: Desktop) -> None:
    program = Program(session, interpreter=python, command=("routine",))
    program.wait_ended()
    told = program.log()
    assert [told.index(name) for name in EXERCISES] == sorted(told.index(name) for name in EXERCISES)
    assert "Traceback" not in told
