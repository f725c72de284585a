"""Locks and sleeps by systemd-logind, on the system bus.

https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html

A lock is what the screen locker says of itself in ``LockedHint``. The signals ``Lock`` and ``Unlock`` are requests to a
locker: where none obeys, nothing is locked, and where one obeys that says nothing of itself, no signal tells when the
password was typed. Either would leave us waiting for ever, so they are not listened to.
No delay is asked for before a sleep: the engine finds from its clocks how long it was, if the news came too late.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.session.kept import KeptOnBus, comings_of, property_of
from standupnudge.adapters.session.seen import Sees
from standupnudge.adapters.session_bus import BUS, Refused, Service, ask, open_system_bus
from standupnudge.errors import Unavailable
from standupnudge.language import N_, _

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

assert not TYPE_CHECKING or sys.platform != "win32"  # noqa: S101 - tells mypy, which knows no users on Windows

_NAME = "org.freedesktop.login1"
_MANAGER = Service(_NAME, "/org/freedesktop/login1", f"{_NAME}.Manager")
_SESSION = f"{_NAME}.Session"
_NOBODY = "org.freedesktop.DBus.Error.ServiceUnknown"
_CURE = N_("Log in on a system with systemd, or elogind.")


class Logind(KeptOnBus):
    """See ``KeptOnBus``. The session is ``XDG_SESSION_ID``'s, else this process's, else the one the user sees."""

    name = "logind"

    def __init__(self, sees: Sees, environ: Mapping[str, str], *timing: timedelta) -> None:
        super().__init__(sees, *timing)
        self._environ = environ
        self._path = ""
        self._absent: Unavailable | None = None

    async def _open(self) -> MessageBus:
        return await open_system_bus(self._environ)

    def _matches(self) -> list[str]:
        changed = "interface='org.freedesktop.DBus.Properties',member='PropertiesChanged'"
        return [
            comings_of(_NAME),
            f"type='signal',sender='{_NAME}',interface='{_MANAGER.interface}',member='PrepareForSleep'",
            f"type='signal',sender='{_NAME}',{changed},arg0='{_SESSION}'",
        ]

    async def _learn(self, bus: MessageBus) -> None:
        try:
            self._path = await self._session(bus)
            news = self._news
            answer = await ask(bus, property_of(Service(_NAME, self._path, _SESSION), "LockedHint"))
        except Refused as error:
            what = _("logind is not there, or knows no session of yours: {why}.").format(why=error.what)
            self._absent = Unavailable(what, _(_CURE))
            if error.error == _NOBODY:  # nothing to try by time: the bus tells when one comes
                return
            raise self._absent from error
        self._absent = None
        match answer:
            case [variant] if isinstance(value := getattr(variant, "value", None), bool):
                if news == self._news:
                    self._see(locked=value)
            case _:
                raise Unavailable(_("{name} answers in a way that can't be understood.").format(name=self.name))

    def _nobody(self) -> Unavailable | None:
        return self._absent

    async def _session(self, bus: MessageBus) -> str:
        if number := self._environ.get("XDG_SESSION_ID"):
            try:
                return _path(await ask(bus, _MANAGER.call("GetSession", "s", number)))
            except Refused:
                pass  # it was left over from a session that has ended
        try:
            return _path(await ask(bus, _MANAGER.call("GetSessionByPID", "u", os.getpid())))
        except Refused:  # a user service of systemd belongs to no session
            user = _path(await ask(bus, _MANAGER.call("GetUser", "u", os.getuid())))
            [display] = await ask(bus, property_of(Service(_NAME, user, f"{_NAME}.User"), "Display"))
            return _path(list(getattr(display, "value", None) or [])[1:])

    def _hear(self, message: Message) -> None:
        match message.interface, message.member, message.body:
            case BUS.interface, "NameOwnerChanged", [str(), str(), str(owner)]:
                self._see(locked=False, asleep=False)
                if owner:
                    self._renew()
            case _MANAGER.interface, "PrepareForSleep", [bool(begins)]:
                self._see(asleep=begins)
            case _, "PropertiesChanged", [str(), dict(changed), *_] if message.path == self._path:
                value = getattr(changed.get("LockedHint"), "value", None)
                if isinstance(value, bool):
                    self._news += 1
                    self._see(locked=value)


def _path(answer: list[Any]) -> str:
    match answer:
        case [str(path)] if path.startswith(f"/{_NAME.replace('.', '/')}/"):
            return path
    raise Unavailable(_("logind knows no session of yours."), _(_CURE))
