"""The short form of ``python -m tests.kill``."""

from __future__ import annotations

from pathlib import Path

from tests.kill.killer import Killer

KILLS, DAYS = 15, 3


def test_days_with_kills_lose_nothing_and_show_nothing_that_was_not_saved(tmp_path: Path) -> None:
    week = Killer(tmp_path, seed=1, kills=KILLS, days=DAYS)
    week.play()
    assert week.seen["killed"] == KILLS, week.seen
    assert min(week.seen[each] for each in ("shown: nudge", "shown: break", "two nudges")) > 2, week.seen
    assert sum(count for what, count in week.seen.items() if what.startswith("slot ")) >= DAYS - 1, week.seen
