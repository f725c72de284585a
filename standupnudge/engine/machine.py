"""A computer with somebody at it, on which the program runs or not; all of it virtual."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Mapping
from datetime import timedelta
from typing import Any, TypeVar

from standupnudge.config.load import parse
from standupnudge.core import wording
from standupnudge.core.effects import Effect, Effects, Refuse
from standupnudge.core.events import Event, FellAsleep, Locked, Sign, SignsChanged, Started, Stopped, Unlocked, Woke
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import State
from standupnudge.engine import requests
from standupnudge.engine.engine import Engine
from standupnudge.engine.scenario import LONGEST, Scenario, zone_named
from standupnudge.engine.virtual import VirtualAlarm, VirtualClock, VirtualInput, VirtualSigns, VirtualStore
from standupnudge.errors import ConfigError

T = TypeVar("T")
Row = Mapping[str, Any]

_UP_FOR = timedelta(hours=50)  # how long the machine has been running at the start; any time would do


class NonsenseError(Exception):
    """A line that makes no sense at that moment; says why."""


def driven(work: Coroutine[Any, Any, T]) -> T:
    """Run ``work`` to its end; in virtual time nothing waits."""
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    raise RuntimeError("something waits, in virtual time")


async def _shown_nowhere(effect: Effect, rules: Rules) -> None:
    """In a scenario nothing is shown; what is kept is what is told."""


class Machine:
    """A computer with somebody at it, on which the program runs or not."""

    def __init__(self, scenario: Scenario) -> None:
        self._clock = VirtualClock(Instant(scenario.start, _UP_FOR, scenario.zone))
        self._alarm, self._input = VirtualAlarm(self._clock), VirtualInput(self._clock, tells_return=True)
        self._signs, self._store = VirtualSigns(), VirtualStore()
        self._config = scenario.config
        self._working = self._locked = self._asleep = False
        self._engine: Engine | None = None
        self._start_engine()

    def _start_engine(self) -> None:
        self._engine = Engine(
            clock=self._clock,
            alarm=self._alarm,
            idle=self._input,
            quiet=self._signs,
            store=self._store,
            perform=_shown_nowhere,
            changed=None,
            rules=self._config.rules,
        )
        self._step(lambda at: Started(at, locked=self._locked))

    # -- time

    def pass_time(self, until: timedelta) -> Iterator[Row]:
        """Ring every alarm up to ``until`` (since the start), and tell what comes of it."""
        target = _UP_FOR + until
        while not self._asleep and self._alarm.due is not None and self._alarm.due <= target:
            self._clock.go(max(self._alarm.due - self._clock.now().elapsed, timedelta(0)))
            self._alarm.due = None
            self._step(None)
            yield from self._told()
        self._clock.go(target - self._clock.now().elapsed)

    def _told(self) -> list[Row]:
        rows, self._store.records = self._store.records, []
        return rows

    def happen(self, what: Callable[[Machine], None], line: str) -> Iterator[Row]:
        """Let it happen, as ``line`` says; the program looks after it."""
        try:
            what(self)
        except NonsenseError as why:
            yield from self._told()
            at = self._clock.now().local.isoformat(timespec="seconds")
            yield {"at": at, "what": "problem", "text": f"{line}: {why}"}
            return
        self._tell_program(None)
        yield from self._told()

    # -- the program and the machine

    def _step(self, make: Callable[[Instant], Event] | None) -> Effects:
        return driven(self._running.step(make))

    @property
    def _running(self) -> Engine:
        if self._engine is None:
            raise NonsenseError("The program is not running.")
        return self._engine

    @property
    def state(self) -> State:
        """What the program remembers; raises ``NonsenseError`` if it doesn't run."""
        return self._running.state

    @property
    def rules(self) -> Rules:
        """Those of the configuration."""
        return self._config.rules

    def _tell_program(self, make: Callable[[Instant], Event] | None) -> None:
        """The machine has news for the program, if it runs and is awake; without news it looks."""
        if self._engine is not None and not self._asleep:
            self._step(make)

    def ask(self, make: Callable[[Instant], Event]) -> None:
        """Somebody wants something of the program."""
        if self._asleep:
            raise NonsenseError("The machine is asleep.")
        for effect in self._step(make):
            if isinstance(effect, Refuse):
                raise NonsenseError(wording.refusal(effect.why))

    # -- the person and the machine

    def work(self, _: None) -> None:
        """Input every second, while the machine is awake and unlocked."""
        if not self._working:
            self._working = True
            self._adjust_input()

    def idle(self, _: None) -> None:
        """No input after now."""
        self._working = False
        self._input.rest()

    def _adjust_input(self) -> None:
        if self._working and not self._locked and not self._asleep:
            self._input.work()
        else:
            self._input.rest()

    def lock(self, _: None) -> None:
        """The screen is locked."""
        if self._locked:
            raise NonsenseError("The screen is locked already.")
        self._tell_program(Locked)
        self._locked = True
        self._adjust_input()

    def busy(self, _: None) -> None:
        """Keys on the lock screen."""
        if not self._locked or self._asleep:
            raise NonsenseError("The screen is not locked.")
        self._input.work()

    def unlock(self, _: None) -> None:
        """The screen is unlocked."""
        if not self._locked or self._asleep:
            raise NonsenseError("The screen is not locked, or the machine is asleep.")
        self._input.rest()
        self._locked = False
        self._adjust_input()
        self._tell_program(Unlocked)

    def suspend(self, _: None) -> None:
        """The machine sleeps, and the program with it."""
        if self._asleep:
            raise NonsenseError("The machine is asleep already.")
        self._tell_program(FellAsleep)
        self._asleep = True
        self._adjust_input()

    def resume(self, _: None) -> None:
        """The machine is awake again."""
        if not self._asleep:
            raise NonsenseError("The machine is awake.")
        self._asleep = False
        self._adjust_input()
        if self._locked:
            self._tell_program(Locked)  # before it is told that the machine is awake: there was no gap
        self._tell_program(Woke)
        if self._engine is not None and self._engine.rules != self._config.rules:
            driven(self._engine.adopt(self._config.rules))

    def sign(self, sign: Sign, there: bool) -> None:
        """A call begins or ends, and so on."""
        if there == (sign in self._signs.there):
            raise NonsenseError(f"That is {'on' if there else 'off'} already.")
        self._signs.there = self._signs.there ^ {sign}
        self._tell_program(lambda at: SignsChanged(at, self._signs.there))

    def clock(self, span: timedelta) -> None:
        """The wall clock is stepped."""
        if not abs(span) <= LONGEST or (self._clock.now().wall + span).year not in requests.YEARS:
            raise NonsenseError("A clock is set by ten years at most, and to a year from 1970 to 2200.")
        self._clock.step(span)

    def zone(self, name: str) -> None:
        """The time zone is another."""
        zone = zone_named(name)
        if zone is None:
            raise NonsenseError(f"There is no time zone {name}.")
        self._clock.travel(zone)

    # -- the program

    def quit(self, _: None) -> None:
        """It stops in an orderly way."""
        self.ask(Stopped)
        self._engine, self._alarm.due = None, None

    def kill(self, _: None) -> None:
        """It is gone without a word."""
        if self._running and not self._asleep:
            self._engine, self._alarm.due = None, None
        else:
            raise NonsenseError("The machine is asleep.")

    def start(self, _: None) -> None:
        """It starts, from what it has kept."""
        if self._engine is not None:
            raise NonsenseError("The program is running already.")
        if self._asleep:
            raise NonsenseError("The machine is asleep.")
        self._start_engine()

    def configure(self, text: str) -> None:
        """The configuration is edited: these keys, over those so far."""
        try:
            self._config = parse(text, "config", base=self._config)
        except ConfigError as error:
            raise NonsenseError(str(error.problems[0])) from error
        if self._engine is not None and not self._asleep:
            driven(self._engine.adopt(self._config.rules))
