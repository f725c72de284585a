"""``standupnudge routine --text`` as a command, in a home of its own, without a display."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shell import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    shell = Shell(tmp_path)
    yield shell
    shell.end()


def guided(shell: Shell, typed: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "standupnudge", "routine", "--text", *options]
    return subprocess.run(
        command, env=shell.environ, input=typed, capture_output=True, text=True, timeout=60, check=False
    )


def test_it_guides_by_lines_and_says_what_was_done(shell: Shell) -> None:
    done = guided(shell, "\n" * 20, "--own-pace")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:2] == ["Five minutes for your glutes: L1 Base, 4:55.", "Bent knee plank: 10 holds of 10 s."]
    assert "\aGlute bridge, 10 times." in lines
    assert lines[-1].startswith("Done in 0:0")


def test_who_stops_at_once_has_done_nothing(shell: Shell) -> None:
    done = guided(shell, "q\n")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "Stopped here, after 0:00 of exercise. Another time, then."


def test_a_silent_voice_has_no_bell_and_the_level_is_that_of_the_configuration(shell: Shell) -> None:
    shell.configure("routine:\n  level: L3\nsound:\n  voice: silent\n")
    done = guided(shell, "\n" * 20, "--own-pace")
    assert "\a" not in done.stdout
    assert "Plank with heel lifts, 12 times each side, right first." in done.stdout.splitlines()


def test_a_configuration_with_problems_is_told(shell: Shell) -> None:
    shell.configure("routine:\n  level: L9\n")
    done = guided(shell, "\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("config.yaml:2:10: routine.level")
