"""The scenario language as a fluent helper: a day in virtual time through the real engine, store and rules.

Input is either on (a key every second) or off. Time moves only in ``to``; on the way every alarm that the engine set
rings at its instant, so that a rule that needs a wake-up it did not ask for fails here.

    day = Day("09:00").work().to("09:40").seen("09:30 nudge 1", "09:35 nudge 2", "09:40 nudge 3")
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from standupnudge.core.effects import (
    CloseSlot,
    Effect,
    Effects,
    HoldNudge,
    OpenRoutine,
    RecordBreak,
    RecordSession,
    Refuse,
    ShowNudge,
    WithdrawNudge,
)
from standupnudge.core.events import Event, Started, Stopped
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import State
from standupnudge.core.views import TrayView
from standupnudge.engine import requests
from standupnudge.engine.engine import Engine
from tests.fakes import FakeAlarm, FakeClock, FakeIdle, FakeSigns, FakeStore

T = TypeVar("T")
MONDAY = "2026-03-02"


def rules(routine: dict[str, Any] | None = None, **sitting: Any) -> Rules:
    """The default rules with these of ``sitting`` (timedeltas as minutes) and ``routine`` instead."""
    plain = Rules()
    spans: dict[str, Any] = {
        key: timedelta(minutes=value) if key != "max_snoozes" else value for key, value in sitting.items()
    }
    return replace(plain, sitting=replace(plain.sitting, **spans), routine=replace(plain.routine, **(routine or {})))


class Day:
    """Starts the program at ``start`` ("HH:MM" of Monday 2026-03-02, or with a date) in ``zone``; nobody is there.

    ``reports``: the platform reports that somebody is back, else it is found by polling (S4).
    ``effects``: all that came, each with the instant.
    """

    def __init__(
        self,
        start: str = "08:55",
        rules: Rules | None = None,
        zone: str = "Europe/Berlin",
        *,
        reports: bool = True,
    ) -> None:
        self._reports = reports
        self.zone = ZoneInfo(zone)
        began = self._when(start)
        self.clock = FakeClock(Instant(began, timedelta(hours=50), self.zone))
        self.alarm, self.idle, self.store = FakeAlarm(self.clock), FakeIdle(self.clock), FakeStore()
        self.signs = FakeSigns()
        self.rules = rules or Rules()
        self.lines: list[str] = []
        self.effects: list[tuple[Instant, Effect]] = []
        self.wakeups = 0
        self.views: list[TrayView] = []
        self._start()

    def _start(self) -> None:
        async def perform(effect: Effect, rules: Rules) -> None:
            self.effects.append((self.clock.now(), effect))
            line = _line(effect)
            if line:
                self.lines.append(f"{_clock(self.clock.now())} {line}")

        self.engine = Engine(
            clock=self.clock,
            alarm=self.alarm,
            idle=self.idle,
            quiet=self.signs,
            store=self.store,
            perform=perform,
            changed=self.views.append,
            rules=self.rules,
            return_reported=self._reports,
        )
        self.happen(Started)

    @property
    def state(self) -> State:
        return self.engine.state

    def happen(self, make: Callable[[Instant], Event]) -> Effects:
        """Something happens now."""
        return _driven(self.engine.step(make))

    def work(self) -> Day:
        """Input every second from now on; where the platform reports returns, that is noticed at once."""
        self.idle.work()
        if self._reports:
            self.look()
        return self

    def away(self) -> Day:
        """No input after now."""
        self.idle.rest()
        return self

    def press(self, name: str) -> Day:
        """A button, a menu entry or a command by its name, "snooze" say."""
        make = requests.event(name)
        assert make is not None, name
        self.happen(make)
        return self

    def to(self, when: str) -> Day:
        """Let time pass until ``when``, ringing every alarm on the way."""
        return self.wait(self._when(when) - self.clock.now().wall)

    def wait(self, span: timedelta) -> Day:
        """The same, for so long."""
        target = self.clock.now().elapsed + span
        while self.alarm.due is not None and self.alarm.due <= target:
            self.clock.go(max(self.alarm.due - self.clock.now().elapsed, timedelta(0)))
            self.alarm.due = None
            self.wakeups += 1
            self.look()
        self.clock.go(target - self.clock.now().elapsed)
        return self

    def look(self) -> Day:
        """The engine looks at the idle time, though no alarm has rung."""
        _driven(self.engine.step(None))
        return self

    def change(self, new: Rules) -> Day:
        """The configuration is edited."""
        self.rules = new
        _driven(self.engine.adopt(new))
        return self

    def kill(self) -> Day:
        """The program is gone without a word."""
        self.alarm.due = None
        return self

    def quit(self) -> Day:
        """The program stops in an orderly way."""
        self.happen(Stopped)
        return self.kill()

    def start(self) -> Day:
        """The program starts again, from what is on disk."""
        self._start()
        return self

    def reboot(self) -> Day:
        """The elapsed clock begins anew."""
        self.clock.reboot()
        return self

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


def _driven(work: Coroutine[Any, Any, T]) -> T:
    """Run ``work`` to its end; in virtual time nothing may wait."""
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    raise AssertionError("the engine waits for something")


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
