"""Plays a scenario: the engine of the tray program, on a clock and ports that are virtual. Nothing in it knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from standupnudge.core.events import (
    AnnouncementClosed,
    Event,
    NudgeClosed,
    RoutineAsked,
    RoutineLeft,
    RoutineRated,
    RoutineStarted,
    RoutineTicked,
    Sign,
)
from standupnudge.core.instant import Instant
from standupnudge.core.rules import OnClick, PopUp
from standupnudge.core.state import Exercising, Sitting
from standupnudge.engine import requests
from standupnudge.engine.machine import Machine, NonsenseError, Row
from standupnudge.engine.scenario import Line, Scenario
from standupnudge.engine.script import Done

PRINTED = frozenset({"nudge", "withdraw", "hold", "break", "routine", "routine_closed", "offer", "notice", "problem"})
EXERCISES = ("bent_knee_plank", "glute_bridge", "reverse_lunge", "runners_arabesque")


def play(scenario: Scenario) -> Iterator[Row]:
    """What happens, row by row, in order: ``at``, ``what`` and details."""
    return (row for row in kept(scenario) if row["what"] in PRINTED)


def kept(scenario: Scenario) -> Iterator[Row]:
    """All that is kept (``core.chronicle``), and the problems."""
    machine = Machine(scenario)
    for line in scenario.lines:
        if line.at > scenario.until:
            break
        yield from machine.pass_time(line.at)
        yield from machine.happen(_what(line), f"line {line.number}: {line.text}")
    yield from machine.pass_time(scenario.until)


def _what(line: Line) -> Callable[[Machine], None]:
    happen, value = _LINES[line.script.word], line.script.value
    return lambda machine: happen(machine, value)


def _press(machine: Machine, what: str) -> None:
    """A button of the nudge on screen, its text, or its cross."""
    phase = machine.state.phase
    if not isinstance(phase, Sitting) or not phase.nudging.on_screen:
        raise NonsenseError("No nudge is on screen.")
    if what == "click" and machine.rules.sitting.on_click is OnClick.NONE:
        raise NonsenseError("A click does nothing: on_click is none.")
    match what:
        case "click":
            machine.ask(RoutineAsked)
        case "close":
            machine.ask(NudgeClosed)
        case _:
            machine.ask(_requested(what))


def _routine(machine: Machine, what: Done | str) -> None:
    """Something in the routine's window."""
    match what:
        case Done():
            _finish(machine, ("timer",) * len(EXERCISES))
            machine.ask(lambda at: RoutineRated(at, what.effort, what.pain))
        case "partly":
            _finish(machine, ("timer", *("",) * (len(EXERCISES) - 1)))
            machine.ask(RoutineRated)
        case "started":
            if isinstance(machine.state.phase, Exercising):
                raise NonsenseError("The routine has been started already.")
            machine.ask(RoutineStarted)
        case "closed":
            _close(machine)
        case "skipped":
            _answer(machine, "routine skip")
        case _:
            _answer(machine, f"routine {what}")


def _answer(machine: Machine, name: str) -> None:
    """Put off or skip what is on screen; the window closes."""
    _need_shown(machine)
    machine.ask(_requested(name))
    machine.ask(RoutineLeft)


def _finish(machine: Machine, ticks: tuple[str, ...]) -> None:
    pairs = tuple(zip(EXERCISES, ticks, strict=True))
    machine.ask(lambda at: RoutineTicked(at, pairs))
    machine.ask(RoutineLeft)


def _close(machine: Machine) -> None:
    if machine.state.window is None:
        _need_shown(machine)
        machine.ask(AnnouncementClosed)
        return
    machine.ask(RoutineLeft)
    machine.ask(RoutineRated)


def _need_shown(machine: Machine) -> None:
    """What is put off, skipped or closed has to be on screen: a window, or the notification in its place."""
    state = machine.state
    open_slot = state.weekly.open
    announced = open_slot is not None and open_slot.shown and machine.rules.routine.pop_up is PopUp.NOTIFICATION
    if open_slot is None or not (state.window is not None or announced):
        raise NonsenseError("No routine is on screen.")


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
    "press": _press,
    **{name: _by_name(name) for name in ("up", "snooze", "skip", "standing", "sitting")},
    "pause": Machine.ask,
    "resume_nudges": _by_name("resume"),
    "routine": _routine,
    "offer": lambda machine, answer: machine.ask(_requested(f"offer {answer}")),
    "clock": Machine.clock,
    "zone": Machine.zone,
    "quit": Machine.quit,
    "kill": Machine.kill,
    "start": Machine.start,
    "config": Machine.configure,
}
