"""Commands in a home of their own: no display, no bus, nothing of this machine's user."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tests.desktop.waiting import eventually, seconds

CHECKOUT = Path(__file__).resolve().parents[1]
SOON = seconds(30)


class Shell:
    """Runs commands with nothing of this machine's user."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.config = home / "config" / "standupnudge" / "config.yaml"
        self.log = home / "state" / "standupnudge" / "standupnudge.log"
        (home / "run").mkdir(mode=0o700)
        self.environ = {
            "PATH": str(home / "bin"),  # no notify-send there
            "PYTHONPATH": str(CHECKOUT),
            "PYTHONWARNINGS": "error",
            "LANG": "C.UTF-8",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/no-bus",
        }
        self.before: list[str] = []  # a command that starts ours, such as setpriv
        self._running: list[subprocess.Popen[str]] = []

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.python("-m", "standupnudge", *words)

    def python(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [*self.before, sys.executable, *words]
        return subprocess.run(command, env=self.environ, capture_output=True, text=True, timeout=60, check=False)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command and let it go on; what still runs after the test is killed."""
        command = [*self.before, sys.executable, "-m", "standupnudge", *words]
        program = subprocess.Popen(
            command,
            env=self.environ,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )
        self._running.append(program)
        return program

    def tray_program(self, *words: str) -> subprocess.Popen[str]:
        """Start the tray program and wait until it answers."""
        program = self.start(*words)
        eventually(lambda: self.run("status").returncode == 0 or program.poll() is not None, "no answer", SOON)
        assert program.poll() is None, program.stderr.read() if program.stderr else ""
        return program

    def end(self) -> None:
        for program in self._running:
            if program.poll() is None:
                program.kill()
            program.communicate()

    def configure(self, text: str) -> None:
        self.config.parent.mkdir(parents=True, exist_ok=True)
        self.config.write_text(text)


def stopped(program: subprocess.Popen[str], by: signal.Signals) -> tuple[int, str, str]:
    """The exit status, and all it said."""
    program.send_signal(by)
    out, err = program.communicate(timeout=SOON.total_seconds())
    return program.returncode, out, err
