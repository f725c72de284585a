"""What else holds on every day; see the files of invariants. Each test counts its premise."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings

from standupnudge.core.effects import ShowNudge, WithdrawNudge
from standupnudge.core.rules import Rules
from standupnudge.core.state import Away
from tests.core.random_days import CHANGES, MACHINE, Move, RandomDay, apply, moves, pass_time, ruled

RANDOM = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_a_nudge_on_screen_is_never_there_during_a_break() -> None:
    seen: Counter[str] = Counter()

    @RANDOM
    @given(day_of=moves(("up", "close", "routine", "timer", "leave"), CHANGES, MACHINE), of=ruled())
    def withdrawn(day_of: list[Move], of: Rules) -> None:
        day = RandomDay(rules=of)
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
