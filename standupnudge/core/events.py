"""What can happen, in the past tense. Each carries the instant at which it was noticed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum

from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules


class Sign(Enum):
    """What was seen of the person being busy. A call or a video also engages (S3); the first three can be quiet (Q)."""

    CALL = "call"
    FULL_SCREEN = "full screen"
    DO_NOT_DISTURB = "do not disturb"
    VIDEO = "video"


class Effort(Enum):
    """How the routine was (R4)."""

    EASY = "easy"
    RIGHT = "right"
    HARD = "hard"


class Later(Enum):
    """The choices of *Later* (W4)."""

    QUARTER = "15m"
    HOUR = "1h"
    TOMORROW = "tomorrow"


@dataclass(frozen=True, slots=True)
class Started:
    """The program began. The state is the one saved last, or a fresh one.

    :ivar locked: the screen is locked already.
    """

    at: Instant
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Stopped:
    """The program is about to end."""

    at: Instant


@dataclass(frozen=True, slots=True)
class Looked:
    """The idle time was asked; every alarm, and whatever else happens, begins with such a look.

    :ivar idle: how long there has been no input.
    :ivar signs: the signs of being busy, if they were asked too (``quiet.matters``), else ``None``.
    """

    at: Instant
    idle: timedelta
    signs: frozenset[Sign] | None = None


@dataclass(frozen=True, slots=True)
class SignsChanged:
    """A source told by itself, at the instant of the change, what signs of being busy there are now."""

    at: Instant
    signs: frozenset[Sign]


@dataclass(frozen=True, slots=True)
class Locked:
    """The screen was locked (B2)."""

    at: Instant


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The screen was unlocked."""

    at: Instant


@dataclass(frozen=True, slots=True)
class FellAsleep:
    """The machine is about to sleep (B2)."""

    at: Instant


@dataclass(frozen=True, slots=True)
class Woke:
    """The machine is awake again."""

    at: Instant


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
class StoodUp:
    """*I'm standing*, or *Yes* to "Still standing?" (S6)."""

    at: Instant


@dataclass(frozen=True, slots=True)
class SatDown:
    """*I'm sitting* (S6)."""

    at: Instant


@dataclass(frozen=True, slots=True)
class Paused:
    """A pause was asked for (Q2).

    :ivar length: a duration, or ``None``.
    :ivar until: the next such local time, or the beginning of that local date, or ``None``. Neither: until resumed.
    """

    at: Instant
    length: timedelta | None = None
    until: time | date | None = None


@dataclass(frozen=True, slots=True)
class Resumed:
    """The pause was ended by hand."""

    at: Instant


@dataclass(frozen=True, slots=True)
class RoutineAsked:
    """The routine window was asked for: a click on a nudge (N7), the menu, a command.

    :ivar level: for this session only, or "".
    """

    at: Instant
    level: str = ""


@dataclass(frozen=True, slots=True)
class RoutineLevelChosen:
    """Another level, for this session only."""

    at: Instant
    level: str


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


@dataclass(frozen=True, slots=True)
class RoutineRated:
    """The answers at the end of the routine (R4); those that were not given are ``None``.

    :ivar pain: the id of the exercise that hurt, or ``None``: no pain.
    """

    at: Instant
    effort: Effort | None = None
    pain: str | None = None


@dataclass(frozen=True, slots=True)
class OfferAccepted:
    """*Yes* to what the ladder offered (R5, R6)."""

    at: Instant


@dataclass(frozen=True, slots=True)
class OfferDeclined:
    """*Stay here*."""

    at: Instant


@dataclass(frozen=True, slots=True)
class RoutinePaused:
    """The appointments were paused (R7).

    :ivar ill: for an illness; a holiday, a race or anything else if not.
    """

    at: Instant
    length: timedelta
    ill: bool = False


@dataclass(frozen=True, slots=True)
class RoutineResumed:
    """The pause of the appointments was ended by hand."""

    at: Instant


Event = (
    Started
    | Stopped
    | Looked
    | SignsChanged
    | Locked
    | Unlocked
    | FellAsleep
    | Woke
    | RulesChanged
    | UpPressed
    | StoodUp
    | SatDown
    | SnoozePressed
    | SkipPressed
    | NudgeClosed
    | Paused
    | Resumed
    | RoutineAsked
    | RoutineLevelChosen
    | RoutineStarted
    | RoutineTicked
    | RoutineLeft
    | RoutinePostponed
    | RoutineSkipped
    | AnnouncementClosed
    | RoutineRated
    | OfferAccepted
    | OfferDeclined
    | RoutinePaused
    | RoutineResumed
)
