"""The sources of the idle time, best first. A part of the wiring.

The order is of what they know: GNOME's monitor and the protocols of Wayland tell of a return by themselves; an X server
sees all input where it is no guest of Wayland; what a screen saver knows is told by few; logind is told late.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from standupnudge.ports import IdleProbe, IdleTold

Make = Callable[[Mapping[str, str], IdleTold], Awaitable[IdleProbe]]


def idle_sources(environ: Mapping[str, str], told: IdleTold) -> list[tuple[str, Callable[[], Awaitable[IdleProbe]]]]:
    """Each with its name. What it imports is imported when it is tried."""
    return [(name, partial(make, environ, told)) for name, make in (*_OF_THIS_SYSTEM, ("always_at_desk", _always))]


async def _always(_: Mapping[str, str], __: IdleTold) -> IdleProbe:
    from standupnudge.adapters.idle.always_at_desk import AlwaysAtDesk

    return AlwaysAtDesk()


if sys.platform == "linux":

    async def _mutter(environ: Mapping[str, str], told: IdleTold) -> IdleProbe:
        from standupnudge.adapters.idle.mutter_monitor import MutterMonitor

        return await MutterMonitor.connect(environ, told)

    async def _ext_idle_notify(environ: Mapping[str, str], told: IdleTold) -> IdleProbe:
        from standupnudge.adapters.idle.ext_idle_notify import ExtIdleNotify

        return await ExtIdleNotify.connect(environ, told)

    async def _kde_idle(environ: Mapping[str, str], told: IdleTold) -> IdleProbe:
        from standupnudge.adapters.idle.kde_idle import KdeIdle

        return await KdeIdle.connect(environ, told)

    async def _x11(environ: Mapping[str, str], _: IdleTold) -> IdleProbe:
        from standupnudge.adapters.idle.x11_screensaver import X11ScreenSaver

        return X11ScreenSaver(environ)

    async def _screensaver(environ: Mapping[str, str], told: IdleTold) -> IdleProbe:
        from standupnudge.adapters.idle.freedesktop_screensaver import FreedesktopScreenSaver

        return await FreedesktopScreenSaver.connect(environ, told)

    async def _logind(environ: Mapping[str, str], told: IdleTold) -> IdleProbe:
        from standupnudge.adapters.idle.logind_hint import LogindHint

        return await LogindHint.connect(environ, told)

    _OF_THIS_SYSTEM: tuple[tuple[str, Make], ...] = (
        ("mutter_monitor", _mutter),
        ("ext_idle_notify", _ext_idle_notify),
        ("kde_idle", _kde_idle),
        ("x11_screensaver", _x11),
        ("freedesktop_screensaver", _screensaver),
        ("logind_hint", _logind),
    )
elif sys.platform == "win32":

    async def _windows(_: Mapping[str, str], __: IdleTold) -> IdleProbe:
        from standupnudge.adapters.idle.windows_last_input import WindowsLastInput

        return WindowsLastInput()

    _OF_THIS_SYSTEM: tuple[tuple[str, Make], ...] = (("windows_last_input", _windows),)
elif sys.platform == "darwin":

    async def _macos(_: Mapping[str, str], __: IdleTold) -> IdleProbe:
        from standupnudge.adapters.idle.macos_event_source import MacosEventSource

        return MacosEventSource()

    _OF_THIS_SYSTEM: tuple[tuple[str, Make], ...] = (("macos_event_source", _macos),)
else:
    _OF_THIS_SYSTEM: tuple[tuple[str, Make], ...] = ()
