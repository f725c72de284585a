"""Locks by the desktop's screen saver, on the session bus: each desktop has its own name for the same signal.

https://people.freedesktop.org/~hadess/idle-inhibition-spec/re01.html; the others are made after GNOME's
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from standupnudge.adapters.session.kept import KeptOnBus, comings_of
from standupnudge.adapters.session.seen import Sees
from standupnudge.adapters.session_bus import BUS, Refused, Service, ask, open_session_bus
from standupnudge.errors import Unavailable
from standupnudge.language import _

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

_DESKTOPS = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
_NAMES = [f"org.{desktop}.ScreenSaver" for desktop in _DESKTOPS]
_SAVERS = {name: Service(name, "/" + name.replace(".", "/"), name) for name in _NAMES}


class ScreenSaver(KeptOnBus):
    """See ``KeptOnBus``. One that is only dark counts as locked, too: nobody works at it, and any key ends it."""

    name = "screen_saver"

    def __init__(self, sees: Sees, environ: Mapping[str, str], *timing: timedelta) -> None:
        super().__init__(sees, *timing)
        self._environ = environ
        self._active: dict[str, bool] = {}  # by who has the name, as the bus numbers its clients, and the interface
        self._there = False  # any of them is

    async def _open(self) -> MessageBus:
        return await open_session_bus(self._environ)

    def _matches(self) -> list[str]:
        changes = [f"type='signal',sender='{name}',interface='{name}',member='ActiveChanged'" for name in _SAVERS]
        return [*map(comings_of, _SAVERS), *changes]

    async def _learn(self, bus: MessageBus) -> None:
        """Who isn't there, or can't tell, is none; none need be there yet, and none is started by asking."""
        self._there = await _owned(bus)
        for name, saver in _SAVERS.items():
            news = self._news
            active = await _active(bus, saver)
            if news == self._news:
                self._active[name] = active
        self._see(locked=any(self._active.values()))

    def _nobody(self) -> Unavailable | None:
        return None if self._there else Unavailable(_("No screen saver on the session bus tells when it locks."))

    def _hear(self, message: Message) -> None:
        match message.interface, message.member, message.body:
            case BUS.interface, "NameOwnerChanged", [str(name), str(), str()]:
                self._news += 1
                self._active.pop(name, None)
                self._renew()
                self._see(locked=any(self._active.values()))
            case str(name), "ActiveChanged", [bool(active)] if name in _SAVERS:
                self._news += 1
                self._active[name] = active
                self._see(locked=any(self._active.values()))


async def _owned(bus: MessageBus) -> bool:
    [names] = await ask(bus, BUS.call("ListNames"))
    return not _SAVERS.keys().isdisjoint(names)


async def _active(bus: MessageBus, saver: Service) -> bool:
    try:
        await ask(bus, BUS.call("GetNameOwner", "s", saver.name))
        answer = await ask(bus, saver.call("GetActive"))
    except Refused:
        return False
    match answer:
        case [bool(active)]:
            return active
    raise Unavailable(_("{name} answers in a way that can't be understood.").format(name=saver.name))
