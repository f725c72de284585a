"""What is remembered of the routine from week to week: level, days, sessions, what hurt (R5 to R7). Data only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from standupnudge.core.effects import OfferOf
from standupnudge.core.events import Effort


@dataclass(frozen=True, slots=True)
class Session:
    """One routine.

    :ivar complete: all exercises were done; else it was stopped early.
    :ivar effort: ``None`` if the question was not answered.
    :ivar pain: the id of the exercise that hurt, or ``None``.
    :ivar at_usual: at the level in force then; another one was chosen for that session if not.
    """

    complete: bool
    effort: Effort | None = None
    pain: str | None = None
    at_usual: bool = True


class Care(Enum):
    """How an exercise is treated that hurt (R5)."""

    EASED = "eased"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Offer:
    """What was offered and waits for its answer.

    :ivar level: the level it would be, or "" if that stays.
    :ivar days: the weekdays it would be, or none if they stay.
    :ivar over: those of the file at the time.
    """

    of: OfferOf
    level: str = ""
    days: tuple[int, ...] = ()
    over: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RoutinePause:
    """Appointments in it never were (R7).

    :ivar began: wall time (UTC), like ``ends``.
    """

    began: datetime
    ends: datetime
    ill: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """The progression.

    :ivar level: where "auto" stands.
    :ivar days: weekdays accepted beyond those of the file ``over`` which they were offered; none: as in the file.
    :ivar sessions: those at the present level, the newest last; no more than R5 asks for.
    :ivar unrated: the last of them still waits for its answers.
    :ivar last: local date of the last routine, whatever its level.
    :ivar done_weeks: Mondays of the weeks with a complete routine, ascending; no more than R6 asks for.
    :ivar raised: Monday of the week in which the level went up last; ``added``: in which a day came last.
    :ivar day_offered: local date at which a day was offered last.
    :ivar offer: what waits for an answer.
    :ivar asked_back: after the present absence, something easier was offered already.
    :ivar care: exercises that hurt.
    :ivar pause: of the appointments.
    :ivar paused_days: of pauses since the last routine; they are no missed weeks.
    :ivar easier_once: the next session is one level lower.
    """

    level: str = "L1"
    days: tuple[int, ...] = ()
    over: tuple[int, ...] = ()
    sessions: tuple[Session, ...] = ()
    unrated: bool = False
    last: date | None = None
    done_weeks: tuple[date, ...] = ()
    raised: date | None = None
    added: date | None = None
    day_offered: date | None = None
    offer: Offer | None = None
    asked_back: bool = False
    care: tuple[tuple[str, Care], ...] = ()
    pause: RoutinePause | None = None
    paused_days: int = 0
    easier_once: bool = False
