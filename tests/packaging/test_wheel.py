"""The wheel: it carries everything the program needs, and runs in an environment with nothing of this checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from zipfile import ZipFile

import pytest

from standupnudge import __version__
from tests.desktop.home import Home
from tests.desktop.processes import Server
from tests.desktop.server import Desktop

CHECKOUT = Path(__file__).resolve().parents[2]


def _pip(*arguments: str | Path) -> None:
    """Run this interpreter's pip; how it reaches a registry is the business of this machine's settings."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from this checkout; the build back end writes nothing into it."""
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, CHECKOUT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """Every file in the wheel."""
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def commands(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the commands of a new environment into which only the wheel was installed."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, symlinks=True, with_pip=False)
    _pip("--python", folder / "bin" / "python", "install", wheel)
    return folder / "bin"


@pytest.fixture
def home(session: Desktop) -> Home:
    """Of somebody who has never had the program."""
    return session.home()


@pytest.fixture
def started(commands: Path, session: Desktop, home: Home) -> Iterator[Server]:
    """The tray program of the wheel, running."""
    environ = session.environ(home)
    server = Server([str(commands / "standupnudge")], environ, session.log("standupnudge"))
    try:
        server.wait_for(lambda: _run(commands, environ, "status").returncode == 0, "answer to a command")
        yield server
    finally:
        server.stop()


def _run(commands: Path, environ: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command to its end."""
    return subprocess.run(
        [commands / "standupnudge", *arguments], env=environ, cwd=environ["HOME"], stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def _files(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in files}


def test_it_carries_the_package_the_assets_and_the_example_and_nothing_else(names: set[str]) -> None:
    package = {f"standupnudge/{file}" for file in _files(CHECKOUT / "standupnudge")}
    assets = {f"standupnudge/assets/{file}" for file in _files(CHECKOUT / "assets")}
    about = {name for name in names if name.startswith(f"standupnudge-{__version__}.dist-info/")}
    beside = {"standupnudge/config.example.yaml", "standupnudge/config.schema.json"}
    man = {f"standupnudge-{__version__}.data/data/share/man/man1/standupnudge.1"}
    assert names - about == package | assets | beside | man


@pytest.mark.parametrize(
    "file", ["assets/icon-48.png", "routine/plans/glutes.yaml", "config.example.yaml", "py.typed", "window/__main__.py"]
)
def test_it_carries(file: str, names: set[str]) -> None:
    assert f"standupnudge/{file}" in names


def test_it_carries_no_tests(names: set[str]) -> None:
    assert not {name for name in names if "test" in name}


def test_it_tells_what_it_is(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        about = message_from_bytes(archive.read(f"standupnudge-{__version__}.dist-info/METADATA"))
        licence = archive.read(f"standupnudge-{__version__}.dist-info/licenses/LICENSE")
    assert about["Requires-Python"] == ">=3.11"
    assert about["License-Expression"] == "MIT"
    assert licence.startswith(b"MIT License")


def test_the_command_works(commands: Path, session: Desktop, home: Home) -> None:
    environ = session.environ(home)
    assert _run(commands, environ, "--version").stdout == f"standupnudge {__version__}\n"
    assert _run(commands, environ, "config", "path").stdout == f"{home.config_file}\n"
    assert _run(commands, environ, "status").returncode == 1, "nothing runs yet"
    in_german = _run(commands, environ | {"LANG": "de_DE.UTF-8"}, "status")
    assert in_german.stderr == "StandUpNudge läuft nicht. Starte es mit: standupnudge\n"


def test_a_login_starts_the_installed_command_or_the_link_by_which_it_was_called(
    commands: Path, session: Desktop, home: Home
) -> None:
    environ = session.environ(home)
    entry = home.config_file.parent.parent / "autostart" / "standupnudge.desktop"
    assert _run(commands, environ, "autostart", "on").returncode == 0
    assert f"\nExec={commands}/standupnudge\n" in entry.read_text()
    link = Path(environ["HOME"]) / "bin"  # what pipx makes
    link.mkdir()
    (link / "standupnudge").symlink_to(commands / "standupnudge")
    assert _run(link, environ, "autostart", "on").returncode == 0
    assert f"\nExec={link}/standupnudge\n" in entry.read_text()
    assert _run(commands, environ, "autostart", "status").stdout.startswith("on, for another installation.")
    assert _run(commands, environ, "autostart", "off").returncode == 0
    assert not entry.exists()


def test_the_man_page_is_where_man_looks(commands: Path) -> None:
    assert (commands.parent / "share" / "man" / "man1" / "standupnudge.1").is_file()


def test_what_runs_comes_from_the_wheel(commands: Path, home: Home) -> None:
    program = "import standupnudge; print(standupnudge.__file__)"
    told = subprocess.run(
        [commands / "python", "-c", program], env=home.environ(), cwd=home.folder, capture_output=True, text=True,
        timeout=60, check=True,
    )  # fmt: skip
    assert Path(told.stdout.strip()).is_relative_to(commands.parent)


def test_the_tray_program_starts_answers_and_ends(
    started: Server, commands: Path, session: Desktop, home: Home
) -> None:
    answer = _run(commands, session.environ(home), "status", "--json")
    assert answer.returncode == 0, answer.stderr
    told = json.loads(answer.stdout)
    assert told["config"] == {"path": str(home.config_file), "ok": True, "problems": []}
    assert told["backends"]["store"] == "sqlite_file"
    assert home.config_file.read_bytes() == (CHECKOUT / "config.example.yaml").read_bytes()
    assert started.stop() == 0
    assert "Traceback" not in started.read()


def test_without_a_display_it_says_what_it_does_instead(started: Server) -> None:
    assert "No tray icon: " in started.read()
    assert "There is no X display: DISPLAY is not set." in started.read()
    assert started.stop() == 0
