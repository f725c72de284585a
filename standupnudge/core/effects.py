"""What the decisions ask for, in the imperative. The engine performs them, and keeps a record of most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum


class Reason(Enum):
    """Why nothing is shown now (Q), strongest first. Those without a source yet have their own issue."""

    PAUSED = "paused"
    OUTSIDE_HOURS = "outside hours"


class Kind(Enum):
    """What a break was (B rules, S5)."""

    AWAY = "away"
    UP = "up"
    ROUTINE = "routine"
    STOPPED = "stopped"


class Withdrawal(Enum):
    """Why a nudge was taken off the screen."""

    BREAK = "break"
    ANSWERED = "answered"
    CONFIG = "config"
    QUIET = "quiet"


class Outcome(Enum):
    """How a slot ended (W3, W5)."""

    DONE = "done"
    PARTLY = "partly"
    SKIPPED = "skipped"
    MISSED = "missed"
    DONE_BEFORE = "done_before"


class Refusal(Enum):
    """Why a press or command had no effect."""

    NOTHING_TO_SNOOZE = "nothing to snooze"
    NO_SNOOZES_LEFT = "no snoozes left"
    SNOOZING_IS_OFF = "snoozing is off"
    NOT_AT_DESK = "not at the desk"
    NOT_PAUSED = "not paused"


@dataclass(frozen=True, slots=True)
class Slot:
    """An appointment of the routine: the local date and time it was made for."""

    day: date
    at: time

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class ShowNudge:
    """Show a nudge, in the place of the one before.

    :ivar sitting: the length of the stretch.
    :ivar idea: what to do in the break (N10).
    """

    level: int
    sitting: timedelta
    may_snooze: bool
    idea: str


@dataclass(frozen=True, slots=True)
class WithdrawNudge:
    """Take the nudge off the screen."""

    reason: Withdrawal


@dataclass(frozen=True, slots=True)
class HoldNudge:
    """Nothing to do: a nudge would have been shown, and is held (N9). Said once a nudge."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class RecordBreak:
    """Keep a break that has ended. ``ended - began`` may differ from the elapsed time if the clock was stepped."""

    began: datetime
    ended: datetime
    kind: Kind


@dataclass(frozen=True, slots=True)
class OpenRoutine:
    """Open the routine window, or raise it.

    :ivar slot: the appointment it is for, or ``None``.
    :ivar popped_up: it comes by itself, so it doesn't take the keyboard focus, and a notification goes with it (W2).
    """

    slot: Slot | None
    popped_up: bool
    may_postpone_to_tomorrow: bool
    session: int  # a running number: the start side alternates


@dataclass(frozen=True, slots=True)
class AnnounceRoutine:
    """Show the notification that offers the routine, without a window (``pop_up: notification``)."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class WithdrawRoutine:
    """Take the notification that came with the routine window off the screen."""


@dataclass(frozen=True, slots=True)
class CloseRoutine:
    """Close the routine window: the answer came another way."""


@dataclass(frozen=True, slots=True)
class CloseSlot:
    """Keep how an appointment ended."""

    slot: Slot
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class RecordSession:
    """Keep what was done of the routine.

    :ivar took: from start to end, or ``None`` if the timer wasn't used.
    :ivar ticks: as in ``RoutineTicked``.
    """

    ticks: tuple[tuple[str, str], ...]
    took: timedelta | None
    complete: bool


@dataclass(frozen=True, slots=True)
class Refuse:
    """Tell whoever asked why it had no effect."""

    why: Refusal


Effect = (
    ShowNudge
    | WithdrawNudge
    | HoldNudge
    | RecordBreak
    | OpenRoutine
    | AnnounceRoutine
    | WithdrawRoutine
    | CloseRoutine
    | CloseSlot
    | RecordSession
    | Refuse
)

Effects = tuple[Effect, ...]
