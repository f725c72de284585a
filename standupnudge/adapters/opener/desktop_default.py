"""Opens a file with whatever the desktop has set for it."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL
from pathlib import Path

from standupnudge.errors import Unavailable
from standupnudge.language import _

PATIENCE = 10.0  # seconds; an opener hands the file on and ends, or stays as long as the editor is open


if sys.platform == "win32":

    async def open_file(path: Path) -> None:
        """Open ``path``; https://docs.python.org/3/library/os.html#os.startfile. Raises ``Unavailable``."""
        import os

        try:
            os.startfile(path)  # what a double click does  # noqa: S606
        except OSError as error:
            raise _cannot(path) from error
else:

    async def open_file(path: Path) -> None:
        """Open ``path`` with xdg-open(1), or open(1) on macOS. Raises ``Unavailable`` if nothing opens it."""
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        try:
            child = await asyncio.create_subprocess_exec(
                opener, str(path), stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
            )
        except OSError as error:
            raise _cannot(path) from error
        try:
            failed = await asyncio.wait_for(child.wait(), PATIENCE) != 0
        except TimeoutError:  # the editor is open
            return
        if failed:
            raise _cannot(path)


def _cannot(path: Path) -> Unavailable:
    where = _("It is this file: {path}").format(path=path)
    return Unavailable(_("No program was found that opens your configuration."), where)
