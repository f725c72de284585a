"""Idle time from the desktop's screen saver service: GetSessionIdleTime of org.freedesktop.ScreenSaver.

The draft that has this method counts in seconds. KDE's service, which is also called org.kde.screensaver, counts in
milliseconds, and refuses on Wayland: https://invent.kde.org/plasma/kscreenlocker/-/blob/master/interface.cpp
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta

from standupnudge.adapters.idle.last_input import LastInput
from standupnudge.adapters.idle.link import Link
from standupnudge.adapters.session_bus import BUS, Service, open_session_bus
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import IdleProbe, IdleTold

NAME, KDE = "org.freedesktop.ScreenSaver", "org.kde.screensaver"
_SAVER = Service(NAME, "/org/freedesktop/ScreenSaver", NAME)


class FreedesktopScreenSaver:
    """See ``ports.IdleProbe``; made by :meth:`connect`."""

    name = "freedesktop_screensaver"
    tells_return = False

    def __init__(self, link: Link, unit: float) -> None:
        self._link, self._unit = link, unit
        self._input = LastInput(grain=unit)

    @classmethod
    async def connect(cls, environ: Mapping[str, str], told: IdleTold) -> FreedesktopScreenSaver:
        """One that answers. Raises ``Unavailable``."""
        absent = _("No screen saver service runs: nothing on the session bus is called {name}.").format(name=NAME)
        link = await Link.to(NAME, open_session_bus(environ), absent=absent, gone=told)
        try:
            [kde] = await link.ask(BUS.call("NameHasOwner", "s", KDE))
            probe = cls(link, 0.001 if kde else 1.0)
            await probe._asked()
        except Unavailable as error:
            await link.close()
            what = _("The screen saver service doesn't tell the idle time: {why}").format(why=error.what)
            raise Unavailable(what) from error
        return probe

    async def idle(self) -> timedelta | None:
        """See ``ports.IdleProbe``."""
        try:
            return await self._asked() if self._link.alive else None
        except Unavailable:
            return None

    async def close(self) -> None:
        """See ``ports.IdleProbe``."""
        await self._link.close()

    async def _asked(self) -> timedelta:
        clock = asyncio.get_running_loop().time
        asked = clock()
        match await self._link.ask(_SAVER.call("GetSessionIdleTime")):
            case [int(told)]:
                return self._input.idle(told * self._unit, asked, clock())
        raise Unavailable(_("It answers in a way that can't be understood."))


_conforms: type[IdleProbe] = FreedesktopScreenSaver
