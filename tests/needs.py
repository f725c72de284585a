"""What a test needs of the machine: the test is skipped with the package to install, or fails where it must run.

With STANDUPNUDGE_REQUIRE_DESKTOP=1 in the environment nothing is skipped: a missing package is a failure.
"""

from __future__ import annotations

import importlib.util
import os
import shlex
import shutil
from pathlib import Path

import pytest

REQUIRE = "STANDUPNUDGE_REQUIRE_DESKTOP"


def need(program: str, package: str) -> str:
    """The path of ``program``; skips, or fails where it is required, naming the Debian ``package`` it is in."""
    return shutil.which(program) or missing(f"the program {program}", package)


def need_service(name: str, package: str) -> str:
    """The program behind a D-Bus service, from its service file: such programs are not on the PATH."""
    for folder in (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":"):
        file = Path(folder, "dbus-1", "services", f"{name}.service")
        if file.exists():
            for line in file.read_text().splitlines():
                if line.startswith("Exec="):
                    return shlex.split(line.removeprefix("Exec="))[0]
    return missing(f"the service {name}", package)


def need_module(name: str, package: str) -> None:
    """Skips, or fails where it is required, when this Python can't import ``name``."""
    if importlib.util.find_spec(name) is None:
        missing(f"the Python module {name}", package)


def missing(what: str, package: str) -> str:
    """Skip, or fail where it is required. Never returns."""
    why = f"needs {what}: install the package {package}"
    if os.environ.get(REQUIRE) == "1":
        pytest.fail(why)
    pytest.skip(why)
