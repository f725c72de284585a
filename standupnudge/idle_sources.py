"""The sources of the idle time, best first. A part of the wiring.

The order is of what they know: GNOME's monitor and the protocols of Wayland tell of a return by themselves; an X server
sees all input where it is no guest of Wayland; what a screen saver knows is told by few; logind is told late.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Mapping

from standupnudge.ports import IdleProbe, IdleTold

Sources = list[tuple[str, Callable[[], Awaitable[IdleProbe]]]]


def idle_sources(environ: Mapping[str, str], told: IdleTold) -> Sources:
    """Each with its name. What it imports is imported when it is tried."""

    async def always() -> IdleProbe:
        from standupnudge.adapters.idle.always_at_desk import AlwaysAtDesk

        return AlwaysAtDesk()

    return [*_of_this_system(environ, told), ("always_at_desk", always)]


if sys.platform == "linux":

    def _of_this_system(environ: Mapping[str, str], told: IdleTold) -> Sources:
        """Sources by D-Bus, Wayland and X11."""

        async def mutter() -> IdleProbe:
            from standupnudge.adapters.idle.mutter_monitor import MutterMonitor

            return await MutterMonitor.connect(environ, told)

        async def ext_idle_notify() -> IdleProbe:
            from standupnudge.adapters.idle.ext_idle_notify import ExtIdleNotify

            return await ExtIdleNotify.connect(environ, told)

        async def kde_idle() -> IdleProbe:
            from standupnudge.adapters.idle.kde_idle import KdeIdle

            return await KdeIdle.connect(environ, told)

        async def x11() -> IdleProbe:
            from standupnudge.adapters.idle.x11_screensaver import X11ScreenSaver

            return X11ScreenSaver(environ)

        async def screensaver() -> IdleProbe:
            from standupnudge.adapters.idle.freedesktop_screensaver import FreedesktopScreenSaver

            return await FreedesktopScreenSaver.connect(environ, told)

        async def logind() -> IdleProbe:
            from standupnudge.adapters.idle.logind_hint import LogindHint

            return await LogindHint.connect(environ, told)

        return [
            ("mutter_monitor", mutter),
            ("ext_idle_notify", ext_idle_notify),
            ("kde_idle", kde_idle),
            ("x11_screensaver", x11),
            ("freedesktop_screensaver", screensaver),
            ("logind_hint", logind),
        ]
elif sys.platform == "win32":

    def _of_this_system(environ: Mapping[str, str], told: IdleTold) -> Sources:
        """The one of Windows."""

        async def windows() -> IdleProbe:
            from standupnudge.adapters.idle.windows_last_input import WindowsLastInput

            return WindowsLastInput()

        return [("windows_last_input", windows)]
elif sys.platform == "darwin":

    def _of_this_system(environ: Mapping[str, str], told: IdleTold) -> Sources:
        """The one of macOS."""

        async def macos() -> IdleProbe:
            from standupnudge.adapters.idle.macos_event_source import MacosEventSource

            return MacosEventSource()

        return [("macos_event_source", macos)]
else:

    def _of_this_system(environ: Mapping[str, str], told: IdleTold) -> Sources:
        """None is known."""
        return []
