"""Today in the control window: a line of hours with the stretches on it, and the same in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from standupnudge.core.history import History, Span
from standupnudge.core.instant import Instant
from standupnudge.window.today import Today, today

BERLIN = ZoneInfo("Europe/Berlin")


def at(clock: str, day: str = "2026-03-04") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=BERLIN)


def span(began: str, ended: str, kind: str = "", *, goes_on: bool = False) -> Span:
    return Span(at(began), at(ended), kind, goes_on)


def now(clock: str, day: str = "2026-03-04") -> Instant:
    return Instant(at(clock, day).astimezone(UTC), timedelta(days=3), BERLIN)


def shown(past: History, when: Instant) -> Today:
    found = today(past, when)
    assert found is not None
    return found


MORNING = History(
    stretches=(span("08:30", "09:00"), span("09:15", "10:30")),
    breaks=(span("00:10", "08:30", "asleep"), span("09:00", "09:15", "away"), span("10:30", "10:45", "up")),
)


def test_the_line_goes_from_the_full_hour_before_the_first_stretch_to_the_one_after_now() -> None:
    found = shown(MORNING, now("11:20"))
    assert found.stretches == ((0.125, 0.25), (0.3125, 0.625))
    assert found.marks == ((0, "08:00"), (0.25, "09:00"), (0.5, "10:00"), (0.75, "11:00"), (1, "12:00"))


def test_the_words_say_what_the_line_shows_and_a_night_is_no_break() -> None:
    words = shown(MORNING, now("11:20")).words
    assert words == "Since 08:30: 1 h 45 min at the computer in 2 stretches, the longest 1 h 15 min. 1 break between."


def test_what_goes_on_was_saved_some_minutes_ago_and_is_shown_up_to_now() -> None:
    past = History(stretches=(span("09:00", "09:10", goes_on=True),))
    found = shown(past, now("09:12"))
    assert found.words == "Since 09:00: 12 min at the computer, in one stretch."
    assert found.stretches == ((0, 0.1),)


@pytest.mark.parametrize(
    "past", [History(), History(breaks=MORNING.breaks), History(stretches=(span("09:00", "09:00:50"),))]
)
def test_before_a_minute_at_the_computer_there_is_nothing_to_show(past: History) -> None:
    assert today(past, now("09:30")) is None


def test_yesterday_does_not_count_but_its_evening_after_midnight_does() -> None:
    night = Span(at("23:00", "2026-03-03"), at("00:30"))
    assert today(MORNING, now("11:20", "2026-03-05")) is None
    found = shown(History(stretches=(night,)), now("00:40"))
    assert found.words == "Since 00:00: 30 min at the computer, in one stretch."
    assert found.stretches == ((0, 0.25),)


def test_a_long_day_has_few_marks() -> None:
    found = shown(History(stretches=(span("06:05", "06:50"), span("20:00", "21:30"))), now("21:40"))
    assert [text for _, text in found.marks] == ["06:00", "09:00", "12:00", "15:00", "18:00", "21:00"]


def test_in_the_night_of_spring_the_line_has_no_hour_that_never_was() -> None:
    past = History(stretches=(Span(at("01:30", "2026-03-29"), at("03:30", "2026-03-29")),))
    found = shown(past, now("03:40", "2026-03-29"))
    assert found.words == "Since 01:30: 1 h at the computer, in one stretch."
    assert [text for _, text in found.marks] == ["01:00", "03:00", "04:00"]
    assert found.stretches == ((0.25, 0.75),)


def test_a_clock_that_was_set_back_leaves_a_line_that_holds_all() -> None:
    found = shown(History(stretches=(span("09:00", "12:30"),)), now("10:00"))
    assert found.stretches == ((0, 0.875),)
