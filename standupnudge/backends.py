"""Which technologies there are for each port, best first. A part of the wiring: only ``bootstrap`` calls it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from standupnudge.adapters.choose import Choice, choose, choose_awaited
from standupnudge.errors import Unavailable
from standupnudge.ports import Answered, Autostart, Chime, Chosen, Closed, IdleProbe, IdleTold, Notifier, Store, Tray

_log = logging.getLogger(__name__)


async def idle_probe(
    environ: Mapping[str, str], forced: str | None, told: IdleTold, chose: Callable[[Choice[IdleProbe]], None]
) -> IdleProbe:
    """How long there has been no input; chosen again when it dies. ``chose`` is told each choice."""
    from standupnudge.adapters.idle.chosen_again import ChosenAgain

    async def find(told: IdleTold) -> Choice[IdleProbe]:
        return await find_idle(environ, forced, told)

    return await ChosenAgain.first(find, chose, told)


async def find_idle(environ: Mapping[str, str], forced: str | None, told: IdleTold) -> Choice[IdleProbe]:
    """What tells the idle time now. Raises ``ForcedUnavailable``."""
    from standupnudge.idle_sources import idle_sources

    return await choose_awaited("idle", idle_sources(environ, told), forced)


def tray(
    chosen: Chosen, docked_changed: Callable[[bool], None], environ: Mapping[str, str], forced: str | None
) -> Choice[Tray]:
    """The icon; built on the main thread."""

    def item() -> Tray:
        from standupnudge.adapters.tray.status_notifier import StatusNotifierTray

        return StatusNotifierTray(chosen, docked_changed, environ)

    def xembed() -> Tray:
        from standupnudge.adapters.tray.x11_xembed import XembedTray

        return XembedTray(chosen, docked_changed)

    def native() -> Tray:
        from standupnudge.adapters.tray.pystray_native import PystrayNative

        return PystrayNative(chosen)

    def none() -> Tray:
        from standupnudge.adapters.tray.headless import HeadlessTray

        return HeadlessTray()

    candidates: list[tuple[str, Callable[[], Tray]]] = [("pystray_native", native)]
    if sys.platform == "linux":
        candidates = [("status_notifier", item), ("x11_xembed", xembed)]
    return choose("tray", [*candidates, ("none", none)], forced)


@dataclass(frozen=True, slots=True)
class Notifiers:
    """Those to try for each notification, best first.

    :ivar choice: the first that works now, and why each one before it doesn't.
    """

    all: list[Notifier]
    choice: Choice[Notifier]

    @property
    def used(self) -> str:
        """The name of the first that works now."""
        return self.choice.name

    @property
    def reasons(self) -> list[str]:
        """Why each one before it doesn't."""
        return [f"{each.name}: {each.why}" for each in self.choice.tried]


async def notifiers(
    answered: Answered,
    closed: Closed,
    environ: Mapping[str, str],
    forced: str | None,
    again: Callable[[], None] = lambda: None,
) -> Notifiers:
    """Every notifier that can be used here; the terminal always can. With ``forced`` only that one, as by ``choose``.

    The desktop's own is always among them: its server may come later than we do, or come back.
    """
    made: dict[str, Notifier | Unavailable] = {}
    makers = _notifier_makers(answered, closed, again, environ)
    for name, make in makers.items():
        if forced in {None, name}:
            try:
                made[name] = await make()
            except Unavailable as error:
                made[name] = error
    choice = choose("notify", [(name, partial(_outcome, made.get(name))) for name in makers], forced)
    found = [each for each in made.values() if not isinstance(each, Unavailable)]
    missing = forced is None and isinstance(made.get("freedesktop"), Unavailable)
    later = [_freedesktop(answered, closed, again, environ)] if missing else []
    return Notifiers([*later, *found], choice)


def _freedesktop(answered: Answered, closed: Closed, again: Callable[[], None], environ: Mapping[str, str]) -> Notifier:
    from standupnudge.adapters.notify.freedesktop import FreedesktopNotifier

    return FreedesktopNotifier(answered, closed, environ, again=again)


_Makers = dict[str, Callable[[], Awaitable[Notifier]]]


def _notifier_makers(
    answered: Answered, closed: Closed, again: Callable[[], None], environ: Mapping[str, str]
) -> _Makers:
    async def plyer() -> Notifier:
        from standupnudge.adapters.notify.plyer_fallback import PlyerNotifier

        return PlyerNotifier(environ)

    async def terminal() -> Notifier:
        from standupnudge.adapters.notify.terminal import TerminalNotifier

        return TerminalNotifier()

    return {**_of_the_system(answered, closed, again, environ), "plyer": plyer, "terminal": terminal}


def _of_the_system(
    answered: Answered, closed: Closed, again: Callable[[], None], environ: Mapping[str, str]
) -> _Makers:
    async def freedesktop() -> Notifier:
        from standupnudge.adapters.notify.freedesktop import FreedesktopNotifier

        return await FreedesktopNotifier.connect(answered, closed, environ, again=again)

    async def desktop_notifier() -> Notifier:
        from standupnudge.adapters.notify.desktop_notifier import DesktopNotifierToasts

        return DesktopNotifierToasts(answered, closed)

    async def osascript() -> Notifier:
        from standupnudge.adapters.notify.osascript import OsascriptNotifier

        return OsascriptNotifier(environ)

    match sys.platform:
        case "win32":
            return {"desktop_notifier": desktop_notifier}
        case "darwin":
            return {"desktop_notifier": desktop_notifier, "osascript": osascript}
        case _:
            return {"freedesktop": freedesktop}


def _outcome(made: Notifier | Unavailable | None) -> Notifier:
    assert made is not None, "only the one that is forced is asked for, and that one was tried"  # noqa: S101
    if isinstance(made, Unavailable):
        raise made
    return made


def x11_panel() -> bool:
    """Whether something would show the icon of ``x11_xembed`` now."""
    from standupnudge.adapters.tray.x11_panel import has_panel

    return has_panel()


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


def chime(folder: Path, tell: tuple[Callable[[str], None], Callable[[str], None]], forced: str | None) -> Choice[Chime]:
    """The sound of a nudge, in a process of its own. Whether it can be heard shows when it is played.

    :param tell: what is told a sentence when it can't, and what is told the same when it can again.
    """

    def child() -> Chime:
        from standupnudge.adapters.sound.chime_child import ChimeChild

        return ChimeChild(folder, *tell)

    def silent() -> Chime:
        from standupnudge.adapters.sound.chime_none import NoChime

        return NoChime()

    return choose("sound", [("miniaudio", child), ("silent", silent)], forced)


if sys.platform == "win32":

    def autostart() -> Autostart:
        """Starting with the login."""
        from standupnudge.adapters.autostart.windows_run_key import WindowsRunKey

        return WindowsRunKey()
elif sys.platform == "darwin":

    def autostart() -> Autostart:
        """Starting with the login."""
        from standupnudge.adapters.autostart.macos_launch_agent import MacosLaunchAgent

        return MacosLaunchAgent(Path("~/Library/LaunchAgents").expanduser())
else:

    def autostart() -> Autostart:
        """Starting with the login."""
        import platformdirs

        from standupnudge.adapters.autostart.xdg_autostart import XdgAutostart
        from standupnudge.resources import resource

        return XdgAutostart(platformdirs.user_config_path(), platformdirs.user_data_path(), resource("assets"))


def own_command() -> tuple[str, ...]:
    """The words that start this program again, from a login say."""
    from standupnudge.adapters.autostart import own_command as ours

    return ours.own_command()
