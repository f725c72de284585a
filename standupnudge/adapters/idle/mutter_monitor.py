"""Idle time from GNOME's Mutter, on Wayland and on X11: org.gnome.Mutter.IdleMonitor on the session bus.

It is asked at each look, and while nobody is there it tells of the next input by itself:
https://gitlab.gnome.org/GNOME/mutter/-/blob/main/data/dbus-interfaces/org.gnome.Mutter.IdleMonitor.xml
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from standupnudge.adapters.idle.last_input import LastInput
from standupnudge.adapters.idle.link import Link
from standupnudge.adapters.session_bus import Service, open_session_bus
from standupnudge.errors import Unavailable
from standupnudge.language import N_, _
from standupnudge.ports import IdleProbe, IdleTold

NAME = "org.gnome.Mutter.IdleMonitor"
_MONITOR = Service(NAME, "/org/gnome/Mutter/IdleMonitor/Core", NAME)
_FIRED = f"path='{_MONITOR.path}',interface='{NAME}',member='WatchFired'"
_ABSENT = N_("This isn't GNOME: nothing on the session bus is called {name}.")
WATCHED_FROM = timedelta(seconds=30)  # without input; before, the next one is near and not worth a message


class MutterMonitor:
    """See ``ports.IdleProbe``; made by :meth:`connect`."""

    name = "mutter_monitor"
    tells_return = True
    _link: Link

    def __init__(self, told: IdleTold) -> None:
        self._told = told
        self._input = LastInput()
        self._watch: int | None = None  # the number of the watch for the next input
        self._early: set[int] | None = None  # watches that fired while the answer with ours is on its way

    @classmethod
    async def connect(cls, environ: Mapping[str, str], told: IdleTold) -> MutterMonitor:
        """One that answers. Raises ``Unavailable``."""
        probe = cls(told)
        bus, absent = open_session_bus(environ), _(_ABSENT).format(name=NAME)
        probe._link = await Link.to(NAME, bus, absent=absent, gone=told, heard=probe._heard, signals=[_FIRED])
        try:
            await probe._asked()
        except Unavailable:
            await probe.close()
            raise
        return probe

    async def idle(self) -> timedelta | None:
        """See ``ports.IdleProbe``."""
        if not self._link.alive:
            return None
        try:
            idle = await self._asked()
            if idle >= WATCHED_FROM and self._watch is None:
                await self._await_input()
        except Unavailable:
            return None
        return idle

    async def close(self) -> None:
        """See ``ports.IdleProbe``."""
        await self._link.close()

    async def _asked(self) -> timedelta:
        clock = asyncio.get_running_loop().time
        asked = clock()
        match await self._link.ask(_MONITOR.call("GetIdletime")):
            case [int(ms)]:
                return self._input.idle(ms / 1000, asked, clock())
        raise Unavailable(_("GNOME's idle monitor answers in a way that can't be understood."))

    async def _await_input(self) -> None:
        """Let it tell of the next input, once. A signal may be here before the answer that has its number."""
        self._early = set()
        try:
            [self._watch] = await self._link.ask(_MONITOR.call("AddUserActiveWatch"))
        finally:
            early, self._early = self._early, None
        if self._watch in early:
            self._is_back()

    def _heard(self, member: str, values: list[Any]) -> None:
        match member, values:
            case "WatchFired", [int(number)] if self._early is not None:
                self._early.add(number)
            case "WatchFired", [int(number)] if number == self._watch:
                self._is_back()

    def _is_back(self) -> None:
        self._watch = None
        self._told()


_conforms: type[IdleProbe] = MutterMonitor
