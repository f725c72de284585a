"""``config edit``, ``schema`` and ``init``, with editors that are small scripts."""

from __future__ import annotations

import json
import os
import pty
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shell import CHECKOUT, Shell

EXAMPLE = (CHECKOUT / "config.example.yaml").read_text()


def editor(shell: Shell, *texts: str, name: str = "EDITOR") -> Path:
    """Set an editor that writes the next one of ``texts``; the file it edited last is told in the path returned."""
    script, told = shell.home / "my editor.py", shell.home / "told"
    script.write_text(
        "import sys, pathlib\n"
        f"told, texts = pathlib.Path({str(told)!r}), {list(texts)!r}\n"
        "before = told.read_text().splitlines() if told.exists() else []\n"
        "told.write_text('\\n'.join([*before, sys.argv[1]]))\n"
        "pathlib.Path(sys.argv[1]).write_text(texts[len(before)])\n"
    )
    shell.environ[name] = f"{sys.executable} {shlex.quote(str(script))}"
    return told


def in_terminal(shell: Shell, typed: str) -> tuple[int, str]:
    """``config edit`` in a terminal, with these lines typed: its status and all that was printed."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "standupnudge", "config", "edit"]
    with subprocess.Popen(command, env=shell.environ, stdin=theirs, stdout=theirs, stderr=theirs) as program:
        os.close(theirs)
        os.write(ours, typed.encode())
        said = b""
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:  # its end has been closed
            pass
        os.close(ours)
        return program.wait(timeout=60), said.decode()


def test_the_first_time_the_file_is_made_before_it_is_opened(shell: Shell) -> None:
    told = editor(shell, "sound: {volume: 10}\n")
    done = shell.run("config", "edit")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{shell.config}: fine.\n", "")
    assert told.read_text() == str(shell.config)
    assert shell.config.read_text() == "sound: {volume: 10}\n"


def test_visual_goes_before_editor(shell: Shell) -> None:
    shell.environ["EDITOR"] = "never-started"
    editor(shell, "", name="VISUAL")
    assert shell.run("config", "edit").returncode == 0


def test_a_problem_is_printed_as_a_compiler_does_and_without_a_terminal_it_is_1(shell: Shell) -> None:
    editor(shell, "sitting:\n  nudge_after: 30\n")
    done = shell.run("config", "edit")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith('config.yaml:2:16: sitting.nudge_after: "30" has no unit; write 30m')


def test_who_wants_to_edits_again_until_it_is_fine(shell: Shell) -> None:
    told = editor(shell, "sitting: {snooze: 5}", "sitting: {snooze: 5 m}", "sitting: {snooze: 5m}")
    status, said = in_terminal(shell, "\ny\n")
    assert status == 0
    assert said.count("Edit it again? [Y/n]") == 2
    assert said.endswith("config.yaml: fine.\r\n")
    assert len(told.read_text().splitlines()) == 3


def test_who_has_enough_of_it_gets_1(shell: Shell) -> None:
    told = editor(shell, "sitting: {snooze: 5}", "")
    status, said = in_terminal(shell, "n\n")
    assert status == 1
    assert "sitting.snooze" in said
    assert len(told.read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("no-such-editor --wait", "Your editor no-such-editor can't be started: no such file or directory."),
        ("'quoted", "EDITOR can't be read: 'quoted."),
        (f"{sys.executable} -c raise(SystemExit(3))", "ended with the status 3."),
    ],
)
def test_an_editor_that_fails_is_1_and_the_file_is_left_alone(command: str, told: str, shell: Shell) -> None:
    shell.environ["EDITOR"] = command
    shell.configure("sitting: {snooze: 5}")
    done = shell.run("config", "edit")
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert shell.config.read_text() == "sitting: {snooze: 5}"


def desktop(shell: Shell, program: str) -> None:
    """Give the desktop an opener."""
    opener = shell.home / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f"#!{sys.executable}\nimport sys\n{program}\n")
    opener.chmod(0o755)


@pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is Linux's")
def test_without_an_editor_of_ones_own_the_desktop_opens_it(shell: Shell) -> None:
    desktop(shell, "open(sys.argv[1], 'w').write('sitting: {snooze: 5}')")
    done = shell.run("config", "edit")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{shell.config} is open. When you have saved it: standupnudge config check\n"
    status, said = in_terminal(shell, "\nn\n")
    assert status == 1
    assert said.index("Press Enter when you have saved it.") < said.index("sitting.snooze")


def test_without_anything_that_opens_it_the_file_is_named(shell: Shell) -> None:
    done = shell.run("config", "edit")
    assert done.returncode == 1
    assert done.stderr.endswith(f"It is this file: {shell.config}\n")


def test_init_makes_the_file_and_the_schema_beside_it_and_never_writes_over_one(shell: Shell) -> None:
    made = shell.run("config", "init")
    assert (made.returncode, made.stdout) == (0, f"{shell.config}: made, with the defaults.\n")
    assert shell.config.read_text() == EXAMPLE
    assert json.loads(shell.config.with_name("config.schema.json").read_text())["title"]
    shell.configure("sound: {volume: 1}\n")
    again = shell.run("config", "init")
    assert (again.returncode, again.stdout) == (0, f"{shell.config} is there already, and left as it is.\n")
    assert shell.config.read_text() == "sound: {volume: 1}\n"


def test_init_where_nothing_can_be_made_is_1(shell: Shell) -> None:
    (shell.home / "config").write_text("a file in the place of the folder")
    done = shell.run("config", "init")
    assert done.returncode == 1
    assert "can't be made" in done.stderr


def test_the_schema_is_printed_as_one_document(shell: Shell) -> None:
    document = json.loads(shell.run("config", "schema").stdout)
    assert document == json.loads((CHECKOUT / "config.schema.json").read_text())
