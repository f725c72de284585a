"""What the user wants, as values: durations, counts, days. The defaults are those of ``config.example.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import Enum

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")  # as the configuration writes them


class OnClick(Enum):
    """What a click on the body of a nudge does (N7)."""

    ROUTINE = "routine"
    NONE = "none"


class PopUp(Enum):
    """How an appointment of the routine shows itself (W2, W4)."""

    WINDOW = "window"
    NOTIFICATION = "notification"


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingRules:
    """Stretches and nudges (S, B and N rules)."""

    nudge_after: timedelta = timedelta(minutes=30)
    warn_before: timedelta = timedelta(minutes=1)
    repeat_every: timedelta = timedelta(minutes=5)
    snooze: timedelta = timedelta(minutes=5)
    max_snoozes: int = 2
    away_after: timedelta = timedelta(minutes=3)
    locked_after: timedelta = timedelta(minutes=2)
    on_click: OnClick = OnClick.ROUTINE


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRules:
    """Standing at the desk (S6)."""

    at_most: timedelta = timedelta(minutes=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineRules:
    """The weekly appointment (W rules) and what it plays (R rules).

    :ivar days: weekdays as :meth:`datetime.date.weekday` counts them, Monday is 0; ascending, at least one.
    :ivar at: local wall time.
    :ivar level: "auto", or "L0" to "L6" to stay there.
    :ivar variants: exercise id to the id of the variant to be played, pairs in the order of the file.
    """

    plan: str = "glutes"
    days: tuple[int, ...] = (2,)
    at: time = time(12, 30)
    level: str = "auto"
    pop_up: PopUp = PopUp.WINDOW
    count_in: timedelta = timedelta(seconds=10)
    variants: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRange:
    """One range of working hours: it begins on ``day`` (Monday is 0) and may end on the day after.

    :ivar end: exclusive; ``None`` is midnight at the end of the day (24:00). Before ``start``: on the next day.
    """

    day: int
    start: time
    end: time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietRules:
    """Which signs of being busy hold nudges (Q rules)."""

    calls: bool = True
    full_screen: bool = True
    do_not_disturb: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaRules:
    """The short ideas that nudges carry (N10)."""

    use_built_in: bool = True
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything the decisions depend on.

    :ivar hours: the ranges in which nudges may come (Q1), or ``None`` for always.
    """

    sitting: SittingRules = field(default_factory=SittingRules)
    standing: StandingRules = field(default_factory=StandingRules)
    routine: RoutineRules = field(default_factory=RoutineRules)
    hours: tuple[HoursRange, ...] | None = None
    quiet: QuietRules = field(default_factory=QuietRules)
    ideas: IdeaRules = field(default_factory=IdeaRules)
