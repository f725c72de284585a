"""The desktop is asked over D-Bus to leave the screen on; the request ends with the connection."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from standupnudge.adapters.awake.freedesktop import Freedesktop
from standupnudge.adapters.session_bus import BUS, ask
from tests.adapters.private_bus import bus_daemon
from tests.loops import in_loop, until

SAVER, PORTAL = "org.freedesktop.ScreenSaver", "org.freedesktop.portal.Desktop"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with bus_daemon(tmp_path) as (address, _):
        yield address


class Desktop:
    """Answers on the bus by the name it is given, and knows who asked."""

    def __init__(self, bus: MessageBus) -> None:
        self.bus = bus
        self.asked: list[tuple[str, list[object]]] = []
        bus.add_message_handler(self._answer)

    def _answer(self, message: Message) -> Message | None:
        if message.member != "Inhibit" or message.message_type is not MessageType.METHOD_CALL:
            return None
        self.asked.append((str(message.sender), list(message.body)))
        portal = message.interface == "org.freedesktop.portal.Inhibit"
        return Message.new_method_return(message, "o" if portal else "u", ["/request" if portal else 7])

    async def still_there(self) -> bool:
        """Whether who asked last is on the bus."""
        [there] = await ask(self.bus, BUS.call("NameHasOwner", "s", self.asked[-1][0]))
        return bool(there)


async def desktop(address: str, name: str) -> Desktop:
    bus = await MessageBus(address).connect()
    await bus.request_name(name)
    return Desktop(bus)


async def wait_gone(around: Desktop) -> None:
    while await around.still_there():
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("name", [SAVER, PORTAL])
def test_it_is_asked_once_and_released(name: str, address: str) -> None:
    @in_loop
    async def test() -> None:
        around, awake = await desktop(address, name), Freedesktop({"DBUS_SESSION_BUS_ADDRESS": address})
        awake.keep(True)
        awake.keep(True)
        await until(lambda: around.asked, "a request")
        assert "StandUpNudge" in around.asked[0][1] or 8 in around.asked[0][1]
        assert await around.still_there()
        awake.keep(False)
        await asyncio.wait_for(wait_gone(around), 20)
        assert len(around.asked) == 1
        around.bus.disconnect()

    test()


@pytest.mark.parametrize("environ", [{}, {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}])
def test_without_a_bus_nothing_happens(environ: dict[str, str]) -> None:
    awake = Freedesktop(environ)
    awake.keep(True)
    awake.keep(False)


def test_where_nobody_answers_nothing_happens(address: str) -> None:
    awake = Freedesktop({"DBUS_SESSION_BUS_ADDRESS": address})
    awake.keep(True)
    hold = awake._hold
    assert hold is not None
    hold.join(20)
    assert not hold.is_alive()
    awake.keep(False)
