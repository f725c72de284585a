"""Listens on a bus and prints a JSON line for what concerns notifications and icons in the panel; it sends nothing.

Run as ``python -m tests.desktop.spy ADDRESS``; it prints "{}" once it listens.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

INTERFACE = "org.freedesktop.Notifications"
ICON = "/StatusNotifierItem"
ICON_CHANGED, ICON_FETCHED = "NewIcon", "fetched the icon"


class Spy:
    """Turns messages into lines; a Notify is printed when its answer has told the id."""

    def __init__(self) -> None:
        self._asked: dict[tuple[str | None, int], dict[str, Any]] = {}

    def hear(self, message: Message) -> bool:
        """One message of anybody to anybody. True: done with it."""
        if message.message_type is MessageType.METHOD_RETURN:
            notify = self._asked.pop((message.destination, message.reply_serial), None)
            if notify:
                _print({**notify, "id": message.body[0]})
        elif message.interface == INTERFACE and message.member == "Notify":
            self._asked[message.sender, message.serial] = _notify(message.body)
        elif message.interface == INTERFACE and message.message_type is MessageType.SIGNAL:
            _print({"what": message.member, "id": message.body[0], "why": message.body[1]})
        elif message.interface == INTERFACE and message.member == "CloseNotification":
            _print({"what": message.member, "id": message.body[0]})
        elif message.path == ICON and message.member == ICON_CHANGED:
            _print({"what": ICON_CHANGED})
        elif message.path == ICON and message.member in {"Get", "GetAll"} and message.body[1:] in ([], ["IconPixmap"]):
            _print({"what": ICON_FETCHED})
        # Calls of others would be answered with an error; the answer to our own call must go on to who waits for it.
        return message.message_type is MessageType.METHOD_CALL


def _notify(body: list[Any]) -> dict[str, Any]:
    _app, replaces, _icon, title, text, actions, hints, timeout = body
    return {
        "what": "Notify", "replaces": replaces, "title": title, "body": text, "timeout": timeout,
        "actions": dict(zip(actions[::2], actions[1::2], strict=True)),
        "urgency": hints["urgency"].value if "urgency" in hints else 1,
    }  # fmt: skip


def _print(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


async def listen(address: str) -> None:
    """Hear everything on the bus at ``address`` until it is gone."""
    bus = await MessageBus(bus_address=address).connect()
    bus.add_message_handler(Spy().hear)
    call = Message(
        destination="org.freedesktop.DBus", path="/org/freedesktop/DBus", interface="org.freedesktop.DBus.Monitoring",
        member="BecomeMonitor", signature="asu", body=[[], 0],
    )  # fmt: skip
    answer = await bus.call(call)
    assert answer
    assert answer.message_type is MessageType.METHOD_RETURN, answer.body
    _print({})
    await asyncio.Event().wait()  # until it is ended


if __name__ == "__main__":
    asyncio.run(listen(sys.argv[1]))
