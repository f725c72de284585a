"""The one place where desktop tests wait: for something to come true, or to stay untrue. Nothing else sleeps."""

from __future__ import annotations

import time as clocks
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar

PATIENCE = timedelta(seconds=20)  # for a machine with much else to do; a quiet one is done at once
STEP = timedelta(milliseconds=30)
T = TypeVar("T")


def seconds(count: float) -> timedelta:
    """``count`` seconds."""
    return timedelta(seconds=count)


def eventually(condition: Callable[[], T], message: str | Callable[[], str], within: timedelta = PATIENCE) -> T:
    """The first truthy answer of ``condition``.

    :raises AssertionError: with ``message`` when there was none ``within`` that time.
    """
    deadline = _now() + within
    while not (answer := condition()):
        if _now() >= deadline:
            raise AssertionError(f"{message if isinstance(message, str) else message()} (waited {within})")
        clocks.sleep(STEP.total_seconds())
    return answer


def never(condition: Callable[[], object], message: str, during: timedelta) -> None:
    """Look at ``condition`` all the time ``during``; it must stay falsy.

    :raises AssertionError: with ``message`` as soon as it does not.
    """
    end = _now() + during
    while _now() < end:
        assert not condition(), message
        clocks.sleep(STEP.total_seconds())


def settled(look: Callable[[], T], message: str, during: timedelta) -> T:
    """What ``look`` gives once it has given the same all the time ``during``.

    :raises AssertionError: with ``message`` when it went on changing.
    """

    def stays() -> bool:
        end = _now() + during
        while _now() < end:
            clocks.sleep(STEP.total_seconds())
            if look() != seen[0]:
                seen[0] = look()
                return False
        return True

    seen = [look()]
    eventually(stays, message)
    return seen[0]


def ahead_of_utc(clock: time) -> timedelta:
    """How far a place has to be ahead of UTC (behind, if negative) for its clocks to show ``clock`` now."""
    now = datetime.now(UTC)  # noqa: TID251 - real programs meet real appointments in real time
    ahead = datetime.combine(now, clock, UTC) - now
    half_a_day = timedelta(hours=12)
    return (ahead + half_a_day) % (2 * half_a_day) - half_a_day


def _now() -> timedelta:
    return seconds(clocks.monotonic())  # noqa: TID251 - a deadline, in the only module that has some
