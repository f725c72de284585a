"""Who may import whom (pyproject.toml, ``tool.importlinter``), and what the resident process has in its memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import grimp
import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def python(
    program: str, folder: Path = CHECKOUT, environ: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``program`` in a process of its own, in ``folder`` and with what is there."""
    plain = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ}
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=plain | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"} | dict(environ or {}),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def modules(said: str) -> set[str]:
    """The names in the last line, which is a JSON list, and of every package around them."""
    names = json.loads(said.splitlines()[-1])
    return {".".join(name.split(".")[:count]) for name in names for count in range(1, name.count(".") + 2)}


def test_every_import_is_allowed() -> None:
    done = python(LINT)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


DECIDES = "Whoever touches may use whoever decides, never the other way round"
WIRING = "Only the wiring knows which technology serves a port"
PORTS = "Adapters of one port don't know those of another"
WINDOW = "The tray's process never loads a window"
AUDIO = "The tray's process never loads an audio library"
REPORT = "The tray's process never loads the report"


@pytest.mark.parametrize(
    ("module", "imports", "broken"),
    [
        ("core/rules.py", "standupnudge.ports", DECIDES),
        ("core/rules.py", "standupnudge.routine.plan", DECIDES),
        ("config/load.py", "standupnudge.engine.engine", DECIDES),
        ("window/scene.py", "standupnudge.engine.engine", DECIDES),
        ("window/scene.py", "standupnudge.bootstrap", DECIDES),
        ("errors.py", "standupnudge.core.rules", DECIDES),
        ("newcomer.py", "standupnudge.errors", DECIDES),
        ("engine/engine.py", "standupnudge.adapters.store.memory", WIRING),
        ("window/scene.py", "standupnudge.adapters.clock.system", WIRING),
        ("cli.py", "standupnudge.adapters.store.memory", WIRING),
        ("commands/status.py", "standupnudge.adapters.store.memory", WIRING),
        ("adapters/store/memory.py", "standupnudge.adapters.clock.system", PORTS),
        ("adapters/session_bus.py", "standupnudge.adapters.clock.system", PORTS),
        ("terminal/guide.py", "standupnudge.adapters.clock.system", WIRING),
        ("terminal/guide.py", "standupnudge.window.scene", WINDOW),
        ("bootstrap.py", "standupnudge.window.scene", WINDOW),
        ("engine/perform.py", "tkinter", WINDOW),
        ("adapters/sound/chime_child.py", "standupnudge.adapters.sound.device", AUDIO),
        ("backends.py", "standupnudge.audible", AUDIO),
        ("adapters/voice/speaker.py", "standupnudge.adapters.sound.tones", PORTS),
        ("bootstrap.py", "standupnudge.report.page", REPORT),
        ("engine/front.py", "standupnudge.remembered", REPORT),
        ("report/page.py", "standupnudge.adapters.store.sqlite_reader", WIRING),
    ],
)
def test_an_import_that_is_not_allowed_is_found(module: str, imports: str, broken: str, tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "standupnudge", tmp_path / "standupnudge", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    with (tmp_path / "standupnudge" / module).open("a") as file:
        file.write(f"\n\ndef _late() -> None:\n    import {imports}  # where nobody sees it at once\n")
    done = python(LINT, folder=tmp_path)
    assert done.returncode == 1, done.stdout
    assert f"{broken} BROKEN" in " ".join(done.stdout.split())


@pytest.mark.parametrize("package", ["standupnudge.core", "standupnudge.routine"])
def test_what_decides_uses_the_standard_library_only(package: str) -> None:
    graph = grimp.build_graph("standupnudge", include_external_packages=True, cache_dir=None)
    own = {package, *graph.find_descendants(package)}
    assert len(own) > 4
    imported = {name for module in own for name in graph.find_modules_directly_imported_by(module)} - own
    foreign = {name for name in imported if name.split(".")[0] not in sys.stdlib_module_names}
    assert foreign <= {"standupnudge.language"}  # which only looks sentences up


@pytest.mark.parametrize("package", ["standupnudge.core", "standupnudge.routine"])
def test_what_decides_neither_reads_clocks_nor_files_nor_writes_logs(package: str) -> None:
    graph = grimp.build_graph("standupnudge", include_external_packages=True, cache_dir=None)
    own = {package, *graph.find_descendants(package)}
    imported = {name for module in own for name in graph.find_modules_directly_imported_by(module)}
    assert (
        imported & {"asyncio", "io", "logging", "os", "pathlib", "random", "socket", "subprocess", "sys", "time"}
        == set()
    )


# What only a window, only a command, or only some surroundings need.
HEAVY = {"PIL", "Xlib", "apscheduler", "dbus_fast", "plyer", "platformdirs", "pystray", "sqlite3", "watchdog", "yaml"}
NEVER = {"tkinter", "_tkinter", "standupnudge.window", "miniaudio", "webbrowser", "http", "unittest", "pydoc"}
NEVER |= {"standupnudge.report", "standupnudge.remembered", "standupnudge.core.history", "statistics"}
COMMANDS = {"argparse", "standupnudge.cli", "standupnudge.commands"}
OF_COMMANDS = COMMANDS | {"standupnudge.config.check", "standupnudge.config.load"}


def test_the_wiring_itself_is_light_and_each_part_is_loaded_where_it_is_used() -> None:
    done = python("import standupnudge.bootstrap, sys, json; print(json.dumps(sorted(sys.modules)))")
    assert done.returncode == 0, done.stderr
    loaded = modules(done.stdout)
    assert {"standupnudge.bootstrap", "asyncio"} <= loaded
    assert loaded & (HEAVY | NEVER | OF_COMMANDS) == set()


RUN_A_MOMENT = """
import json, os, signal, sys, threading, time
from standupnudge import logs
from standupnudge.bootstrap import run_tray
from standupnudge.paths import standard

paths = standard()
logs.begin(paths.log, verbose=False)

def stop_once_it_listens():
    while not paths.socket.exists():
        time.sleep(0.02)
    time.sleep(0.2)
    os.kill(os.getpid(), signal.SIGTERM)

threading.Thread(target=stop_once_it_listens, daemon=True).start()
assert run_tray(paths, os.environ) == 0
print(json.dumps(sorted(sys.modules)))
"""


def run_a_moment(home: Path, program: str) -> set[str]:
    """What was loaded by the end of ``program``, in an empty ``home`` without display and bus."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    (home / "run").mkdir(mode=0o700)
    bus = f"unix:path={home}/no-bus"
    environ = folders | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "DBUS_SESSION_BUS_ADDRESS": bus}
    done = python(program, environ=environ)
    assert done.returncode == 0, done.stderr
    return modules(done.stdout)


def test_the_running_program_has_loaded_no_window_and_nothing_of_commands(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    loaded = run_a_moment(tmp_path_factory.mktemp("h"), RUN_A_MOMENT)
    assert {"apscheduler", "sqlite3", "yaml", "standupnudge.engine.engine"} <= loaded
    assert loaded & (NEVER | COMMANDS) == set()


def test_the_command_that_starts_it_leaves_openssl_out(tmp_path_factory: pytest.TempPathFactory) -> None:
    by_command = RUN_A_MOMENT.replace("run_tray(paths, os.environ)", 'main(["run"])')
    program = by_command.replace("standupnudge.bootstrap import run_tray", "standupnudge.cli import main")
    loaded = run_a_moment(tmp_path_factory.mktemp("h"), program)
    assert {"asyncio.sslproto", "hashlib", "dbus_fast"} <= loaded
    assert loaded & {"_ssl", "_hashlib", "argparse", "standupnudge.commands.parser"} == set()


def test_what_was_left_out_can_be_had_afterwards() -> None:
    program = "from standupnudge.lean import without\nwith without('ssl'):\n    import asyncio.sslproto\n"
    done = python(f"{program}import json, ssl; print(json.dumps([ssl.__name__, str(asyncio.sslproto.ssl)]))")
    assert json.loads(done.stdout) == ["ssl", "None"], done.stderr
