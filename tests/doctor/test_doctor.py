"""``standupnudge doctor`` where there is nothing at all, with and without a running program."""

from __future__ import annotations

import json
import signal
from typing import Any

from tests.shell import Shell, stopped

PORTS = {"tray", "idle", "notify", "store", "control", "sound", "voice"}


def asked(shell: Shell) -> dict[str, Any]:
    done = shell.run("doctor", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return dict(json.loads(done.stdout))


def by_port(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {port["port"]: port for port in document["ports"]}


def test_without_anything_every_port_says_what_is_so_instead_and_why(shell: Shell) -> None:
    done = shell.run("doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("StandUpNudge isn't running. This is what it would use here.\n")
    for line in (
        "Tray icon: no icon; to open the program's window, start standupnudge again",
        "Breaks away from keys and mouse: can't be noticed; you count as always at the desk",
        "    tried x11_screensaver: There is no X display: DISPLAY is not set.",
        "Notifications: none; they are lines on the terminal it was started from",
        "What is remembered: works (sqlite_file)",
    ):
        assert f"{line}\n" in done.stdout


def test_it_leaves_nothing_behind(shell: Shell) -> None:
    before = set(shell.home.rglob("*"))
    shell.run("doctor")
    # An audio library may make its own folder at its start.
    left = {path for path in set(shell.home.rglob("*")) - before if "pulse" not in path.name}
    assert left == set()


def test_its_document_has_each_port_with_what_was_tried(shell: Shell) -> None:
    document = asked(shell)
    assert document["running"] is False
    ports = by_port(document)
    assert set(ports) >= PORTS
    assert ports["idle"]["used"] == "always_at_desk"
    assert ports["idle"]["works"] is False
    assert {"name", "why", "cure"} == set(ports["idle"]["tried"][0])


def test_a_running_program_tells_what_it_uses_itself(shell: Shell) -> None:
    shell.configure("backends: {store: memory}")
    program = shell.tray_program()
    shell.configure("")  # what it was started with is what it uses

    document = asked(shell)

    assert document["running"] is True
    ports = by_port(document)
    assert set(ports) >= PORTS
    assert ports["store"]["used"] == "memory"
    assert not any("always at the desk" in limit for limit in document["limits"])  # the port says so
    stopped(program, signal.SIGTERM)


def test_one_that_the_configuration_names_in_vain_is_told_with_the_way_out(shell: Shell) -> None:
    shell.configure("backends: {idle: x11_screensaver}")
    idle = by_port(asked(shell))["idle"]
    assert (idle["used"], idle["works"]) == ("none", False)
    assert "remove backends.idle" in idle["tried"][0]["cure"]


def test_problems_of_the_configuration_are_told(shell: Shell) -> None:
    shell.configure("sitting: {nudge_after: 30}")
    done = shell.run("doctor")
    assert done.returncode == 0
    assert "has no unit" in done.stdout


def test_without_a_notification_server_the_trial_says_that_nothing_can_be_clicked(shell: Shell) -> None:
    done = shell.run("doctor", "--try")
    assert done.returncode == 1
    assert "It can't be clicked there" in done.stdout
