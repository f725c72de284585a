"""A real browser without a window, in a home of its own."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from tests.needs import need

LIMIT = 200  # seconds, for a start on a loaded machine
_CONSOLE = re.compile(r":CONSOLE[:(].*")  # as --enable-logging writes what a page says on its console


class Browser:
    """Chromium, with ``folder`` for all that it writes."""

    def __init__(self, folder: Path) -> None:
        self._program = need("chromium", "chromium")
        self._folder = folder

    def _run(self, page: Path, *options: str) -> subprocess.CompletedProcess[str]:
        fixed = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-crash-reporter"]
        own = [f"--user-data-dir={self._folder / 'profile'}", "--enable-logging=stderr", "--disable-extensions"]
        environ = {"PATH": os.environ["PATH"], "HOME": str(self._folder), "LANG": "C.UTF-8"}
        command = [self._program, *fixed, *own, *options, page.as_uri()]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=LIMIT, check=False)
        assert done.returncode == 0, done.stderr
        return done

    def dom(self, page: Path, width: int = 1200) -> tuple[str, list[str]]:
        """The page as it is once it is there, and what it said on the console."""
        done = self._run(page, f"--window-size={width},900", "--dump-dom")
        return done.stdout, _CONSOLE.findall(done.stderr)

    def picture(self, page: Path, name: str, *, dark: bool, width: int = 1200, height: int = 2600) -> Path:
        """A picture of it, for who prefers dark or light."""
        path = self._folder / f"{name}.png"
        scheme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
        self._run(page, scheme, f"--window-size={width},{height}", f"--screenshot={path}")
        return path
