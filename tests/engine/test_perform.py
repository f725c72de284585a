"""Effects carried out: one port call each, and nothing that a port raises stops the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from standupnudge.core import wording
from standupnudge.core.effects import (
    AnnounceRoutine,
    ChangeLevel,
    CloseSlot,
    Effect,
    HoldNudge,
    Kind,
    OpenRoutine,
    Outcome,
    Reason,
    RecordBreak,
    RecordSession,
    Refusal,
    Refuse,
    ShowNudge,
    Slot,
    Withdrawal,
    WithdrawNudge,
    WithdrawRoutine,
)
from standupnudge.core.rules import Rules
from standupnudge.core.views import Abilities, Notice, Tag
from standupnudge.engine.perform import Performer, Speaker, Token
from standupnudge.errors import Unavailable
from tests.engine.stage import MONDAY, WEDNESDAY, instant, running
from tests.fakes import FakeNotifier, FakeWindows
from tests.loops import in_loop

NUDGE = ShowNudge(level=1, sitting=timedelta(minutes=30), may_snooze=True, idea="Walk.")
SLOT = Slot(date(2026, 3, 4), time(12, 30))
NOON = instant(MONDAY, 12).wall


class Broken(FakeNotifier):
    """Raises what it is given, from the method it is given."""

    name = "broken"

    def __init__(self, error: Exception, method: str) -> None:
        super().__init__()
        self._error, self._method = error, method

    async def abilities(self) -> Abilities:
        self._maybe("abilities")
        return await super().abilities()

    async def show(self, notice: Notice) -> None:
        self._maybe("show")
        await super().show(notice)

    async def withdraw(self, tag: Tag) -> None:
        self._maybe("withdraw")
        await super().withdraw(tag)

    def _maybe(self, method: str) -> None:
        if method == self._method:
            raise self._error


class NoWindows(FakeWindows):
    """No window can be opened."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    async def open(self, task: Mapping[str, Any]) -> None:
        raise self._error


FAULTS = [Unavailable("It is gone."), RuntimeError("a fault of ours"), OSError(5, "of the machine"), KeyError("x")]


@pytest.mark.parametrize("method", ["abilities", "show"])
@pytest.mark.parametrize("error", FAULTS, ids=lambda error: type(error).__name__)
@in_loop
async def test_what_one_notifier_can_not_show_the_next_one_does(error: Exception, method: str) -> None:
    first, second, third = Broken(error, method), FakeNotifier(), FakeNotifier()
    await Speaker([first, second, third]).say("Paused", "Until 14:00.")
    assert [len(each.shown) for each in (first, second, third)] == [0, 1, 0]


@in_loop
async def test_a_notification_is_worded_for_what_the_one_who_shows_it_can_do() -> None:
    first = FakeNotifier(Abilities(buttons=True, body_click=True))
    first.gone = True
    second = FakeNotifier(Abilities(buttons=False, body_click=False))
    await Speaker([first, second]).notify(wording.routine_due)
    [notice] = second.shown
    assert notice.buttons == ()
    assert "icon in the tray" in notice.body


@in_loop
async def test_a_notifier_that_is_back_is_used_again() -> None:
    first, second = FakeNotifier(), FakeNotifier()
    speaker = Speaker([first, second])
    first.gone = True
    await speaker.say("One", "One.")
    first.gone = False
    await speaker.say("Two", "Two.")
    assert [notice.title for notice in first.shown] == ["Two"]
    assert [notice.title for notice in second.shown] == ["One"]


@in_loop
async def test_who_has_shown_one_is_told_by_name() -> None:
    first, second, told = FakeNotifier(), FakeNotifier(), list[str]()
    first.name, second.name = "first", "second"
    speaker = Speaker([first, second], told.append)
    first.gone = True
    await speaker.say("One", "One.")
    first.gone = False
    await speaker.say("Two", "Two.")
    assert told == ["second", "first"]


@in_loop
async def test_what_nobody_can_show_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    await Speaker([Broken(FAULTS[0], "show"), Broken(FAULTS[1], "abilities")]).say("Paused", "Until 14:00.")
    assert "could not be shown anywhere" in caplog.text


@in_loop
async def test_a_withdrawal_reaches_every_notifier_since_any_may_have_shown_it() -> None:
    first, second = FakeNotifier(), FakeNotifier()
    speaker = Speaker([first, second])
    for each in (first, second):
        await each.show(Notice(Tag.NUDGE, "Up", "Up."))
    await speaker.withdraw(Tag.NUDGE)
    assert first.on_screen == second.on_screen == {}


@pytest.mark.parametrize("error", FAULTS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("method", ["abilities", "show", "withdraw"])
@in_loop
async def test_no_fault_of_a_notifier_stops_the_engine(error: Exception, method: str) -> None:
    async with running(notifiers=[Broken(error, method)]) as stage:
        await stage.work(31)
        stage.keys.rest()
        await stage.minutes(5)
        await stage.work(1)
        assert stage.what == ["nudge", "stretch", "answer", "withdraw", "break"]


@pytest.mark.parametrize("error", FAULTS, ids=lambda error: type(error).__name__)
@in_loop
async def test_no_fault_of_the_windows_stops_the_engine(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    async with running(instant(WEDNESDAY, 12)) as stage:
        stage.engine._perform = Performer(stage.speaker, NoWindows(error), stage.token, "/plans")
        await stage.work(31)
        assert stage.what == ["routine"]
        assert str(error) in caplog.text
        await stage.minutes(60)
        assert "At your desk" in stage.views[-1].tooltip


@in_loop
async def test_a_window_that_pops_up_takes_no_focus_and_a_notification_goes_with_it() -> None:
    notifier, windows, token = FakeNotifier(), FakeWindows(), Token("a right to the focus")
    perform = Performer(Speaker([notifier]), windows, token, "/plans")
    opening = OpenRoutine(slot=SLOT, popped_up=True, may_postpone_to_tomorrow=True, session=0)
    await perform(replace(opening, eased=("glute_bridge",), left_out=("reverse_lunge",)), Rules())

    assert list(notifier.on_screen) == [Tag.ROUTINE]
    assert windows.opened == [
        {
            "window": "routine",
            "plan": "glutes",
            "plan_folder": "/plans",
            "level": "L1",
            "this_time": "",
            "variants": {},
            "eased": ["glute_bridge"],
            "left_out": ["reverse_lunge"],
            "start_side": "right",
            "count_in": 10.0,
            "slot": True,
            "may_postpone": ["15m", "1h", "tomorrow"],
            "focus": False,
            "token": "",
        }
    ]


@in_loop
async def test_an_open_window_is_told_the_level_that_was_accepted() -> None:
    windows = FakeWindows()
    await Performer(Speaker([FakeNotifier()]), windows, Token(), "/plans")(ChangeLevel("L2"), Rules())
    assert windows.told == [("routine", {"say": "level", "level": "L2", "usual": True})]


@in_loop
async def test_a_window_that_was_asked_for_takes_the_focus_by_the_right_that_the_click_gave_once() -> None:
    notifier, windows, token = FakeNotifier(), FakeWindows(), Token("a right to the focus")
    perform = Performer(Speaker([notifier]), windows, token, "/plans")
    for session in (1, 2):
        asked = OpenRoutine(slot=None, popped_up=False, may_postpone_to_tomorrow=False, session=session)
        await perform(asked, Rules())

    assert notifier.shown == []
    assert [task["focus"] for task in windows.opened] == [True, True]
    assert [task["token"] for task in windows.opened] == ["a right to the focus", ""]
    assert [task["start_side"] for task in windows.opened] == ["left", "right"]
    assert {(task["slot"], tuple(task["may_postpone"])) for task in windows.opened} == {(False, ("15m", "1h"))}


@pytest.mark.parametrize(
    ("effect", "on_screen"),
    [
        (NUDGE, {Tag.NUDGE}),
        (AnnounceRoutine(SLOT), {Tag.ROUTINE}),
        (WithdrawNudge(Withdrawal.BREAK), {Tag.ROUTINE, Tag.INFO}),
        (WithdrawRoutine(), {Tag.NUDGE, Tag.INFO}),
        (HoldNudge(Reason.PAUSED), {Tag.NUDGE, Tag.ROUTINE, Tag.INFO}),
        (RecordBreak(NOON, NOON, Kind.AWAY), {Tag.NUDGE, Tag.ROUTINE, Tag.INFO}),
        (CloseSlot(SLOT, Outcome.DONE), {Tag.NUDGE, Tag.ROUTINE, Tag.INFO}),
        (RecordSession((), None, False), {Tag.NUDGE, Tag.ROUTINE, Tag.INFO}),
        (Refuse(Refusal.NOT_PAUSED), {Tag.NUDGE, Tag.ROUTINE, Tag.INFO}),
    ],
    ids=lambda value: type(value).__name__,
)
@in_loop
async def test_an_effect_changes_on_screen_what_it_is_for_and_nothing_else(effect: Effect, on_screen: set[Tag]) -> None:
    notifier, windows = FakeNotifier(), FakeWindows()
    shows = isinstance(effect, ShowNudge | AnnounceRoutine)
    for tag in () if shows else (Tag.NUDGE, Tag.ROUTINE, Tag.INFO):
        await notifier.show(Notice(tag, "There", "There."))
    await Performer(Speaker([notifier]), windows, Token(), "")(effect, Rules())
    assert set(notifier.on_screen) == on_screen
    assert windows.opened == []


@pytest.mark.parametrize("level", [1, 2, 3])
@in_loop
async def test_a_nudge_of_any_level_has_its_chime_once_it_is_on_the_screen(level: int) -> None:
    notifier, heard = FakeNotifier(), []

    async def chime() -> None:
        heard.append(set(notifier.on_screen))

    perform = Performer(Speaker([notifier]), FakeWindows(), Token(), "", chime=chime)
    await perform(replace(NUDGE, level=level), Rules())
    assert heard == [{Tag.NUDGE}]


@pytest.mark.parametrize("effect", [AnnounceRoutine(SLOT), HoldNudge(Reason.PAUSED), WithdrawNudge(Withdrawal.BREAK)])
@in_loop
async def test_nothing_else_has_a_chime(effect: Effect) -> None:
    async def chime() -> None:
        raise AssertionError("a chime without a nudge")

    perform = Performer(Speaker([FakeNotifier()]), FakeWindows(), Token(), "", chime=chime)
    await perform._perform(effect, Rules())
