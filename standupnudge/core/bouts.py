"""Figures about stretches at the computer. Computer time is what is measured, no posture.

Terms and formulae: a stretch is a *bout*; the consensus on sedentary terms (Tremblay et al. 2017,
doi:10.1186/s12966-017-0525-8) fixes no length for a prolonged one, and 30 min and more is the convention of the field.
The share of time in prolonged bouts, and the usual bout duration (half of all time came in bouts up to it, taken from
the data and not from a fit; some call it W50, which others use for a share), are as in GGIR, R/g.fragmentation.R,
which follows Chastin & Granat 2010, doi:10.1016/j.gaitpost.2009.09.002.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

PROLONGED = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Bouts:
    """Some stretches, all zero without any.

    :ivar total: T, the sum of all.
    :ivar prolonged: the share of ``total`` in stretches of ``PROLONGED`` and more, 0 to 1.
    :ivar usual: the usual bout duration: the smallest length up to which stretches hold half of ``total``.
    """

    count: int = 0
    total: timedelta = timedelta(0)
    longest: timedelta = timedelta(0)
    median: timedelta = timedelta(0)
    prolonged: float = 0.0
    usual: timedelta = timedelta(0)


def bouts(lengths: Iterable[timedelta]) -> Bouts:
    """The figures of stretches of these lengths; such of no length are none."""
    sizes = sorted(each for each in lengths if each > timedelta(0))
    if not sizes:
        return Bouts()
    total = sum(sizes, timedelta(0))
    return Bouts(
        count=len(sizes),
        total=total,
        longest=sizes[-1],
        median=timedelta(seconds=median(each.total_seconds() for each in sizes)),
        prolonged=sum((each for each in sizes if each >= PROLONGED), timedelta(0)) / total,
        usual=_usual(sizes, total),
    )


def _usual(sizes: list[timedelta], total: timedelta) -> timedelta:
    gathered = timedelta(0)
    for each in sizes:
        gathered += each
        if 2 * gathered >= total:
            break
    return each
