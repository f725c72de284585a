"""An item on a session bus on a thread of its own, and what it reports."""

from __future__ import annotations

import subprocess
import threading
from dataclasses import dataclass, field
from datetime import timedelta

from standupnudge.adapters.tray.status_notifier import StatusNotifierTray
from standupnudge.core.views import SEPARATOR, MenuEntry, Mood, TrayIcon, TrayView
from standupnudge.errors import StandUpNudgeError

PAUSE = MenuEntry("", "Pause", entries=(MenuEntry("pause 1h", "1 h"), MenuEntry("pause", "Until I resume")))
ENTRIES = (
    MenuEntry("", "At your desk for 12 min", enabled=False),
    SEPARATOR,
    MenuEntry("routine", "Start routine", default=True),
    MenuEntry("up", "I'm up"),
    MenuEntry("snooze", "Snooze 5_min", enabled=False),
    MenuEntry("loud", "Loud", checked=True),
    MenuEntry("bright", "Bright", checked=False),
    PAUSE,
    MenuEntry("quit", "Quit"),
)
SITTING = TrayView(TrayIcon(Mood.SITTING, 5), "At your desk for 12 min.\nRoutine: <soon> & late.", ENTRIES)
Daemon = tuple[str, "subprocess.Popen[str]"]  # the address of a bus, and its process

PATIENCE = timedelta(seconds=30)


@dataclass
class Running:
    """A tray on a thread of its own, and what it reported."""

    address: str
    patience: timedelta = PATIENCE
    chosen: list[tuple[str, str]] = field(default_factory=list)
    docked: list[bool] = field(default_factory=list)
    raised: StandUpNudgeError | None = None

    def __post_init__(self) -> None:
        environ = {"DBUS_SESSION_BUS_ADDRESS": self.address}
        self.tray = StatusNotifierTray(self._choose, self.docked.append, environ, self.patience)
        self.thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self.tray.show(SITTING)
        self.thread.start()

    def stop(self) -> None:
        self.tray.stop()
        if self.thread.ident is None:
            self.tray.run()
        else:
            self.thread.join(30)
            assert not self.thread.is_alive(), "run did not return"

    def _run(self) -> None:
        try:
            self.tray.run()
        except StandUpNudgeError as problem:
            self.raised = problem

    def _choose(self, name: str, token: str = "") -> None:
        self.chosen.append((name, token))
