"""Idle time from systemd-logind, as the desktop tells it there: IdleHint and IdleSinceHint of the session.

The desktop calls the session idle when it would blank the screen, five minutes without input say, and logind notes
when it said so: https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html. Breaks are so
much shorter here. Many desktops say nothing, and then the hint was never set.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from standupnudge.adapters.idle.link import Link
from standupnudge.adapters.session_bus import Service, open_system_bus
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import IdleProbe, IdleTold

NAME = "org.freedesktop.login1"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_MANAGER = Service(NAME, "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class LogindHint:
    """See ``ports.IdleProbe``; made by :meth:`connect`."""

    name = "logind_hint"
    tells_return = True
    _link: Link

    def __init__(self, told: IdleTold) -> None:
        self._told = told
        self._session = ""  # its object path
        self._hint = False
        self._since = 0.0  # when the hint was set or taken back last, seconds of CLOCK_MONOTONIC; 0: never

    @classmethod
    async def connect(cls, environ: Mapping[str, str], told: IdleTold) -> LogindHint:
        """One that knows the hint. Raises ``Unavailable``."""
        probe = cls(told)
        changed = f"interface='{_PROPERTIES}',member='PropertiesChanged',arg0='{_SESSION}'"
        absent = _("systemd-logind isn't there: nothing on the system bus is called {name}.").format(name=NAME)
        bus = open_system_bus(environ)
        probe._link = await Link.to(NAME, bus, absent=absent, gone=told, heard=probe._heard, signals=[changed])
        try:
            probe._session = await _session(probe._link, environ)
            await probe._check()
        except Unavailable:
            await probe.close()
            raise
        return probe

    async def idle(self) -> timedelta | None:
        """See ``ports.IdleProbe``."""
        try:
            if self._link.alive:
                await self._read()
        except Unavailable:
            return None
        if not self._link.alive:
            return None
        # Both are CLOCK_MONOTONIC.
        since = asyncio.get_running_loop().time() - self._since if self._hint else 0.0
        return timedelta(seconds=max(since, 0.0))

    async def close(self) -> None:
        """See ``ports.IdleProbe``."""
        await self._link.close()

    async def _check(self) -> None:
        await self._read()
        if not self._since:
            raise Unavailable(_("Nothing in this session tells systemd-logind whether anybody is there."))

    async def _read(self) -> None:
        service = Service(NAME, self._session, _PROPERTIES)
        match await self._link.ask(service.call("GetAll", "s", _SESSION)):
            case [dict(values)]:
                known = {key: value.value for key, value in values.items()}
                self._hint = known.get("IdleHint") is True
                self._since = int(known.get("IdleSinceHintMonotonic") or 0) / 1_000_000

    def _heard(self, member: str, values: list[Any]) -> None:
        match member, values:
            case "PropertiesChanged", [_, dict(changed), *_] if "IdleHint" in changed:
                self._told()


async def _session(link: Link, environ: Mapping[str, str]) -> str:
    """The object path of this process's session."""
    if number := environ.get("XDG_SESSION_ID"):
        asked = _MANAGER.call("GetSession", "s", number)
    else:
        asked = _MANAGER.call("GetSessionByPID", "u", 0)
    try:
        [path] = await link.ask(asked)
    except Unavailable as error:
        what = _("systemd-logind knows no session of this program: {why}").format(why=error.what)
        raise Unavailable(what) from error
    return str(path)


_conforms: type[IdleProbe] = LogindHint
