"""Effects as plain rows, which ``simulate`` prints in time. ``chronicle`` has all that is kept, and its columns."""

from __future__ import annotations

from datetime import datetime
from typing import Any, assert_never

from standupnudge.core.effects import (
    AnnounceRoutine,
    AskStanding,
    ChangeLevel,
    CloseRoutine,
    CloseSlot,
    Effect,
    HoldNudge,
    MakeOffer,
    Notify,
    OpenRoutine,
    RecordBreak,
    RecordSession,
    Refuse,
    ShowNudge,
    WithdrawNudge,
    WithdrawOffer,
    WithdrawQuestion,
    WithdrawRoutine,
)
from standupnudge.core.instant import Instant


def record(effect: Effect, at: Instant) -> dict[str, Any] | None:
    """``effect`` as a row with ``at`` (local ISO 8601 with offset), ``what`` and details, or ``None`` if not kept."""
    what = _what(effect, at)
    return None if what is None else {"at": local(at.wall, at), **what}


def local(when: datetime, at: Instant) -> str:
    """``when`` as the clock showed it at ``at``: ISO 8601 with offset."""
    return when.astimezone(at.zone).isoformat(timespec="seconds")


def _what(effect: Effect, at: Instant) -> dict[str, Any] | None:
    match effect:
        case ShowNudge(level=level, sitting=sitting):
            return {"what": "nudge", "level": level, "sitting": round(sitting.total_seconds())}
        case WithdrawNudge(reason=why):
            return {"what": "withdraw", "reason": why.value}
        case HoldNudge(reason=reason):
            return {"what": "hold", "reason": reason.value}
        case RecordBreak(began=began, ended=ended, kind=kind):
            return {"what": "break", "began": local(began, at), "ended": local(ended, at), "kind": kind.value}
        case OpenRoutine(slot=slot, popped_up=True) | AnnounceRoutine(slot=slot):
            return {"what": "routine", "slot": str(slot)}
        case CloseSlot(slot=slot, outcome=outcome):
            return {"what": "routine_closed", "slot": str(slot), "outcome": outcome.value}
        case RecordSession(ticks=ticks, took=took, complete=complete, level=level):
            seconds = None if took is None else round(took.total_seconds())
            done = {"complete": complete, "level": level, "exercises": dict(ticks)}
            return {"what": "session", "took": seconds, **done}
        case MakeOffer(of=of):
            return {"what": "offer", "of": of.value}
        case Notify(of=told):
            return {"what": "notice", "of": told.value}
        case (
            OpenRoutine()
            | WithdrawRoutine()
            | ChangeLevel()
            | CloseRoutine()
            | AskStanding()
            | WithdrawQuestion()
            | WithdrawOffer()
            | Refuse()
        ):
            return None
        case _:
            assert_never(effect)
