"""No nudge when it would be wrong, and never two too close together, whatever happens on a day.

Each test keeps what was true of person and machine, counts how often what it is about occurred, and fails if that
hardly ever did.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standupnudge.core.effects import Effect, HoldNudge, RecordBreak, ShowNudge
from standupnudge.core.rules import Rules
from tests.core.random_days import (
    ANSWERS,
    BUSY,
    CHANGES,
    CLOCKS,
    IN_THE_WINDOW,
    MACHINE,
    PAUSES,
    STANDING,
    STOPS,
    ZONES,
    Move,
    RandomDay,
    apply,
    moves,
    pass_time,
    reach,
    ruled,
)
from tests.core.truth import Reasons
from tests.day import Day

RANDOM = settings(max_examples=130, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = (MACHINE, BUSY, ANSWERS, PAUSES, STANDING, IN_THE_WINDOW, CHANGES, STOPS, ZONES)


def with_upsets() -> st.SearchStrategy[list[Move]]:
    """With stepped clocks or with reboots: across both, durations are only as good as the wall clock (S2)."""
    return st.one_of(moves(*DAYS, CLOCKS), moves(*DAYS, ("reboot",)))


HELD = ("paused", "outside hours", "call", "full screen", "do not disturb")
BREAKS = ("away", "locked", "asleep", "up", "standing", "routine", "stopped")


@dataclass
class Nudges:
    """Watches a day, and counts what came of it."""

    day: Day
    seen: Counter[str]
    reasons: Reasons = field(default_factory=Reasons)
    shown: list[timedelta] = field(default_factory=list)
    in_force: list[tuple[timedelta, Rules]] = field(default_factory=list)

    def witness(self, effect: Effect) -> None:
        """No nudge while away, locked, asleep, quiet or standing."""
        match effect:
            case ShowNudge():
                assert self.reasons.against(self.day, self.day.engine.rules) == []
                self.shown.append(self.day.t)
                self.seen["nudge"] += 1
            case HoldNudge(reason=reason):
                self.seen[f"held: {reason.value}"] += 1
            case RecordBreak(kind=kind):
                self.seen[f"break: {kind.value}"] += 1

    def move(self, what: str) -> None:
        """Let it happen, and see what it changes."""
        reach(self.day, what)
        self.reasons.said.press(what, self.day)
        before = len(self.day.effects)
        apply(self.day, what)
        self.reasons.said.answered(what, self.day, tuple(effect for _, effect in self.day.effects[before:]))
        self.in_force.append((self.day.t, self.day.rules))
        self.seen.update(self.reasons.against(self.day, self.day.engine.rules))

    def check_apart(self) -> None:
        """No two nudges closer than the smaller of repetition and snooze, by any of the rules in force."""
        for earlier, later in pairwise(self.shown):
            before = [rules for at, rules in self.in_force if at <= earlier][-1]
            since = [rules for at, rules in self.in_force if earlier < at <= later]
            least = min(min(each.sitting.repeat_every, each.sitting.snooze) for each in (before, *since))
            assert later - earlier >= least
            self.seen["a pair"] += 1
            self.seen["as close as may be"] += later - earlier == least
            self.seen["with a change between"] += any(each != before for each in since)
            self.seen["with a stop between"] += any(earlier < off.began < later for off in self.day.spans["off"])


def test_nudges_come_to_who_is_there_and_never_too_close_together() -> None:
    seen: Counter[str] = Counter()

    @RANDOM
    @given(day_of=with_upsets(), of=ruled(), reports=st.booleans(), tells=st.booleans())
    def well_timed(day_of: list[Move], of: Rules, reports: bool, tells: bool) -> None:
        day = RandomDay(rules=of, reports=reports, tells=tells)
        nudges = Nudges(day, seen, in_force=[(day.t, day.rules)])
        day.witness = nudges.witness
        for move in day_of:
            pass_time(day, move)
            nudges.move(move.what)
        nudges.check_apart()

    well_timed()
    assert all(seen[f"held: {each}"] for each in HELD), seen
    assert all(seen[f"break: {each}"] for each in BREAKS), seen
    assert all(seen[each] > 20 for each in ("nobody is there", "the screen is locked", "standing", *HELD)), seen
    assert all(seen[each] for each in ("as close as may be", "with a change between", "with a stop between")), seen
    assert min(seen["nudge"], seen["a pair"]) > 100, seen
