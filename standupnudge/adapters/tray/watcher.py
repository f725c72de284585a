"""Who keeps the list of icons on the session bus (org.kde.StatusNotifierWatcher), and whether a panel shows them.

It listens to the coming and going of that name and of panels; nothing is polled, and the icons of other programs wake
nobody. https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.session_bus import BUS, Refused, Service, ask, let_go, open_session_bus
from standupnudge.adapters.waits import waits
from standupnudge.errors import Unavailable
from standupnudge.language import _

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

log = logging.getLogger(__name__)

WATCHER = Service("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher")
_PROPERTIES = Service(WATCHER.name, WATCHER.path, "org.freedesktop.DBus.Properties")
_PANELS = ("StatusNotifierHostRegistered", "StatusNotifierHostUnregistered")
_MATCHES = (
    f"type='signal',sender='{BUS.name}',interface='{BUS.interface}',member='NameOwnerChanged',arg0='{WATCHER.name}'",
    *(f"type='signal',sender='{WATCHER.name}',interface='{WATCHER.interface}',member='{each}'" for each in _PANELS),
)
PATIENCE = timedelta(seconds=5)  # for an answer; whoever asks waits for nothing else


class Watcher:
    """What one connection knows of it.

    :param changed: called when ``hosted`` may have another answer, or ``owner`` is another.
    :ivar owner: who has the name, as the bus numbers its clients; empty if nobody has.
    """

    def __init__(self, bus: MessageBus, changed: Callable[[], None], patience: timedelta = PATIENCE) -> None:
        self._bus, self._changed, self._patience = bus, changed, patience
        self.owner = ""

    async def open(self) -> None:
        """Listen from now on. Raises ``Unavailable`` if the bus can't be used."""
        self._bus.add_message_handler(self._hear)
        for match in _MATCHES:
            await self._ask(BUS.call("AddMatch", "s", match))
        try:
            [owner] = await self._ask(BUS.call("GetNameOwner", "s", WATCHER.name))
        except Refused:
            return
        self.owner = self.owner or str(owner)  # what was heard meanwhile is newer

    async def hosted(self) -> bool:
        """Whether a panel shows what is registered. One that doesn't answer is none."""
        if not self.owner:
            return False
        try:
            answer = await self._ask(_PROPERTIES.call("Get", "ss", WATCHER.name, "IsStatusNotifierHostRegistered"))
        except Unavailable as problem:
            log.info("The panel can't be asked for its tray: %s", problem)
            return False
        return getattr(answer[0], "value", None) is True

    async def register(self, path: str) -> bool:
        """Have the object at ``path`` of this connection shown; whether that went well.

        By its path rather than by a name: with a name of its own an item is now and then left out by GNOME's extension.
        """
        try:
            await self._ask(WATCHER.call("RegisterStatusNotifierItem", "s", path))
        except Unavailable as problem:
            log.warning("The panel did not take the icon: %s", problem)
            return False
        return True

    async def _ask(self, message: Message) -> list[Any]:
        from dbus_fast import MessageFlag

        message.flags = MessageFlag.NO_AUTOSTART
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                return await ask(self._bus, message)
        except TimeoutError as error:
            raise Unavailable(_("It does not answer.")) from error

    def _hear(self, message: Message) -> None:
        match message.sender, message.member, message.body:
            case BUS.name, "NameOwnerChanged", [WATCHER.name, str(), str(owner)]:
                self.owner = owner
                self._changed()
            case self.owner, str(member), _ if member in _PANELS and message.interface == WATCHER.interface:
                self._changed()


async def watch_for_host(environ: Mapping[str, str], tell: Callable[[bool], None]) -> None:
    """Call ``tell`` with whether a panel shows icons of this kind: now, and whenever that may have changed.

    Returns at once where nothing tells the place of a session bus, as on other systems. One that isn't there yet, or
    ends, is looked for again, ever more seldom.
    """
    pauses = waits()
    while environ.get("DBUS_SESSION_BUS_ADDRESS") or environ.get("XDG_RUNTIME_DIR"):
        try:
            bus = await open_session_bus(environ)
        except Unavailable as problem:
            log.debug("No session bus yet: %s", problem)
        else:
            pauses = waits()
            await _tell_until_it_ends(bus, tell)
            tell(False)
        await asyncio.sleep(next(pauses))


async def _tell_until_it_ends(bus: MessageBus, tell: Callable[[bool], None]) -> None:
    news = asyncio.Event()
    ended = when_it_ends(bus, news.set)
    try:
        watcher = Watcher(bus, news.set)
        await watcher.open()
        while bus.connected:
            news.clear()
            tell(await watcher.hosted())
            await news.wait()
    except Unavailable as problem:
        log.info("The session bus can't be asked for a panel: %s", problem)
    finally:
        await let_go(bus)
        await ended


def when_it_ends(bus: MessageBus, tell: Callable[[], None]) -> asyncio.Task[None]:
    """Call ``tell`` when the connection has ended. The task has to be kept, and ends with it; never cancel it."""

    async def wait() -> None:
        try:
            await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # it has no annotations, dbus-fast 5.2
        except (OSError, EOFError) as problem:
            log.info("The connection to the session bus was lost: %s", problem)
        tell()

    return asyncio.create_task(wait())
