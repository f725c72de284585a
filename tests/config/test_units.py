from contextlib import suppress
from datetime import time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standupnudge.config import units
from standupnudge.config.units import UnreadableError


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("30m", 1800), ("1h30m", 5400), ("0s", 0), ("2w", 14 * 86400), ("1d12h", 36 * 3600), ("007m", 420)],
)
def test_a_duration_is_whole_numbers_with_units(text, seconds):
    assert units.parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("text", "why", "meant"),
    [
        ("30", "has no unit", "30m"),
        ("30 min", "is not a duration", "30m"),
        ("1.5h", "is not a duration", "1h30m"),
        ("1 hour and 30 minutes", "is not a duration", "1h30m"),
        ("30M", "is not a duration", "30m"),
        ("30m\n", "is not a duration", "30m"),
        ("30m1h", "is not a duration", "1h30m"),
    ],
)
def test_a_duration_written_otherwise_is_told_how_to_write_it(text, why, meant):
    with pytest.raises(UnreadableError) as caught:
        units.parse_duration(text)
    assert caught.value.why == why
    assert caught.value.meant[0] == meant


@pytest.mark.parametrize("text", ["", " ", "m", "soon", "-5m", "5 parsecs", "٣m", "999999999s", "1e3s"])
def test_what_is_no_duration_is_refused_without_a_guess(text):
    with pytest.raises(UnreadableError, match="is not a duration") as caught:
        units.parse_duration(text)
    assert caught.value.meant == ()


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=99_999_999))
def test_a_formatted_duration_is_read_back(seconds):
    duration = timedelta(seconds=seconds)
    assert units.parse_duration(units.format_duration(duration)) == duration


@pytest.mark.parametrize(
    ("text", "at"), [("12:30", time(12, 30)), ("00:00", time()), ("23:59", time(23, 59)), ("7:05", time(7, 5))]
)
def test_a_time_is_hours_and_minutes(text, at):
    assert units.parse_time(text) == at


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *(
            ("12.30", "12:30"),
            ("7pm", "19:00"),
            ("12 am", "00:00"),
            ("24:00", "00:00"),
            ("9", "09:00"),
            ("12:30\n", "12:30"),
        ),
        *((text, None) for text in ("25:00", "12:60", "noon", "", "1230", "١٢:٣٠")),
    ],
)
def test_what_is_no_time_is_told_how_to_write_it_if_that_is_clear(text, meant):
    with pytest.raises(UnreadableError, match="is not a time of day") as caught:
        units.parse_time(text)
    assert caught.value.meant == ((meant,) if meant else ())


@settings(deadline=None)
@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_formatted_time_is_read_back(at):
    assert units.parse_time(units.format_time(at)) == at


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("wed", (2,)),
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("fri-mon", (4, 5, 6, 0)),
        ("sun-sun", (6,)),
        ("sun-sat", (6, 0, 1, 2, 3, 4, 5)),
    ],
)
def test_a_range_of_days_may_wrap_around_the_week(text, days):
    assert units.parse_days(text) == days


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Monday", ("mon",)),
        ("Mon \u2013 Fri", ("mon-fri",)),
        ("mon to fri", ("mon-fri",)),
        ("mon-", ()),
        ("", ()),
        ("mon-tue-wed", ()),
    ],
)
def test_what_is_no_range_of_days_is_told_how_to_write_it_if_that_is_clear(text, meant):
    with pytest.raises(UnreadableError, match="is not a day or a range of days") as caught:
        units.parse_days(text)
    assert caught.value.meant == meant


def test_each_weekday_is_read_back_as_python_counts_them():
    assert [units.parse_day(units.format_day(day)) for day in range(7)] == list(range(7))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("08:30-12:30", (time(8, 30), time(12, 30))),
        ("22:00-06:00", (time(22), time(6))),
        ("13:00-24:00", (time(13), None)),
        ("00:00-24:00", (time(), None)),
        ("22:00-00:00", (time(22), time())),
    ],
)
def test_a_range_of_times_may_cross_midnight_or_end_at_it(text, ends):
    assert units.parse_time_range(text) == ends
    assert units.format_time_range(*ends) == text


@pytest.mark.parametrize(
    ("text", "why", "meant"),
    [
        ("10:00-10:00", "ends when it starts", ()),
        ("00:00-00:00", "ends when it starts", ("00:00-24:00",)),
        ("08:30 \u2013 12:30", "is not a range of times", ("08:30-12:30",)),
        ("8-12", "is not a range of times", ("08:00-12:00",)),
        ("24:00-06:00", "is not a range of times", ("00:00-06:00",)),
        ("12:30", "is not a range of times", ()),
        ("", "is not a range of times", ()),
    ],
)
def test_what_is_no_range_of_times_is_told_how_to_write_it_if_that_is_clear(text, why, meant):
    with pytest.raises(UnreadableError) as caught:
        units.parse_time_range(text)
    assert (caught.value.why, caught.value.meant) == (why, meant)


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused(text):
    for parse in (units.parse_duration, units.parse_time, units.parse_day, units.parse_days, units.parse_time_range):
        with suppress(UnreadableError):
            assert parse(text) is not None
