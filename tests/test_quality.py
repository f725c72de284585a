"""Style and types are tests like any other, so that one command tells whether a change is good."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]


def _clean(*arguments: str | Path) -> None:
    """Run a tool of this environment on the checkout; what it finds is what the failure shows."""
    command = [sys.executable, "-m", *map(str, arguments)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_style_is_kept(tmp_path: Path) -> None:
    _clean("ruff", "check", "--cache-dir", tmp_path)


def test_the_format_is_kept(tmp_path: Path) -> None:
    _clean("ruff", "format", "--check", "--diff", "--cache-dir", tmp_path)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_the_types_fit_on(platform: str, tmp_path: Path) -> None:
    _clean("mypy", "--platform", platform, "--cache-dir", tmp_path)
