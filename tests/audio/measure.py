"""What a recording holds, measured with the standard library: samples of 16 bits, mono."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

AUDIBLE = 40  # of 32767; less is taken for silence
FULL = 32_767


def peak(samples: Sequence[int]) -> float:
    """The loudest sample, as a share of full scale."""
    return max((abs(level) for level in samples), default=0) / FULL


def quiet_at_the_end(samples: Sequence[int], rate: int) -> float:
    """Seconds of silence after the last sound; none if there was no sound at all."""
    for index in range(len(samples) - 1, -1, -1):
        if abs(samples[index]) > AUDIBLE:
            return (len(samples) - 1 - index) / rate
    return 0.0


def sounds(samples: array[int], rate: int, gap: float = 0.03) -> Iterator[tuple[float, array[int]]]:
    """Each stretch between silences of at least ``gap`` seconds: its beginning in seconds, and its samples."""
    first = last = -1
    for index, level in enumerate(samples):
        if abs(level) > AUDIBLE:
            if first >= 0 and index - last > gap * rate:
                yield first / rate, samples[first : last + 1]
                first = -1
            first, last = (index if first < 0 else first), index
    if first >= 0:
        yield first / rate, samples[first : last + 1]


def pitch(samples: Sequence[int], rate: int, lowest: int = 300, highest: int = 1_400) -> float:
    """The strongest frequency in Hz, to about one: the best of a grid, then the best of a finer one around it."""
    coarse = max(range(lowest, highest, 8), key=lambda hertz: power(samples, rate, hertz))
    return max((coarse + step for step in range(-8, 9)), key=lambda hertz: power(samples, rate, hertz))


def power(samples: Sequence[int], rate: int, hertz: float) -> float:
    """How much of one frequency there is (Goertzel's algorithm), not scaled."""
    turn = 2 * math.cos(math.tau * hertz / rate)
    before = last = 0.0
    for level in samples:
        before, last = last, level + turn * last - before
    return before * before + last * last - turn * before * last


def steepest(samples: Sequence[int]) -> float:
    """The largest step from one sample to the next, as a share of full scale."""
    return max(abs(b - a) for a, b in pairwise(samples)) / FULL
