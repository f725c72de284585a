"""The state on disk: what is written is read back, across a boot by wall time, and nothing else is taken for it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standupnudge.core.events import Effort, RoutineStarted, RoutineTicked
from standupnudge.core.instant import Instant
from standupnudge.core.progress import Session
from standupnudge.core.state import Away, Exercising, RoutineWindow, Sitting, State
from standupnudge.core.state_json import VERSION, dump, load
from tests.core.random_days import CHANGES, IN_THE_WINDOW, PRESSES, UPSETS, Move, apply, moves, pass_time, ruled
from tests.day import Day, rules

NOW = Instant(datetime(2026, 3, 2, 12, tzinfo=UTC), timedelta(hours=7), ZoneInfo("Europe/Berlin"))


def busy_day() -> Day:
    """A state with something in nearly every place."""
    day = Day("2026-03-04 12:00", rules=rules(nudge_after=10)).work().to("12:10").press("snooze").to("12:31")
    day.happen(lambda at: RoutineTicked(at, (("bridge", "timer"), ("lunge", ""))))
    return day.press("pause 1h")


def instants(value: Any) -> Iterator[Instant]:
    """Every instant somewhere in ``value``."""
    if isinstance(value, Instant):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from instants(getattr(value, each.name))


def test_every_state_that_a_day_reaches_is_read_back_as_it_was() -> None:
    reached: Counter[str] = Counter()

    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(day_of=moves(PRESSES, IN_THE_WINDOW, CHANGES, UPSETS), of=ruled())
    def read_back(day_of: list[Move], of: Any) -> None:
        day = Day(rules=of)
        for move in day_of:
            pass_time(day, move)
            apply(day, move.what)
            assert load(dump(day.state, "this"), NOW, "this") == day.state
            state = day.state
            reached.update([type(state.phase).__name__])
            places = {"pause": state.pause, "window": state.window, "open slot": state.weekly.open}
            reached.update(place for place, there in places.items() if there is not None)
            if isinstance(state.phase, Sitting) and state.phase.nudging.last is not None:
                reached.update([state.phase.nudging.last.value])

    read_back()
    wanted = {
        *("Sitting", "Away", "Exercising", "pause", "window", "open slot"),
        *("shown", "snoozed", "skipped", "up"),
    }
    assert wanted <= set(reached), f"these were never reached: {wanted - set(reached)}"


def test_instants_are_read_in_the_zone_of_the_reader() -> None:
    state = load(dump(busy_day().state, "this"), NOW, "this")

    assert {instant.zone for instant in instants(state)} == {NOW.zone}


def test_across_a_boot_instants_go_over_by_wall_time() -> None:
    before = busy_day().state
    now = Instant(before.seen.wall + timedelta(minutes=10), timedelta(seconds=70), NOW.zone)
    after = load(dump(before, "the boot before"), now, "this boot")

    pairs = list(zip(instants(before), instants(after), strict=True))
    assert len(pairs) >= 5
    for then, read in pairs:
        assert read.wall == then.wall
        assert now.since(read) == now.wall - then.wall


def test_across_a_boot_durations_stay_as_long_as_they_were() -> None:
    day = Day().to("09:00").work().to("09:20").press("pause 1h").quit()
    day.clock.go(timedelta(minutes=4))
    day.reboot().start().work()

    state = day.state
    assert isinstance(state.phase, Sitting)
    assert state.seen.since(state.phase.began) == timedelta(minutes=24)
    day.to("10:19:59").seen("09:30 hold paused").to("10:20").seen("10:20 nudge 1")


def test_a_wall_clock_set_between_two_boots_shifts_all_instants_alike() -> None:
    before = busy_day().state
    now = Instant(before.seen.wall - timedelta(days=1), timedelta(seconds=70), NOW.zone)
    after = load(dump(before, "the boot before"), now, "this boot")

    assert isinstance(before.phase, Sitting)
    assert isinstance(after.phase, Sitting)
    assert after.phase.last_input.since(after.phase.began) == before.phase.last_input.since(before.phase.began)
    assert after.seen.since(now) == timedelta(days=1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "7",
        '"version"',
        "{}",
        '{"version":1}',
        '{"version":1,"boot":"this","state":null}',
        '{"version":1,"boot":"this","state":[]}',
        "[" * 100_000,
        '{"version":1,"boot":"this","state":' + '{"seen":' * 5_000 + "1" + "}" * 5_001,
    ],
    ids=lambda text: text[:40],
)
def test_what_is_no_state_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        load(text, NOW, "this")


def test_a_state_of_version_2_is_read_with_what_has_come_since_as_it_is_without() -> None:
    text = (Path(__file__).parent / "state_version_2.json").read_text(encoding="utf-8")  # as that version wrote it
    state = load(text, NOW, "this")

    assert state.window == RoutineWindow(ticks=(("bridge", "timer"), ("lunge", "")), level="")
    assert state.ladder.sessions == (Session(complete=True, effort=Effort.RIGHT, at_usual=True),)
    assert isinstance(state.phase, Sitting)
    assert state.pause is not None
    assert load(dump(state, "this"), NOW, "this") == state


def test_a_version_2_state_cut_off_or_without_a_field_is_a_value_error() -> None:
    text = (Path(__file__).parent / "state_version_2.json").read_text(encoding="utf-8").strip()
    broken = [text[: len(text) // 2], text[:-1], text.replace('"snoozes":0,', "")]
    for each in (*broken, '{"version":2,"boot":"this","state":null}', '{"version":2}'):
        with pytest.raises(ValueError, match=r"."):
            load(each, NOW, "this")


@pytest.mark.parametrize("version", [0, 1, VERSION + 1, "2", None, [2]])
def test_the_state_of_another_version_is_a_value_error(version: Any) -> None:
    document = json.loads(dump(busy_day().state, "this")) | {"version": version}
    with pytest.raises(ValueError, match="version"):
        load(json.dumps(document), NOW, "this")


def test_a_state_cut_off_anywhere_is_a_value_error() -> None:
    text = dump(busy_day().state, "this")
    for end in range(len(text)):
        with pytest.raises(ValueError, match=r"."):
            load(text[:end], NOW, "this")


@given(st.text())
@settings(deadline=None)
def test_any_other_text_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        load(text, NOW, "this")


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value inside a JSON document."""
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield from paths(each, (*path, key))


def with_value(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    copy = document.copy()
    copy[path[0]] = with_value(document[path[0]], path[1:], value)
    return copy


ODD = [None, True, 0, -1.5, 1e300, float("nan"), "", "x", "2026-13-01", "away", [], ["x"], {}, {"is": "Sitting"}]


@pytest.mark.parametrize("boot", ["this", "the boot before"])
def test_a_wrong_value_anywhere_is_a_value_error_or_is_read_for_what_it_says(boot: str) -> None:
    exercising = Day().to("09:00").work().press("routine")
    exercising.happen(RoutineStarted)
    states = [busy_day().state, exercising.state, replace(busy_day().state, phase=Away(NOW, NOW))]
    assert {type(state.phase) for state in states} == {Sitting, Exercising, Away}
    refused = taken = 0
    for state in states:
        document = json.loads(dump(state, "this"))
        for path in paths(document):
            for value in ODD:
                edited = with_value(document, path, value)
                try:
                    read: State = load(json.dumps(edited), NOW, boot)
                except ValueError:
                    refused += 1
                else:
                    taken += 1
                    assert isinstance(read, State)
                    if boot == "this" and path[0] == "state":
                        assert json.loads(dump(read, "this"))["state"] == edited["state"], (path, value)
    assert refused > 10 * taken > 0
