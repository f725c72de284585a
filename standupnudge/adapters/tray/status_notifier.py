"""The tray icon for panels that show items of the session bus (StatusNotifierItem), on X11 and on Wayland.

They are GNOME's with the AppIndicator extension, KDE's, XFCE's, waybar and others. It has a menu, and a click on the
icon itself opens the control window.

All that talks to the bus happens in a loop on the thread of ``run``; other threads leave word. It sleeps until then.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.session_bus import let_go, open_session_bus, post
from standupnudge.adapters.tray.drawing import draw
from standupnudge.adapters.tray.pystray_menu import menu
from standupnudge.adapters.tray.watcher import PATIENCE, Watcher, when_it_ends
from standupnudge.core.views import Mood, TrayIcon, TrayView
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import Chosen, Tray

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

    from standupnudge.adapters.tray.bus_icon import BusIcon

log = logging.getLogger(__name__)

# Pixels a side: what panels of 22 to 32 pixels show at scales of 1, 1.5 and 2. All together are 35 kB on the bus.
SIZES = (16, 22, 24, 32, 48, 64)
_INSTALL = "sudo apt install gnome-shell-extension-appindicator"
# At most so often something is told: each time, every panel asks for everything, and dbus-fast gives a connection up
# whose socket is full (https://github.com/altdesktop/python-dbus-next/issues/153).
_PACE = timedelta(milliseconds=100)
_BEFORE_ANEW = timedelta(milliseconds=500)  # after a connection was lost


class StatusNotifierTray:
    """An item on the session bus. When its panel goes it waits for the next one.

    :param chosen: called on the thread of ``run``; "control" for a click on the icon itself.
    :param docked_changed: called on the thread of ``run`` with whether a panel shows it, when that changes.
    :param patience: the longest that an answer of the panel is waited for.
    :raises Unavailable: there is no session bus, or no panel that shows such items now.
    """

    name = "status_notifier"

    def __init__(
        self,
        chosen: Chosen,
        docked_changed: Callable[[bool], None] = lambda docked: None,
        environ: Mapping[str, str] = os.environ,
        patience: timedelta = PATIENCE,
    ) -> None:
        self._chosen, self._docked_changed = chosen, docked_changed
        self._environ, self._patience = environ, patience
        self._view: TrayView | None = None
        self._shown: TrayView | None = None
        self._stopping = False
        self._docked: bool | None = None
        self._ended: asyncio.Task[None] | None = None  # asyncio itself keeps no task alive
        self._news = asyncio.Event()
        self._runner = asyncio.Runner()
        try:
            self._loop = self._runner.get_loop()
            self._bus, self._watcher = self._runner.run(self._found())
            self._icon = self._make_icon()
        except BaseException:
            self._runner.close()
            raise

    def show(self, view: TrayView) -> None:
        """Show ``view`` soon. Of several that come at once only the newest is shown. Any thread."""
        self._view = view
        self._wake()

    def run(self) -> None:
        """Own the icon until ``stop``.

        :raises Unavailable: the session bus has gone. Nothing is left open; another tray may be tried.
        """
        try:
            self._runner.run(self._serve())
        finally:
            self._runner.close()

    def stop(self) -> None:
        """Take the icon away and let ``run`` return. Any thread, and signal handlers."""
        self._stopping = True
        self._wake()

    def _wake(self) -> None:
        try:
            self._loop.call_soon_threadsafe(self._news.set)
        except RuntimeError:
            log.debug("The tray has ended already.")

    # The connection

    async def _found(self) -> tuple[MessageBus, Watcher]:
        """A connection to a bus where a panel is."""
        bus, watcher = await self._connect()
        if not await watcher.hosted():
            await let_go(bus)
            cure = _("On GNOME: {command}, and log in anew.").format(command=_INSTALL)
            raise Unavailable(_("No panel here shows icons of the session bus."), cure)
        return bus, watcher

    async def _connect(self) -> tuple[MessageBus, Watcher]:
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                bus = await open_session_bus(self._environ)
        except TimeoutError as error:
            raise Unavailable(_("The session bus does not answer.")) from error
        watcher = Watcher(bus, self._news.set, self._patience)
        try:
            await watcher.open()
        except BaseException:
            await let_go(bus)
            raise
        return bus, watcher

    async def _serve(self) -> None:
        while not self._stopping:
            if not self._bus.connected:
                await self._connect_anew()
            self._bus.add_message_handler(self._icon.answer)
            self._ended = when_it_ends(self._bus, self._news.set)
            await self._work()
        await let_go(self._bus)

    async def _connect_anew(self) -> None:
        await asyncio.sleep(_BEFORE_ANEW.total_seconds())
        try:
            self._bus, self._watcher = await self._connect()
        except Unavailable as problem:
            self._dock(docked=False)
            what = _("The session bus has gone. {why}").format(why=problem.what)
            raise Unavailable(what, problem.cure) from problem

    async def _work(self) -> None:
        """Until the connection is lost, or ``stop``."""
        registered = ""
        while self._bus.connected and not self._stopping:
            self._news.clear()
            self._look_like(self._view)
            owner = self._watcher.owner
            # Not before there is something to be seen: waybar complains of an item without a picture.
            if self._shown and owner not in {"", registered} and await self._watcher.register(_path()):
                registered = owner
            self._dock(docked=await self._watcher.hosted())
            await asyncio.sleep(_PACE.total_seconds())
            await self._news.wait()

    def _dock(self, *, docked: bool) -> None:
        if docked != self._docked:
            self._docked = docked
            self._docked_changed(docked)

    # The icon

    def _make_icon(self) -> BusIcon:
        os.environ["PYSTRAY_BACKEND"] = "dummy"
        from standupnudge.adapters.tray.bus_icon import BusIcon

        return BusIcon("StandUpNudge", self._on_click, self._on_choice, self._send)

    def _send(self, message: Message) -> None:
        post(self._bus, message)

    def _look_like(self, view: TrayView | None) -> None:
        old, self._shown = self._shown, view
        if view is None or view is old:
            return
        if old is None or old.icon != view.icon:
            self._icon.attention = _needs_attention(view.icon)
            self._icon.icon = tuple(draw(view.icon, size) for size in SIZES)
        if old is None or old.tooltip != view.tooltip:
            self._icon.title = view.tooltip
        if old is None or old.menu != view.menu:
            self._icon.menu = menu(view.menu, self._chosen)
        self._icon.visible = True

    # The panel gets its answer before anything is done about a click.

    def _on_click(self, token: str) -> None:
        self._loop.call_soon(self._chosen, "control", token)

    def _on_choice(self, item: Any, token: str) -> None:
        self._loop.call_soon(self._chosen, item.key, token)


def _needs_attention(icon: TrayIcon) -> bool:
    return icon.mood is Mood.DUE


def _path() -> str:
    from standupnudge.adapters.tray.bus_icon import PATH

    return PATH


_conforms: type[Tray] = StatusNotifierTray
