"""Locks and sleeps on Windows and macOS, through a stand-in for what their systems would call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from standupnudge.adapters.session.macos_notifications import ASLEEP, AWAKE, LOCKED, UNLOCKED, MacosNotifications
from standupnudge.adapters.session.seen import Seen
from standupnudge.adapters.session.windows_messages import POWER, SESSION_CHANGE, WindowsMessages
from tests.loops import in_loop, until

LOCK, UNLOCK, SUSPEND, RESUME = ((SESSION_CHANGE, 7), (SESSION_CHANGE, 8), (POWER, 4), (POWER, 0x12))


class System:
    """Calls whom it was told to call, until it is told to stop."""

    def __init__(self) -> None:
        self.call: Callable[..., None] | None = None

    def __call__(self, heard: Callable[..., None]) -> Callable[[], None]:
        self.call = heard
        return self._stop

    def _stop(self) -> None:
        self.call = None


KINDS: list[Any] = [
    pytest.param(WindowsMessages, [LOCK, UNLOCK, SUSPEND, RESUME], id="windows"),
    pytest.param(MacosNotifications, [(LOCKED,), (UNLOCKED,), (ASLEEP,), (AWAKE,)], id="macos"),
]


@pytest.mark.parametrize(("kind", "news"), KINDS)
@in_loop
async def test_a_lock_a_sleep_and_their_ends_are_seen(kind: Any, news: list[tuple[Any, ...]]) -> None:
    seen: list[Seen] = []
    system = System()
    source = kind(seen.append, system)
    await source.start()
    assert system.call is not None
    for each in news:
        system.call(*each)
    await until(lambda: len(seen) == 4, "four changes")
    assert seen == [Seen(locked=True), Seen(), Seen(asleep=True), Seen()]
    await source.close()
    assert system.call is None


@in_loop
async def test_other_messages_and_the_second_news_of_one_return_change_nothing() -> None:
    seen: list[Seen] = []
    system = System()
    source = WindowsMessages(seen.append, system)
    await source.start()
    assert system.call is not None
    for each in [(0x0010, 0), (SESSION_CHANGE, 5), (POWER, 0x0A), RESUME, (POWER, 0x07), LOCK]:
        system.call(*each)
    await until(lambda: seen, "the lock")
    assert seen == [Seen(locked=True)]
    await source.close()
