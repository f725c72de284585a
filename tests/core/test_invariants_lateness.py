"""Who sits on and is not busy is nudged at most 60 s late (N1 to N5, B3, N9), by a reckoning of the test's own.

It knows input, calls and presses, and wherever it can't be sure it expects the nudge later: a short absence may or may
not have been a break. Days without standing, pauses, hours and the routine.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standupnudge.core.effects import Effect, HoldNudge, ShowNudge
from standupnudge.core.rules import Rules
from tests.core.random_days import BARE, BUSY, MACHINE, Move, RandomDay, apply, moves
from tests.core.truth import ENGAGING, QUIET

RANDOM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PRESSES = ("up", "snooze", "skip", "close")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
SAMPLE = timedelta(seconds=20)


@dataclass
class Reckoning:
    """When the next nudge must have come.

    ``shown``: how many since the stretch began or they began again at 1; 3 where that is not sure.
    """

    day: RandomDay
    due: timedelta
    shown: int = 0
    counted_gaps: int = 1

    def nudged(self) -> None:
        self.shown += 1
        sitting = self.day.rules.sitting
        self.due = self.day.t + (sitting.repeat_every if self.shown < 3 else sitting.nudge_after)

    def not_before(self, at: timedelta) -> None:
        self.due = max(self.due, at)

    def pressed(self, what: str) -> None:
        """N4, N5, N3, B3: none of them brings a nudge sooner than it would have come."""
        sitting, now = self.day.rules.sitting, self.day.t
        wait = {
            "snooze": sitting.snooze,
            "skip": max(sitting.nudge_after, HOUR),  # it may be the third (N12)
            "close": sitting.repeat_every,
            "up": sitting.repeat_every,
        }.get(what)
        if wait is not None:
            self.not_before(now + wait)
        if what == "skip":
            self.shown = 0
            self.not_before(now + HOUR)

    def look(self) -> None:
        """An absence that may have been a break is one; only of a clear one is it sure that the levels began again."""
        keys = self.day.spans["keys"]
        while self.counted_gaps < len(keys):
            before, after = keys[self.counted_gaps - 1], keys[self.counted_gaps]
            self.counted_gaps += 1
            assert before.ended is not None
            sitting, gap = self.day.rules.sitting, after.began - before.ended
            if gap < sitting.locked_after - MINUTE:
                continue
            self.not_before(after.began + sitting.nudge_after)
            engaged = any(
                on.began < after.began and (on.ended is None or on.ended > before.ended)
                for sign in ENGAGING
                for on in self.day.spans[sign.value]
            )
            self.shown = 0 if gap > sitting.away_after + MINUTE and not engaged else 3

    def sits_undisturbed(self) -> bool:
        """For a minute by now there was input, and nothing was quiet."""
        ago = self.day.t - MINUTE
        typing = self.day.so("keys") and self.day.spans["keys"][-1].began <= ago
        quiet = any(on.ended is None or on.ended > ago for sign in QUIET for on in self.day.spans[sign.value])
        return typing and not quiet

    def late(self) -> bool:
        return self.sits_undisturbed() and self.day.t > self.due + MINUTE


def test_a_nudge_that_is_due_comes_within_sixty_seconds_of_a_good_moment() -> None:
    seen: Counter[str] = Counter()

    @RANDOM
    @given(
        day_of=moves(("screen", *MACHINE), BUSY, PRESSES, ("away", "work")),
        of=st.sampled_from(list(BARE.values())),
        reports=st.booleans(),
        tells=st.booleans(),
    )
    def in_time(day_of: list[Move], of: Rules, reports: bool, tells: bool) -> None:
        day = RandomDay("2026-03-04 08:55", of, reports=reports, tells=tells)
        reckoning = Reckoning(day, due=of.sitting.nudge_after)

        def witness(effect: Effect) -> None:
            if isinstance(effect, ShowNudge):
                seen["later than due"] += day.t > reckoning.due
                seen[f"in time, after {min(reckoning.shown, 3)}"] += abs(day.t - reckoning.due) <= MINUTE
                reckoning.nudged()
            seen["held"] += isinstance(effect, HoldNudge)

        day.witness = witness
        for move in day_of:
            until = day.t + (HOUR if move.after is None else move.after)
            while day.t < until:
                day.wait(min(SAMPLE, until - day.t))
                reckoning.look()
                assert not reckoning.late(), (day.t, reckoning.due)
                seen["judged"] += reckoning.sits_undisturbed()
            apply(day, move.what)
            reckoning.pressed(move.what)
            reckoning.look()

    in_time()
    assert min(seen[f"in time, after {shown}"] for shown in range(4)) > 5, seen
    assert min(seen["held"], seen["later than due"]) > 5, seen
    assert seen["judged"] > 1000, seen
