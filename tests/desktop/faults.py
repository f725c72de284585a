"""What can happen to the things around the program, and how each is set right again: alone, or two at a time."""

from __future__ import annotations

import signal
from collections.abc import Callable, Collection

from tests.desktop.processes import Server
from tests.desktop.server import Desktop

Break = Callable[[Desktop], None]


def _kill(server: Server) -> None:
    server.stop(signal.SIGKILL)


def _kill_server(desktop: Desktop) -> None:
    _kill(desktop.notifications.server)


def _hang_server(desktop: Desktop) -> None:
    desktop.notifications.server.process.send_signal(signal.SIGSTOP)


def _kill_bus(desktop: Desktop) -> None:
    _kill(desktop.bus.server)


def _kill_panel(desktop: Desktop) -> None:
    _kill(desktop.panel.server)


FAULTS: dict[str, Break] = {
    "notification server hangs": _hang_server,
    "notification server killed": _kill_server,
    "session bus killed": _kill_bus,
    "panel killed": _kill_panel,
}


def mend(desktop: Desktop, faults: Collection[str]) -> None:
    """Set right what ``faults`` broke, in the order in which a session starts."""
    bus = "session bus killed" in faults
    server = desktop.notifications.server
    if bus:
        desktop.open_bus()
    if bus or "notification server killed" in faults:
        _kill(server)  # of another bus, if it is still there
        desktop.open_notifications()
    elif "notification server hangs" in faults:
        server.process.send_signal(signal.SIGCONT)
    if "panel killed" in faults or (bus and not desktop.panel.server.alive()):
        desktop.open_panel()
