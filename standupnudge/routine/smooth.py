"""A smooth curve through given values that never overshoots them. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise


def smooth(times: Sequence[float], values: Sequence[float], at: float) -> float:
    """The value at ``at``, on the monotone cubic (Fritsch and Carlson) through ``values`` at ascending ``times``."""
    number = min(max(bisect_right(times, at), 1), len(times) - 1)
    slopes = _slopes(times, values)
    tangents = [slopes[0], *(_between(a, b) for a, b in pairwise(slopes)), slopes[-1]]
    start, length = times[number - 1], times[number] - times[number - 1]
    return _hermite(
        (at - start) / length,
        (values[number - 1], values[number]),
        (tangents[number - 1] * length, tangents[number] * length),
    )


def _slopes(times: Sequence[float], values: Sequence[float]) -> list[float]:
    return [(v - u) / (t - s) for (s, t), (u, v) in zip(pairwise(times), pairwise(values), strict=True)]


def _between(before: float, after: float) -> float:
    """The slope where two pieces meet: none at a turning point, else their harmonic mean."""
    return 2 * before * after / (before + after) if before * after > 0 else 0.0


def _hermite(u: float, ends: tuple[float, float], tangents: tuple[float, float]) -> float:
    """The cubic on 0 to 1 with these values and slopes at its ends."""
    return (
        (1 + 2 * u) * (1 - u) ** 2 * ends[0]
        + u * (1 - u) ** 2 * tangents[0]
        + u * u * (3 - 2 * u) * ends[1]
        - u * u * (1 - u) * tangents[1]
    )
