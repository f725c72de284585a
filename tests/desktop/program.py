"""StandUpNudge itself on a desktop: started, asked and ended as a person or a session would, from outside."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.desktop.home import Home
from tests.desktop.processes import Server, command_line, descendants
from tests.desktop.server import Desktop
from tests.desktop.waiting import PATIENCE, eventually

CHECKOUT = Path(__file__).resolve().parents[2]


class Program:
    """One run of it.

    :param config: the text of its configuration file; ``None`` leaves what is in the home, or says nothing.
    :param first: nothing is in the home, not even a configuration.
    :param home: an earlier run's, to go on with what that one saved; a new one if left out.
    :param interpreter: another Python, in which StandUpNudge is installed; else this one, with this checkout.
    :param environ: further variables of its environment.
    """

    def __init__(
        self,
        desktop: Desktop,
        config: str | None = None,
        *,
        home: Home | None = None,
        command: Sequence[str] = ("run", "--verbose"),
        interpreter: str | None = None,
        environ: dict[str, str] | None = None,
        first: bool = False,
    ) -> None:
        self.home = home or desktop.home()
        if config is not None or not (first or self.home.config_file.exists()):
            self.home.configure(config or "")
        self._environ = {**desktop.environ(self.home), "PYTHONUNBUFFERED": "1", **(environ or {})}
        if interpreter is None:
            self._environ |= {"PYTHONPATH": str(CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1"}
        self._python = [interpreter or sys.executable, "-m", "standupnudge"]
        self.server = Server([*self._python, *command], self._environ, desktop.log("standupnudge"))

    @property
    def pid(self) -> int:
        """Its process id."""
        return self.server.pid

    def alive(self) -> bool:
        """Whether it still runs."""
        return self.server.alive()

    def log(self) -> str:
        """What it wrote so far."""
        return self.server.read()

    def wait_ready(self) -> None:
        """Until it answers the command line."""
        self.server.wait_for(lambda: self.command("status").returncode == 0, "answer to a command")

    def wait_log(self, part: str, within: timedelta = PATIENCE) -> None:
        """Until ``part`` is in its log."""
        eventually(lambda: part in self.log(), lambda: f"{part!r} is not in the log:\n{self.log()}", within)

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run ``standupnudge`` with ``arguments`` as the same user, to its end."""
        return subprocess.run(
            [*self._python, *arguments], env=self._environ, cwd=self.home.folder, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=30, check=False,
        )  # fmt: skip

    def status(self) -> dict[str, Any]:
        """``standupnudge status --json``."""
        answer = self.command("status", "--json")
        assert answer.returncode == 0, f"status: {answer.returncode}\n{answer.stderr}\n{self.log()}"
        return dict(json.loads(answer.stdout))

    def children(self) -> dict[int, str]:
        """Processes below it and how they were called."""
        return {pid: command_line(pid) for pid in descendants(self.pid)}

    def stop(self, how: signal.Signals = signal.SIGTERM, within: timedelta = PATIENCE) -> int:
        """Ask it to end, by force after a while. Returns its exit status, negative for a signal."""
        return self.server.stop(how, within)

    def wait_ended(self, within: timedelta = PATIENCE) -> int:
        """Until it has ended by itself. Returns its exit status."""
        eventually(lambda: not self.alive(), lambda: f"it still runs\n{self.log()}", within)
        return self.stop()
