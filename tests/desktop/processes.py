"""Processes that a desktop starts: each with a log, ended by its id, and gone even when the tests are killed.

Nothing is ever ended by name.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.desktop.waiting import PATIENCE, eventually
from tests.needs import need


class Server:
    """A program that runs until it is stopped.

    The kernel ends it (``setpriv --pdeathsig``) should the tests die without ending it.
    """

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], log: Path, **more: Any) -> None:
        self.name = Path(command[0]).name
        self.log = log
        with log.open("ab") as file:
            self.process: subprocess.Popen[bytes] = subprocess.Popen(
                [need("setpriv", "util-linux"), "--pdeathsig", "TERM", "--", *command],
                env=dict(environ), stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True,
                **{"cwd": environ["HOME"], **more},
            )  # fmt: skip

    @property
    def pid(self) -> int:
        """Its process id: ``setpriv`` becomes the program."""
        return self.process.pid

    def alive(self) -> bool:
        """Whether it runs. Says what it wrote last when it ended by itself."""
        return self.process.poll() is None

    def wait_for(self, ready: Callable[[], object], what: str) -> None:
        """Wait until ``ready()``; fails at once with the log if the program ends before."""
        eventually(lambda: not self.alive() or ready(), lambda: f"{self.name}: no {what}\n{self.read()}", PATIENCE)
        assert self.alive(), f"{self.name} ended with {self.process.returncode} at its start\n{self.read()}"

    def stop(self, how: signal.Signals = signal.SIGTERM, within: timedelta = PATIENCE) -> int:
        """Ask it to end, by force after a while. Returns its exit status, negative for a signal."""
        if self.alive():
            self.process.send_signal(how)
        try:
            return self.process.wait(within.total_seconds())
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def read(self) -> str:
        """What it wrote so far."""
        return self.log.read_text(errors="replace")


Start = Callable[..., Server]  # (command, name, **more for Popen)


def marked(mark: str) -> dict[int, str]:
    """Processes alive with ``mark`` in their environment, and their command lines: also those that went astray."""
    found = {}
    for pid in _all():
        with contextlib.suppress(OSError):
            if mark.encode() in Path("/proc", str(pid), "environ").read_bytes().split(b"\0"):
                found[pid] = command_line(pid)
    return found


def command_line(pid: int) -> str:
    """How ``pid`` was called, "" if it is gone."""
    with contextlib.suppress(OSError):
        return Path("/proc", str(pid), "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    return ""


def alive(pid: int) -> bool:
    """Whether ``pid`` still does anything; one that only waits to be counted by its parent does not."""
    return _parent(pid) is not None


def descendants(pid: int) -> list[int]:
    """Children of ``pid``, their children and so on, each parent before its children."""
    parents = {child: _parent(child) for child in _all()}
    found = [pid]
    for one in found:
        found.extend(child for child, parent in parents.items() if parent == one)
    return found[1:]


def _parent(pid: int) -> int | None:
    with contextlib.suppress(OSError):
        state, parent = Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()[:2]
        return None if state in "ZX" else int(parent)
    return None


def _all() -> list[int]:
    return [int(entry.name) for entry in os.scandir("/proc") if entry.name.isdigit()]
