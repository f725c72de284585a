"""Hostile surroundings: what the program does in each is stated in CONTRIBUTING and held here, on the real program."""

from __future__ import annotations

import json
import os
import pwd
import signal
import sqlite3
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from platformdirs.unix import Unix

from standupnudge.cli import main
from tests.desktop.waiting import eventually
from tests.needs import need
from tests.shell import SOON, Shell, stopped

FORGOTTEN = "What happens is forgotten when the program ends."
UNREADABLE = "standupnudge.sqlite3.unreadable-1"


@pytest.fixture
def store(shell: Shell) -> Path:
    return shell.home / "data" / "standupnudge" / "standupnudge.sqlite3"


@pytest.fixture
def modes_count(shell: Shell) -> Iterator[None]:
    """File modes hold for us too, where we are root: without the right to pass over them. All are mended after it."""
    if os.geteuid() == 0:
        shell.before = [need("setpriv", "util-linux"), "--bounding-set", "-dac_override,-dac_read_search", "--"]
    yield
    for path in [shell.home, *shell.home.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o700)


def whole(program: subprocess.Popen[str], shell: Shell) -> str:
    """It answers, and ends in good order; what it said."""
    assert json.loads(shell.run("status", "--json").stdout)["state"] == "sitting"
    status, _, said = stopped(program, signal.SIGTERM)
    assert status == 0, said
    assert "Traceback" not in said
    assert not shell.log.exists() or "Traceback" not in shell.log.read_text()
    return said


# -- the disk


def test_on_a_full_disk_it_runs_on_says_so_and_saves_again_when_there_is_room(shell: Shell, store: Path) -> None:
    shell.configure("sitting: {nudge_after: 5s, repeat_every: 5s}")
    program = shell.tray_program()
    eventually(lambda: "nudge" in kinds(store), "no nudge", SOON)
    limit_files(program, "0")
    assert shell.run("up").returncode == 0  # is to be saved
    limit_files(program, "unlimited")
    before = len(kinds(store))
    eventually(lambda: len(kinds(store)) > before, "nothing is saved any more", SOON)
    said = whole(program, shell)
    assert "Your records can't be saved now" in said
    with closing(sqlite3.connect(store)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def limit_files(program: subprocess.Popen[str], size: str) -> None:
    """No file may grow beyond ``size``: to the program that is as if the disk were full."""
    subprocess.run([need("prlimit", "util-linux"), f"--pid={program.pid}", f"--fsize={size}:unlimited"], check=True)


def kinds(store: Path) -> list[str]:
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True, timeout=10)) as db:
        return [what for (what,) in db.execute("SELECT what FROM record ORDER BY id")]


def test_started_on_a_full_disk_it_runs_with_the_defaults_and_forgets(shell: Shell) -> None:
    shell.before = [need("prlimit", "util-linux"), "--fsize=0:unlimited", "--"]
    said = whole(shell.tray_program(), shell)
    assert said.count(FORGOTTEN) == 1
    assert "it goes by its defaults" in said.replace("StandUpNudge goes", "it goes")


# -- the home


@pytest.mark.usefixtures("modes_count")
def test_in_a_home_where_nothing_can_be_written_it_runs_with_the_defaults_and_forgets(shell: Shell) -> None:
    shell.home.chmod(0o500)
    said = whole(shell.tray_program(), shell)
    assert said.count(FORGOTTEN) == 1
    assert {path.name for path in shell.home.iterdir()} == {"run"}
    made = shell.run("config", "init")
    assert made.returncode == 1
    assert made.stderr.count("\n") == 1
    assert shell.run("config", "check").returncode == 0


@pytest.mark.parametrize("home", [None, "", "/dev/null/nobody"])
def test_without_a_home_it_runs_on(home: str | None, shell: Shell, tmp_path: Path) -> None:
    """Where the folders are named, as here, nothing is missing; where even those can't be made: see below."""
    shell.environ.pop("HOME")
    if home is not None:
        shell.environ["HOME"] = home
    whole(shell.tray_program(), shell)
    assert shell.config.exists()


def test_with_a_home_that_can_not_be_there_it_runs_with_the_defaults_and_forgets(shell: Shell) -> None:
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        shell.environ.pop(f"XDG_{name}_HOME")
    shell.environ["HOME"] = "/dev/null/nobody"
    said = whole(shell.tray_program(), shell)
    assert said.count(FORGOTTEN) == 1


# -- modes


@pytest.mark.usefixtures("modes_count")
@pytest.mark.parametrize("mode", [0o000, 0o400])
def test_a_store_that_may_not_be_opened_or_written_is_left_as_it_is(mode: int, shell: Shell, store: Path) -> None:
    whole(shell.tray_program(), shell)
    before = store.read_bytes()
    store.chmod(mode)
    said = whole(shell.tray_program(), shell)
    assert said.count(FORGOTTEN) == 1
    store.chmod(0o600)
    assert store.read_bytes() == before
    assert FORGOTTEN not in whole(shell.tray_program(), shell)


@pytest.mark.usefixtures("modes_count")
def test_a_configuration_that_may_not_be_read_is_a_problem_with_its_place(shell: Shell) -> None:
    shell.configure("sitting: {nudge_after: 45m}")
    shell.config.chmod(0o000)
    assert "the file can't be read: permission denied" in whole(shell.tray_program(), shell)
    checked = shell.run("config", "check")
    assert (checked.returncode, checked.stderr.count("\n")) == (1, 1)


@pytest.mark.usefixtures("modes_count")
def test_a_log_that_may_not_be_written_is_told_and_nothing_else_is_missing(shell: Shell) -> None:
    shell.log.parent.mkdir(parents=True)
    shell.log.touch(mode=0o400)
    assert "No log can be written" in whole(shell.tray_program(), shell)


# -- what stands in the place of the state file


def link_to_a_file(place: Path, other: Path) -> None:
    place.symlink_to(other / "kept.sqlite3")


def link_to_something_else(place: Path, other: Path) -> None:
    (other / "diary").write_text("Dear diary\n" * 500)
    place.symlink_to(other / "diary")


def link_to_nowhere(place: Path, other: Path) -> None:
    place.symlink_to(other / "no such folder" / "file")


def link_to_itself(place: Path, other: Path) -> None:
    place.symlink_to(place)


def a_folder(place: Path, other: Path) -> None:
    place.mkdir()


def a_pipe(place: Path, other: Path) -> None:
    os.mkfifo(place)


def put(what: Callable[[Path, Path], None], store: Path, other: Path) -> None:
    store.parent.mkdir(parents=True)
    what(store, other)


def test_a_link_in_the_place_of_the_state_file_is_followed(shell: Shell, store: Path, tmp_path: Path) -> None:
    put(link_to_a_file, store, tmp_path)
    assert FORGOTTEN not in whole(shell.tray_program(), shell)
    assert store.is_symlink()
    kept = tmp_path / "kept.sqlite3"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with closing(sqlite3.connect(kept)) as db:
        assert db.execute("SELECT count(*) FROM state").fetchone() == (1,)


def test_of_a_link_to_something_else_the_link_is_set_aside(shell: Shell, store: Path, tmp_path: Path) -> None:
    put(link_to_something_else, store, tmp_path)
    assert UNREADABLE in whole(shell.tray_program(), shell)
    assert (tmp_path / "diary").read_text() == "Dear diary\n" * 500
    assert store.with_name(UNREADABLE).is_symlink()
    assert not store.is_symlink()


@pytest.mark.parametrize("what", [link_to_nowhere, link_to_itself, a_folder, a_pipe])
def test_where_no_file_can_be_it_is_left_there_and_the_program_forgets(
    what: Callable[[Path, Path], None], shell: Shell, store: Path, tmp_path: Path
) -> None:
    put(what, store, tmp_path)
    before = store.lstat().st_mode
    assert whole(shell.tray_program(), shell).count(FORGOTTEN) == 1
    assert store.lstat().st_mode == before


# -- much of everything, and the clock


def test_ten_thousand_ideas_are_taken(shell: Shell, store: Path) -> None:
    ideas = [f"Walk to room {number}" for number in range(10_000)]
    shell.configure("sitting: {nudge_after: 5s}\nideas:\n  extra:\n" + "".join(f"    - {idea}\n" for idea in ideas))
    assert shell.run("config", "check").returncode == 0
    program = shell.tray_program()
    eventually(lambda: "nudge" in kinds(store), "no nudge", SOON)
    assert "Walk to room 0" in whole(program, shell)


def test_a_configuration_too_large_is_a_problem(shell: Shell) -> None:
    shell.configure("ideas:\n  extra:\n" + "    - Walk a very long way to a very distant room\n" * 10_000)
    assert "larger than 256 KiB" in whole(shell.tray_program(), shell)


@pytest.mark.parametrize("year", ["1970", "2099"])
def test_with_a_clock_of_another_age_it_runs_and_goes_on_when_the_clock_is_set(
    year: str, shell: Shell, store: Path
) -> None:
    faketime = need("faketime", "faketime")
    shell.environ["PATH"] += f":{os.defpath}"
    shell.before = [faketime, f"{year}-01-02 12:00:00"]
    shell.configure("sitting: {nudge_after: 5s, repeat_every: 5s}")  # with the right clock a slot comes first (N13)
    program = shell.tray_program()
    eventually(lambda: "nudge" in kinds(store), "no nudge", SOON)
    # faketime stays with its child, and passes no signal on.
    assert shell.run("status").returncode == 0
    end_children(program)
    program.communicate(timeout=SOON.total_seconds())
    with closing(sqlite3.connect(store)) as db:
        assert {at[:4] for (at,) in db.execute("SELECT at FROM record")} == {year}
    shell.before = []
    program = shell.tray_program()
    eventually(lambda: kinds(store).count("nudge") > 1, "no nudge with the right clock", SOON)
    whole(program, shell)


def end_children(program: subprocess.Popen[str]) -> None:
    children = Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text().split()
    for child in children or [str(program.pid)]:
        os.kill(int(child), signal.SIGTERM)


# -- others


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
def test_another_user_gets_at_nothing_of_ours() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        home.chmod(0o755)
        shell = Shell(home)
        try:
            program = shell.tray_program()
            assert somebody_else("-x", home), "the way there is open"
            ours = [path for path in home.rglob("*") if path.is_file() or path.is_socket()]
            names = {path.name for path in ours if not somebody_else("-r", path) and not somebody_else("-w", path)}
            assert names >= {"control.sock", "control.lock", "standupnudge.sqlite3", "standupnudge.log"}
            whole(program, shell)
        finally:
            shell.end()


def somebody_else(how: str, path: Path) -> bool:
    """Whether another user can read, write or enter it."""
    who = ["--reuid=54321", "--regid=54321", "--clear-groups"]
    command = [need("setpriv", "util-linux"), *who, "--", "/usr/bin/test", how, str(path)]
    return subprocess.run(command, cwd="/", check=False).returncode == 0


def test_a_user_whom_the_system_does_not_know_is_asked_for_a_home(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(number: int) -> None:
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert main(["config", "path"]) == 1
    assert capsys.readouterr().err == "Your home folder isn't known. Set HOME to a folder that is yours.\n"


def test_where_somebody_has_taken_our_place_in_tmp_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def taken(_: object) -> str:
        raise PermissionError("/tmp/runtime-1000 is a symlink")

    monkeypatch.setattr(Unix, "user_runtime_dir", property(taken))
    assert main(["status"]) == 1
    assert "Set XDG_RUNTIME_DIR to one." in capsys.readouterr().err
