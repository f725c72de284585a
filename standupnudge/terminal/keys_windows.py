"""Keys of the Windows console. Asks ten times a second, for the console can't be waited for; has never been run."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from standupnudge.terminal.guide import Keys
from standupnudge.terminal.keys import of_chunk

assert not TYPE_CHECKING or sys.platform == "win32"  # noqa: S101 - tells mypy, which knows no console elsewhere

_STEP = timedelta(seconds=0.1)
_ARROWS = {b"K": "left", b"M": "right"}  # after b"\xe0"


class WindowsKeys:
    """See ``guide.Keys``. Blocks the thread while it waits."""

    closed = False

    def wait(self, longest: timedelta | None) -> str:
        """See ``guide.Keys``."""
        import msvcrt

        left = longest
        while not msvcrt.kbhit():
            if left is not None and left <= timedelta():
                return ""
            pause = _STEP if left is None else min(_STEP, left)
            time.sleep(pause.total_seconds())
            left = None if left is None else left - pause
        key = msvcrt.getch()
        return _ARROWS.get(msvcrt.getch(), "") if key in {b"\xe0", b"\x00"} else next(of_chunk(key), "")


@contextmanager
def keys() -> Iterator[WindowsKeys]:
    """The keys of the console."""
    yield WindowsKeys()


_conforms: type[Keys] = WindowsKeys
