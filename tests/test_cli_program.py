"""The program that runs, by way of the command line: no display, no bus."""

from __future__ import annotations

import json
import signal

import pytest

from standupnudge.paths import standard
from tests.desktop.waiting import eventually
from tests.shell import CHECKOUT, SOON, Shell, stopped


@pytest.mark.parametrize(("by", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 0), (signal.SIGHUP, 0)])
def test_the_tray_program_ends_in_good_order_by(by: signal.Signals, status: int, shell: Shell) -> None:
    program = shell.tray_program()
    returned, out, err = stopped(program, by)
    assert (returned, out) == (status, "")
    assert "Traceback" not in err
    assert list((shell.home / "run" / "standupnudge").glob("*.sock")) == []


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
    assert "camera" in document["backends"].pop("quiet"), "needs nothing but the system's files"
    assert document["backends"] == {
        "store": "sqlite_file",
        "idle": "always_at_desk",
        "session": "clock_gaps",
        "sound": "miniaudio",
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
    assert shell.run("status").stdout.splitlines()[-1] == document["config"]["problems"][0]
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
