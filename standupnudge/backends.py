"""Which technologies there are for each port, best first. A part of the wiring: only ``bootstrap`` calls it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from standupnudge.adapters.choose import Choice, choose
from standupnudge.errors import Unavailable
from standupnudge.ports import Answered, Chosen, Closed, IdleProbe, Notifier, Store, Tray

_log = logging.getLogger(__name__)


def idle_probe(environ: Mapping[str, str], forced: str | None) -> Choice[IdleProbe]:
    """How long there has been no input."""

    def x11() -> IdleProbe:
        from standupnudge.adapters.idle.x11_screensaver import X11ScreenSaver

        return X11ScreenSaver(environ)

    def always() -> IdleProbe:
        from standupnudge.adapters.idle.always_at_desk import AlwaysAtDesk

        return AlwaysAtDesk()

    candidates: list[tuple[str, Callable[[], IdleProbe]]] = [("always_at_desk", always)]
    if sys.platform == "linux":
        candidates.insert(0, ("x11_screensaver", x11))
    return choose("idle", candidates, forced)


def tray(chosen: Chosen, docked_changed: Callable[[bool], None], forced: str | None) -> Choice[Tray]:
    """The icon; built on the main thread."""

    def xembed() -> Tray:
        from standupnudge.adapters.tray.x11_xembed import XembedTray

        return XembedTray(chosen, docked_changed)

    def native() -> Tray:
        from standupnudge.adapters.tray.pystray_native import PystrayNative

        return PystrayNative(chosen)

    def none() -> Tray:
        from standupnudge.adapters.tray.headless import HeadlessTray

        return HeadlessTray()

    first = ("x11_xembed", xembed) if sys.platform == "linux" else ("pystray_native", native)
    return choose("tray", [first, ("none", none)], forced)


async def notifiers(
    answered: Answered, closed: Closed, environ: Mapping[str, str], forced: str | None
) -> tuple[list[Notifier], list[str]]:
    """Every notifier that can be used here, best first, and why the others can't; the terminal always can."""
    from standupnudge.adapters.notify.terminal import TerminalNotifier

    found: list[Notifier] = []
    reasons: list[str] = []
    if sys.platform == "linux":
        try:
            from standupnudge.adapters.notify.freedesktop import FreedesktopNotifier

            found.append(await FreedesktopNotifier.connect(answered, closed, environ))
        except Unavailable as error:
            reasons.append(f"freedesktop: {error.what}")
    try:
        from standupnudge.adapters.notify.plyer_fallback import PlyerNotifier

        found.append(PlyerNotifier())
    except Unavailable as error:
        reasons.append(f"plyer: {error.what}")
    found.append(TerminalNotifier())
    if forced is not None:
        return [choose("notify", [(each.name, partial(_itself, each)) for each in found], forced).used], reasons
    return found, reasons


def _itself(notifier: Notifier) -> Notifier:
    return notifier


def store(path: Path, forced: str | None) -> Choice[Store]:
    """State and records."""

    def sqlite() -> Store:
        from standupnudge.adapters.store.sqlite_file import SqliteFile

        return SqliteFile(path)

    def memory() -> Store:
        from standupnudge.adapters.store.memory import Memory

        return Memory()

    candidates: Sequence[tuple[str, Callable[[], Store]]] = [("sqlite_file", sqlite), ("memory", memory)]
    return choose("store", candidates, forced)
