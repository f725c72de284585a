"""Where the program's files are, by the platform's own conventions (XDG folders on Linux)."""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass
from pathlib import Path

_APP = "standupnudge"


@dataclass(frozen=True, slots=True)
class Paths:
    """Every place that the program reads or writes.

    :ivar config: the user's configuration file.
    :ivar store: state and records.
    :ivar log: the log file; older ones beside it.
    :ivar socket: where the running program listens for commands.
    """

    config: Path
    store: Path
    log: Path
    socket: Path


def standard() -> Paths:
    """The places for this user."""
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(_APP, appauthor=False)
    with warnings.catch_warnings():
        # Without XDG_RUNTIME_DIR there is a folder that serves as well; a Python warning tells nobody what to do.
        warnings.simplefilter("ignore", UserWarning)
        runtime = dirs.user_runtime_path
    return Paths(
        config=dirs.user_config_path / "config.yaml",
        store=dirs.user_data_path / "standupnudge.sqlite3",
        log=dirs.user_state_path / "standupnudge.log",
        socket=runtime / "control.sock",
    )


def shown(path: Path) -> str:
    """``path`` for people: "~" for their home."""
    home = os.path.expanduser("~")  # Path.home() raises where there is no home  # noqa: PTH111
    text = str(path)
    return text.replace(home, "~", 1) if len(home) > 1 and text.startswith(home + os.sep) else text
