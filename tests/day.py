"""The scenario language as a fluent helper: a day in virtual time through the real engine, store and rules.

Input is either on (a key every second) or off. Time moves only in ``to``; on the way every alarm that the engine set
rings at its instant, so that a rule that needs a wake-up it did not ask for fails here.

    day = Day("09:00").work().to("09:40").seen("09:30 nudge 1", "09:35 nudge 2", "09:40 nudge 3")
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from standupnudge.core.effects import (
    CloseSlot,
    Effect,
    HoldNudge,
    OpenRoutine,
    RecordBreak,
    RecordSession,
    Refuse,
    ShowNudge,
    WithdrawNudge,
)
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.engine import requests
from tests.machine import Machine

MONDAY = "2026-03-02"


def rules(routine: dict[str, Any] | None = None, **sitting: Any) -> Rules:
    """The default rules with these of ``sitting`` (timedeltas as minutes) and ``routine`` instead."""
    plain = Rules()
    spans: dict[str, Any] = {
        key: timedelta(minutes=value) if key != "max_snoozes" else value for key, value in sitting.items()
    }
    return replace(plain, sitting=replace(plain.sitting, **spans), routine=replace(plain.routine, **(routine or {})))


class Day(Machine):
    """Starts the program at ``start`` ("HH:MM" of Monday 2026-03-02, or with a date) in ``zone``; nobody is there.

    ``reports`` and ``tells`` as in ``Machine``.
    """

    def __init__(
        self,
        start: str = "08:55",
        rules: Rules | None = None,
        zone: str = "Europe/Berlin",
        *,
        reports: bool = True,
        tells: bool = True,
    ) -> None:
        self.zone = ZoneInfo(zone)
        self.lines: list[str] = []
        now = Instant(self._when(start), timedelta(hours=50), self.zone)
        super().__init__(now, rules or Rules(), reports=reports, tells=tells)

    def came(self, effect: Effect) -> None:
        if line := _line(effect):
            self.lines.append(f"{_clock(self.clock.now())} {line}")

    def press(self, name: str) -> Day:
        """A button, a menu entry or a command by its name, "snooze" say."""
        make = requests.event(name)
        assert make is not None, name
        self.happen(make)
        return self

    def to(self, when: str) -> Day:
        """Let time pass until ``when``, ringing every alarm on the way."""
        return self.wait(self._when(when) - self.clock.now().wall)

    def seen(self, *lines: str) -> Day:
        """Exactly these effects came, at these times, since the last ``seen``; a missing and an extra one both fail."""
        came, self.lines = self.lines, []
        assert came == list(lines)
        return self

    def _when(self, text: str) -> datetime:
        if len(text) <= 8:
            day = f"{self.clock.now().local:%Y-%m-%d}" if hasattr(self, "clock") else MONDAY
            text = f"{day} {text}"
        return datetime.fromisoformat(text).replace(tzinfo=self.zone).astimezone(UTC)


def _clock(now: Instant) -> str:
    return f"{now.local:%H:%M:%S}".removesuffix(":00")


def _line(effect: Effect) -> str:
    match effect:
        case ShowNudge(level=level, may_snooze=may_snooze):
            return f"nudge {level}" if may_snooze else f"nudge {level} (no snooze)"
        case WithdrawNudge(reason=reason):
            return f"withdraw {reason.value}"
        case HoldNudge(reason=reason):
            return f"hold {reason.value}"
        case RecordBreak(began=began, ended=ended, kind=kind):
            return f"break {kind.value} {round((ended - began).total_seconds() / 60, 2):g} min"
        case OpenRoutine(slot=slot, popped_up=popped_up):
            return f"routine {slot}" if popped_up else "routine asked"
        case CloseSlot(slot=slot, outcome=outcome):
            return f"closed {slot} {outcome.value}"
        case RecordSession(complete=complete):
            return "session complete" if complete else "session"
        case Refuse(why=why):
            return f"refused {why.value}"
        case _:
            return type(effect).__name__ if type(effect).__name__ == "AnnounceRoutine" else ""
