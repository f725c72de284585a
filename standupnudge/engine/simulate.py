"""Plays a scenario: the engine of the tray program, on a clock and ports that are virtual. Nothing in it knows."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Mapping
from datetime import timedelta
from typing import Any, TypeVar

from standupnudge.config.load import parse
from standupnudge.core import wording
from standupnudge.core.effects import Effect, Effects, Refuse
from standupnudge.core.events import (
    AnnouncementClosed,
    Event,
    FellAsleep,
    Locked,
    NudgeClosed,
    RoutineAsked,
    RoutineLeft,
    RoutineRated,
    RoutineStarted,
    RoutineTicked,
    Sign,
    SignsChanged,
    Started,
    Stopped,
    Unlocked,
    Woke,
)
from standupnudge.core.instant import Instant
from standupnudge.core.rules import OnClick, Rules
from standupnudge.core.state import Exercising, Sitting
from standupnudge.engine import requests
from standupnudge.engine.engine import Engine
from standupnudge.engine.scenario import Line, Scenario, zone_named
from standupnudge.engine.script import Done
from standupnudge.engine.virtual import VirtualAlarm, VirtualClock, VirtualInput, VirtualSigns, VirtualStore
from standupnudge.errors import ConfigError

T = TypeVar("T")
Row = Mapping[str, Any]

PRINTED = frozenset({"nudge", "withdraw", "hold", "break", "routine", "routine_closed", "offer", "notice"})
EXERCISES = ("bent_knee_plank", "glute_bridge", "reverse_lunge", "runners_arabesque")
_UP_FOR = timedelta(hours=50)  # how long the machine has been running at the start; any time would do


class NonsenseError(Exception):
    """A line that makes no sense at that moment; says why."""


def play(scenario: Scenario) -> Iterator[Row]:
    """What happens, row by row, in order: ``at``, ``what`` and details."""
    machine = Machine(scenario)
    for line in scenario.lines:
        if line.at > scenario.until:
            break
        yield from machine.pass_time(line.at)
        yield from machine.happen(line)
    yield from machine.pass_time(scenario.until)


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
        self._alarm, self._input = VirtualAlarm(self._clock), VirtualInput(self._clock)
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
            return_reported=True,  # the program looks after each line
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
        return [row for row in rows if row["what"] in PRINTED]

    # -- lines

    def happen(self, line: Line) -> Iterator[Row]:
        """Let the line happen; the program looks after it."""
        try:
            _LINES[line.script.word](self, line.script.value)
        except NonsenseError as why:
            yield from self._told()
            at = self._clock.now().local.isoformat(timespec="seconds")
            yield {"at": at, "what": "problem", "text": f"line {line.number}: {line.text}: {why}"}
            return
        if self._engine is not None and not self._asleep:
            self._step(None)
        yield from self._told()

    def _step(self, make: Callable[[Instant], Event] | None) -> Effects:
        return driven(self._running.step(make))

    @property
    def _running(self) -> Engine:
        if self._engine is None:
            raise NonsenseError("The program is not running.")
        return self._engine

    def _tell_program(self, make: Callable[[Instant], Event]) -> None:
        """The machine has news for the program, if it runs and is awake."""
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

    # -- nudges and the routine

    def press(self, what: str) -> None:
        """A button of the nudge on screen, its text, or its cross."""
        phase = self._running.state.phase
        if not isinstance(phase, Sitting) or not phase.nudging.on_screen:
            raise NonsenseError("No nudge is on screen.")
        if what == "click" and self._config.rules.sitting.on_click is OnClick.NONE:
            raise NonsenseError("A click does nothing: on_click is none.")
        match what:
            case "click":
                self.ask(RoutineAsked)
            case "close":
                self.ask(NudgeClosed)
            case _:
                self.ask(_requested(what))

    def routine(self, what: Done | str) -> None:
        """Something in the routine's window."""
        match what:
            case Done():
                self._finish(("timer",) * len(EXERCISES))
                self.ask(lambda at: RoutineRated(at, what.effort, what.pain))
            case "partly":
                self._finish(("timer", *("",) * (len(EXERCISES) - 1)))
                self.ask(RoutineRated)
            case "started":
                if isinstance(self._running.state.phase, Exercising):
                    raise NonsenseError("The routine has been started already.")
                self.ask(RoutineStarted)
            case "closed":
                self._close()
            case "skipped":
                self._need_shown()
                self.ask(_requested("routine skip"))
            case _:
                self._need_shown()
                self.ask(_requested(f"routine {what}"))

    def _finish(self, ticks: tuple[str, ...]) -> None:
        pairs = tuple(zip(EXERCISES, ticks, strict=True))
        self.ask(lambda at: RoutineTicked(at, pairs))
        self.ask(RoutineLeft)

    def _close(self) -> None:
        if self._running.state.window is None:
            self._need_shown()
            self.ask(AnnouncementClosed)
            return
        self.ask(RoutineLeft)
        self.ask(RoutineRated)

    def _need_shown(self) -> None:
        """What is put off, skipped or closed has to be on screen: a window, or the notification in its place."""
        state = self._running.state
        open_slot = state.weekly.open
        announced = open_slot is not None and open_slot.shown and self._announces
        if open_slot is None or not (state.window is not None or announced):
            raise NonsenseError("No routine is on screen.")

    @property
    def _announces(self) -> bool:
        return self._config.rules.routine.pop_up.value == "notification"


def _requested(name: str) -> Callable[[Instant], Event]:
    make = requests.event(name)
    assert make is not None, name  # noqa: S101
    return make


def _by_name(name: str) -> Callable[[Machine, None], None]:
    return lambda machine, _: machine.ask(_requested(name))


def _sign(sign: Sign) -> Callable[[Machine, bool], None]:
    return lambda machine, there: machine.sign(sign, there)


_LINES: dict[str, Callable[[Machine, Any], None]] = {
    "work": Machine.work,
    "idle": Machine.idle,
    "lock": Machine.lock,
    "busy": Machine.busy,
    "unlock": Machine.unlock,
    "suspend": Machine.suspend,
    "resume": Machine.resume,
    **{sign.name.lower(): _sign(sign) for sign in Sign},
    "press": Machine.press,
    **{name: _by_name(name) for name in ("up", "snooze", "skip", "standing", "sitting")},
    "pause": Machine.ask,
    "resume_nudges": _by_name("resume"),
    "routine": Machine.routine,
    "offer": lambda machine, answer: machine.ask(_requested(f"offer {answer}")),
    "clock": Machine.clock,
    "zone": Machine.zone,
    "quit": Machine.quit,
    "kill": Machine.kill,
    "start": Machine.start,
    "config": Machine.configure,
}
