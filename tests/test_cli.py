"""The command line, as processes of their own in a home of their own: no display, no bus."""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from standupnudge import __version__
from standupnudge.cli import parser
from standupnudge.paths import standard
from tests.desktop.waiting import eventually, seconds

CHECKOUT = Path(__file__).resolve().parents[1]
SOON = seconds(30)


def commands(of: argparse.ArgumentParser, *before: str) -> Iterator[tuple[str, ...]]:
    """Every command that the parser knows, with the words before it."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield (*before, name)
                yield from commands(command, *before, name)


COMMANDS = list(commands(parser()))


class Shell:
    """Runs commands with nothing of this machine's user."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.config = home / "config" / "standupnudge" / "config.yaml"
        self.log = home / "state" / "standupnudge" / "standupnudge.log"
        (home / "run").mkdir(mode=0o700)
        self.environ = {
            "PATH": str(home / "bin"),  # no notify-send there
            "PYTHONPATH": str(CHECKOUT),
            "PYTHONWARNINGS": "error",
            "LANG": "C.UTF-8",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/no-bus",
        }
        self._running: list[subprocess.Popen[str]] = []

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.python("-m", "standupnudge", *words)

    def python(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *words]
        return subprocess.run(command, env=self.environ, capture_output=True, text=True, timeout=60, check=False)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command and let it go on; what still runs after the test is killed."""
        command = [sys.executable, "-m", "standupnudge", *words]
        program = subprocess.Popen(
            command,
            env=self.environ,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )
        self._running.append(program)
        return program

    def tray_program(self, *words: str) -> subprocess.Popen[str]:
        """Start the tray program and wait until it answers."""
        program = self.start(*words)
        eventually(lambda: self.run("status").returncode == 0 or program.poll() is not None, "no answer", SOON)
        assert program.poll() is None, program.stderr.read() if program.stderr else ""
        return program

    def end(self) -> None:
        for program in self._running:
            if program.poll() is None:
                program.kill()
            program.communicate()

    def configure(self, text: str) -> None:
        self.config.parent.mkdir(parents=True, exist_ok=True)
        self.config.write_text(text)


@pytest.fixture
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    shell = Shell(tmp_path_factory.mktemp("h"))
    yield shell
    shell.end()


def stopped(program: subprocess.Popen[str], by: signal.Signals) -> tuple[int, str, str]:
    """The exit status, and all it said."""
    program.send_signal(by)
    out, err = program.communicate(timeout=SOON.total_seconds())
    return program.returncode, out, err


# Help


def test_these_are_all_the_commands_there_are() -> None:
    assert [" ".join(words) for words in COMMANDS] == [
        "run",
        "routine",
        "status",
        "config",
        "config path",
        "config check",
    ]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example_that_works(words: tuple[str, ...], shell: Shell) -> None:
    done = shell.run(*words, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    [example] = re.findall(r"^Example: (standupnudge .*)$", done.stdout, re.MULTILINE)
    assert tuple(example.split()[1:]) == words
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


@pytest.mark.parametrize(("by", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 0), (signal.SIGHUP, 0)])
def test_the_tray_program_ends_in_good_order_by(by: signal.Signals, status: int, shell: Shell) -> None:
    program = shell.tray_program()
    returned, out, err = stopped(program, by)
    assert (returned, out) == (status, "")
    assert "Traceback" not in err
    assert list((shell.home / "run" / "standupnudge").glob("*.sock")) == []


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


# The running program


def test_status_tells_people_and_programs_what_goes_on(shell: Shell) -> None:
    shell.tray_program()
    said = shell.run("status")
    assert said.returncode == 0
    assert [line.split()[0] for line in said.stdout.splitlines()] == ["At", "Routine:"]

    document = json.loads(shell.run("status", "--json").stdout)
    assert {"state", "sitting_for", "next_nudge", "quiet", "snoozes_left", "routine"} <= document.keys()
    assert {"next", "open", "postponed_until", "level", "days"} <= document["routine"].keys()
    assert document["state"] == "sitting", "who can't be watched counts as at the desk"
    assert document["config"] == {"path": str(shell.config), "ok": True, "problems": []}
    assert document["backends"] == {
        "store": "sqlite_file",
        "idle": "always_at_desk",
        "notify": "terminal",
        "tray": "none",
    }


def test_without_anything_it_runs_on_and_says_once_what_it_does_instead(shell: Shell) -> None:
    program = shell.tray_program()
    status, _, err = stopped(program, signal.SIGTERM)
    assert status == 0
    for missing in ("No tray icon", "You count as always at the desk", "on this terminal"):
        assert err.count(missing) == 1, err
    assert shell.config.read_text() == (CHECKOUT / "config.example.yaml").read_text()


def test_a_broken_configuration_stops_nothing_and_is_told(shell: Shell) -> None:
    shell.configure("sitting:\n  nudge_after: 30\n")
    program = shell.tray_program()
    document = json.loads(shell.run("status", "--json").stdout)
    assert document["config"]["ok"] is False
    assert document["config"]["problems"][0].startswith("config.yaml:2:16: sitting.nudge_after:")
    _, _, err = stopped(program, signal.SIGTERM)
    assert "config.yaml:2:16: sitting.nudge_after:" in err
    assert shell.config.read_text() == "sitting:\n  nudge_after: 30\n"


def test_a_second_start_talks_to_the_first_and_is_0(shell: Shell) -> None:
    first = shell.tray_program()
    second = shell.run()
    assert second.returncode == 0
    assert second.stdout.splitlines()[0] == "StandUpNudge is running already; here is its window."
    assert second.stdout.splitlines()[1].startswith("At your desk")
    assert first.poll() is None


def test_two_that_start_at_once_end_up_as_one(shell: Shell) -> None:
    both = [shell.start(), shell.start()]
    eventually(lambda: [program.poll() for program in both].count(0) == 1, "the second goes on", SOON)
    [running] = [program for program in both if program.poll() is None]
    assert shell.run("status").returncode == 0
    assert stopped(running, signal.SIGTERM)[0] == 0


def test_after_a_kill_the_next_start_works(shell: Shell) -> None:
    first = shell.tray_program()
    first.kill()
    first.communicate()
    assert shell.run("status").returncode == 1
    second = shell.tray_program("run")
    assert stopped(second, signal.SIGTERM)[0] == 0


@pytest.mark.parametrize("port", ["idle", "notify", "tray"])
def test_a_back_end_that_is_forced_in_vain_is_1_with_its_cure(port: str, shell: Shell) -> None:
    name = {"idle": "x11_screensaver", "notify": "freedesktop", "tray": "x11_xembed"}[port]
    shell.configure(f"backends: {{{port}: {name}}}\n")
    done = shell.run()
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith(f"backends.{port}: {name} can't be used:")
    assert last.endswith(f"Or remove backends.{port} from the configuration.")


def test_paths_are_where_the_platform_wants_them(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in shell.environ.items():
        monkeypatch.setenv(key, value)
    paths = standard()
    assert paths.config == shell.config
    assert paths.log == shell.log
    assert paths.store == shell.home / "data" / "standupnudge" / "standupnudge.sqlite3"
    assert paths.socket == shell.home / "run" / "standupnudge" / "control.sock"
