"""Figures of stretches, against sums done by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from standupnudge.core.bouts import Bouts, bouts


def minutes(*each: float) -> list[timedelta]:
    return [timedelta(minutes=count) for count in each]


def test_without_stretches_all_is_zero() -> None:
    assert bouts([]) == Bouts() == bouts(minutes(0, -5))


@pytest.mark.parametrize(
    ("lengths", "total", "longest", "median", "prolonged", "usual"),
    [
        ((10,), 10, 10, 10, 0.0, 10),
        ((30,), 30, 30, 30, 1.0, 30),
        ((29.9, 30.1), 60, 30.1, 30, 30.1 / 60, 30.1),
        ((10, 10, 10, 30), 60, 30, 10, 0.5, 10),  # half of the hour: in the three short ones
        ((10, 10, 10, 31), 61, 31, 10, 31 / 61, 31),
        ((60, 5, 25, 45, 15), 150, 60, 25, 105 / 150, 45),  # 5 + 15 + 25 = 45 < 75 <= 45 + 45
        ((20, 20, 20, 20), 80, 20, 20, 0.0, 20),
        ((5, 15), 20, 15, 10, 0.0, 15),
    ],
)
def test_the_figures_are_those_of_the_formulae(
    lengths: tuple[float, ...], total: float, longest: float, median: float, prolonged: float, usual: float
) -> None:
    found = bouts(minutes(*lengths))
    assert found.count == len(lengths)
    assert (found.total, found.longest, found.usual) == tuple(minutes(total, longest, usual))
    assert found.median == timedelta(minutes=median)
    assert found.prolonged == pytest.approx(prolonged)
