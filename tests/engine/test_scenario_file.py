"""Reading a scenario: what the format allows, and every problem of a bad one with its line."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standupnudge.engine.scenario import read_file, read_scenario
from standupnudge.engine.script import WORDS
from standupnudge.errors import ConfigError

HEAD = "start: 2026-03-02 08:55\nzone: Europe/Berlin\nuntil: +9h\nevents:\n"


def problems(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read_scenario(text, "day.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_times_are_local_with_or_without_date_and_seconds_or_so_long_after_the_start() -> None:
    read = read_scenario(
        HEAD + "  - 09:00 work\n  - 9:30:15 idle\n  - +1h30m work\n  - 2026-03-03 00:10 idle\n  - 00:20 work\n",
        "day.yaml",
    )
    assert read.start == datetime(2026, 3, 2, 7, 55, tzinfo=UTC)
    assert [line.at for line in read.lines] == [
        timedelta(minutes=5),
        timedelta(minutes=35, seconds=15),
        timedelta(minutes=90),
        timedelta(hours=15, minutes=15),
        timedelta(hours=15, minutes=25),
    ]


def test_without_a_zone_it_is_utc_and_the_end_may_be_a_time() -> None:
    read = read_scenario("start: 2026-03-02 08:55\nuntil: 2026-03-02 18:00\n", "day.yaml")
    assert (read.start, read.until) == (datetime(2026, 3, 2, 8, 55, tzinfo=UTC), timedelta(hours=9, minutes=5))
    assert read.lines == ()


def test_a_time_in_the_spring_gap_is_the_first_instant_after_it_and_in_the_autumn_fold_the_first_of_two() -> None:
    spring = read_scenario("start: 2026-03-29 01:00\nzone: Europe/Berlin\nuntil: +9h\nevents: [02:30 work]\n", "x")
    assert spring.lines[0].at == timedelta(hours=1)
    autumn = read_scenario("start: 2026-10-25 01:00\nzone: Europe/Berlin\nuntil: +9h\nevents: [02:30 work]\n", "x")
    assert autumn.lines[0].at == timedelta(hours=1, minutes=30)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["day.yaml:1:1: start: is missing; write, for example: start: 2026-03-02 08:55"] * 1),
        (
            "start: yesterday\nuntil: +9h\n",
            ['day.yaml:1:8: start: "yesterday" is no date and time; write 2026-03-02 08:55'],
        ),
        ("start: 2026-02-30 08:00\nuntil: +9h\n", ['"2026-02-30 08:00" is no date and time']),
        ("start: 2026-03-02 08:55\n", ["until: is missing"]),
        (HEAD.replace("+9h", "2026-03-02 08:00"), ["before the start"]),
        (HEAD.replace("+9h", "9000w"), ["does not begin with a time"]),
        (HEAD.replace("+9h", "+900w"), ["over ten years"]),
        (HEAD.replace("Europe/Berlin", "Berlin"), ['zone: "Berlin" is no time zone; write one such as Europe/Berlin']),
        (HEAD.replace("Europe/Berlin", "../../etc/passwd"), ["is no time zone"]),
        (HEAD.replace("zone:", "zon:"), ['"zon" is no key here; write zone']),
        (HEAD + "  - 09:00 wrk\n", ['day.yaml:5:5: events: "09:00 wrk" says "wrk"', "write work"]),
        (HEAD + "  - 09:00 work hard\n", ['has "hard" behind it, where nothing belongs']),
        (HEAD + "  - 09:00\n", ["does not begin with a time"]),
        (HEAD + "  - work\n", ["does not begin with a time"]),
        (HEAD + "  - 25:00 work\n", ["does not begin with a time"]),
        (HEAD + "  - 2026-13-01 09:00 work\n", ["has a date that does not exist"]),
        (HEAD + "  - 09:00 call\n", ["one of these belongs: on, off"]),
        (HEAD + "  - 09:00 press hard\n", ["up, snooze, skip, click, close"]),
        (HEAD + "  - 09:00 pause a bit\n", ["is no pause"]),
        (HEAD + "  - 09:00 routine later 2h\n", ["later 15m, later 1h, later tomorrow"]),
        (HEAD + "  - 09:00 clock 2h\n", ["write clock +2h or clock -5m"]),
        (HEAD + "  - 09:00 config sitting\n", ["needs keys in braces"]),
        (HEAD + "  - 09:40 config {sitting: {nudge_after: 45m}}\n", ["put it in quotes"]),
        (HEAD + "  - 10:00 work\n  - 09:00 idle\n", ["day.yaml:6:5: events: is earlier than the line before it"]),
        (HEAD.replace("events:\n", "events: work\n"), ["has to be a list"]),
        (
            HEAD.replace("events:", "config: {sitting: {nudge_after: 30}}\nevents:"),
            ['config.sitting.nudge_after: "30" has no unit'],
        ),
    ],
)
def test_a_bad_one_is_told_with_its_line_and_what_to_write(text: str, said: list[str]) -> None:
    told = "\n".join(problems(text))
    for words in said:
        assert words in told


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    told = problems(HEAD + "  - 09:00 wrk\n  - 09:10 clock 2h\n  - 09:20 work\n  - 09:30 zone\n")
    assert [line.split(":")[1] for line in told] == ["5", "6", "8"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        read_file(tmp_path / "day.yaml")


@given(st.text(), st.sampled_from(sorted(WORDS)))
def test_no_text_is_more_than_a_problem(text: str, word: str) -> None:
    for scenario in (text, f"{HEAD}  - 09:00 {word} {text}\n", f"{HEAD}  - {text} {word}\n"):
        with suppress(ConfigError):
            read_scenario(scenario, "any")
