"""Random days: moves that a hypothesis test draws, and what each does to a `Day`. Time passes before each move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from random import Random

from hypothesis import strategies as st

from standupnudge.core.events import (
    AnnouncementClosed,
    Event,
    Later,
    NudgeClosed,
    RoutineLeft,
    RoutinePostponed,
    RoutineSkipped,
    RoutineStarted,
    RoutineTicked,
)
from standupnudge.core.instant import Instant
from standupnudge.core.rules import HoursRange, PopUp, Rules
from standupnudge.core.state import Sitting
from tests.day import Day, rules

OFFICE = tuple(HoursRange(day=day, start=time(8, 30), end=time(17, 0)) for day in range(5))
TODAY = {"days": (0,), "at": time(10, 15)}
RULES = {
    "default": rules(TODAY),
    "short": rules(TODAY, nudge_after=12, repeat_every=3, snooze=2, away_after=2),
    "long": rules({"days": (0, 3), "at": time(9, 40)}, nudge_after=60, repeat_every=10, snooze=7),
    "patient": rules({**TODAY, "pop_up": PopUp.NOTIFICATION}, nudge_after=45, away_after=20, max_snoozes=0),
    "office": replace(rules(TODAY, warn_before=0), hours=OFFICE),
}

AT_THE_KEYS = ("work", "work", "away")
PRESSES = ("up", "snooze", "skip", "close", "routine", "resume", "pause", "pause 30m", "pause 1h", "pause tomorrow")
IN_THE_WINDOW = (
    "close announcement",
    "timer",
    "tick some",
    "tick all",
    "leave",
    "later 15m",
    "later 1h",
    "later tomorrow",
    "skip routine",
)
CHANGES = tuple(f"rules {name}" for name in RULES)
UPSETS = ("restart", "kill", "reboot", "clock +2h", "clock -2h")


@dataclass(frozen=True)
class Move:
    """``what`` happens, ``after`` so long in which nothing else does.

    ``None``: when a nudge is on screen, or else in an hour.
    """

    after: timedelta | None
    what: str


def moves(*kinds: tuple[str, ...], most: int = 40) -> st.SearchStrategy[list[Move]]:
    """Days of such moves, each kind as likely as the others. They begin at work, so that something is going on.

    Drawn by plain chance, so that hardly a run lacks anything; a failing day is made shorter, not simpler.
    """

    def day(random: Random, count: int) -> list[Move]:
        rest = [Move(_wait(random), random.choice(random.choice((AT_THE_KEYS, *kinds)))) for _ in range(count)]
        return [Move(timedelta(0), "work"), *rest]

    return st.tuples(st.randoms(use_true_random=True), st.integers(1, most)).map(lambda drawn: day(*drawn))


def _wait(random: Random) -> timedelta | None:
    seconds = random.choice((None, random.randint(1, 180), random.randint(180, 3000)))
    return None if seconds is None else timedelta(seconds=seconds)


def ruled() -> st.SearchStrategy[Rules]:
    """The rules that a day begins with."""
    return st.sampled_from(list(RULES.values()))


def pass_time(day: Day, move: Move) -> None:
    """Let the time before ``move`` pass."""
    if move.after is not None:
        day.wait(move.after)
        return
    for _ in range(60):
        if isinstance(day.state.phase, Sitting) and day.state.phase.nudging.on_screen:
            return
        day.wait(timedelta(minutes=1))


def apply(day: Day, what: str) -> None:
    """Let ``what`` happen now."""
    if what in _BY_HAND:
        _BY_HAND[what](day)
    elif what in _IN_THE_WINDOW:
        day.happen(_IN_THE_WINDOW[what])
    else:
        day.press(what)


def _ticked(second: str) -> Callable[[Instant], Event]:
    return lambda at: RoutineTicked(at, (("bridge", "timer"), ("lunge", second)))


def _later(by: Later) -> Callable[[Instant], Event]:
    return lambda at: RoutinePostponed(at, by)


def _changed(new: Rules) -> Callable[[Day], object]:
    return lambda day: day.change(new)


_BY_HAND: dict[str, Callable[[Day], object]] = {
    "work": Day.work,
    "away": Day.away,
    "restart": lambda day: day.quit().start(),
    "kill": lambda day: day.kill().start(),
    "reboot": lambda day: day.quit().reboot().start(),
    "clock +2h": lambda day: day.clock.step(timedelta(hours=2)),
    "clock -2h": lambda day: day.clock.step(timedelta(hours=-2)),
    **{f"rules {name}": _changed(each) for name, each in RULES.items()},
}
_IN_THE_WINDOW: dict[str, Callable[[Instant], Event]] = {
    "close": NudgeClosed,
    "close announcement": AnnouncementClosed,
    "timer": RoutineStarted,
    "tick some": _ticked(""),
    "tick all": _ticked("hand"),
    "leave": RoutineLeft,
    "skip routine": RoutineSkipped,
    **{f"later {by.value}": _later(by) for by in Later},
}
