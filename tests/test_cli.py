"""The command line, as processes of their own in a home of their own: no display, no bus."""

from __future__ import annotations

import argparse
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing

import pytest

from standupnudge import __version__, resources
from standupnudge.commands.parser import parser
from tests.shell import SOON, Shell, stopped


def commands(of: argparse.ArgumentParser, *before: str) -> Iterator[tuple[str, ...]]:
    """Every command that the parser knows, with the words before it."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield (*before, name)
                yield from commands(command, *before, name)


COMMANDS = list(commands(parser()))


# Help


def test_these_are_all_the_commands_there_are() -> None:
    assert [" ".join(words) for words in COMMANDS] == [
        "run",
        "routine",
        "status",
        "doctor",
        "up",
        "snooze",
        "skip",
        "standing",
        "sitting",
        "pause",
        "resume",
        "history",
        "report",
        "simulate",
        "config",
        "config path",
        "config check",
        "config edit",
        "config schema",
        "config init",
        "autostart",
        "autostart on",
        "autostart off",
        "autostart status",
        "completion",
    ]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example_that_works(words: tuple[str, ...], shell: Shell) -> None:
    done = shell.run(*words, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    [example] = re.findall(r"^Example: (standupnudge .*)$", done.stdout, re.MULTILINE)
    assert tuple(example.split()[1:])[: len(words)] == words
    assert parser().parse_args(example.split()[1:]).do is not None
    sentence = done.stdout.split("\n\n")[1]
    assert sentence[0].isupper()
    assert sentence.endswith(".")


def test_the_help_names_every_command_and_where_the_settings_are(shell: Shell) -> None:
    done = shell.run("--help")
    assert (done.returncode, done.stderr) == (0, "")
    for words in COMMANDS:
        assert words[0] in done.stdout
    assert "standupnudge config path" in done.stdout


def test_it_tells_its_version(shell: Shell) -> None:
    assert shell.run("--version").stdout == f"standupnudge {__version__}\n"


# Exit statuses


@pytest.mark.parametrize(
    "words", [["stauts"], ["status", "--yaml"], ["config", "show"], ["--loud"], ["config", "check", "one", "two"]]
)
def test_wrong_usage_is_2_with_the_usage_on_standard_error(words: list[str], shell: Shell) -> None:
    done = shell.run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: standupnudge")


@pytest.mark.parametrize("words", [["status"], ["status", "--json"]])
def test_without_a_program_status_is_1_and_says_how_to_start_it(words: list[str], shell: Shell) -> None:
    done = shell.run(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "StandUpNudge isn't running. Start it with: standupnudge\n"


def test_a_fault_of_ours_is_3_with_a_log_that_is_named(shell: Shell) -> None:
    broken = "import sys; sys.modules['standupnudge.config.files'] = None; from standupnudge.cli import main; "
    done = shell.python("-c", broken + "sys.exit(main(['config', 'check']))")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.endswith(f"This is a fault of StandUpNudge's. Please report it, with the end of {shell.log}\n")
    log = shell.log.read_text()
    assert f"StandUpNudge {__version__} on {sys.platform} stumbled" in log
    assert "ModuleNotFoundError" in log


def test_a_fault_of_ours_where_no_log_can_be_written_is_3_all_the_same(shell: Shell) -> None:
    (shell.home / "state").write_text("a file in the place of the folder")
    broken = "import sys; sys.modules['standupnudge.config.files'] = None; from standupnudge.cli import main; "
    done = shell.python("-c", broken + "sys.exit(main(['config', 'check']))")
    assert done.returncode == 3
    assert "No log can be written" in done.stderr
    assert "ModuleNotFoundError" in done.stderr


def test_interrupting_a_command_that_waits_is_130_without_a_traceback(shell: Shell) -> None:
    place = shell.home / "run" / "standupnudge" / "control.sock"
    place.parent.mkdir()
    with closing(socket.socket(socket.AF_UNIX)) as mute:
        mute.bind(os.fspath(place))
        mute.listen()
        mute.settimeout(SOON.total_seconds())
        program = shell.start("status")
        connection, _ = mute.accept()
        connection.recv(100)
        assert stopped(program, signal.SIGINT) == (130, "", "")
        connection.close()


@pytest.mark.parametrize("words", [["config", "path"], ["config", "check"], ["status"]])
def test_a_pipe_that_nobody_reads_any_more_is_1_without_a_word(words: list[str], shell: Shell) -> None:
    if words == ["status"]:
        shell.tray_program()
    end, pipe = os.pipe()
    os.close(end)
    with os.fdopen(pipe, "wb") as broken:
        done = subprocess.run(
            [sys.executable, "-m", "standupnudge", *words],
            env=shell.environ,
            stdout=broken,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"")


# Configuration


def test_config_path_prints_where_the_file_is(shell: Shell) -> None:
    for words in (["config", "path"], ["config"]):
        done = shell.run(*words)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"{shell.config}\n", "")


def test_config_check_without_a_file_says_that_the_defaults_are_used(shell: Shell) -> None:
    done = shell.run("config", "check")
    assert (done.returncode, done.stdout) == (0, f"{shell.config} isn't there yet: the defaults are used.\n")
    assert not shell.config.exists()


def test_config_check_says_that_a_good_file_is_fine(shell: Shell) -> None:
    shell.configure("sitting:\n  nudge_after: 20m\n")
    done = shell.run("config", "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{shell.config}: fine.\n", "")


def test_config_check_prints_every_problem_on_a_line_as_a_compiler_does(shell: Shell) -> None:
    shell.configure("sitting:\n  nudge_after: 30\n  snoze: 5m\nroutine:\n  days: [wendesday]\n")
    done = shell.run("config", "check")
    assert (done.returncode, done.stdout) == (1, "")
    lines = done.stderr.splitlines()
    places = [re.match(r"config\.yaml:(\d+):(\d+): (\S+): .+", line) for line in lines]
    assert [place and (place[1], place[3]) for place in places] == [
        ("2", "sitting.nudge_after"),
        ("3", "sitting.snoze"),
        ("5", "routine.days"),
    ]
    assert "write 30m" in lines[0]


def test_config_check_looks_at_the_plan_of_ones_own_as_well(shell: Shell) -> None:
    shell.configure("routine: {plan: mine.yaml}\n")
    plan = shell.config.with_name("mine.yaml")
    plan.write_text("title: Mine\n")
    done = shell.run("config", "check")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[0] == 'mine.yaml:1:1: "switch" is missing here; add it'
    plan.write_text(resources.plan("glutes").read_text())
    done = shell.run("config", "check")
    assert (done.returncode, done.stdout) == (0, f"{shell.config}: fine.\n{plan}: fine.\n")


def test_config_check_says_when_the_plan_of_ones_own_is_not_there(shell: Shell) -> None:
    shell.configure("routine: {plan: mine.yaml}\n")
    done = shell.run("config", "check")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{shell.config.with_name('mine.yaml')}: there is no such file; put the plan there\n"


def test_config_check_of_another_file(shell: Shell) -> None:
    other = shell.home / "other.yaml"
    other.write_text("hours: sometimes\n")
    done = shell.run("config", "check", str(other))
    assert done.returncode == 1
    assert done.stderr.startswith("other.yaml:1:8: hours:")


def test_config_check_of_a_file_that_is_not_there_is_1(shell: Shell) -> None:
    done = shell.run("config", "check", str(shell.home / "none.yaml"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"There is no file {shell.home}/none.yaml. See: standupnudge config path\n"
