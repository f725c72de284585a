"""What is remembered between two events: one phase, and what runs beside it.

All of it is frozen; ``state_json`` writes it down and reads it back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum

from standupnudge.core.effects import Kind, Slot
from standupnudge.core.events import Sign
from standupnudge.core.instant import Deadline, Instant
from standupnudge.core.progress import Ladder


class Last(Enum):
    """What happened last about nudges in this stretch."""

    SHOWN = "shown"  # and is still on screen
    CLOSED = "closed"  # by hand
    UNANSWERED = "unanswered"  # went with the program (S5)
    SPENT = "spent"  # the third one was closed or went with the program
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    UP = "up"
    WITHDRAWN = "withdrawn"  # by quiet, by a change of the rules, by the routine popping up


@dataclass(frozen=True, slots=True)
class Nudging:
    """The nudges of one stretch (N rules).

    :ivar level: of the nudge on screen, or else of the next one.
    :ivar last: what happened last, at ``last_at``; ``None``: nothing yet, only N1 holds.
    :ivar shown_at: when the last one was shown.
    :ivar floor: no nudge before this, whatever the rest says (N5, N11, B3).
    :ivar held: a due nudge waits for quiet to end (N9).
    :ivar snoozes: used in this stretch (N4).
    :ivar skips: *Not now* in a row (N12).
    """

    level: int = 1
    last: Last | None = None
    last_at: Instant | None = None
    shown_at: Instant | None = None
    floor: Instant | None = None
    held: bool = False
    snoozes: int = 0
    skips: int = 0

    @property
    def on_screen(self) -> bool:
        """Whether a nudge can be answered now."""
        return self.last is Last.SHOWN


@dataclass(frozen=True, slots=True)
class Sitting:
    """A stretch runs.

    :ivar engaged_to: the last instant known at which a call or video kept it going without input (S3).
    :ivar up_pressed: when *I'm up* was pressed, while it may still turn out to be a break (B3).
    """

    began: Instant
    last_input: Instant
    nudging: Nudging = field(default_factory=Nudging)
    engaged_to: Instant | None = None
    up_pressed: Instant | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody works standing, and nothing is due (S6). The rest is as in ``Sitting``."""

    began: Instant
    last_input: Instant
    engaged_to: Instant | None = None
    up_pressed: Instant | None = None


@dataclass(frozen=True, slots=True)
class Away:
    """Nobody at the computer.

    :ivar since: an input after this ends it.
    :ivar began: of the break, or ``None`` if this isn't one: before the first input, after a break that is recorded.
    """

    since: Instant
    began: Instant | None = None
    kind: Kind = Kind.AWAY


@dataclass(frozen=True, slots=True)
class Exercising:
    """The routine runs (B4). ``before`` goes on if it turns out too short to be a break."""

    began: Instant
    before: Sitting | Standing | Away


AtDesk = Sitting | Standing
Phase = Sitting | Standing | Away | Exercising


@dataclass(frozen=True, slots=True)
class Blocked:
    """The screen is locked or the machine asleep, or was last (B2). Both without a gap between them count as one.

    :ivar kind: what it began with.
    :ivar ended: when it was over, if it is.
    """

    since: Instant
    kind: Kind
    locked: bool
    asleep: bool
    ended: Instant | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A sign of being busy, and when it was first seen."""

    sign: Sign
    since: Instant


@dataclass(frozen=True, slots=True)
class Busy:
    """The signs of being busy, as they were at ``at``."""

    at: Instant
    signs: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Hourly:
    """The skipping guard (N12), until the wall clock shows ``ends`` (UTC) or ``nudge_after`` is changed."""

    ends: datetime
    nudge_after: timedelta


@dataclass(frozen=True, slots=True)
class Pause:
    """Nudges and appointments are held (Q2); without an end: until resumed."""

    began: Instant
    ends: Deadline | None


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """The one appointment that is neither done nor skipped nor missed (W3).

    :ivar ready: when it may show itself: its own time, or the one chosen with *later*.
    :ivar postponed: ``ready`` was chosen, so that no change of the time zone moves it (W6).
    :ivar shown: it has shown itself at least once.
    :ivar waited: it could not show at that moment, and looks for the next good one (W2).
    :ivar shown_at: when its window came up, while that is on screen.
    :ivar closings: how often the window was closed without a start on ``closed_on`` (W4).
    """

    slot: Slot
    ready: Deadline
    postponed: bool = False
    shown: bool = False
    waited: bool = False
    shown_at: Instant | None = None
    closings: int = 0
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Weekly:
    """The appointments (W rules).

    :ivar passed: local time, with its offset from UTC, up to which appointments have been dealt with. Noted when one
        has come, or now and then: two such times with no appointment between them mean the same, so none is compared.
    :ivar served: local dates of the last ones that were shown or closed; none is served twice (W5, W6).
    """

    passed: datetime = field(compare=False)
    served: tuple[date, ...] = ()
    open: OpenSlot | None = None


@dataclass(frozen=True, slots=True)
class RoutineWindow:
    """The routine window is open.

    :ivar ticks: as in ``events.RoutineTicked``.
    :ivar level: the one chosen for this session only, or "".
    """

    ticks: tuple[tuple[str, str], ...] = ()
    level: str = ""

    @property
    def any_ticked(self) -> bool:
        """At least one exercise was done."""
        return any(how for _, how in self.ticks)

    @property
    def complete(self) -> bool:
        """Every exercise was done (R8)."""
        return bool(self.ticks) and all(how for _, how in self.ticks)


@dataclass(frozen=True, slots=True)
class State:
    """Everything.

    :ivar seen: the clock reading of the last event.
    :ivar asked_standing: "Still standing?" is on the screen (S6).
    :ivar window_told_to_close: its last word is still to come, and says nothing new.
    :ivar ideas: those shown since the last time that all had been (N10).
    :ivar sessions: how many routines were started so far.
    """

    seen: Instant
    phase: Phase
    weekly: Weekly
    ladder: Ladder = field(default_factory=Ladder)
    pause: Pause | None = None
    blocked: Blocked | None = None
    busy: Busy | None = None
    hourly: Hourly | None = None
    asked_standing: bool = False
    window: RoutineWindow | None = None
    window_told_to_close: bool = False
    ideas: tuple[str, ...] = ()
    sessions: int = 0


AT_START = timedelta(seconds=1)  # S1: an input so shortly before the start is one at the start


def fresh(now: Instant) -> State:
    """The state of a program that has never run: nothing happened, and appointments count from now (W3)."""
    return State(seen=now, phase=Away(since=now.plus(-AT_START)), weekly=Weekly(passed=now.as_read))
