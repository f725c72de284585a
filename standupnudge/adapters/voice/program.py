"""A program that speaks what it reads and ends: one process for each sentence, ended when the next one comes."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Mapping, Sequence

from standupnudge.errors import Unavailable
from standupnudge.language import _

GRACE = 0.2  # seconds between asking it to end and ending it


class Program:
    """At most one process of a program."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, command: Sequence[str], text: str) -> None:
        """End the one before, and start ``command`` with ``text`` to read. Raises ``Unavailable``."""
        self.end()
        try:
            self._process = subprocess.Popen(
                command,
                env=dict(self._environ),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            what = _("{program} can't be started: {why}.").format(program=command[0], why=error)
            raise Unavailable(what) from error
        assert self._process.stdin is not None  # noqa: S101 - for the type checker
        with contextlib.suppress(OSError), self._process.stdin as to_read:  # it may have ended already
            to_read.write(text.encode())  # far less than a pipe holds, so that this doesn't wait

    def end(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
