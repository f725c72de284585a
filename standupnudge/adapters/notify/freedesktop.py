"""Notifications with buttons through the desktop's own server (org.freedesktop.Notifications on the session bus).

It listens to that one interface and to the coming and going of that one name; nothing is polled and nothing wakes it.
What a server can do is asked of each one that takes the name: people change and restart theirs. Where something was
lost or could not be shown, ``again`` is called when that may be better: when the name has an owner, when a server that
was silent says something, and by trying where the bus itself is gone.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.notify import text
from standupnudge.adapters.notify.comeback import Comeback
from standupnudge.adapters.notify.ledger import Ledger, News, Signal, WasAnswered
from standupnudge.adapters.notify.server import Server, described, names, understood
from standupnudge.adapters.notify.service import CURE, SERVER, SILENT, find_server, said
from standupnudge.adapters.session_bus import BUS, Refused, ask, let_go, open_session_bus, tell
from standupnudge.core.views import Abilities, Notice, Tag
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import Answered, Closed, Notifier
from standupnudge.resources import resource

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

_log = logging.getLogger(__name__)

_MATCHES = (
    f"type='signal',sender='{SERVER.name}',path='{SERVER.path}',interface='{SERVER.interface}'",
    f"type='signal',sender='{BUS.name}',interface='{BUS.interface}',member='NameOwnerChanged',arg0='{SERVER.name}'",
)
PATIENCE = timedelta(seconds=5)  # also the time that a server has to be started by the bus
REST = timedelta(minutes=1)  # who didn't answer in time isn't waited for again so soon: all else would wait, too


class FreedesktopNotifier:
    """See ``ports.Notifier``. To be used inside one running loop.

    Connects when it is first used, or by :meth:`connect`; a connection that was lost is opened again by the next call.

    :param patience: the longest that any method takes; what has no answer by then is ``Unavailable``.
    :param again: see ``ports.Notifier``.
    """

    name = "freedesktop"

    def __init__(
        self,
        answered: Answered,
        closed: Closed,
        environ: Mapping[str, str] = os.environ,
        patience: timedelta = PATIENCE,
        again: Callable[[], None] = lambda: None,
    ) -> None:
        self._answered = answered
        self._closed = closed
        self._environ = environ
        self._patience = patience
        self._turns = asyncio.Lock()
        self._bus: MessageBus | None = None
        self._owner = ""  # who has the name, as the bus numbers its clients
        self._server: Server | None = None
        self._ledger = Ledger()
        self._awaited: dict[int, Notice | None] = {}  # Notify calls by serial; None: its caller has given up
        self._hope, self._trying = Comeback(again), Comeback(again)  # after a word from the server; after none
        self._missed = False  # something was lost or could not be shown, and nothing was shown since
        self._silent = False  # the server owes an answer
        self._rests_until = 0.0  # by the loop's clock
        self._attending: asyncio.Task[None] | None = None

    @classmethod
    async def connect(
        cls,
        answered: Answered,
        closed: Closed,
        environ: Mapping[str, str] = os.environ,
        patience: timedelta = PATIENCE,
        again: Callable[[], None] = lambda: None,
    ) -> FreedesktopNotifier:
        """One that is connected. Raises ``Unavailable`` if no server runs or can be started by the bus."""
        notifier = cls(answered, closed, environ, patience, again)
        try:
            async with notifier._turn():
                await notifier._connected()
        except Unavailable:
            await notifier.close()
            raise
        return notifier

    async def abilities(self) -> Abilities:
        """See ``ports.Notifier``. At once ``Unavailable`` while the server owes an answer; now and then it is asked."""
        if self._silent and asyncio.get_running_loop().time() < self._rests_until and self._bus and self._bus.connected:
            raise Unavailable(_(SILENT), _(CURE))
        async with self._turn():
            return (await self._described(await self._connected())).abilities

    async def show(self, notice: Notice) -> None:
        """See ``ports.Notifier``."""
        async with self._turn():
            bus = await self._connected()
            server = await self._described(bus)
            serial = bus.next_serial()
            self._awaited[serial] = notice
            self._ledger.expect()
            try:
                arguments = self._arguments(server, notice)
                answer = await ask(bus, SERVER.call("Notify", "susssasa{sv}i", *arguments, serial=serial))
                if not understood(answer):
                    raise Unavailable(_("The notification server answers in a way that can't be understood."))
                self._settled()
            finally:
                self._ledger.settle()
                if serial in self._awaited:
                    self._awaited[serial] = None

    async def withdraw(self, tag: Tag) -> None:
        """See ``ports.Notifier``."""
        try:
            async with self._turn():
                self._take_away(tag)
        except Unavailable:  # a call before this one hangs; what it may still bring is taken away when it comes
            pass

    async def close(self) -> None:
        """See ``ports.Notifier``."""
        self._settled()
        for tag in Tag:
            self._take_away(tag)
        bus, self._bus = self._bus, None
        attending, self._attending = self._attending, None
        if attending is not None:
            attending.cancel()
            await asyncio.wait([attending])
        if bus is not None:
            await let_go(bus)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """One call after the other, so that each Notify knows the number it replaces; within the time limit."""
        try:
            async with asyncio.timeout(self._patience.total_seconds()), self._turns:
                yield
        except TimeoutError as error:
            self._silent = True
            self._rests_until = asyncio.get_running_loop().time() + REST.total_seconds()
            self._failed()
            raise Unavailable(_(SILENT), _(CURE)) from error
        except Refused as error:
            self._failed()
            raise Unavailable(said(error), _(CURE)) from error
        except Unavailable:
            self._failed()
            raise

    def _failed(self) -> None:
        self._missed = True
        if self._bus is None or not self._bus.connected:  # nothing can be heard that would tell of its return
            self._trying.later()

    def _settled(self) -> None:
        self._missed = False
        self._hope.close()
        self._trying.close()

    def _take_away(self, tag: Tag) -> None:
        number = self._ledger.drop(tag)
        if number and self._bus is not None:
            tell(self._bus, SERVER.call("CloseNotification", "u", number))

    async def _connected(self) -> MessageBus:
        if self._bus is not None and self._bus.connected:
            return self._bus
        self._renew(owner="")
        self._awaited.clear()
        bus = await open_session_bus(self._environ)
        try:
            bus.add_message_handler(self._hear)
            for match in _MATCHES:
                await ask(bus, BUS.call("AddMatch", "s", match))
        except BaseException:
            await let_go(bus)
            raise
        self._bus = bus
        self._attending = asyncio.create_task(self._attend(bus))
        owner = await find_server(bus)  # where there is none, it is heard here when one comes
        self._renew(self._owner or owner)  # what was heard meanwhile is newer than the answer
        return bus

    async def _attend(self, bus: MessageBus) -> None:
        """Wait for the end of the connection; then open it anew, or say that the bus is gone."""
        with contextlib.suppress(OSError, EOFError):
            # Shielded: to cancel this must not cancel what dbus-fast itself waits for.
            await asyncio.shield(bus.wait_for_disconnect())  # type: ignore[no-untyped-call]  # dbus-fast 5.2
        if self._bus is not bus:
            return
        try:
            async with self._turn():
                await self._connected()
        except Unavailable as error:
            if self._bus is bus:
                _log.warning("%s Notifications come another way until it is back.", error.what)
        if self._missed:
            self._hope.soon()

    def _renew(self, owner: str) -> None:
        self._missed = self._missed or bool(self._ledger)
        self._owner = owner
        self._server = None
        self._silent = False
        self._ledger.clear()

    async def _described(self, bus: MessageBus) -> Server:
        if self._server is None:
            capabilities = await ask(bus, SERVER.call("GetCapabilities"))
            information = await ask(bus, SERVER.call("GetServerInformation"))
            self._server = described(capabilities, information)
        return self._server

    def _arguments(self, server: Server, notice: Notice) -> list[Any]:
        from dbus_fast import Variant

        urgency, lifetime = server.urgency_and_lifetime(notice)
        icon = resource("assets/icon-64.png")
        hints = {
            "urgency": Variant("y", urgency),
            "category": Variant("s", f"x-standupnudge.{notice.tag.value}"),
            "desktop-entry": Variant("s", "standupnudge"),
        }
        return [
            "StandUpNudge",
            self._ledger.number(notice.tag),
            str(icon) if icon.exists() else "",
            text.line(notice.title),
            server.body(notice),
            server.actions(notice),
            hints,
            lifetime,
        ]

    def _hear(self, message: Message) -> None:
        """Every message that comes in, in its order: numbers are entered here, before the signals that follow them."""
        from dbus_fast import MessageType

        if self._silent and message.sender == self._owner:
            self._silent = False
            self._hope.soon()
        if message.message_type is MessageType.SIGNAL:
            self._hear_signal(message)
        elif message.reply_serial in self._awaited:
            notice = self._awaited.pop(message.reply_serial)
            match message.body:
                # Another type may be a number that can't be sent back to replace or withdraw it.
                case [int(number)] if message.sender == self._owner and message.signature == "u" and number > 0:
                    self._landed(notice, number)

    def _hear_signal(self, message: Message) -> None:
        # A signal that is sent to us alone comes past the match rules, from anybody.
        match message.sender, message.interface, message.member, message.body:
            case BUS.name, BUS.interface, "NameOwnerChanged", [SERVER.name, str(), str(owner)]:
                self._renew(owner)
                if self._missed and owner:
                    self._hope.soon()
                elif self._missed:  # it is restarted perhaps: if not, there may be another way
                    self._trying.later()
            case self._owner, SERVER.interface, str(kind), [int(number), str() | int() as value]:
                self._report(self._ledger.hear(Signal(kind, number, value)))

    def _landed(self, notice: Notice | None, number: int) -> None:
        if notice is not None:
            for news in self._ledger.landed(notice.tag, number, names(notice)):
                self._report(news)
        elif self._bus is not None and not self._ledger.knows(number):
            tell(self._bus, SERVER.call("CloseNotification", "u", number))

    def _report(self, news: News | None) -> None:
        loop = asyncio.get_running_loop()
        if isinstance(news, WasAnswered):
            loop.call_soon(self._answered, news.tag, news.name, news.token)
        elif news is not None:
            loop.call_soon(self._closed, news.tag)


_conforms: type[Notifier] = FreedesktopNotifier
