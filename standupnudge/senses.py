"""Which sources tell of locks and sleeps, and of the person being busy: all that work here, together. Wiring."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from standupnudge.adapters.choose import Choice, Tried, choose, forced_in_vain
from standupnudge.adapters.quiet.source import Source as QuietSource
from standupnudge.adapters.session.seen import Sees
from standupnudge.adapters.session.several import Several as Session
from standupnudge.adapters.session.several import Source as SessionSource
from standupnudge.errors import Unavailable
from standupnudge.language import N_, _
from standupnudge.ports import Happened, QuietProbe
from standupnudge.ports import Session as SessionPort

T = TypeVar("T")
_SessionMakers = dict[str, Callable[[Sees], SessionSource]]
_QuietMakers = dict[str, Callable[[], QuietSource]]
NONE = {"session": "clock_gaps", "quiet": "none"}  # forced, these stand for no source at all
# What there is to be told of, and who can; of a film both inhibitors know, of different programs.
# For translators: each of these stands in a list of what can't be noticed.
_TELLS = {
    "session": {N_("a locked screen"): {"logind", "screen_saver", "windows_messages", "macos_notifications"}},
    "quiet": {
        N_("calls"): {"recording", "windows_consent"},
        N_("full screen"): {"x11_full_screen", "windows_notifications"},
        N_("do not disturb"): {"do_not_disturb", "windows_notifications"},
        N_("films"): {"desktop_inhibitors", "logind_inhibitors"},
    },
}


async def session(happened: Happened, environ: Mapping[str, str], forced: str | None) -> Choice[SessionPort]:
    """Locks and sleeps, by every source that is here; with ``forced`` only that one, as by ``choose``."""
    several = Session(happened)
    await several.start(_only("session", _session_makers(environ), forced))
    return Choice("session", several.name, several, _tried("session", several.reasons, forced))


def quiet(environ: Mapping[str, str], forced: str | None) -> Choice[QuietProbe]:
    """Signs of being busy, the same way."""
    from standupnudge.adapters.quiet.several import Several as Quiet

    several = Quiet(_only("quiet", _quiet_makers(environ), forced))
    return Choice("quiet", several.name, several, _tried("quiet", several.reasons, forced))


def now(choice: Choice[Any]) -> Choice[Any]:
    """One of these two as it stands now: sources come and go, and of signs only an asking shows which can tell."""
    working, reasons = choice.used.working, choice.used.reasons
    name = " + ".join(working) or NONE[choice.port]
    lacks = tuple(_(what) for what, by in _TELLS[choice.port].items() if not by.intersection(working))
    return replace(choice, name=name, tried=_tried(choice.port, reasons, None), last_resort=not working, lacks=lacks)


def _only(port: str, makers: dict[str, T], forced: str | None) -> dict[str, T]:
    """All of them, or the one that is named. Raises ``ForcedUnavailable`` for a name that isn't known."""
    if forced is None:
        return makers
    names = [*makers, NONE[port]]
    choose(port, [(name, lambda: None) for name in names], forced)
    return {name: make for name, make in makers.items() if name == forced}


def _tried(port: str, reasons: Mapping[str, Unavailable], forced: str | None) -> tuple[Tried, ...]:
    """Why each of the others isn't used. Raises ``ForcedUnavailable`` if it is the one that is named."""
    if forced is not None and forced in reasons:
        raise forced_in_vain(port, forced, reasons[forced])
    return tuple(Tried(name, why.what, why.cure) for name, why in reasons.items())


if sys.platform == "linux":

    def _session_makers(environ: Mapping[str, str]) -> _SessionMakers:
        from standupnudge.adapters.session.logind import Logind
        from standupnudge.adapters.session.screen_saver import ScreenSaver

        return {
            "logind": lambda sees: Logind(sees, environ),
            "screen_saver": lambda sees: ScreenSaver(sees, environ),
        }

    def _quiet_makers(environ: Mapping[str, str]) -> _QuietMakers:
        from standupnudge.adapters.quiet.camera import Camera
        from standupnudge.adapters.quiet.do_not_disturb import DoNotDisturb
        from standupnudge.adapters.quiet.inhibitors import DesktopInhibitors, LogindInhibitors
        from standupnudge.adapters.quiet.recording import Recording
        from standupnudge.adapters.quiet.x11_full_screen import X11FullScreen

        return {
            "recording": partial(Recording, environ),
            "camera": Camera,
            "x11_full_screen": partial(X11FullScreen, environ),
            "do_not_disturb": partial(DoNotDisturb, environ),
            "desktop_inhibitors": partial(DesktopInhibitors, environ),
            "logind_inhibitors": partial(LogindInhibitors, environ),
        }
elif sys.platform == "win32":

    def _session_makers(environ: Mapping[str, str]) -> _SessionMakers:
        from standupnudge.adapters.session.windows_messages import WindowsMessages
        from standupnudge.adapters.session.windows_window import listen

        return {"windows_messages": lambda sees: WindowsMessages(sees, listen)}

    def _quiet_makers(environ: Mapping[str, str]) -> _QuietMakers:
        from standupnudge.adapters.quiet.windows_consent import WindowsConsent
        from standupnudge.adapters.quiet.windows_notifications import WindowsNotifications

        return {"windows_notifications": WindowsNotifications, "windows_consent": WindowsConsent}
else:

    def _session_makers(environ: Mapping[str, str]) -> _SessionMakers:
        from standupnudge.adapters.session.macos_notifications import MacosNotifications

        return {"macos_notifications": MacosNotifications}

    def _quiet_makers(environ: Mapping[str, str]) -> _QuietMakers:
        return {}  # Focus can't be read by programs, and neither can who uses the microphone
