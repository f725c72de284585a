"""Idle time on Wayland by KDE's own protocol, older than ext-idle-notify-v1: wlroots before 0.17 and Plasma 5 have it.

https://wayland.app/protocols/kde-idle
"""

from __future__ import annotations

from typing import Any

from standupnudge.adapters.idle.compositor import Compositor
from standupnudge.adapters.idle.wayland_idle import WaylandIdle
from standupnudge.ports import IdleProbe


class KdeIdle(WaylandIdle):
    """See ``ports.IdleProbe``; made by ``connect``."""

    name = "kde_idle"

    def _begun(self, compositor: Compositor) -> Any:
        from pywayland.protocol.wayland import WlSeat

        from standupnudge.adapters.idle.kde_idle_protocol import OrgKdeKwinIdle

        idle, seat = compositor.bind(OrgKdeKwinIdle), compositor.bind(WlSeat)
        timeout = idle.get_idle_timeout(seat, self._gaps.least_ms)
        timeout.dispatcher["idle"] = self._gaps.begins
        timeout.dispatcher["resumed"] = self._gaps.ends
        return timeout


_conforms: type[IdleProbe] = KdeIdle
