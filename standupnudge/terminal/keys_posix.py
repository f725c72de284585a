"""Keys as they are pressed, from a terminal; lines, from anything else. POSIX only."""

from __future__ import annotations

import os
import select
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from standupnudge.terminal.guide import Keys
from standupnudge.terminal.keys import of_chunk, of_line

assert not TYPE_CHECKING or sys.platform != "win32"  # noqa: S101 - tells mypy, which knows no terminals on Windows


class PosixKeys:
    """See ``guide.Keys``. Blocks the thread while it waits."""

    def __init__(self, descriptor: int, *, single: bool) -> None:
        """Read from ``descriptor``; ``single``: it passes on each key, not whole lines."""
        self._descriptor = descriptor
        self._single = single
        self._pressed: deque[str] = deque()
        self._unread = b""
        self._closed = False

    @property
    def closed(self) -> bool:
        """See ``guide.Keys``."""
        return self._closed and not self._pressed

    def wait(self, longest: timedelta | None) -> str:
        """See ``guide.Keys``."""
        if not self._pressed and self._closed and longest is not None:
            time.sleep(longest.total_seconds())
        elif not self._pressed and not self._closed:
            limit = None if longest is None else longest.total_seconds()
            if select.select([self._descriptor], [], [], limit)[0]:
                self._read()
        return self._pressed.popleft() if self._pressed else ""

    def _read(self) -> None:
        try:
            chunk = os.read(self._descriptor, 1024)
        except OSError:  # the terminal has gone
            chunk = b""
        self._closed = not chunk
        if self._single:
            self._pressed.extend(of_chunk(chunk))
            return
        *lines, self._unread = (self._unread + chunk).split(b"\n")
        self._pressed.extend(filter(None, map(of_line, lines)))


@contextmanager
def keys() -> Iterator[PosixKeys]:
    """The keys of standard input. A terminal passes on each of them meanwhile, and is as it was afterwards."""
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    if not os.isatty(descriptor):
        yield PosixKeys(descriptor, single=False)
        return
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        yield PosixKeys(descriptor, single=True)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


_conforms: type[Keys] = PosixKeys
