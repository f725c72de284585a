"""Windows' and macOS' notifications with buttons: desktop-notifier's own classes around a back end of the tests."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable
from datetime import timedelta
from types import ModuleType

import desktop_notifier.main
import pytest

from standupnudge.adapters.notify.desktop_notifier import DesktopNotifierToasts, notification_center
from standupnudge.core.views import Abilities, Tag
from standupnudge.errors import Unavailable
from tests.adapters.notify.helpers_of_notify import INFO, NUDGE, PLAINER, ROUTINE, Heard
from tests.adapters.notify.made_up_center import Center, elsewhere, made_up
from tests.loops import in_loop, until

SHORT = timedelta(milliseconds=50)


def stage(
    patch: pytest.MonkeyPatch, patience: timedelta = timedelta(seconds=30)
) -> tuple[DesktopNotifierToasts, Center, Heard]:
    """A notifier, the notification center it talks to, and what it reported."""
    made, center = made_up(patch)
    heard = Heard()
    return DesktopNotifierToasts(heard.answered, heard.closed, lambda: made, patience), center, heard


@in_loop
async def test_what_is_shown_has_its_words_and_buttons(monkeypatch: pytest.MonkeyPatch) -> None:
    notifier, center, _ = stage(monkeypatch)
    assert await notifier.abilities() == Abilities(buttons=True, body_click=True)
    await notifier.show(NUDGE)
    [sent] = center.sent
    assert (sent.title, sent.message) == (NUDGE.title, NUDGE.body)
    assert [(each.identifier, each.title) for each in sent.buttons] == [("up", "I'm up"), ("snooze", "In 5 min")]
    assert sent.sound is None  # the chime is ours


@in_loop
async def test_a_new_one_takes_the_place_of_the_old_of_its_tag_only(monkeypatch: pytest.MonkeyPatch) -> None:
    notifier, center, _ = stage(monkeypatch)
    for notice in (NUDGE, ROUTINE, PLAINER):
        await notifier.show(notice)
    assert [each.title for each in center.on_screen.values()] == [PLAINER.title, ROUTINE.title]


@pytest.mark.parametrize(
    ("does", "told"),
    [
        (lambda center: center.click("nudge"), ("answered", Tag.NUDGE, "routine", "")),
        (lambda center: center.press("nudge", "snooze"), ("answered", Tag.NUDGE, "snooze", "")),
        (lambda center: center.dismiss("nudge"), ("closed", Tag.NUDGE)),
    ],
    ids=["click", "button", "dismissal"],
)
@in_loop
async def test_what_the_person_does_is_reported_once_from_whatever_thread(
    monkeypatch: pytest.MonkeyPatch, does: Callable[[Center], None], told: tuple[object, ...]
) -> None:
    notifier, center, heard = stage(monkeypatch)
    await notifier.show(NUDGE)
    for _ in range(2):
        elsewhere(does, center)
    await until(lambda: heard.news, "a report")
    await notifier.show(INFO)
    assert heard.news == [told]


@in_loop
async def test_a_click_where_it_means_nothing_and_a_button_nobody_sent_are_no_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notifier, center, heard = stage(monkeypatch)
    await notifier.show(INFO)
    await notifier.show(NUDGE)
    center.click("info")
    center.press("nudge", "nonsense")
    center.press("of an earlier run", "up")
    center.press("nudge", "up")
    await until(lambda: heard.news, "a report")
    assert heard.news == [("answered", Tag.NUDGE, "up", "")]


@in_loop
async def test_the_old_one_that_goes_as_the_new_one_comes_takes_no_answer_away(monkeypatch: pytest.MonkeyPatch) -> None:
    notifier, center, heard = stage(monkeypatch)
    await notifier.show(NUDGE)
    await notifier.show(PLAINER)
    center._clear_notification_from_cache("nudge")  # Windows tells of the old one's end by the name of both
    center.press("nudge", "up")
    await until(lambda: heard.news, "a report")
    assert heard.news == [("answered", Tag.NUDGE, "up", "")]


@in_loop
async def test_what_is_withdrawn_goes_and_is_not_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    notifier, center, heard = stage(monkeypatch)
    await notifier.show(NUDGE)
    await notifier.withdraw(Tag.NUDGE)
    assert center.on_screen == {}
    center.dismiss("nudge")
    center.click("nudge")
    await notifier.show(INFO)
    assert heard.news == []


@pytest.mark.parametrize("fault", [OSError(-2147024891, "denied"), RuntimeError("no center"), ValueError("bad XML")])
@in_loop
async def test_what_goes_wrong_in_it_is_unavailable_though_it_raises_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fault: Exception
) -> None:
    notifier, center, _ = stage(monkeypatch)
    await notifier.show(NUDGE)
    center.fault = fault
    with pytest.raises(Unavailable, match="could not show it"):
        await notifier.show(NUDGE)
    await notifier.withdraw(Tag.NUDGE)
    center.fault = None
    await notifier.show(NUDGE)
    await notifier.close()
    caplog.clear()  # it has logged the fault
    assert center.on_screen == {}


@in_loop
async def test_who_does_not_allow_notifications_is_not_sent_any(monkeypatch: pytest.MonkeyPatch) -> None:
    notifier, center, _ = stage(monkeypatch)
    center.allowed = False
    with pytest.raises(Unavailable, match="isn't allowed") as caught:
        await notifier.abilities()
    assert "settings" in caught.value.cure
    center.allowed = True  # changed in the settings
    await notifier.abilities()


@in_loop
async def test_while_the_person_is_asked_it_is_unavailable_and_the_question_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notifier, center, _ = stage(monkeypatch, SHORT)
    question = center.question = asyncio.get_running_loop().create_future()
    for _ in range(2):
        with pytest.raises(Unavailable, match="waits for an answer"):
            await notifier.abilities()
    assert not question.cancelled()
    question.set_result(True)
    assert (await notifier.abilities()).buttons
    await notifier.close()


@in_loop
async def test_a_back_end_that_can_show_nothing_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    notifier, center, _ = stage(monkeypatch)
    center.can = frozenset()
    with pytest.raises(Unavailable, match="show nothing"):
        await notifier.abilities()


@in_loop
async def test_a_click_after_the_loop_has_ended_harms_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    center: list[Center] = []

    async def session() -> None:
        notifier, made, _ = stage(monkeypatch)
        await notifier.show(NUDGE)
        center.append(made)

    await asyncio.to_thread(asyncio.run, session())
    center[0].click("nudge")


def test_macos_outside_a_bundle_says_so_instead_of_showing_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    # https://github.com/samschott/desktop-notifier/blob/main/src/desktop_notifier/backends/macos_support.py
    system = ModuleType("desktop_notifier.backends.macos_support")
    system.is_bundle = lambda: False  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, system.__name__, system)
    with pytest.raises(Unavailable, match="app bundle") as caught:
        notification_center("darwin")
    assert "python.org" in caught.value.cure
    system.is_bundle = lambda: True  # type: ignore[attr-defined]
    monkeypatch.setattr(desktop_notifier.main, "get_backend_class", lambda: Center)
    assert notification_center("darwin").app_name == "StandUpNudge"


@pytest.mark.parametrize(
    "error", [RuntimeError("Could not get ToastNotifier"), OSError("not there"), ImportError("winrt")]
)
def test_windows_without_a_notification_center_is_unavailable(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def broken() -> type[Center]:
        raise error

    monkeypatch.setattr(desktop_notifier.main, "get_backend_class", broken)
    with pytest.raises(Unavailable, match=str(error)):
        notification_center("win32")


def test_it_is_quiet_where_all_is_well(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    @in_loop
    async def session() -> None:
        notifier, _, _ = stage(monkeypatch)
        await notifier.show(NUDGE)
        await notifier.close()

    session()
    assert [each for each in caplog.records if each.levelno > logging.DEBUG] == []
