"""How this program is started again, by absolute paths: from a checkout's venv, an installed script, or pipx."""

from __future__ import annotations

import sys
from pathlib import Path

NAME = "standupnudge"


def own_command() -> tuple[str, ...]:
    """The words that start it, without arguments."""
    here = sys.executable
    return of_windows(here) if sys.platform == "win32" else of_unix(sys.argv[0], here)


def of_unix(argument: str, python: str) -> tuple[str, ...]:
    """The script that was started, or the one beside the interpreter, as with ``python -m``; or else that itself.

    :param argument: as this process was started; a link stays one, since pipx makes it anew with the next version.
    """
    for script in (Path(argument), Path(python).with_name(NAME)):
        if script.name == NAME and script.is_file():
            return (str(script.absolute()),)
    return (python, "-m", NAME)


def of_windows(python: str) -> tuple[str, ...]:
    """By the interpreter without a black window; the script would have one."""
    quiet = Path(python).with_name("pythonw.exe")
    return (str(quiet if quiet.exists() else python), "-m", NAME)
