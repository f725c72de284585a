"""A system bus of our own, with a logind that says what it is told to say."""

from __future__ import annotations

import asyncio
import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.adapters.mocked import Mocked
from tests.adapters.private_bus import bus_daemon

LOGIND, MANAGER = "org.freedesktop.login1", "org.freedesktop.login1.Manager"
OURS = "/org/freedesktop/login1/session/c7"


class SystemBus:
    """A system bus with logind on it, which knows one session, "c7"."""

    def __init__(self, place: Path) -> None:
        self._ends = ExitStack()
        address, self._daemon = self._ends.enter_context(bus_daemon(place))
        self.environ = {"DBUS_SYSTEM_BUS_ADDRESS": address, "XDG_SESSION_ID": "c7"}
        self.logind = Mocked(place, address, LOGIND, "/org/freedesktop/login1", "--template", "logind", system=True)
        self.know()

    def know(self) -> None:
        """Wait for logind, and let it know the session."""
        asyncio.run(self.logind.ready())
        self._do("AddSession", "ssusb", "c7", "seat0", os.getuid(), "me", True)

    def lock(self, locked: bool) -> None:
        """What a screen locker says."""
        self._do("SetLockedHint", "b", locked, path=OURS, interface=f"{LOGIND}.Session")

    def sleeps(self, asleep: bool) -> None:
        """What logind says before a sleep and after it."""
        asyncio.run(self.logind.emit(MANAGER, "PrepareForSleep", "b", asleep))

    def kill(self) -> None:
        """The bus itself is gone."""
        self._daemon.kill()

    def end(self) -> None:
        """End both."""
        self.logind.stop()
        self._ends.close()

    def _do(self, *call: Any, **more: Any) -> None:
        asyncio.run(self.logind.do(*call, **more))
