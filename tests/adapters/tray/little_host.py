"""A panel of a test's own for items of the session bus: it keeps the list, shows nothing, and asks what a test asks.

It lives in a loop on a thread of its own; its methods are called from the test's thread and wait for their answer.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from dbus_fast import Message, MessageType, RequestNameReply, Variant
from dbus_fast.aio import MessageBus

from standupnudge.adapters.session_bus import BUS, Service, ask, let_go
from tests.desktop.waiting import eventually

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"
_LONGEST = 30  # seconds; only a failing test waits so long
T = TypeVar("T")


class LittleHost:
    """The watcher and a panel in one.

    :ivar hosted: what it says of whether there is a panel; ``None``: it never answers.
    :ivar items: who registered, and with which path, in order.
    :ivar heard: signals of the items: member and values, in order.
    """

    def __init__(self, address: str) -> None:
        self.hosted: bool | None = True
        self.items: list[tuple[str, str]] = []
        self.heard: list[tuple[str, list[Any]]] = []
        self._address = address
        self._bus: MessageBus | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def appear(self) -> None:
        """Take the name; the list is empty."""
        self._do(self._appear())

    def vanish(self) -> None:
        """Go without a farewell, as a killed panel does."""
        self._do(self._vanish())

    def host_changed(self, hosted: bool) -> None:
        """The panel comes or goes, while the list stays."""
        self.hosted = hosted
        member = "StatusNotifierHostRegistered" if hosted else "StatusNotifierHostUnregistered"
        self._do(self._send(Message.new_signal("/StatusNotifierWatcher", WATCHER, member)))

    def close(self) -> None:
        """End the thread."""
        self.vanish()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_LONGEST)
        self._loop.close()

    def members(self) -> list[str]:
        """The names of the signals that it heard."""
        return [member for member, _ in self.heard]

    def wait(self, *members: str) -> None:
        """Until it has heard each of these signals."""
        eventually(lambda: set(members) <= set(self.members()), lambda: f"{members} are not in {self.members()}")

    def call(self, path: str, interface: str, member: str, signature: str = "", *values: Any) -> list[Any]:
        """The answer of the item that registered last."""
        return self._do(self._ask(Service(self.items[-1][0], path, interface).call(member, signature, *values)))

    def property(self, name: str) -> Any:
        """Of the item that registered last."""
        [value] = self.call(self.items[-1][1], PROPERTIES, "Get", "ss", ITEM, name)
        return value.value

    def menu(self, member: str, signature: str = "", *values: Any) -> list[Any]:
        """The answer of its menu."""
        return self.call(self.property("Menu"), MENU, member, signature, *values)

    def rows(self) -> dict[str, int]:
        """The numbers of the rows of its menu, at all levels, by their labels."""
        _, root = self.menu("GetLayout", "iias", 0, -1, [])
        return dict(_labels(root))

    def click(self, label: str) -> None:
        """Choose a row of the menu."""
        self.menu("Event", "isvu", self.rows()[label], "clicked", Variant("s", ""), 0)

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(_LONGEST)

    async def _appear(self) -> None:
        self.items.clear()
        self._bus = await MessageBus(self._address).connect()
        self._bus.add_message_handler(self._hear)
        await ask(self._bus, BUS.call("AddMatch", "s", "type='signal'"))
        assert await self._bus.request_name(WATCHER) is RequestNameReply.PRIMARY_OWNER

    async def _vanish(self) -> None:
        bus, self._bus = self._bus, None
        if bus is not None:
            await let_go(bus)

    async def _send(self, message: Message) -> None:
        assert self._bus is not None
        await self._bus.send(message)

    async def _ask(self, message: Message) -> list[Any]:
        assert self._bus is not None
        return await ask(self._bus, message)

    def _hear(self, message: Message) -> Message | bool:
        if message.message_type is MessageType.SIGNAL and message.interface in {ITEM, MENU}:
            self.heard.append((str(message.member), message.body))
        if message.message_type is not MessageType.METHOD_CALL:
            return False
        match message.member, message.body:
            case "Get", [_, "IsStatusNotifierHostRegistered"]:
                if self.hosted is None:
                    return True
                return Message.new_method_return(message, "v", [Variant("b", self.hosted)])
            case "RegisterStatusNotifierItem", [path]:
                self.items.append((str(message.sender), path))
                return Message.new_method_return(message)
        return False


def _labels(row: list[Any]) -> list[tuple[str, int]]:
    number, properties, children = row
    own = [(properties["label"].value, number)] if "label" in properties else []
    return own + [pair for child in children for pair in _labels(child.value)]
