"""No tray icon at all: keeps the main thread as a tray would, and shows nothing."""

from __future__ import annotations

import threading

from standupnudge.core.views import TrayView
from standupnudge.ports import Tray


class HeadlessTray:
    """For machines without a tray, and for people who want none."""

    name = "none"

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def show(self, view: TrayView) -> None:
        """Nothing to draw on."""

    def run(self) -> None:
        """Wait until ``stop``."""
        self._stopped.wait()

    def stop(self) -> None:
        """Let ``run`` return. Any thread."""
        self._stopped.set()


_conforms: type[Tray] = HeadlessTray
