"""What the desktop's portal tells of the colours that people have set."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from standupnudge.adapters.looks import portal_settings
from standupnudge.adapters.looks.portal_settings import preferred_theme
from tests.adapters.private_bus import bus_daemon

SPACE = "org.freedesktop.appearance"


class Portal(Thread):
    """Answers on the bus of ``address`` until it is ended; without ``told`` it never answers."""

    def __init__(self, address: str, told: dict[str, int] | None) -> None:
        super().__init__()
        self._address, self._told, self._ready = address, told, Event()
        self._loop, self._over = asyncio.new_event_loop(), asyncio.Event()

    def __enter__(self) -> None:
        self.start()
        assert self._ready.wait(20)

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self.join()

    def run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        bus = await MessageBus(self._address).connect()
        bus.add_message_handler(self._answer)
        await bus.request_name("org.freedesktop.portal.Desktop")
        self._ready.set()
        await self._over.wait()
        bus.disconnect()
        await bus.wait_for_disconnect()

    def _answer(self, message: Message) -> Message | bool | None:
        if message.message_type is not MessageType.METHOD_CALL or message.member != "ReadAll":
            return None
        if self._told is None:
            return True  # taken, and kept
        told = {SPACE: {key: Variant("u", value) for key, value in self._told.items()}} if self._told else {}
        return Message.new_method_return(message, "a{sa{sv}}", [told])


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with bus_daemon(tmp_path) as (address, _):
        yield address


@pytest.mark.parametrize(
    ("told", "theme"),
    [
        ({"color-scheme": 1}, "dark"),
        ({"color-scheme": 2, "contrast": 0}, "light"),
        ({"color-scheme": 1, "contrast": 1}, "high_contrast"),
        ({}, "light"),
    ],
)
def test_the_theme_is_the_desktops(
    told: dict[str, int], theme: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portal_settings, "PATIENCE", 20)  # on a machine with much else to do
    with Portal(address, told):
        assert preferred_theme({"DBUS_SESSION_BUS_ADDRESS": address}) == theme


def test_a_desktop_that_does_not_answer_is_not_waited_for(address: str) -> None:
    with Portal(address, None):
        assert preferred_theme({"DBUS_SESSION_BUS_ADDRESS": address}) == "light"


def test_without_a_portal_or_a_bus_it_is_light(address: str) -> None:
    assert preferred_theme({"DBUS_SESSION_BUS_ADDRESS": address}) == "light"
    assert preferred_theme({}) == "light"
