"""A film that plays: a program keeps the screen from going dark. Somebody is there then, without keys (S3)."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from standupnudge.adapters.quiet.asked import answers, connection, yes
from standupnudge.adapters.quiet.source import NONE, Source
from standupnudge.adapters.session_bus import Service, open_session_bus, open_system_bus, session_address
from standupnudge.core.events import Sign
from standupnudge.language import _

assert not TYPE_CHECKING or sys.platform != "win32"  # noqa: S101 - tells mypy, which knows no users on Windows

_GNOME = Service("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
_POLICY = "org.kde.Solid.PowerManagement.PolicyAgent"
_KDE = Service(_POLICY, "/" + _POLICY.replace(".", "/"), _POLICY)
_PM = "org.freedesktop.PowerManagement"
_XFCE = Service(_PM, "/" + f"{_PM}.Inhibit".replace(".", "/"), f"{_PM}.Inhibit")
_LOGIND = Service("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_IDLE = 8  # of GNOME's flags: https://gitlab.gnome.org/GNOME/gnome-session, org.gnome.SessionManager.xml
_SCREEN = 4  # of KDE's policies: ChangeScreenSettings, https://invent.kde.org/plasma/powerdevil


class DesktopInhibitors:
    """See ``Source``: GNOME, Cinnamon and MATE (one interface), KDE, XFCE; by the session bus."""

    name = "desktop_inhibitors"

    def __init__(self, environ: Mapping[str, str]) -> None:
        session_address(environ)
        self._environ = environ

    async def signs(self) -> frozenset[Sign]:
        """See ``Source``."""
        async with connection(open_session_bus(self._environ)) as bus:
            on = await answers(
                bus,
                [
                    (_GNOME.call("IsInhibited", "u", _IDLE), yes),
                    (_KDE.call("HasInhibition", "u", _SCREEN), yes),
                    (_XFCE.call("HasInhibit"), yes),
                ],
                _("Nothing on the session bus tells what keeps the screen from going dark."),
            )
        return frozenset({Sign.VIDEO}) if on else NONE

    async def close(self) -> None:
        """Nothing was opened."""


class LogindInhibitors:
    """See ``Source``: what holds logind's "idle" back, of this user; by the system bus."""

    name = "logind_inhibitors"

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    async def signs(self) -> frozenset[Sign]:
        """See ``Source``."""
        async with connection(open_system_bus(self._environ)) as bus:
            on = await answers(bus, [(_LOGIND.call("ListInhibitors"), partial(_holds_idle, os.getuid()))])
        return frozenset({Sign.VIDEO}) if on else NONE

    async def close(self) -> None:
        """Nothing was opened."""


def _holds_idle(user: int, answer: list[object]) -> bool:
    match answer:
        case [list(inhibitors)]:
            return any(_is_idle(user, each) for each in inhibitors)
    return False


def _is_idle(user: int, inhibitor: object) -> bool:
    match inhibitor:
        case [str(what), str(), str(), "block", int(uid), int()]:
            return uid == user and "idle" in what.split(":")
    return False


_conforms: tuple[type[Source], type[Source]] = (DesktopInhibitors, LogindInhibitors)
