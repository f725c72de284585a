"""Where the program's files are, by the platform's own conventions (XDG folders on Linux)."""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass
from pathlib import Path

from standupnudge.errors import StandUpNudgeError
from standupnudge.language import _

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
    """The places for this user. Raises ``StandUpNudgeError`` where there can be none."""
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(_APP, appauthor=False)
    try:
        with warnings.catch_warnings():
            # Without XDG_RUNTIME_DIR there is a folder that serves as well; a Python warning tells nobody what to do.
            warnings.simplefilter("ignore", UserWarning)
            runtime = dirs.user_runtime_path
        config, data, state = dirs.user_config_path, dirs.user_data_path, dirs.user_state_path
    except OSError as error:  # in /tmp somebody else may have been there before
        what = _("There is no folder that is yours alone for what runs: {why}.").format(why=error)
        raise StandUpNudgeError(what, _("Set XDG_RUNTIME_DIR to one.")) from error
    except RuntimeError as error:  # a user whom the system doesn't know
        cure = _("Set HOME to a folder that is yours.")
        raise StandUpNudgeError(_("Your home folder isn't known."), cure) from error
    return Paths(
        config=config / "config.yaml",
        store=data / "standupnudge.sqlite3",
        log=state / "standupnudge.log",
        socket=runtime / "control.sock",
    )


def shown(path: Path) -> str:
    """``path`` for people: "~" for their home."""
    home = os.path.expanduser("~")  # Path.home() raises where there is no home  # noqa: PTH111
    text = str(path)
    return text.replace(home, "~", 1) if len(home) > 1 and text.startswith(home + os.sep) else text
