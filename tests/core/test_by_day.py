"""Spans cut at midnights and full hours, also where clocks change and on journeys."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from standupnudge.core.bouts import Bouts
from standupnudge.core.by_day import by_days, by_hours, days, heat, weeks
from standupnudge.core.history import History, Nudge, SlotEnd, Span

BERLIN, KOLKATA = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kolkata")


def span(began: str, ended: str, zone: ZoneInfo = BERLIN) -> Span:
    return Span(*(datetime.fromisoformat(at).replace(tzinfo=zone) for at in (began, ended)))


def recorded(began: str, ended: str) -> Span:
    """As it is read from a record: with offsets, not with a zone."""
    return Span(datetime.fromisoformat(began), datetime.fromisoformat(ended))


def shown(pieces: list[Span]) -> list[tuple[str, str, int]]:
    return [
        (f"{each.began:%m-%d %H:%M}", f"{each.ended:%m-%d %H:%M}", int(each.length.total_seconds() // 60))
        for each in pieces
    ]


@pytest.mark.parametrize(
    ("whole", "pieces"),
    [
        (("2026-03-02T09:00", "2026-03-02T10:30"), [("03-02 09:00", "03-02 10:30", 90)]),
        (
            ("2026-03-02T23:30", "2026-03-03T00:20"),
            [("03-02 23:30", "03-03 00:00", 30), ("03-03 00:00", "03-03 00:20", 20)],
        ),
        (("2026-03-02T23:30", "2026-03-03T00:00"), [("03-02 23:30", "03-03 00:00", 30)]),
        (
            ("2026-03-02T23:00", "2026-03-04T01:00"),
            [
                ("03-02 23:00", "03-03 00:00", 60),
                ("03-03 00:00", "03-04 00:00", 1440),
                ("03-04 00:00", "03-04 01:00", 60),
            ],
        ),
        (("2026-03-02T09:00", "2026-03-02T09:00"), []),
    ],
)
def test_a_span_over_midnight_counts_to_both_days(whole: tuple[str, str], pieces: list[tuple[str, str, int]]) -> None:
    assert shown(list(by_days(span(*whole), BERLIN))) == pieces


@pytest.mark.parametrize(
    ("began", "ended", "minutes"),
    [
        ("2026-03-28T23:00:00+01:00", "2026-03-30T01:00:00+02:00", [60, 23 * 60, 60]),  # spring: a day of 23 h
        ("2026-10-24T23:00:00+02:00", "2026-10-26T01:00:00+01:00", [60, 25 * 60, 60]),  # autumn: one of 25 h
    ],
)
def test_days_are_as_long_as_they_are_where_clocks_change(began: str, ended: str, minutes: list[int]) -> None:
    assert [each[2] for each in shown(list(by_days(recorded(began, ended), BERLIN)))] == minutes


def test_only_the_last_piece_of_an_open_stretch_is_open() -> None:
    night = span("2026-03-02T23:30", "2026-03-03T00:20")
    pieces = by_days(Span(night.began, night.ended, open=True), BERLIN)
    assert [each.open for each in pieces] == [False, True]


def hours(whole: Span, zone: ZoneInfo = BERLIN) -> list[tuple[int, int, float]]:
    return [(day.day, hour, part.total_seconds() / 60) for day, hour, part in by_hours(whole, zone)]


def test_hours_are_cut_at_full_hours() -> None:
    assert hours(span("2026-03-02T09:50", "2026-03-02T11:05:30")) == [(2, 9, 10), (2, 10, 60), (2, 11, 5.5)]
    assert hours(span("2026-03-02T09:50", "2026-03-02T11:05", KOLKATA), KOLKATA) == [
        (2, 9, 10),
        (2, 10, 60),
        (2, 11, 5),
    ]
    assert hours(span("2026-03-02T23:50", "2026-03-03T00:05")) == [(2, 23, 10), (3, 0, 5)]


def test_the_hour_that_spring_skips_holds_nothing_and_autumns_double_hour_both() -> None:
    spring = recorded("2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00")
    assert hours(spring) == [(29, 1, 30), (29, 3, 30)]
    autumn = recorded("2026-10-25T01:30:00+02:00", "2026-10-25T03:30:00+01:00")
    assert heat([autumn], BERLIN)[date(2026, 10, 25), 2] == timedelta(hours=2)


def test_what_was_recorded_on_a_journey_keeps_the_clock_that_hung_there() -> None:
    there = recorded("2026-03-02T09:00:00-05:00", "2026-03-02T10:00:00-05:00")
    assert hours(there) == [(2, 9, 60)]
    [piece] = by_days(there, BERLIN)
    assert f"{piece.began:%H:%M}" == "09:00"


def test_every_day_is_there_also_those_on_which_nothing_happened() -> None:
    past = History(
        stretches=(span("2026-03-02T23:30", "2026-03-03T00:20"), span("2026-03-03T09:00", "2026-03-03T10:00")),
        nudges=(Nudge(datetime(2026, 3, 3, 9, 30, tzinfo=BERLIN), 1, timedelta(minutes=30)),),
        slots=(SlotEnd(datetime(2026, 3, 4, 9, tzinfo=BERLIN), "2026-03-03 12:30", "missed"),),
    )
    found = days(past, date(2026, 3, 1), date(2026, 3, 4), BERLIN)
    assert [each.day.day for each in found] == [1, 2, 3, 4]
    assert [each.bouts.total for each in found] == [timedelta(minutes=n) for n in (0, 30, 80, 0)]
    assert [len(each.nudges) for each in found] == [0, 0, 1, 0]
    assert [len(each.slots) for each in found] == [0, 0, 1, 0], "a slot belongs to its own day"


def test_a_week_has_the_stretches_that_began_in_it_whole() -> None:
    sunday_night = span("2026-03-08T23:50", "2026-03-09T00:30")
    past = History(stretches=(sunday_night, span("2026-03-09T09:00", "2026-03-09T09:20")), breaks=(sunday_night,))
    first, second, third = weeks(past, date(2026, 3, 17), 3, BERLIN)
    assert (first.monday, second.monday, third.monday) == (date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16))
    assert (first.bouts.longest, first.breaks) == (timedelta(minutes=40), 1)
    assert (second.bouts.longest, second.breaks) == (timedelta(minutes=20), 0)
    assert third.bouts == Bouts()


def test_a_journey_does_not_move_the_week() -> None:
    there = recorded("2026-03-08T20:00:00-05:00", "2026-03-08T21:00:00-05:00")  # Monday already, in Berlin
    [week] = weeks(History(stretches=(there,)), date(2026, 3, 8), 1, BERLIN)
    assert week.bouts.count == 1
