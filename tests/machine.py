"""A computer with somebody at it, in virtual time: the real engine on ports that only a test moves.

``Day`` in ``tests.day`` is this with a language for what is to be seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Self, TypeVar

from standupnudge.core.effects import Effect, Effects
from standupnudge.core.events import (
    Event,
    FellAsleep,
    Locked,
    Sign,
    SignsChanged,
    Started,
    Stopped,
    Unlocked,
    Woke,
)
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import State
from standupnudge.core.views import TrayView
from standupnudge.engine.engine import Engine
from tests.fakes import FakeAlarm, FakeClock, FakeIdle, FakeSigns, FakeStore

T = TypeVar("T")


class KilledError(BaseException):
    """The program is gone in the middle of what it did."""


@dataclass
class Span:
    """When something was so, in the machine's own time (``t``); ``ended`` is ``None`` while it still is."""

    began: timedelta
    ended: timedelta | None = None


class Machine:
    """Starts the program at ``now``; nobody is there.

    ``reports``: the platform reports that somebody is back, else it is found by polling (S4).
    ``tells``: a call and the like are told at once, else they are only found by asking.
    ``effects``: all that came, each with the instant. ``witness`` is called with each as it comes.
    ``spans``: what was true of person and machine, whatever the program knows of it, by name: "keys" (input that
    counts: awake and unlocked), "locked", "asleep", "off" (the program does not run), and the values of ``Sign``.
    """

    engine_type = Engine

    def __init__(
        self,
        now: Instant,
        rules: Rules,
        *,
        reports: bool = True,
        tells: bool = True,
    ) -> None:
        self._reports, self._tells = reports, tells
        self.clock = FakeClock(now)
        self._boot_at = -self.clock.now().elapsed
        self.alarm, self.store = FakeAlarm(self.clock), FakeStore()
        self.idle = FakeIdle(self.clock, tells_return=reports)
        self.signs = FakeSigns()
        self.rules = rules
        self.effects: list[tuple[Instant, Effect]] = []
        self.witness: Callable[[Effect], None] = lambda effect: None
        self.wakeups = 0
        self.views: list[TrayView] = []
        self.spans: dict[str, list[Span]] = defaultdict(list)
        self._working = self._busy = False
        self._dies_in: int | None = None
        self._start()

    def _start(self) -> None:
        async def perform(effect: Effect, rules: Rules) -> None:
            if self._dies_in is not None:
                self._dies_in -= 1
                if self._dies_in < 0:
                    raise KilledError
            self.effects.append((self.clock.now(), effect))
            self.came(effect)
            self.witness(effect)

        self._dies_in = None
        self.engine = self.engine_type(
            clock=self.clock,
            alarm=self.alarm,
            idle=self.idle,
            quiet=self.signs,
            store=self.store,
            perform=perform,
            changed=self.views.append,
            rules=self.rules,
        )
        self._note("off", so=False)
        self.happen(lambda at: Started(at, locked=self.so("locked")))

    def came(self, effect: Effect) -> None:
        """Note an effect in words."""

    @property
    def t(self) -> timedelta:
        """The machine's own time: since the start, whatever is done to clocks and machine."""
        return self.clock.now().elapsed + self._boot_at

    def so(self, name: str) -> bool:
        """Whether that is so now."""
        return bool(self.spans[name]) and self.spans[name][-1].ended is None

    def _note(self, name: str, *, so: bool) -> None:
        if self.so(name):
            self.spans[name][-1].ended = self.t
        if so:
            self.spans[name].append(Span(self.t))

    @property
    def state(self) -> State:
        return self.engine.state

    def happen(self, make: Callable[[Instant], Event]) -> Effects:
        """Something happens now."""
        return self._through(self.engine.step(make)) or ()

    def _through(self, work: Coroutine[Any, Any, T]) -> T | None:
        """Let the program do it; one that is killed at it starts again."""
        try:
            return _driven(work)
        except KilledError:
            self.kill().start()
            return None

    def _tell(self, make: Callable[[Instant], Event]) -> None:
        """The machine has news for the program, if it runs and is awake."""
        if not self.so("off") and not self.so("asleep"):
            self.happen(make)

    def work(self) -> Self:
        """Input every second from now on; where the platform reports returns, that is noticed at once."""
        self._working = True
        self._adjust_input()
        if self._reports:
            self.look()
        return self

    def away(self) -> Self:
        """No input after now."""
        self._working = False
        return self._adjust_input()

    def _adjust_input(self) -> Self:
        self._busy = False
        counts = self._working and not self.so("locked") and not self.so("asleep")
        self._note("keys", so=counts)
        (self.idle.work if counts else self.idle.rest)()
        return self

    def lock(self) -> Self:
        """The screen is locked; who typed does so again when it is unlocked."""
        self._tell(Locked)
        self._note("locked", so=True)
        return self._adjust_input()

    def busy(self) -> Self:
        """Keys on the lock screen, which do not count."""
        self._busy = True
        self.idle.work()
        return self

    def unlock(self) -> Self:
        """The screen is unlocked; the last of the keys on it, if there were any, is of this instant and counts."""
        self._note("locked", so=False)
        self._note("keys", so=self._busy)
        self._adjust_input()
        self._tell(Unlocked)
        return self

    def suspend(self) -> Self:
        """The machine sleeps, and the program with it."""
        self._tell(FellAsleep)
        self._note("asleep", so=True)
        return self._adjust_input()

    def resume(self) -> Self:
        """The machine is awake again."""
        self._note("asleep", so=False)
        self._adjust_input()
        if self.so("locked"):
            self._tell(Locked)
        self._tell(Woke)
        return self.change(self.rules) if self.engine.rules != self.rules else self

    def sign(self, sign: Sign, there: bool) -> Self:
        """A call begins or ends, and so on; that is told at once or found by asking."""
        self._note(sign.value, so=there)
        self.signs.there = self.signs.there | {sign} if there else self.signs.there - {sign}
        if self._tells:
            self._tell(lambda at: SignsChanged(at, self.signs.there))
        return self

    def wait(self, span: timedelta) -> Self:
        """Let ``span`` pass, ringing every alarm on the way."""
        target = self.clock.now().elapsed + span
        while not self.so("asleep") and self.alarm.due is not None and self.alarm.due <= target:
            self.clock.go(max(self.alarm.due - self.clock.now().elapsed, timedelta(0)))
            self.alarm.due = None
            self.wakeups += 1
            self.look()
        self.clock.go(target - self.clock.now().elapsed)
        return self

    def look(self) -> Self:
        """The engine looks at the idle time, though no alarm has rung."""
        if not self.so("off") and not self.so("asleep"):
            self._through(self.engine.step(None))
        return self

    def change(self, new: Rules) -> Self:
        """The configuration is edited; a program that is off or asleep sees it later."""
        self.rules = new
        if not self.so("off") and not self.so("asleep"):
            self._through(self.engine.adopt(new))
        return self

    def kill(self) -> Self:
        """The program is gone without a word."""
        self.alarm.due, self._dies_in = None, None
        self._note("off", so=True)
        return self

    def kill_at_effect(self, number: int) -> Self:
        """The program will be gone, and started again, before it performs its effect of that number from now."""
        self._dies_in = number
        return self

    def quit(self) -> Self:
        """The program stops in an orderly way."""
        self._tell(Stopped)
        return self.kill()

    def start(self) -> Self:
        """The program starts again, from what is on disk."""
        self._start()
        return self

    def reboot(self) -> Self:
        """The elapsed clock begins anew, and the idle time with it."""
        before = self.t
        self.clock.reboot()
        self._boot_at = before - self.clock.now().elapsed
        self.idle = FakeIdle(self.clock, tells_return=self._reports)
        return self._adjust_input()


def _driven(work: Coroutine[Any, Any, T]) -> T:
    """Run ``work`` to its end; in virtual time nothing may wait."""
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    raise AssertionError("the engine waits for something")
