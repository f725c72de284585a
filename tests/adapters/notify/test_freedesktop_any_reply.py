"""Whatever a notification server answers: it shows, or is ``Unavailable``; and works again when the server does."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest
from dbus_fast import Message, Variant

from standupnudge.adapters.notify.freedesktop import FreedesktopNotifier
from standupnudge.core.views import Tag
from standupnudge.errors import Unavailable
from tests.adapters.notification_server import NotificationServer
from tests.adapters.notify.helpers_of_notify import NUDGE, PATIENCE, PLAINER, Heard
from tests.loops import in_loop

METHODS = ("GetCapabilities", "GetServerInformation", "Notify", "CloseNotification")
REPLIES: list[tuple[str, list[Any]]] = [
    ("", []),
    ("s", ["seven"]),
    ("u", [0]),
    ("u", [2**32 - 1]),
    ("i", [-1]),
    ("x", [2**60]),
    ("b", [True]),
    ("d", [0.5]),
    ("v", [Variant("u", 7)]),
    ("as", [[]]),
    ("as", [["actions", "\n", "<b>"]]),
    ("aas", [[["actions"]]]),
    ("av", [[Variant("s", "actions")]]),
    ("a{sv}", [{"actions": Variant("b", True)}]),
    ("(su)", [["actions", 1]]),
    ("sss", ["a", "b", "c"]),
    ("ssss", ["", "", "", ""]),
    ("ssssu", ["a", "b", "c", "d", 5]),
    ("uu", [1, 2]),
]
SIGNALS: list[tuple[str, str, list[Any]]] = [
    (member, *reply) for member in ("ActionInvoked", "NotificationClosed", "ActivationToken") for reply in REPLIES
] + [
    ("ActionInvoked", "us", [1, "no such button"]),
    ("ActionInvoked", "su", ["1", 1]),
    ("NotificationClosed", "uu", [1, 99]),
    ("NotificationClosed", "us", [1, "x"]),
    ("ActivationToken", "uu", [1, 1]),
]


@dataclass
class Odd(NotificationServer):
    """Answers some methods in its own way."""

    answers: dict[str, tuple[str, list[Any]]] = field(default_factory=dict)

    def _answer(self, message: Message) -> Message | None:
        sane = super()._answer(message)
        odd = self.answers.get(str(message.member))
        return sane if sane is None or odd is None else Message.new_method_return(message, *odd)


@pytest.mark.parametrize("method", METHODS)
@in_loop
async def test_any_answer_is_taken_or_unavailable_and_the_next_one_shows(method: str, address: str) -> None:
    heard, taken, refused = Heard(), 0, 0
    async with Odd(address) as server:
        notifier = FreedesktopNotifier(heard.answered, heard.closed, {"DBUS_SESSION_BUS_ADDRESS": address}, PATIENCE)
        for reply in REPLIES:
            server.answers = {method: reply}
            for call in (notifier.abilities, lambda: notifier.show(NUDGE), lambda: notifier.show(PLAINER)):
                try:
                    await call()
                    taken += 1
                except Unavailable:
                    refused += 1
            await notifier.withdraw(Tag.NUDGE)
            await server.vanish()
            server.answers = {}
            await server.start()
            await notifier.show(NUDGE)
            assert [shown.title for shown in server.on_screen.values()] == [NUDGE.title], reply
        await notifier.close()
    assert taken > 0
    assert (refused > 0) == (method != "CloseNotification")  # nobody waits for that answer


@in_loop
async def test_any_signal_is_heard_or_passed_over(address: str) -> None:
    heard = Heard()
    async with Odd(address) as server:
        notifier = FreedesktopNotifier(heard.answered, heard.closed, {"DBUS_SESSION_BUS_ADDRESS": address}, PATIENCE)
        for member, signature, values in SIGNALS:
            await notifier.show(NUDGE)
            server._emit(member, signature, *values)
            await notifier.show(NUDGE)  # answered after the signal
        server.invoke(max(server.on_screen), "up")
        async with asyncio.timeout(PATIENCE.total_seconds()):
            while ("answered", Tag.NUDGE, "up", "") not in heard.news:
                heard.came.clear()
                await heard.came.wait()
        await notifier.close()
