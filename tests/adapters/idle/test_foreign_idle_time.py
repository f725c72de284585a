"""Windows and macOS, by a stand-in for the one foreign function of each."""

from __future__ import annotations

from datetime import timedelta

import pytest

from standupnudge.adapters.idle.macos_event_source import MacosEventSource
from standupnudge.adapters.idle.windows_last_input import WindowsLastInput
from standupnudge.errors import Unavailable
from tests.loops import in_loop


@in_loop
async def test_windows_tells_when_the_last_input_was() -> None:
    ticks = (10_000, 12_500)
    probe = WindowsLastInput(lambda: ticks)
    assert await probe.idle() == timedelta(seconds=2.5)
    ticks = (12_600, 12_600)
    assert await probe.idle() == timedelta(0)
    await probe.close()


@in_loop
async def test_the_counter_of_windows_begins_anew_after_seven_weeks() -> None:
    probe = WindowsLastInput(lambda: (2**32 - 1_000, 500))
    assert await probe.idle() == timedelta(seconds=1.5)


@in_loop
async def test_windows_may_refuse_at_the_start_or_later() -> None:
    answers = iter([(0, 0), None, None])
    probe = WindowsLastInput(lambda: next(answers))
    assert await probe.idle() is None
    with pytest.raises(Unavailable):
        WindowsLastInput(lambda: next(answers))


@in_loop
async def test_macos_tells_seconds() -> None:
    probe = MacosEventSource(lambda: 61.25)
    assert await probe.idle() == timedelta(seconds=61.25)
    assert await MacosEventSource(lambda: -1.0).idle() is None
    await probe.close()


def test_elsewhere_neither_is_there() -> None:
    with pytest.raises(Unavailable):
        WindowsLastInput()
    with pytest.raises(Unavailable):
        MacosEventSource()
