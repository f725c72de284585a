"""A bare screen and trays on it; a bus, a panel and an item on it; all ended with the test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.adapters.bare_screen import BareScreen
from tests.adapters.private_bus import bus_daemon
from tests.adapters.tray import item_running
from tests.adapters.tray.item_running import Daemon
from tests.adapters.tray.little_host import LittleHost
from tests.adapters.tray.running import SITTING, Running, Start
from tests.desktop.waiting import eventually


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


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[Daemon]:
    with bus_daemon(tmp_path) as both:
        yield both


@pytest.fixture
def host(daemon: Daemon) -> Iterator[LittleHost]:
    host = LittleHost(daemon[0])
    host.appear()
    yield host
    host.close()


@pytest.fixture
def running(daemon: Daemon, host: LittleHost) -> Iterator[item_running.Running]:
    running = item_running.Running(daemon[0])
    running.start()
    eventually(lambda: running.docked, "not in the panel")
    yield running
    running.stop()
