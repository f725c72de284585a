"""One service on a bus, as the sources of the idle time use it: asked within a time limit, and missed when it goes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.session_bus import BUS, ask, let_go
from standupnudge.errors import Unavailable
from standupnudge.language import _

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

PATIENCE = 2.0  # seconds, for an answer
Heard = Callable[[str, list[Any]], None]


class Link:
    """A connection of its own to the service ``name``.

    :param heard: is given the member and the values of each signal that was asked for.
    :param gone: is called once when the service or the bus has gone, unless it was closed.
    """

    def __init__(self, bus: MessageBus, name: str, heard: Heard, gone: Callable[[], None]) -> None:
        self._bus, self._name, self._heard, self._gone = bus, name, heard, gone
        bus.add_message_handler(self._take)
        self._end = asyncio.ensure_future(self._until_the_end())

    @classmethod
    async def to(
        cls,
        name: str,
        opening: Awaitable[MessageBus],
        *,
        absent: str,
        gone: Callable[[], None],
        heard: Heard = lambda _member, _values: None,
        signals: Sequence[str] = (),
    ) -> Link:
        """A link to a service that runs; none is started. Raises ``Unavailable``, with ``absent`` if it isn't there.

        :param signals: match rules, without their beginning, of the signals to hear.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                link = cls(await opening, name, heard, gone)
        except TimeoutError as late:
            raise Unavailable(_("The bus does not answer.")) from late
        owner = f"sender='{BUS.name}',interface='{BUS.interface}',member='NameOwnerChanged',arg0='{name}'"
        try:
            for rule in (owner, *(f"sender='{name}',{signal}" for signal in signals)):
                await link.ask(BUS.call("AddMatch", "s", f"type='signal',{rule}"))
            await link._find(absent)
        except Unavailable:
            await link.close()
            raise
        return link

    async def _find(self, absent: str) -> None:
        if await self.ask(BUS.call("NameHasOwner", "s", self._name)) != [True]:
            raise Unavailable(absent)

    @property
    def alive(self) -> bool:
        """Whether it is worth asking."""
        return bool(self._bus.connected)

    async def ask(self, message: Message) -> list[Any]:
        """The values of the answer. Raises ``Unavailable``, after two seconds at the latest."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await ask(self._bus, message)
        except TimeoutError as late:
            raise Unavailable(_("{name} does not answer.").format(name=message.destination)) from late

    async def close(self) -> None:
        """Let go, and say no more."""
        self._gone = _nothing
        self._bus.remove_message_handler(self._take)
        await let_go(self._bus)
        await self._end

    def _take(self, message: Message) -> None:
        if message.member == "NameOwnerChanged" and message.body[:1] == [self._name]:
            if self._bus.connected:  # whoever comes in its place knows nothing of what was asked of this one
                self._bus.disconnect()
        elif message.member and message.sender and message.message_type.name == "SIGNAL":
            self._heard(message.member, message.body)

    async def _until_the_end(self) -> None:
        with contextlib.suppress(OSError, EOFError):
            await self._bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # as in session_bus
        gone, self._gone = self._gone, _nothing
        gone()


def _nothing() -> None:
    """There is nobody to tell."""
