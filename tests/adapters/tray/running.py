"""An XEmbed tray on a thread of its own, and what it reports."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from standupnudge.adapters.tray.x11_xembed import XembedTray
from standupnudge.core.views import Mood, TrayIcon, TrayView
from standupnudge.errors import StandUpNudgeError

SITTING = TrayView(TrayIcon(Mood.SITTING, 5), "At your desk for 12 min — ünï", ())


class Running:
    """A tray that runs, and what it reported.

    :ivar threads: on which threads it reported.
    :ivar raised: what ``run`` raised.
    """

    def __init__(self, display: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DISPLAY", display)
        self.chosen: list[str] = []
        self.docked: list[bool] = []
        self.threads: set[int | None] = set()
        self.raised: StandUpNudgeError | None = None
        self.tray = XembedTray(self._choose, self._dock)
        self.thread = threading.Thread(target=self._run, daemon=True)

    def stop(self) -> None:
        """Stop it and wait for its thread."""
        self.tray.stop()
        self.thread.join(10)
        assert not self.thread.is_alive(), "run did not return"

    def _run(self) -> None:
        try:
            self.tray.run()
        except StandUpNudgeError as problem:
            self.raised = problem

    def _choose(self, name: str) -> None:
        self.threads.add(threading.get_ident())
        self.chosen.append(name)

    def _dock(self, docked: bool) -> None:
        self.threads.add(threading.get_ident())
        self.docked.append(docked)


Start = Callable[[str], Running]
