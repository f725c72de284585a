"""What holds on every day, whatever happens on it. Each test counts its premise, and fails if that never came."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standupnudge.core.effects import HoldNudge, RecordBreak, ShowNudge, WithdrawNudge
from standupnudge.core.instant import Instant
from standupnudge.core.state import Away
from tests.core.random_days import (
    CHANGES,
    IN_THE_WINDOW,
    PRESSES,
    UPSETS,
    Move,
    apply,
    moves,
    pass_time,
    ruled,
)
from tests.day import Day

RANDOM = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SECOND = timedelta(seconds=1)
PRESENT_WITHIN = timedelta(minutes=2)
FOREVER = timedelta.max
LENGTHS = {"pause": FOREVER, "pause 30m": timedelta(minutes=30), "pause 1h": timedelta(hours=1)}


@dataclass
class PauseAsTheUserSeesIt:
    """When nudges are paused, told by the presses alone."""

    spans: list[tuple[timedelta, timedelta]] = field(default_factory=list)

    def press(self, what: str, now: Instant) -> None:
        if what in {"resume", *LENGTHS} and self.spans and self.spans[-1][1] > now.elapsed:
            self.spans[-1] = (self.spans[-1][0], now.elapsed)
        if what in LENGTHS:
            length = LENGTHS[what]
            self.spans.append((now.elapsed, FOREVER if length == FOREVER else now.elapsed + length))

    def on(self, at: timedelta) -> bool:
        return any(began < at < ended for began, ended in self.spans)


def shown(day: Day) -> list[Instant]:
    return [at for at, effect in day.effects if isinstance(effect, ShowNudge)]


def test_no_nudge_comes_while_somebody_is_away_or_has_paused_them() -> None:
    seen: Counter[str] = Counter()
    presses = tuple(name for name in PRESSES if name != "pause tomorrow")

    @RANDOM
    @given(day_of=moves(presses, IN_THE_WINDOW, CHANGES), of=ruled(), reports=st.booleans())
    def never(day_of: list[Move], of: Any, reports: bool) -> None:
        day, pause = Day(rules=of, reports=reports), PauseAsTheUserSeesIt()
        last_input: dict[int, timedelta] = {}
        performed = day.engine._perform

        async def perform(effect: Any, rules: Any) -> None:
            idle = day.idle.idle()
            assert idle is not None
            last_input[len(day.effects)] = idle
            await performed(effect, rules)

        day.engine._perform = perform
        for move in day_of:
            pass_time(day, move)
            pause.press(move.what, day.clock.now())
            apply(day, move.what)
        for number, (at, effect) in enumerate(day.effects):
            match effect:
                case ShowNudge():
                    assert last_input[number] <= PRESENT_WITHIN, "nobody is there"
                    assert not pause.on(at.elapsed), "nudges are paused"
                    seen["nudge"] += 1
                case HoldNudge():
                    seen["held"] += 1
                case RecordBreak():
                    seen["break"] += 1

    never()
    assert min(seen["nudge"], seen["held"], seen["break"]) > 10, seen


def test_no_two_nudges_come_closer_together_than_the_shorter_of_repetition_and_snooze() -> None:
    seen: Counter[str] = Counter()
    upsets = tuple(name for name in UPSETS if name != "reboot")  # elapsed times on both sides can't be compared

    @RANDOM
    @given(day_of=moves(PRESSES, IN_THE_WINDOW, CHANGES, upsets), of=ruled())
    def apart(day_of: list[Move], of: Any) -> None:
        day = Day(rules=of)
        in_force = [(day.clock.now().elapsed, day.rules)]
        for move in day_of:
            pass_time(day, move)
            apply(day, move.what)
            in_force.append((day.clock.now().elapsed, day.rules))
        nudges = [at.elapsed for at in shown(day)]
        for earlier, later in pairwise(nudges):
            before = [rules for at, rules in in_force if at <= earlier][-1]
            since = [rules for at, rules in in_force if earlier < at <= later]
            least = min(min(each.sitting.repeat_every, each.sitting.snooze) for each in (before, *since))
            assert later - earlier >= least
            seen["a pair"] += 1
            seen["as close as may be"] += later - earlier == least
            seen["with a change between"] += any(each != before for each in since)

    apart()
    assert min(seen.values()) > 5, seen
    assert len(seen) == 3


def test_looking_more_often_changes_no_effect() -> None:
    seen: Counter[str] = Counter()

    @RANDOM
    @given(day_of=moves(PRESSES, IN_THE_WINDOW, CHANGES), of=ruled(), parts=st.integers(2, 9))
    def alike(day_of: list[Move], of: Any, parts: int) -> None:
        at_once, in_parts = Day(rules=of), Day(rules=of)
        for move in day_of:
            if move.after is None:
                continue
            at_once.wait(move.after)
            for _ in range(parts):
                # Whole seconds: an alarm may be late by the shortest wait between two of them.
                in_parts.wait(move.after // parts // SECOND * SECOND).look()
                seen["extra look"] += 1
            in_parts.wait(at_once.clock.now().elapsed - in_parts.clock.now().elapsed)
            for day in (at_once, in_parts):
                if move.what in IN_THE_WINDOW:
                    day.away()  # so that every return is one that is reported; those found by looking may differ (S4)
                apply(day, move.what)
        assert in_parts.effects == at_once.effects
        assert in_parts.look().state == at_once.look().state
        seen["nudge"] += len(shown(at_once))
        seen["effect"] += len(at_once.effects)

    alike()
    assert seen["nudge"] > 20, seen
    assert seen["effect"] > 100, seen


def test_a_nudge_on_screen_is_never_there_during_a_break() -> None:
    seen: Counter[str] = Counter()

    @RANDOM
    @given(day_of=moves(("up", "close", "routine", "timer", "leave"), CHANGES), of=ruled())
    def withdrawn(day_of: list[Move], of: Any) -> None:
        day = Day(rules=of)
        for move in day_of:
            pass_time(day, move)
            apply(day, move.what)
            day.look()
            on_screen = False
            for _, effect in day.effects:
                if isinstance(effect, ShowNudge | WithdrawNudge):
                    on_screen = isinstance(effect, ShowNudge)
            if move.what == "close":
                day.effects.clear()  # it is gone by hand, which is no effect
            elif isinstance(day.state.phase, Away):
                seen["a break"] += 1
                assert not on_screen
            else:
                seen["on screen"] += on_screen

    withdrawn()
    assert min(seen["a break"], seen["on screen"]) > 20, seen
