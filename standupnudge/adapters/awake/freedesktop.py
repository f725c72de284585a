"""Asks the desktop over D-Bus to leave the screen on, for as long as a connection to the bus stays open.

org.freedesktop.ScreenSaver, which GNOME, KDE, Xfce and others answer; where nobody does, the portal's Inhibit. Both
end with the connection: https://specifications.freedesktop.org/idle-inhibit-spec/latest/
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from standupnudge.adapters.session_bus import Service, ask, let_go, open_session_bus
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import Awake

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

log = logging.getLogger(__name__)

_NAME = "StandUpNudge"
_SAVER = Service("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
_PORTAL = Service("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit")
_IDLE = 8  # the portal's flag: the session doesn't count as idle
_PATIENCE = 20.0  # seconds; nobody waits for the answer


class Freedesktop:
    """The asking is done in a thread: a bus that doesn't answer must not hold up the window.

    :param environ: where the session bus is found.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._hold: _Hold | None = None

    def keep(self, awake: bool) -> None:
        """See ``ports.Awake``."""
        if awake and self._hold is None:
            self._hold = _Hold(self._environ)
            self._hold.start()
        elif not awake and self._hold is not None:
            self._hold.end()
            self._hold = None


class _Hold(Thread):
    """One request, from its asking to its end."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__(name="awake", daemon=True)
        self._environ = environ
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()

    def run(self) -> None:
        """Until ``end``."""
        try:
            self._loop.run_until_complete(self._held())
        except Unavailable as problem:
            log.debug("The desktop can't be asked to leave the screen on: %s", problem)
        finally:
            self._loop.close()

    def end(self) -> None:
        """Called by the thread that made it."""
        with suppress(RuntimeError):  # it has given up already
            self._loop.call_soon_threadsafe(self._over.set)

    async def _held(self) -> None:
        bus = await open_session_bus(self._environ)
        try:
            await asyncio.wait_for(_inhibit(bus), _PATIENCE)
            await self._over.wait()
        except TimeoutError as error:
            raise Unavailable("It doesn't answer.") from error
        finally:
            await let_go(bus)


async def _inhibit(bus: MessageBus) -> None:
    from dbus_fast import MessageFlag, Variant

    # For translators: the reason that a desktop shows for a screen that stays on.
    why = _("Guiding through exercises")
    saver = _SAVER.call("Inhibit", "ss", _NAME, why)
    portal = _PORTAL.call("Inhibit", "sua{sv}", "", _IDLE, {"reason": Variant("s", why)})
    for message in (saver, portal):
        message.flags = MessageFlag.NO_AUTOSTART  # none is started: where it doesn't run, it has nothing to say
    try:
        await ask(bus, saver)
    except Unavailable:
        await ask(bus, portal)


_conforms: type[Awake] = Freedesktop
