"""Two days that differ in what must not matter come out the same: clocks, looks, and what is on disk in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standupnudge.core.effects import Effect, HoldNudge, RecordBreak, ShowNudge, WithdrawNudge
from standupnudge.core.rules import Rules
from standupnudge.core.state import Exercising
from standupnudge.core.state_json import dump, load
from tests.core.random_days import (
    ANSWERS,
    BARE,
    BARE_CHANGES,
    BUSY,
    CHANGES,
    CLOCKS,
    IN_THE_WINDOW,
    MACHINE,
    PRESSES,
    STANDING,
    STOPS,
    UPSETS,
    ZONES,
    Move,
    RandomDay,
    apply,
    moves,
    pass_time,
    play,
    ruled,
)

RANDOM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SECOND = timedelta(seconds=1)
NUDGES = (ShowNudge, HoldNudge, WithdrawNudge)


def came(day: RandomDay, *kinds: type[Effect]) -> list[tuple[timedelta, Effect]]:
    """The effects of these kinds, by elapsed time."""
    return [(at.elapsed, effect) for at, effect in day.effects if isinstance(effect, kinds)]


def two_skips_at_most(day_of: Iterable[Move]) -> list[Move]:
    """The third would bring in midnight (N12)."""
    skips = [move for move in day_of if move.what == "skip"]
    return [move for move in day_of if move.what != "skip" or move in skips[:2]][:25]


def test_a_stepped_clock_or_another_zone_changes_no_nudge() -> None:
    seen: Counter[str] = Counter()
    kinds = (MACHINE, BUSY, ANSWERS, STANDING, ("pause", "resume"), ("timer", "leave"), BARE_CHANGES, STOPS)

    @RANDOM
    @given(
        day_of=moves(*kinds, CLOCKS, ZONES).map(two_skips_at_most),
        of=st.sampled_from(list(BARE.values())),
        reports=st.booleans(),
        tells=st.booleans(),
    )
    def alike(day_of: list[Move], of: Rules, reports: bool, tells: bool) -> None:
        stepped = play(RandomDay("2026-03-04 08:55", of, reports=reports, tells=tells), day_of)
        plain = RandomDay("2026-03-04 08:55", of, reports=reports, tells=tells)
        for move in day_of:
            pass_time(plain, move)
            if move.what not in (*CLOCKS, *ZONES):
                apply(plain, move.what)
        assert came(stepped, *NUDGES) == came(plain, *NUDGES)
        if stepped.clock.now() != plain.clock.now():
            seen["stepped"] += 1
            seen.update(type(effect).__name__ for _, effect in came(plain, *NUDGES))
        seen["in another zone"] += stepped.clock.now().zone != plain.clock.now().zone

    alike()
    assert min(seen["stepped"], seen["in another zone"]) > 5, seen
    assert min(seen[kind.__name__] for kind in NUDGES) > 5, seen


def test_looking_more_often_changes_no_effect() -> None:
    seen: Counter[str] = Counter()

    @RANDOM
    @given(
        day_of=moves(PRESSES, IN_THE_WINDOW, CHANGES, MACHINE, BUSY, STANDING, ("restart",), most=25),
        of=ruled(),
        parts=st.integers(2, 9),
    )
    def alike(day_of: list[Move], of: Rules, parts: int) -> None:
        at_once, in_parts = RandomDay(rules=of), RandomDay(rules=of)
        for move in day_of:
            if move.after is None:
                continue
            at_once.wait(move.after)
            for _ in range(parts):
                # Whole seconds: an alarm may be late by the shortest wait between two of them.
                in_parts.wait(move.after // parts // SECOND * SECOND).look()
                seen["extra look"] += 1
            in_parts.wait(at_once.t - in_parts.t)
            for day in (at_once, in_parts):
                if move.what in IN_THE_WINDOW or isinstance(day.state.phase, Exercising):
                    day.away()  # so that every return is one that is reported; those found by looking may differ (S4)
                apply(day, move.what)
        assert in_parts.effects == at_once.effects
        assert in_parts.look().state == at_once.look().state
        seen.update(type(effect).__name__ for _, effect in at_once.effects)

    alike()
    assert min(seen[kind.__name__] for kind in (*NUDGES, RecordBreak)) > 2, seen
    assert seen["extra look"] > 1000, seen


def test_one_look_at_the_end_of_each_wait_finds_the_same_breaks() -> None:
    seen: Counter[str] = Counter()

    @RANDOM
    @given(day_of=moves(MACHINE, MACHINE, BUSY, ("up", "up and go"), STANDING), of=st.sampled_from(list(BARE.values())))
    def alike(day_of: list[Move], of: Rules) -> None:
        punctual, late = RandomDay("2026-03-04 08:55", of), RandomDay("2026-03-04 08:55", of)
        for move in day_of:
            pass_time(punctual, move)
            late.clock.go(punctual.t - late.t)
            late.look()
            apply(punctual, move.what)
            apply(late, move.what)
        breaks = [effect for _, effect in came(punctual.look(), RecordBreak)]
        assert [effect for _, effect in came(late.look(), RecordBreak)] == breaks
        seen.update(effect.kind.value for effect in breaks if isinstance(effect, RecordBreak))
        seen["looks saved"] += punctual.wakeups - len(day_of)

    alike()
    assert min(seen[kind] for kind in ("away", "locked", "asleep", "up", "standing")) > 0, seen
    assert seen["looks saved"] > 1000, seen


def _reads_what_it_wrote(day: RandomDay) -> None:
    engine = day.engine
    engine.state = load(dump(engine.state, engine._boot), day.clock.now(), engine._boot)


def _reads_what_is_kept(day: RandomDay) -> None:
    engine = day.engine
    kept = day.store.state
    assert kept is not None
    engine.state = load(kept, day.clock.now(), engine._boot)


@pytest.mark.parametrize("read", [_reads_what_it_wrote, _reads_what_is_kept])
def test_a_state_that_is_written_read_back_and_continued_is_the_one_never_written(read: Any) -> None:
    seen: Counter[str] = Counter()

    class Forgetful(RandomDay):
        """Has nothing but what was written, after each step."""

        def _through(self, work: Any) -> Any:
            result = super()._through(work)
            read(self)
            seen["read"] += 1
            return result

    @settings(RANDOM, max_examples=20)
    @given(
        day_of=moves(
            PRESSES, ("routine",), IN_THE_WINDOW, IN_THE_WINDOW, CHANGES, MACHINE, BUSY, STANDING, UPSETS, ZONES
        ),
        of=ruled(),
        reports=st.booleans(),
        tells=st.booleans(),
    )
    def alike(day_of: list[Move], of: Rules, reports: bool, tells: bool) -> None:
        never, always = (
            RandomDay(rules=of, reports=reports, tells=tells),
            Forgetful(rules=of, reports=reports, tells=tells),
        )
        for day in (never, always):
            play(day, day_of)
        assert always.effects == never.effects
        if read is _reads_what_it_wrote:
            assert always.state == never.state
        seen.update(type(effect).__name__ for _, effect in never.effects)

    alike()
    assert seen["read"] > 1000, seen
    kinds = ("ShowNudge", "HoldNudge", "RecordBreak", "OpenRoutine", "CloseSlot", "RecordSession", "Refuse")
    assert min(seen[each] for each in kinds) > 0, seen
