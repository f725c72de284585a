"""Idle time on Wayland by ext-idle-notify-v1, which most compositors have but GNOME's.

https://wayland.app/protocols/ext-idle-notify-v1. From version 2 on it can tell of input alone; before, whatever keeps
the screen on, a film say, counts as input, too.
"""

from __future__ import annotations

from typing import Any

from standupnudge.adapters.idle.compositor import Compositor
from standupnudge.adapters.idle.wayland_idle import WaylandIdle
from standupnudge.ports import IdleProbe

INPUT_ALONE_SINCE = 2  # version


class ExtIdleNotify(WaylandIdle):
    """See ``ports.IdleProbe``; made by ``connect``."""

    name = "ext_idle_notify"

    def _begun(self, compositor: Compositor) -> Any:
        from pywayland.protocol.ext_idle_notify_v1 import ExtIdleNotifierV1
        from pywayland.protocol.wayland import WlSeat

        notifier, seat = compositor.bind(ExtIdleNotifierV1), compositor.bind(WlSeat)
        _, version = compositor.offered[ExtIdleNotifierV1.name]
        alone = version >= INPUT_ALONE_SINCE
        ask = notifier.get_input_idle_notification if alone else notifier.get_idle_notification
        notification = ask(self._gaps.least_ms, seat)
        notification.dispatcher["idled"] = self._gaps.begins
        notification.dispatcher["resumed"] = self._gaps.ends
        return notification


_conforms: type[IdleProbe] = ExtIdleNotify
