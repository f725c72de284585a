"""A real notification server on a real bus that does as a test tells it: answers, delays, refuses, hangs, vanishes.

``python -m tests.adapters.notification_server`` runs a well-behaved one on the session bus until the bus ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from dbus_fast import Message, MessageFlag, MessageType, NameFlag, RequestNameReply
from dbus_fast.aio import MessageBus

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
ALL = ("actions", "body", "body-markup", "persistence")
EXPIRED, BY_HAND, BY_PROGRAM = 1, 2, 3

_LONGEST_WAIT = 30  # seconds; only a failing test waits so long


@dataclass(frozen=True)
class Shown:
    """A notification as it was sent."""

    app: str
    replaces: int
    icon: str
    title: str
    body: str
    actions: dict[str, str]
    hints: dict[str, Any]
    lifetime: int


@dataclass
class NotificationServer:
    """Lives between ``async with``; ``vanish`` and ``start`` again as often as a test likes."""

    address: str
    capabilities: tuple[str, ...] = ALL
    name: str = "double"
    first_number: int = 1
    shown: list[Shown] = field(default_factory=list)  # every Notify, in order
    on_screen: dict[int, Shown] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)  # every method called, in order
    refuses: str = ""  # the name of the error to answer with
    hangs: bool = False  # keep calls, and answer nothing until `recover`
    odd: dict[str, tuple[str, list[Any]]] = field(default_factory=dict)  # answers of other types: signature, values
    closes_at_once: int | None = None  # the reason of closing, told right after the answer to Notify
    before_reply: Callable[[int], None] | None = None  # called with the number before Notify is answered

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Take the name; numbers begin anew, and nothing is on the screen."""
        self._next = self.first_number
        self._kept: list[Message] = []
        self._heard = asyncio.Event()
        self.on_screen.clear()
        self.bus: MessageBus | None = await MessageBus(self.address).connect()
        self.bus.add_message_handler(self._hear)
        assert await self.bus.request_name(NAME, NameFlag.DO_NOT_QUEUE) is RequestNameReply.PRIMARY_OWNER

    async def stop(self) -> None:
        """End without a signal or a farewell, as a killed server does."""
        bus, self.bus = self.bus, None
        if bus is not None:
            if bus.connected:
                bus.disconnect()
            await _ended(bus)

    async def vanish(self) -> None:
        """Stop, and wait until the bus has seen it; till then calls are lost that later are refused."""
        await self.stop()
        witness = await MessageBus(self.address).connect()
        question = ("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner")
        async with asyncio.timeout(_LONGEST_WAIT):
            while (await witness.call(Message(*question, signature="s", body=[NAME]))).body[0]:
                pass
        witness.disconnect()
        await _ended(witness)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition that only a call can change."""
        async with asyncio.timeout(_LONGEST_WAIT):
            while not condition():
                self._heard.clear()
                await self._heard.wait()

    def recover(self) -> None:
        """Answer all the calls that were kept while it hung."""
        self.hangs = False
        kept, self._kept = self._kept, []
        for message in kept:
            if (reply := self._answer(message)) is not None:
                self._send(reply)

    def invoke(self, number: int, key: str, token: str = "") -> None:
        """A click on a button, or on the body (``default``)."""
        if token:
            self._emit("ActivationToken", "us", number, token)
        self._emit("ActionInvoked", "us", number, key)

    def close(self, number: int, reason: int) -> None:
        """It goes off the screen."""
        self.on_screen.pop(number, None)
        self._emit("NotificationClosed", "uu", number, reason)

    def _emit(self, member: str, signature: str, *values: Any) -> None:
        self._send(Message.new_signal(PATH, NAME, member, signature, list(values)))

    def _send(self, message: Message) -> None:
        assert self.bus is not None
        self.bus.send(message)

    def _hear(self, message: Message) -> Message | bool:
        if message.message_type is not MessageType.METHOD_CALL or message.interface != NAME:
            return False
        if self.bus is None:  # it has vanished; what was still on the way to it is lost
            return True
        self.asked.append(str(message.member))
        self._heard.set()
        if self.hangs:
            self._kept.append(message)
            return True
        reply = self._answer(message)
        return True if reply is None else reply

    def _answer(self, message: Message) -> Message | None:
        if self.refuses:
            return Message.new_error(message, self.refuses, "no")
        match message.member:
            case str(member) if member in self.odd:
                reply = Message.new_method_return(message, *self.odd[member])
            case "GetCapabilities":
                reply = Message.new_method_return(message, "as", [list(self.capabilities)])
            case "GetServerInformation":
                reply = Message.new_method_return(message, "ssss", [self.name, "tests", "1.0", "1.2"])
            case "Notify":
                reply = Message.new_method_return(message, "u", [self._notify(*message.body)])
            case "CloseNotification":
                reply = Message.new_method_return(message)
                if message.body[0] in self.on_screen:
                    self.close(message.body[0], BY_PROGRAM)
            case _:
                reply = Message.new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "?")
        return None if message.flags & MessageFlag.NO_REPLY_EXPECTED else reply

    def _notify(
        self, app: str, replaces: int, icon: str, title: str, body: str, actions: list[str], hints: Any, lifetime: int
    ) -> int:
        number = replaces or self._next
        self._next = max(self._next, number + 1)
        pairs = dict(zip(actions[::2], actions[1::2], strict=True))
        values = {name: hint.value for name, hint in hints.items()}
        shown = Shown(app, replaces, icon, title, body, pairs, values, lifetime)
        self.shown.append(shown)
        self.on_screen[number] = shown
        if self.before_reply is not None:
            self.before_reply(number)
        if self.closes_at_once is not None:
            asyncio.get_running_loop().call_soon(self.close, number, self.closes_at_once)
        return number


async def _ended(bus: MessageBus) -> None:
    with contextlib.suppress(OSError, EOFError):
        await bus.wait_for_disconnect()


async def _run() -> None:
    async with NotificationServer(os.environ["DBUS_SESSION_BUS_ADDRESS"]) as server:
        assert server.bus is not None
        await _ended(server.bus)


if __name__ == "__main__":
    asyncio.run(_run())
