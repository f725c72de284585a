"""What fuzzing has found, one test a finding."""

from __future__ import annotations

import pytest

from standupnudge.adapters.notify.server import described
from standupnudge.core.state_json import dump, load
from standupnudge.engine import requests
from standupnudge.engine.scenario import read_scenario
from standupnudge.engine.simulate import kept
from standupnudge.errors import Unavailable
from tests.day import Day
from tests.engine.stage import running
from tests.loops import in_loop


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1969-12-31", "2201-01-01"])
@in_loop
async def test_a_pause_until_the_end_of_the_calendar_is_no_request_and_the_program_lives_on(day: str) -> None:
    async with running() as stage:
        await stage.work(5)
        assert "error" in await stage.front.request({"ask": f"pause until {day}"})
        assert (await stage.front.request({"ask": "up"}))["refused"] == []


def test_a_pause_until_any_day_of_two_centuries_is_one() -> None:
    assert all(requests.event(f"pause until {day}") for day in ("1970-01-01", "2026-03-09", "2200-12-31"))


@pytest.mark.parametrize("lines", [["clock +9000000h"] * 10, ["clock -9000000h"], ["clock +87600h"] * 20])
def test_a_clock_set_out_of_the_calendar_is_a_problem_of_that_line_and_takes_no_age(lines: list[str]) -> None:
    events = "".join(f"  - 09:{minute:02} {line}\n" for minute, line in enumerate(lines))
    scenario = read_scenario(f"start: 2026-03-02 08:55\nuntil: +1h\nevents:\n  - 08:56 work\n{events}", "day.yaml")
    problems = [row for row in kept(scenario) if row["what"] == "problem"]
    assert problems
    assert all("1970 to 2200" in row["text"] for row in problems)


@pytest.mark.parametrize("capabilities", [[["actions", ["body"]]], [[{}]], [[1, "body"]]])
def test_a_server_with_capabilities_that_are_no_text_is_not_understood(capabilities: list[object]) -> None:
    with pytest.raises(Unavailable, match="can't be understood"):
        described(capabilities, ["dunst", "knopwob", "1.9", "1.2"])


@pytest.mark.parametrize("year", ["0001", "1013", "9999"])
def test_a_state_from_another_age_is_no_state(year: str) -> None:
    day = Day().work()
    text = dump(day.state, "this")
    assert load(text, day.clock.now(), "this") == day.state
    with pytest.raises(ValueError, match="nobody sat at a computer"):
        load(text.replace('"passed":"2026', f'"passed":"{year}'), day.clock.now(), "this")


@pytest.mark.parametrize("elapsed", ["-1000000000000.0", "1e13"])
def test_a_state_that_is_older_than_all_computers_is_no_state(elapsed: str) -> None:
    day = Day().work()
    began = f",{day.state.seen.elapsed.total_seconds()}]"
    text = dump(day.state, "this")
    assert began in text
    with pytest.raises(ValueError, match="anybody sat at a computer"):
        load(text.replace(began, f",{elapsed}]"), day.clock.now(), "this")
