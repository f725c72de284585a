"""Questions to services that run on a bus, over a connection that lasts as long as the asking.

Signs are asked a few times an hour: a kept connection would cost more than a new one, and need to be healed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.session_bus import Refused, ask, let_go
from standupnudge.errors import Unavailable

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus


_NEVER_SET = "org.xfce.Xfconf.Error.PropertyNotFound"  # a setting that nobody has touched; by default it is off


@asynccontextmanager
async def connection(opening: Awaitable[MessageBus]) -> AsyncIterator[MessageBus]:
    """The bus, until the end of the block. Raises ``Unavailable``."""
    bus = await opening
    try:
        yield bus
    finally:
        await let_go(bus)


async def answers(
    bus: MessageBus, questions: list[tuple[Message, Callable[[list[Any]], bool]]], nobody: str = ""
) -> bool:
    """Whether any of the questions is answered so that its test holds; all are asked at once.

    Who isn't there, or refuses, or answers with something else than the test knows, is no reason. None is started.
    Raises ``Unavailable`` if the bus is lost, and with the reason ``nobody``, if it is given and none of them answers.
    """
    held = await asyncio.gather(*(_holds(bus, message, test) for message, test in questions))
    if nobody and all(each is None for each in held):
        raise Unavailable(nobody)
    return any(held)


async def _holds(bus: MessageBus, message: Message, test: Callable[[list[Any]], bool]) -> bool | None:
    from dbus_fast import MessageFlag

    message.flags = MessageFlag.NO_AUTOSTART
    try:
        return test(await ask(bus, message))
    except Refused as error:
        return False if error.error == _NEVER_SET else None


def yes(answer: list[Any]) -> bool:
    """Whether it is "true", itself or as the value of a property."""
    return bool(answer) and (answer[0] is True or getattr(answer[0], "value", None) is True)
