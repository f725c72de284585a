"""How it is started again: from a venv, from pipx, by the interpreter."""

from __future__ import annotations

from pathlib import Path

import pytest

from standupnudge.adapters.autostart.own_command import of_unix, of_windows


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """A venv's folder of commands, with ours in it."""
    folder = tmp_path / "venv" / "bin"
    folder.mkdir(parents=True)
    for name in ("python", "standupnudge"):
        (folder / name).touch()
    return folder


def test_the_script_that_was_started_by_its_absolute_path(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(venv.parent)
    assert of_unix("bin/standupnudge", "/usr/bin/python3") == (str(venv / "standupnudge"),)


def test_the_link_that_pipx_made_stays_that_link(venv: Path, tmp_path: Path) -> None:
    link = tmp_path / "local" / "standupnudge"
    link.parent.mkdir()
    link.symlink_to(venv / "standupnudge")
    assert of_unix(str(link), str(venv / "python")) == (str(link),)


def test_started_by_the_interpreter_the_script_beside_it_serves(venv: Path, tmp_path: Path) -> None:
    module = tmp_path / "standupnudge" / "__main__.py"
    assert of_unix(str(module), str(venv / "python")) == (str(venv / "standupnudge"),)


def test_without_a_script_the_interpreter_has_to_do(tmp_path: Path) -> None:
    python = str(tmp_path / "python3")
    assert of_unix("-c", python) == (python, "-m", "standupnudge")


def test_on_windows_it_is_the_interpreter_without_a_black_window_where_there_is_one(tmp_path: Path) -> None:
    python = tmp_path / "python.exe"
    assert of_windows(str(python)) == (str(python), "-m", "standupnudge")
    quiet = tmp_path / "pythonw.exe"
    quiet.touch()
    assert of_windows(str(python)) == (str(quiet), "-m", "standupnudge")
