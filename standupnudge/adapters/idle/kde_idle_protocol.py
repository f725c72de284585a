"""KDE's idle protocol for pywayland, which brings only the protocols of wayland-protocols: the part that is used.

Messages have to be declared in the order of https://wayland.app/protocols/kde-idle.
"""

from __future__ import annotations

from typing import Any

from pywayland.protocol.wayland import WlSeat
from pywayland.protocol_core.argument import Argument
from pywayland.protocol_core.interface import Interface
from pywayland.protocol_core.proxy import Proxy
from pywayland.protocol_core.resource import Resource
from pywayland.scanner.argument import ArgumentType


class OrgKdeKwinIdleTimeout(Interface):
    """Tells when there was no input for a while, and when there is some again."""

    name = "org_kde_kwin_idle_timeout"
    version = 1


class OrgKdeKwinIdle(Interface):
    """Makes such."""

    name = "org_kde_kwin_idle"
    version = 1


class _TimeoutEvents(Resource[OrgKdeKwinIdleTimeout]):
    """What the compositor says."""

    interface = OrgKdeKwinIdleTimeout

    @OrgKdeKwinIdleTimeout.event()
    def idle(self) -> None:
        """No input for as long as was asked for."""

    @OrgKdeKwinIdleTimeout.event()
    def resumed(self) -> None:
        """Input again."""


class _Timeout(Proxy[OrgKdeKwinIdleTimeout]):
    interface = OrgKdeKwinIdleTimeout


class _Idle(Proxy[OrgKdeKwinIdle]):
    interface = OrgKdeKwinIdle

    @OrgKdeKwinIdle.request(
        Argument(ArgumentType.NewId, interface=OrgKdeKwinIdleTimeout),
        Argument(ArgumentType.Object, interface=WlSeat),
        Argument(ArgumentType.Uint),
    )
    def get_idle_timeout(self, seat: Any, timeout: int) -> Any:
        """One that tells after ``timeout`` ms without input."""
        return self._marshal_constructor(0, OrgKdeKwinIdleTimeout, seat, timeout)


OrgKdeKwinIdleTimeout.proxy_class = _Timeout
OrgKdeKwinIdle.proxy_class = _Idle
OrgKdeKwinIdleTimeout._gen_c()  # noqa: SLF001 - as pywayland's own protocols do
OrgKdeKwinIdle._gen_c()  # noqa: SLF001
