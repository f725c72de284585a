"""The buttons as commands, on a program that runs: no display, no bus."""

from __future__ import annotations

import pytest

from tests.shell import Shell


def test_who_presses_standing_and_sitting_is_told_what_goes_on_then(shell: Shell) -> None:
    shell.tray_program()
    stood = shell.run("standing")
    assert (stood.returncode, stood.stderr) == (0, "")
    assert stood.stdout.startswith("Standing since ")
    again = shell.run("standing")
    assert again.returncode == 1
    assert again.stdout.startswith("Standing since ")
    assert again.stderr == "You are standing already.\n"
    sat = shell.run("sitting")
    assert (sat.returncode, sat.stderr) == (0, "")
    assert sat.stdout.startswith("At your desk")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["pause"], "Paused until you resume."),
        (["pause", "1h30m"], "Paused until "),
        (["pause", "tomorrow"], "Paused until "),
        (["pause", "until", "06:30"], "Paused until "),
        (["pause", "until", "2199-01-31"], "Paused until "),
    ],
)
def test_a_pause_is_told_and_ends_by_resume(words: list[str], told: str, shell: Shell) -> None:
    shell.tray_program()
    paused = shell.run(*words)
    assert (paused.returncode, paused.stderr) == (0, "")
    assert told in paused.stdout
    assert "Paused" in shell.run("status").stdout
    assert "Paused" not in shell.run("resume").stdout


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("snooze", "No nudge is waiting, so there is nothing to snooze.\n"),
        ("sitting", "You are not marked as standing, so there is nothing to end.\n"),
        ("resume", "Nudges are not paused.\n"),
    ],
)
def test_what_has_no_effect_is_1_and_says_why(command: str, why: str, shell: Shell) -> None:
    shell.tray_program()
    done = shell.run(command)
    assert done.returncode == 1
    assert done.stdout.startswith("At your desk")
    assert done.stderr == why


def test_a_pause_until_a_day_that_is_past_is_1_and_leaves_what_there_is(shell: Shell) -> None:
    shell.tray_program()
    assert shell.run("pause").returncode == 0
    done = shell.run("pause", "until", "2020-01-31")
    assert done.returncode == 1
    assert "Paused until you resume." in done.stdout
    assert done.stderr == "That day has begun already, so nothing is paused until then.\n"


@pytest.mark.parametrize("command", ["up", "skip"])
def test_up_and_skip_at_the_desk_are_taken(command: str, shell: Shell) -> None:
    shell.tray_program()
    done = shell.run(command)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 2


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["30"], '"30" has no unit; write 30m'),
        (["until", "6pm"], '"6pm" is not a time of day; write 18:00'),
        (["until"], '"until" is no pause; write 1h, until 14:00, until 2027-01-31 or tomorrow'),
        (["until", "2027-31-01"], '"until 2027-31-01" is no pause'),
        (["for", "1h"], '"for 1h" is no pause'),
        (["0s"], '"0s" is no pause'),
    ],
)
def test_a_pause_that_cannot_be_read_is_wrong_usage_with_what_to_write(
    words: list[str], hint: str, shell: Shell
) -> None:
    done = shell.run("pause", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert hint in done.stderr


@pytest.mark.parametrize("command", ["up", "snooze", "skip", "standing", "sitting", "pause", "resume"])
def test_without_a_program_it_is_1_and_says_how_to_start_it(command: str, shell: Shell) -> None:
    done = shell.run(command)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "StandUpNudge isn't running. Start it with: standupnudge\n"
