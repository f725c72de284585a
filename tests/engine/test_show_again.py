"""What still waits for an answer is shown anew when a screen has lost it or could not show it, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

from standupnudge.core.effects import OfferOf
from standupnudge.core.progress import Offer
from standupnudge.core.views import Abilities, Tag
from standupnudge.engine.perform import Performer
from tests.engine.stage import Stage, running
from tests.fakes import FakeNotifier
from tests.loops import in_loop

TERMINAL = Abilities(buttons=False, body_click=False)


@in_loop
async def test_a_nudge_that_a_server_has_lost_is_shown_anew_as_it_is_now() -> None:
    async with running() as stage:
        await stage.work(30)
        [first] = stage.notifier.shown
        await stage.notifier.close()
        await stage.minutes(2)
        await stage.returned()
        again = stage.notifier.on_screen[Tag.NUDGE]
        assert again == replace(first, body=first.body.replace("30 min", "32 min"))
        assert "32 min" in again.body
        assert stage.what == ["nudge"]  # it is the same nudge, and not one more


@in_loop
async def test_a_nudge_that_could_be_shown_nowhere_is_shown_when_it_can_be() -> None:
    async with running() as stage:
        stage.notifier.gone = True
        await stage.work(31)
        assert stage.notifier.shown == []
        stage.notifier.gone = False
        await stage.returned()
        assert list(stage.notifier.on_screen) == [Tag.NUDGE]


@in_loop
async def test_a_nudge_on_the_terminal_goes_on_to_the_screen_that_is_there_now_but_not_twice_to_the_terminal() -> None:
    screen, terminal = FakeNotifier(), FakeNotifier(TERMINAL)
    async with running(notifiers=[screen, terminal]) as stage:
        screen.gone = True
        await stage.work(31)
        for _ in range(3):
            await stage.returned()
        assert (len(screen.shown), len(terminal.shown)) == (0, 1)
        screen.gone = False
        await stage.returned()
        assert list(screen.on_screen) == [Tag.NUDGE]
        assert terminal.on_screen == {}  # where it can be taken away, it is
        assert screen.shown[0].buttons


@in_loop
async def test_a_nudge_that_the_screen_lost_for_good_goes_to_the_next_notifier() -> None:
    screen, terminal = FakeNotifier(), FakeNotifier(TERMINAL)
    async with running(notifiers=[screen, terminal]) as stage:
        await stage.work(31)
        screen.gone = True
        await stage.returned()
        assert list(terminal.on_screen) == [Tag.NUDGE]


@in_loop
async def test_what_was_answered_meanwhile_is_not_shown_anew() -> None:
    for answer in ("skip", "snooze", "up"):
        async with running() as stage:
            await stage.work(31)
            stage.front.chosen(answer)
            await stage.settled()
            await shown_by_return(stage, 0)


@in_loop
async def test_what_was_closed_by_hand_is_not_shown_anew() -> None:
    async with running() as stage:
        await stage.work(31)
        stage.front.closed(Tag.NUDGE)
        await stage.settled()
        await shown_by_return(stage, 0)


@in_loop
async def test_who_has_gone_is_shown_nothing() -> None:
    async with running() as stage:
        await stage.work(31)
        stage.keys.rest()
        stage.clock.go(stage.engine.rules.sitting.away_after * 2)  # no alarm has rung yet
        await shown_by_return(stage, 0)


@in_loop
async def test_before_anything_was_due_nothing_is_shown() -> None:
    async with running() as stage:
        await stage.work(10)
        await shown_by_return(stage, 0)


@in_loop
async def test_the_chime_of_a_nudge_is_not_repeated() -> None:
    heard: list[str] = []

    async def chime() -> None:
        heard.append("chime")

    async with running() as stage:
        stage.performer = Performer(stage.speaker, stage.windows, stage.token, "", chime=chime)
        stage.engine._perform = stage.performer
        await stage.work(31)
        await shown_by_return(stage, 1)
    assert heard == ["chime"]


@in_loop
async def test_questions_and_offers_are_shown_anew_too() -> None:
    async with running() as stage:
        await stage.work(1)
        offer = Offer(OfferOf.LEVEL, "L2")
        state = replace(stage.state, asked_standing=True, ladder=replace(stage.state.ladder, offer=offer))
        await stage.performer.again(state, stage.clock.now(), stage.engine.rules)
        assert set(stage.notifier.on_screen) == {Tag.STANDING, Tag.OFFER}


async def shown_by_return(stage: Stage, count: int) -> None:
    """So many are shown because a notifier can show again."""
    before = len(stage.notifier.shown)
    await stage.returned()
    assert len(stage.notifier.shown) - before == count
