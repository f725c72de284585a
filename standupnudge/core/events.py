"""What can happen, in the past tense. Each carries the instant at which it was noticed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from enum import Enum

from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules


class Later(Enum):
    """The choices of *Later* (W4)."""

    QUARTER = "15m"
    HOUR = "1h"
    TOMORROW = "tomorrow"


@dataclass(frozen=True, slots=True)
class Started:
    """The program began. The state is the one saved last, or a fresh one."""

    at: Instant


@dataclass(frozen=True, slots=True)
class Stopped:
    """The program is about to end."""

    at: Instant


@dataclass(frozen=True, slots=True)
class Looked:
    """The idle time was asked; every alarm, and whatever else happens, begins with such a look.

    :ivar idle: how long there has been no input.
    """

    at: Instant
    idle: timedelta


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """The configuration was edited; ``advance`` is given the new rules from this event on."""

    at: Instant
    before: Rules


@dataclass(frozen=True, slots=True)
class UpPressed:
    """*I'm up* (B3, N6)."""

    at: Instant


@dataclass(frozen=True, slots=True)
class SnoozePressed:
    """*Snooze* (N4)."""

    at: Instant


@dataclass(frozen=True, slots=True)
class SkipPressed:
    """*Not now* (N5)."""

    at: Instant


@dataclass(frozen=True, slots=True)
class NudgeClosed:
    """The nudge on screen was closed by hand (N3)."""

    at: Instant


@dataclass(frozen=True, slots=True)
class Paused:
    """A pause was asked for (Q2).

    :ivar length: a duration, or ``None``.
    :ivar until: the next such local time, or ``None``. Neither: until resumed.
    """

    at: Instant
    length: timedelta | None = None
    until: time | None = None


@dataclass(frozen=True, slots=True)
class Resumed:
    """The pause was ended by hand."""

    at: Instant


@dataclass(frozen=True, slots=True)
class RoutineAsked:
    """The routine window was asked for: a click on a nudge (N7), the menu, a command."""

    at: Instant


@dataclass(frozen=True, slots=True)
class RoutineStarted:
    """The routine's timer was started."""

    at: Instant


@dataclass(frozen=True, slots=True)
class RoutineTicked:
    """The checklist changed (R8).

    :ivar ticks: pairs of an exercise and how it was ticked: "timer", "hand", or "" where it is not.
        Every exercise of the plan is named.
    """

    at: Instant
    ticks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoutineLeft:
    """The routine window was closed, ended, or died; what it was is read from the ticks (R8)."""

    at: Instant


@dataclass(frozen=True, slots=True)
class RoutinePostponed:
    """*Later* in the routine window (W4)."""

    at: Instant
    by: Later


@dataclass(frozen=True, slots=True)
class AnnouncementClosed:
    """The notification that offers the routine was closed by hand (W4)."""

    at: Instant


@dataclass(frozen=True, slots=True)
class RoutineSkipped:
    """*Skip this time* in the routine window (W3)."""

    at: Instant


Event = (
    Started
    | Stopped
    | Looked
    | RulesChanged
    | UpPressed
    | SnoozePressed
    | SkipPressed
    | NudgeClosed
    | Paused
    | Resumed
    | RoutineAsked
    | RoutineStarted
    | RoutineTicked
    | RoutineLeft
    | RoutinePostponed
    | RoutineSkipped
    | AnnouncementClosed
)
