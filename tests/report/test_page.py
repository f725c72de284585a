"""The page of a month that was counted by hand, of an empty one, and of odd ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from standupnudge.core.history import History, Nudge, Session, SlotEnd, Span
from standupnudge.report.page import page
from tests.report.month import BERLIN, facts, played
from tests.report.reading import Page

NUMBERS = "The same in numbers"


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> History:
    return played(tmp_path_factory.mktemp("month"))


def read(past: History, at: datetime | None = None) -> Page:
    return Page(page(facts(past) if at is None else facts(past, at)))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=BERLIN)


def test_today_is_that_of_the_friday(month: History) -> None:
    found = read(month)
    assert found.numbers == {
        "Computer time": "2 h",
        "Stretches": "3",
        "Longest": "1 h",
        "Median": "40 min",
        "Breaks between": "2",
        "Nudges": "1",
    }
    assert found.tables["Stretches and breaks of today"][1:] == [
        ["09:00", "09:40", "40 min", "At the computer"],
        ["09:40", "09:50", "10 min", "Break, away from keys and mouse"],
        ["09:50", "10:10", "20 min", "At the computer"],
        ["10:10", "10:20", "10 min", "Break, away from keys and mouse"],
        ["10:20", "11:20", "1 h", "At the computer"],
    ]


def test_each_week_has_the_figures_counted_by_hand(month: History) -> None:
    # Five days of 40 + 20 + 60 min, and 8 min on Wednesday: 608 min in 16 stretches. In those of 30 min and more:
    # 500 of 608. Half of it, 304, is reached in 8 + 5 * 20 + 5 * 40. 16 breaks began in 608 min: 1.6 an hour.
    name, *figures = zip(*read(month).tables[NUMBERS], strict=True)
    assert name == ("Week of", "2 Mar 2026", "9 Mar 2026", "16 Mar 2026", "23 Mar 2026")
    first_three = [column[1:4] for column in figures]
    assert first_three == [(each,) * 3 for each in ("10 h 8 min", "16", "1 h", "40 min", "40 min", "82%", "1.6")]
    assert [column[4] for column in figures][:6] == ["10 h 8 min", "16", "1 h", "40 min", "40 min", "82%"]


def test_the_hours_are_those_of_each_day(month: History) -> None:
    rows = {row[0]: row[1:] for row in read(month).tables["Minutes at the computer, by day and hour"][1:]}
    assert len(rows) == 28
    assert next(iter(rows)) == "Sat 28 Feb 2026"
    assert rows["Mon 2 Mar 2026"][9:13] == ["50", "50", "20", ""]
    assert rows["Wed 4 Mar 2026"][9:13] == ["50", "50", "20", "8"]
    assert set(rows["Sun 8 Mar 2026"]) == {""}


def test_every_nudge_was_answered_with_not_now(month: History) -> None:
    found = read(month)
    assert [row[:3] for row in found.tables["Answers to nudges"][1:]] == [["Not now", "20", "100%"]]
    assert "0 of 20 nudges got you up." in found.said


def test_the_calendar_has_three_routines_and_one_that_was_skipped(month: History) -> None:
    found = read(month)
    rows = found.tables["The routine, newest first"][1:]
    assert [(row[0], row[1]) for row in rows] == [
        ("Wed 25 Mar 2026", "skipped"),
        ("Wed 18 Mar 2026", "done"),
        ("Wed 11 Mar 2026", "done"),
        ("Wed 4 Mar 2026", "done"),
    ]
    assert rows[3][2] == "L1"
    assert rows[3][4].startswith("bent knee plank: with the timer; glute bridge")
    assert rows[3][5] == "right"
    assert "Every Wednesday at 12:30. The next one is at level L2." in found.said


def test_without_records_it_says_what_will_be_here() -> None:
    found = read(History())
    assert "Nothing to show yet" in found.said
    assert found.tables == {}


def test_a_morning_without_anything_yet_is_no_fault(month: History) -> None:
    found = read(month, at(28, 8))
    assert "Nothing yet today. The day's stretches and breaks will be here." in found.said
    assert found.numbers == {}


def test_a_night_shift_counts_to_both_days_and_goes_on() -> None:
    night = Span(at(26, 23, 30), at(27, 0, 45), open=True)
    found = read(History(stretches=(night,)), at(27, 0, 45))
    assert found.numbers["Computer time"] == "45 min"
    assert found.tables["Stretches and breaks of today"][1:] == [["00:00", "now", "45 min", "At the computer"]]
    rows = {row[0]: row[1:] for row in found.tables["Minutes at the computer, by day and hour"][1:]}
    assert (rows["Thu 26 Mar 2026"][23], rows["Fri 27 Mar 2026"][0]) == ("30", "45")
    assert found.tables[NUMBERS][-1][3] == "1 h 15 min", "its length counts whole"


def test_until_midnight_the_line_ends_at_24() -> None:
    evening = Span(at(27, 22), at(28, 0))
    text = page(facts(History(stretches=(evening,)), at(27, 23, 59)))
    assert ">24:00<" in text


def test_what_people_and_plans_are_called_is_never_markup() -> None:
    session = Session(at(25, 12), None, complete=False, level="L1", exercises=(("<script>alert(1)</script>", "hand"),))
    text = page(facts(History(sessions=(session,))))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_session_that_was_stopped_early_and_a_slot_that_was_missed() -> None:
    session = Session(
        at(18, 12, 40), timedelta(minutes=3), complete=False, level="L3", effort="hard", pain="glute_bridge"
    )
    past = History(sessions=(session,), slots=(SlotEnd(at(18, 12), "2026-03-11 12:30", "missed"),))
    rows = read(past).tables["The routine, newest first"][1:]
    assert rows[0][1:4] == ["partly done", "L3", "3 min"]
    assert rows[0][5] == "hard, pain at the glute bridge"
    assert rows[1][:2] == ["Wed 11 Mar 2026", "passed without it"]


def test_an_answer_of_a_newer_version_leaves_the_others_as_they_are() -> None:
    known = Nudge(at(27, 9), 1, timedelta(minutes=30), "up")
    past = History(nudges=(known, replace(known, answer="sang")))
    assert [row[:3] for row in read(past).tables["Answers to nudges"][1:]] == [["Got up", "1", "100%"]]


def test_behind_every_picture_is_a_table_and_each_says_what_it_shows(month: History) -> None:
    found = read(month)
    assert len(found.pictures) == len(found.tables) == 5
    assert all(each.endswith(".") for each in found.pictures)
    scopes = [value for tag, key, value in found.attributes if tag == "th" and key == "scope"]
    assert scopes.count("col") == sum(len(rows[0]) for rows in found.tables.values())
    assert scopes.count("row") == sum(len(rows) - 1 for rows in found.tables.values())


def test_it_refers_to_nothing_outside_itself(month: History) -> None:
    text = page(facts(month)) + page(facts(History()))
    for outside in ("http:", "https:", "//", "url(", "@import", "<script", "<link", "<img", "src=", "href="):
        assert outside not in text, outside
    assert "default-src 'none'" in text
