"""A bare screen, and trays on it, all ended with the test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.adapters.bare_screen import BareScreen
from tests.adapters.tray.running import SITTING, Running, Start


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[BareScreen]:
    bare = BareScreen(tmp_path)
    yield bare
    bare.end()


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a tray on a display, showing ``SITTING``."""
    with ExitStack() as ends:

        def start(display: str) -> Running:
            running = Running(display, monkeypatch)
            ends.callback(running.stop)
            running.tray.show(SITTING)
            running.thread.start()
            return running

        yield start
