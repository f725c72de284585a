"""How often what is gone is looked for."""

from __future__ import annotations

from itertools import accumulate, islice, pairwise

from standupnudge.adapters.waits import waits


def test_what_is_back_within_ten_minutes_is_found_ten_seconds_later() -> None:
    tries = list(islice(accumulate(waits()), 62))
    assert tries[:4] == [1, 3, 7, 15]
    assert tries[-1] >= 590
    assert max(later - sooner for sooner, later in pairwise(tries)) == 10


def test_from_then_on_it_is_one_try_a_minute() -> None:
    assert list(islice(waits(), 62, 70)) == [60] * 8


def test_who_may_try_sooner_soon_waits_as_long() -> None:
    assert list(islice(waits(0.5), 7)) == [0.5, 1, 2, 4, 8, 10, 10]
