"""Servers that do what no server should: the person is told by the next notifier, and nothing stumbles."""

from __future__ import annotations

from typing import Any

import pytest

from standupnudge.core.views import Tag
from standupnudge.errors import Unavailable
from tests.adapters.notification_server import BY_HAND, BY_PROGRAM, EXPIRED
from tests.adapters.notify.helpers_of_notify import INFO, NUDGE, PLAINER, ROUTINE, desk, in_loop

UNDEFINED = 4  # the last of the reasons that the specification has


@pytest.mark.parametrize(
    "odd",
    [
        {"GetCapabilities": ("s", ["actions"])},
        {"GetCapabilities": ("aas", [[["actions"]]])},
        {"GetCapabilities": ("", [])},
        {"GetServerInformation": ("u", [7])},
        {"GetServerInformation": ("ss", ["odd", "tests"])},
        {"Notify": ("s", ["1"])},
        {"Notify": ("", [])},
        {"Notify": ("au", [[1]])},
        {"Notify": ("u", [0])},
    ],
    ids=str,
)
@in_loop
async def test_answers_of_other_types_are_unavailable(address: str, odd: dict[str, tuple[str, list[Any]]]) -> None:
    async with desk(address, odd=odd) as at:
        for _ in range(2):
            with pytest.raises(Unavailable, match="can't be understood"):
                await at.notifier.show(NUDGE)
        await at.notifier.withdraw(Tag.NUDGE)
        at.server.odd = {}
        await at.notifier.show(NUDGE)
        at.server.invoke(max(at.server.on_screen), "up")
        await at.heard.something()
        assert at.heard.news == [("answered", Tag.NUDGE, "up", "")]


@in_loop
async def test_signals_of_other_types_are_no_answer(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        number = at.number()
        for member, signature, values in (
            ("ActionInvoked", "su", ["up", number]),
            ("ActionInvoked", "u", [number]),
            ("ActionInvoked", "us", [number, "nonsense"]),
            ("ActionInvoked", "uu", [number, 1]),
            ("NotificationClosed", "us", [number, "by hand"]),
            ("NotificationClosed", "", []),
            ("ActivationToken", "uu", [number, 1]),
            ("Unheard", "ub", [number, True]),
        ):
            at.server._emit(member, signature, *values)
        at.server.invoke(number, "snooze")
        assert await at.all_heard() == [("answered", Tag.NUDGE, "snooze", "")]


@pytest.mark.parametrize("reason", [EXPIRED, BY_HAND, BY_PROGRAM, UNDEFINED, 77])
@in_loop
async def test_a_server_that_closes_at_once_is_shown_the_next_one_all_the_same(address: str, reason: int) -> None:
    async with desk(address, closes_at_once=reason) as at:
        for notice in (NUDGE, PLAINER):
            await at.notifier.show(notice)
        heard = await at.all_heard()
        assert [shown.title for shown in at.server.shown[:2]] == [NUDGE.title, PLAINER.title]
        assert {news for news in heard if news[1] is Tag.NUDGE} <= {("closed", Tag.NUDGE)}
        assert bool(heard) == (reason == BY_HAND)
        assert at.again == []


@in_loop
async def test_an_answer_that_is_told_twice_counts_once(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        number = at.number()
        for _ in range(2):
            at.server.invoke(number, "up")
            at.server.close(number, BY_HAND)
        assert await at.all_heard() == [("answered", Tag.NUDGE, "up", "")]


@in_loop
async def test_a_closing_that_is_told_twice_counts_once(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        number = at.number()
        for _ in range(2):
            at.server.close(number, BY_HAND)
        assert await at.all_heard() == [("closed", Tag.NUDGE)]


@in_loop
async def test_a_number_that_is_given_twice_belongs_to_the_later_one(address: str) -> None:
    async with desk(address, odd={"Notify": ("u", [5])}) as at:
        await at.notifier.show(NUDGE)
        await at.notifier.show(ROUTINE)
        at.server.invoke(5, "up")  # no button of the one that is there now
        at.server.invoke(5, "start")
        await at.heard.something()
        assert at.heard.news == [("answered", Tag.ROUTINE, "start", "")]
        await at.notifier.show(INFO)
        await at.notifier.withdraw(Tag.NUDGE)  # which is not there any more
        await at.notifier.abilities()
        assert "CloseNotification" not in at.server.asked
