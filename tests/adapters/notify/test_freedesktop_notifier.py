"""Notifications through D-Bus, against a server that does as it is told."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from standupnudge.core.views import Abilities, Button, Notice, Tag
from standupnudge.errors import Unavailable
from standupnudge.resources import resource
from tests.adapters.notification_server import BY_HAND, BY_PROGRAM, EXPIRED, Shown
from tests.adapters.notify.helpers_of_notify import INFO, NUDGE, PLAINER, ROUTINE, desk, in_loop


@in_loop
async def test_a_notice_is_sent_whole(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        icon = resource("assets/icon-64.png")
        assert at.server.shown == [
            Shown(
                app="StandUpNudge",
                replaces=0,
                icon=str(icon),
                title="Time to get up",
                body="A glass of water?",
                actions={"default": "Open", "up": "I'm up", "snooze": "In 5 min"},
                hints={"urgency": 1, "category": "x-standupnudge.nudge", "desktop-entry": "standupnudge"},
                lifetime=-1,
            )
        ]


@in_loop
async def test_one_that_stays_never_expires_and_is_no_emergency(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(PLAINER)
        assert (at.server.shown[0].hints["urgency"], at.server.shown[0].lifetime) == (1, 0)


@in_loop
async def test_one_that_stays_is_critical_where_nothing_else_stays(address: str) -> None:
    async with desk(address, name="gnome-shell") as at:
        await at.notifier.show(PLAINER)
        await at.notifier.show(NUDGE)
        assert [(each.hints["urgency"], each.lifetime) for each in at.server.shown] == [(2, 0), (1, -1)]


@in_loop
async def test_a_new_one_takes_the_place_of_the_old_instead_of_piling_up(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        await at.notifier.show(PLAINER)
        assert [shown.title for shown in at.server.on_screen.values()] == ["At your desk for 40 min"]


@in_loop
async def test_notices_of_different_tags_stand_side_by_side(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        await at.notifier.show(ROUTINE)
        assert [shown.title for shown in at.server.on_screen.values()] == ["Time to get up", "Glutes"]


@in_loop
async def test_two_shown_at_the_same_time_do_not_pile_up(address: str) -> None:
    async with desk(address) as at:
        await asyncio.gather(at.notifier.show(NUDGE), at.notifier.show(PLAINER))
        assert len(at.server.shown) == 2
        assert len(at.server.on_screen) == 1


@in_loop
async def test_a_click_on_the_body_is_an_answer(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        at.server.invoke(at.number(), "default")
        await at.heard.something()
        assert at.heard.news == [("answered", Tag.NUDGE, "routine", "")]


@in_loop
async def test_a_button_is_an_answer_with_the_token_that_lets_a_window_come_to_the_front(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        at.server.invoke(at.number(), "snooze", token="token-1")
        await at.heard.something()
        assert at.heard.news == [("answered", Tag.NUDGE, "snooze", "token-1")]


@in_loop
async def test_the_closing_that_follows_an_answer_is_not_reported(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        number = at.number()
        at.server.invoke(number, "up")
        at.server.close(number, BY_HAND)
        assert await at.all_heard() == [("answered", Tag.NUDGE, "up", "")]


@in_loop
async def test_a_second_click_on_the_same_notification_is_no_second_answer(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        at.server.invoke(at.number(), "up")
        at.server.invoke(at.number(), "up")
        assert await at.all_heard() == [("answered", Tag.NUDGE, "up", "")]


@in_loop
async def test_an_answered_one_that_its_server_leaves_on_the_screen_can_be_withdrawn(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        at.server.invoke(at.number(), "up")
        await at.notifier.withdraw(Tag.NUDGE)
        await at.server.until(lambda: not at.server.on_screen)


@in_loop
async def test_closing_it_by_hand_is_reported(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        at.server.close(at.number(), BY_HAND)
        await at.heard.something()
        assert at.heard.news == [("closed", Tag.NUDGE)]


@in_loop
async def test_the_one_after_one_that_was_closed_is_new(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        at.server.close(at.number(), BY_HAND)
        await at.heard.something()
        await at.notifier.show(NUDGE)
        assert [shown.replaces for shown in at.server.shown] == [0, 0]


@pytest.mark.parametrize("reason", [EXPIRED, BY_PROGRAM, 4])
@in_loop
async def test_expiry_and_other_closings_are_not_reported(address: str, reason: int) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        at.server.close(at.number(), reason)
        assert await at.all_heard() == []


@in_loop
async def test_an_expired_one_is_still_taken_out_of_the_history_of_its_server(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        at.server.close(at.number(), EXPIRED)
        await at.all_heard()
        await at.notifier.withdraw(Tag.NUDGE)
        await at.server.until(lambda: at.server.asked[-1] == "CloseNotification")


@in_loop
async def test_withdrawing_takes_it_off_the_screen_and_is_not_reported(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        await at.notifier.withdraw(Tag.NUDGE)
        await at.server.until(lambda: not at.server.on_screen)
        assert await at.all_heard() == []


@in_loop
async def test_withdrawing_what_is_not_shown_asks_nothing(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.withdraw(Tag.NUDGE)
        await at.notifier.show(INFO)
        assert "CloseNotification" not in at.server.asked


@in_loop
async def test_closing_the_notifier_withdraws_all_and_can_be_done_twice(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        await at.notifier.show(ROUTINE)
        await at.notifier.close()
        await at.notifier.close()
        await at.server.until(lambda: not at.server.on_screen)


@in_loop
async def test_a_click_that_comes_before_the_number_is_known_counts(address: str) -> None:
    async with desk(address) as at:
        at.server.before_reply = lambda number: at.server.invoke(number, "up", token="early")
        await at.notifier.show(NUDGE)
        await at.heard.something()
        assert at.heard.news == [("answered", Tag.NUDGE, "up", "early")]


@in_loop
async def test_a_closing_right_after_the_number_is_told_is_not_lost(address: str) -> None:
    async with desk(address) as at:

        def closed_at_once(number: int) -> None:
            # The reply and the signal arrive together, and are read before `show` goes on.
            asyncio.get_running_loop().call_soon(at.server.close, number, BY_HAND)

        at.server.before_reply = closed_at_once
        await at.notifier.show(NUDGE)
        await at.heard.something()
        assert at.heard.news == [("closed", Tag.NUDGE)]


@in_loop
async def test_clicks_on_the_notifications_of_other_programs_are_not_ours(address: str) -> None:
    async with desk(address, first_number=7) as at:
        at.server.before_reply = lambda _: at.server.invoke(99, "up")
        await at.notifier.show(NUDGE)
        at.server.before_reply = None
        at.server.invoke(6, "default")
        at.server.invoke(7, "some key that we never sent")
        at.server.close(99, BY_HAND)
        assert await at.all_heard() == []


@pytest.mark.parametrize(
    ("capabilities", "body"),
    [(("body", "body-markup"), "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;"), (("body",), "a < b & <b>c</b>")],
    ids=["read", "not read"],
)
@in_loop
async def test_text_is_shown_literally_whether_markup_is_read_or_not(
    address: str, capabilities: tuple[str, ...], body: str
) -> None:
    async with desk(address, capabilities=capabilities) as at:
        await at.notifier.show(replace(NUDGE, title="a < b & c", body="a < b & <b>c</b>"))
        assert (at.server.shown[0].title, at.server.shown[0].body) == ("a < b & c", body)


@in_loop
async def test_text_that_a_bus_would_not_carry_is_mended(address: str) -> None:
    async with desk(address) as at:
        nasty = "up\0 and\x1b[31m \ud83d out"
        await at.notifier.show(replace(NUDGE, title=nasty, body=nasty + "\nagain", buttons=(Button("up", nasty),)))
        [shown] = at.server.shown
        assert (shown.title, shown.body) == ("up and[31m out", "up and[31m  out\nagain")
        assert shown.actions["up"] == "up and[31m out"


@in_loop
async def test_a_server_with_buttons_and_clicks_says_so(address: str) -> None:
    async with desk(address) as at:
        assert await at.notifier.abilities() == Abilities(buttons=True, body_click=True)


@in_loop
async def test_a_server_without_actions_is_sent_none(address: str) -> None:
    async with desk(address, capabilities=("body",)) as at:
        assert await at.notifier.abilities() == Abilities(buttons=False, body_click=False)
        await at.notifier.show(NUDGE)
        assert at.server.shown[0].actions == {}


@in_loop
async def test_xfce_draws_no_button_for_the_click_on_the_body(address: str) -> None:
    async with desk(address, name="Xfce Notify Daemon") as at:
        assert await at.notifier.abilities() == Abilities(buttons=True, body_click=False)
        await at.notifier.show(NUDGE)
        assert at.server.shown[0].actions == {"up": "I'm up", "snooze": "In 5 min"}


@in_loop
async def test_a_notice_without_a_meaning_for_the_click_offers_none(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(replace(NUDGE, on_click=None))
        assert at.server.shown[0].actions == {"up": "I'm up", "snooze": "In 5 min"}


@in_loop
async def test_the_click_on_the_body_is_labelled_like_the_button_that_does_the_same(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(ROUTINE)
        assert at.server.shown[0].actions == {"default": "Start", "start": "Start"}


@in_loop
async def test_a_server_is_asked_once_what_it_can_do(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.abilities()
        await at.notifier.show(NUDGE)
        await at.notifier.abilities()
        assert at.server.asked == ["GetCapabilities", "GetServerInformation", "Notify"]


@in_loop
async def test_a_server_that_will_not_describe_itself_is_unavailable(address: str) -> None:
    async with desk(address) as at:
        at.server.refuses = "org.freedesktop.DBus.Error.AccessDenied"
        with pytest.raises(Unavailable, match="The notification server refused"):
            await at.notifier.show(NUDGE)


@in_loop
async def test_a_refusal_leaves_nothing_behind_and_the_next_one_works(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.abilities()
        at.server.refuses = "org.freedesktop.Notifications.Error.ExcessNotificationGeneration"
        with pytest.raises(Unavailable):
            await at.notifier.show(NUDGE)
        at.server.refuses = ""
        await at.notifier.show(PLAINER)
        assert [shown.title for shown in at.server.shown] == ["At your desk for 40 min"]


@in_loop
async def test_a_notice_may_have_any_number_of_buttons_and_no_text(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(Notice(Tag.INFO, "", ""))
        assert (at.server.shown[0].title, at.server.shown[0].body, at.server.shown[0].actions) == ("", "", {})
