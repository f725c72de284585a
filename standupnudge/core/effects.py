"""What the decisions ask for, in the imperative. The engine performs them, and keeps a record of most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum


class Reason(Enum):
    """Why nothing is shown now (Q), strongest first."""

    PAUSED = "paused"
    OUTSIDE_HOURS = "outside hours"
    STANDING = "standing"
    CALL = "call"
    FULL_SCREEN = "full screen"
    DO_NOT_DISTURB = "do not disturb"


class Kind(Enum):
    """What a break was (B rules, S5, S6)."""

    AWAY = "away"
    LOCKED = "locked"
    ASLEEP = "asleep"
    UP = "up"
    STANDING = "standing"
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


class Told(Enum):
    """What a notice tells."""

    HOURLY = "hourly"  # N12: nudges come at most once an hour until midnight
    PHYSIO = "physio"  # R5: an exercise hurt twice, and is left out
    NOT_KEPT = "not_kept"  # the disk is full, say; said by the engine, since no decision depends on it


class OfferOf(Enum):
    """What the ladder offers."""

    LEVEL = "level"
    DAY = "day"


class Refusal(Enum):
    """Why a press or command had no effect."""

    NOTHING_TO_SNOOZE = "nothing to snooze"
    NO_SNOOZES_LEFT = "no snoozes left"
    SNOOZING_IS_OFF = "snoozing is off"
    NOT_AT_DESK = "not at the desk"
    NOT_PAUSED = "not paused"
    PAUSE_IS_OVER = "the pause would be over already"
    STANDING_ALREADY = "standing already"
    NOT_STANDING = "not standing"
    NO_SLOT = "no slot is open"
    NEXT_SLOT_FIRST = "the next slot comes first"
    NO_OFFER = "nothing is offered"
    ROUTINE_NOT_PAUSED = "the routine is not paused"


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
    level: str = "L1"
    this_time: str = ""  # a level for this session only
    eased: tuple[str, ...] = ()  # exercises to be done in their easier form (R5)
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeLevel:
    """The open routine window, not started yet, is to play the level that is in force now."""

    level: str


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
    :ivar level: at which it was done.
    """

    ticks: tuple[tuple[str, str], ...]
    took: timedelta | None
    complete: bool
    level: str = "L1"


@dataclass(frozen=True, slots=True)
class AskStanding:
    """Ask "Still standing?" (S6)."""


@dataclass(frozen=True, slots=True)
class WithdrawQuestion:
    """Take "Still standing?" off the screen: it is answered, or nobody is there."""


@dataclass(frozen=True, slots=True)
class Notify:
    """Tell something that needs no answer.

    :ivar exercise: the id of the exercise it is about, or "".
    """

    of: Told
    exercise: str = ""


@dataclass(frozen=True, slots=True)
class MakeOffer:
    """Offer another level or another day (R5, R6). What is accepted is in the state.

    :ivar level: the level that is offered, or "".
    :ivar days: all the weekdays of the routine if it is accepted (Monday is 0), or none.
    """

    of: OfferOf
    level: str = ""
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawOffer:
    """Take the offer off the screen: it is answered or out of date."""


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
    | ChangeLevel
    | AnnounceRoutine
    | WithdrawRoutine
    | CloseRoutine
    | CloseSlot
    | RecordSession
    | AskStanding
    | WithdrawQuestion
    | Notify
    | MakeOffer
    | WithdrawOffer
    | Refuse
)

Effects = tuple[Effect, ...]
