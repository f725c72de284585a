"""A source on a bus whose connection is kept, and opened again when the bus or the service came back."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.session.seen import Seen, Sees
from standupnudge.adapters.session_bus import BUS, Service, ask, let_go
from standupnudge.adapters.waits import waits
from standupnudge.errors import Unavailable
from standupnudge.language import _

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

_log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=1)  # for everything that one attempt asks; a start waits so long for it
SOONEST = timedelta(seconds=1)  # between two attempts; later ones are further apart


class KeptOnBus(ABC):
    """See ``several.Source``. It is told when something changes, and nothing is polled.

    While the connection is lost it sees nothing: a lock that nobody can take back must not hold nudges for ever.

    :param sees: called with what it sees, whenever that changes.
    """

    name: str

    def __init__(self, sees: Sees, patience: timedelta = PATIENCE, soonest: timedelta = SOONEST) -> None:
        self._sees, self._patience, self._soonest = sees, patience, soonest
        self.reason: Unavailable | None = None
        self._bus: MessageBus | None = None
        self._reached = False  # it was asked with success last
        self._seen = Seen()
        self._news = 0  # counts what came by itself: an answer that was on the way meanwhile is older
        self._stale = asyncio.Event()
        self._keeping: asyncio.Task[None] | None = None
        self._watching: asyncio.Future[Any] | None = None

    @abstractmethod
    async def _open(self) -> MessageBus:
        """A connection. Raises ``Unavailable``."""

    @abstractmethod
    async def _learn(self, bus: MessageBus) -> None:
        """Ask for what is so now. Raises ``Unavailable``, also when an answer makes no sense."""

    @abstractmethod
    def _matches(self) -> list[str]:
        """The rules by which the bus hands on signals."""

    @abstractmethod
    def _hear(self, message: Message) -> None:
        """Deal with a message that came by itself, whatever is in it."""

    async def start(self) -> None:
        """See ``several.Source``."""
        await self._try()
        self._keeping = asyncio.ensure_future(self._keep())

    async def close(self) -> None:
        """See nothing any more. Never raises."""
        if self._keeping is not None:
            self._keeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeping
        await self._drop()

    def _see(self, **changes: bool) -> None:
        seen = replace(self._seen, **changes)
        if seen != self._seen:
            self._seen = seen
            self._sees(seen)

    def _renew(self) -> None:
        """Ask for everything again, soon: the service is another one."""
        self._stale.set()

    async def _keep(self) -> None:
        """Ask anew at each sign of change; after a failure also by itself, less and less often."""
        pauses = waits(self._soonest.total_seconds())
        while True:
            limit = None if self._reached else next(pauses)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(limit):
                    await self._stale.wait()
            told = self._stale.is_set()
            self._stale.clear()
            if self._bus is None or not self._bus.connected:
                self._see(locked=False, asleep=False)
            await self._try()
            if self._reached:
                pauses = waits(self._soonest.total_seconds())
            if told:  # a bus that comes and goes must not keep us busy
                await asyncio.sleep(self._soonest.total_seconds())

    async def _try(self) -> None:
        try:
            await self._attempt()
        except Unavailable as error:
            _log.debug("%s: %s", self.name, error)
            self.reason, self._reached = error, False
        else:
            self.reason, self._reached = self._nobody(), True

    def _nobody(self) -> Unavailable | None:
        """Why nothing can be seen although the bus can be used; who comes later is told by the bus."""
        return None

    async def _attempt(self) -> None:
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                await self._learn(await self._connected())
        except TimeoutError as error:
            raise Unavailable(_("{name} does not answer.").format(name=self.name)) from error

    async def _connected(self) -> MessageBus:
        if self._bus is not None and self._bus.connected:
            return self._bus
        await self._drop()
        bus = await self._open()
        try:
            bus.add_message_handler(self._take)
            for match in self._matches():
                await ask(bus, BUS.call("AddMatch", "s", match))
        except BaseException:
            await let_go(bus)
            raise
        self._bus = bus
        self._watching = asyncio.ensure_future(_end_of(bus))
        self._watching.add_done_callback(lambda _: self._stale.set())
        return bus

    async def _drop(self) -> None:
        bus, self._bus = self._bus, None
        if bus is not None:
            await let_go(bus)
        if self._watching is not None:  # not cancelled: dbus-fast would take that for its own future
            await self._watching
            self._watching = None

    def _take(self, message: Message) -> None:
        from dbus_fast import MessageType

        if message.message_type is MessageType.SIGNAL:
            self._hear(message)


async def _end_of(bus: MessageBus) -> None:
    with contextlib.suppress(OSError, EOFError):
        await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # it has no annotations, dbus-fast 5.2


def property_of(service: Service, key: str) -> Message:
    """A call that asks for one property of the service's interface."""
    properties = Service(service.name, service.path, "org.freedesktop.DBus.Properties")
    return properties.call("Get", "ss", service.interface, key)


def comings_of(name: str) -> str:
    """The rule for the coming and going of the one who has ``name``."""
    return f"type='signal',sender='{BUS.name}',interface='{BUS.interface}',member='NameOwnerChanged',arg0='{name}'"
