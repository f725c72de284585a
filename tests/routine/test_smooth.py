"""The curve goes through its values and never beyond them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standupnudge.routine.smooth import smooth

values = st.floats(-500, 500)
curves = st.lists(values, min_size=2, max_size=5).flatmap(
    lambda points: st.tuples(
        st.lists(st.floats(0.05, 1), min_size=len(points), max_size=len(points)).map(
            lambda gaps: [sum(gaps[:number]) for number in range(len(gaps))]
        ),
        st.just(points),
    )
)


@given(curve=curves)
def test_it_goes_through_every_value(curve: tuple[list[float], list[float]]) -> None:
    times, points = curve
    assert [smooth(times, points, time) for time in times] == pytest.approx(points, abs=1e-6)


@given(curve=curves, share=st.floats(0, 1))
def test_between_two_values_it_stays_between_them(curve: tuple[list[float], list[float]], share: float) -> None:
    for (start, end), ends in zip(pairwise(curve[0]), pairwise(curve[1]), strict=True):
        assert min(ends) - 1e-6 <= smooth(*curve, start + (end - start) * share) <= max(ends) + 1e-6


def test_two_values_make_a_straight_line() -> None:
    assert smooth([0, 1], [10, 20], 0.3) == pytest.approx(13)


def test_it_has_no_corner() -> None:
    times, points = [0.0, 0.5, 1.0], [0.0, 1.0, 4.0]
    before, after = (smooth(times, points, 0.5 + step) - 1 for step in (-1e-4, 1e-4))
    assert -before == pytest.approx(after, rel=0.01)
