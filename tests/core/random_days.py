"""Random days: moves that a hypothesis test draws, and what each does to a `Day`. Time passes before each move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from standupnudge.core.events import (
    AnnouncementClosed,
    Event,
    Later,
    NudgeClosed,
    RoutineLeft,
    RoutinePostponed,
    RoutineSkipped,
    RoutineStarted,
    RoutineTicked,
    Sign,
)
from standupnudge.core.instant import Instant
from standupnudge.core.rules import HoursRange, PopUp, Rules
from standupnudge.core.state import Sitting
from standupnudge.engine.engine import Engine
from tests.day import Day, rules

OFFICE = tuple(HoursRange(day=day, start=time(8, 30), end=time(17, 0)) for day in range(5))
TODAY = {"days": (0,), "at": time(10, 15)}
RULES = {
    "default": rules(TODAY),
    "short": rules(TODAY, nudge_after=12, repeat_every=3, snooze=2, away_after=2),
    "long": rules({"days": (0, 3), "at": time(9, 40)}, nudge_after=60, repeat_every=10, snooze=7),
    "patient": rules({**TODAY, "pop_up": PopUp.NOTIFICATION}, nudge_after=45, away_after=20, max_snoozes=0),
    "office": replace(rules(TODAY, warn_before=0), hours=OFFICE),
}
SUNDAY = {"days": (6,), "at": time(10, 15)}
BARE = {  # no hours, and no appointment for days: start on a Wednesday
    "bare default": rules(SUNDAY),
    "bare short": rules(SUNDAY, nudge_after=12, repeat_every=3, snooze=2, away_after=2),
    "bare long": rules(SUNDAY, nudge_after=60, repeat_every=10, snooze=7),
}


class _Untold(Engine):
    """Says nothing to the tray, which is a third of its work and decides nothing."""

    def _show(self) -> None:
        pass


class RandomDay(Day):
    """A day with much on it."""

    engine_type = _Untold


AT_THE_KEYS = ("work", "work", "away")
MACHINE = ("screen", "screen", "lid", "busy")
BUSY = ("call", "call", "video", "full screen", "do not disturb")
ANSWERS = ("up", "up and go", "snooze", "skip", "close", "routine")
PAUSES = ("resume", "resume", "pause", "pause 30m", "pause 1h", "pause tomorrow")
PRESSES = (*ANSWERS, *PAUSES)
STANDING = ("standing", "standing", "sitting")
IN_THE_WINDOW = (
    "close announcement",
    "timer",
    "tick some",
    "tick all",
    "leave",
    "later 15m",
    "later 1h",
    "later tomorrow",
    "skip routine",
    "do all",
    "do some",
)
COMPOUND = {"do all": ("timer", "tick all", "leave"), "do some": ("timer", "tick some", "leave")}
CHANGES = tuple(f"rules {name}" for name in RULES)
BARE_CHANGES = tuple(f"rules {name}" for name in BARE)
STOPS = ("restart", "kill", "off", "die")
CLOCKS = ("clock +2h", "clock -2h", "clock +90s", "clock -90s")
ZONES = ("zone America/New_York", "zone Asia/Kathmandu", "zone Europe/Berlin")
UPSETS = (*STOPS, "reboot", *CLOCKS)


@dataclass(frozen=True)
class Move:
    """``what`` happens, ``after`` so long in which nothing else does.

    ``None``: when a nudge is on screen, or else in an hour.
    """

    after: timedelta | None
    what: str

    def __repr__(self) -> str:
        return f"+{'nudge' if self.after is None else round(self.after.total_seconds())} {self.what}"


def counts(most: int) -> st.SearchStrategy[int]:
    """How many moves: often all of them, so that a run sees enough; fewer where a failing day is made shorter."""
    return st.integers(1, most) | st.just(most)


@st.composite
def moves(draw: st.DrawFn, *kinds: tuple[str, ...], most: int = 32) -> list[Move]:
    """Days of such moves, each kind as likely as the others, and keys as two. They begin at work.

    Drawn by plain chance, so that hardly a run lacks anything; a failing day is made shorter, not simpler.
    """
    random, count = draw(st.randoms(use_true_random=True)), draw(counts(most))
    of = (AT_THE_KEYS, AT_THE_KEYS, *kinds)
    rest = [Move(_wait(random), random.choice(random.choice(of))) for _ in range(count)]
    return [Move(timedelta(0), "work"), *rest]


def _wait(random: Random) -> timedelta | None:
    seconds = random.choice((None, random.randint(1, 180), random.randint(180, 3000)))
    return None if seconds is None else timedelta(seconds=seconds)


def ruled() -> st.SearchStrategy[Rules]:
    """The rules that a day begins with."""
    return st.sampled_from(list(RULES.values()))


def pass_time(day: Day, move: Move) -> None:
    """Let the time before ``move`` pass."""
    if move.after is not None:
        day.wait(move.after)
        return
    for _ in range(60):
        if isinstance(day.state.phase, Sitting) and day.state.phase.nudging.on_screen:
            return
        day.wait(timedelta(minutes=1))


def reach(day: Day, what: str) -> None:
    """Who wants something of the program opens the lid and starts it, if need be."""
    if what in _BY_HAND:
        return
    if day.so("asleep"):
        day.resume()
    if day.so("off"):
        day.start()


def apply(day: Day, what: str) -> None:
    """Let ``what`` happen now."""
    reach(day, what)
    if what in _BY_HAND:
        _BY_HAND[what](day)
    elif what == "up and go":
        day.press("up").away()
    else:
        for each in COMPOUND.get(what, (what,)):
            if each in _IN_THE_WINDOW:
                day.happen(_IN_THE_WINDOW[each])
            else:
                day.press(each)


def play(day: RandomDay, moves_of_it: list[Move]) -> RandomDay:
    """The whole day."""
    for move in moves_of_it:
        pass_time(day, move)
        apply(day, move.what)
    return day


def _ticked(second: str) -> Callable[[Instant], Event]:
    return lambda at: RoutineTicked(at, (("bridge", "timer"), ("lunge", second)))


def _later(by: Later) -> Callable[[Instant], Event]:
    return lambda at: RoutinePostponed(at, by)


def _changed(new: Rules) -> Callable[[Day], object]:
    return lambda day: day.change(new)


def _sit_down(day: Day) -> None:
    """Somebody comes, and does what it takes to type."""
    if day.so("asleep"):
        day.resume()
    if day.so("locked"):
        day.unlock()
    day.work()


def _screen(day: Day) -> None:
    if not day.so("asleep"):
        (day.unlock if day.so("locked") else day.lock)()


def _trip(day: Day) -> None:
    """Three days with the lid down."""
    if not day.so("asleep"):
        day.suspend()
    day.wait(timedelta(days=3)).resume()


def _busy(day: Day) -> None:
    if day.so("locked") and not day.so("asleep"):
        day.busy()


def _off(day: Day) -> None:
    """Goes in an orderly way, if there is a program awake to be stopped."""
    if not day.so("off") and not day.so("asleep"):
        day.quit()


def _die(day: Day, *, at_effect: int | None = None) -> None:
    if day.so("off") or day.so("asleep"):
        return
    if at_effect is not None:
        day.kill_at_effect(at_effect)
        return
    day.kill()


def _again(stop: Callable[[Day], object], between: Callable[[Day], object] = lambda day: None) -> Callable[[Day], None]:
    """Stopped in that way and started again at once; a machine that sleeps is woken before."""

    def run(day: Day) -> None:
        if day.so("asleep"):
            day.resume()
        stop(day)
        between(day)
        day.start()

    return run


def _toggle(sign: Sign) -> Callable[[Day], object]:
    return lambda day: day.sign(sign, not day.so(sign.value))


def _stepped(span: timedelta) -> Callable[[Day], object]:
    return lambda day: day.clock.step(span)


def _travelled(zone: str) -> Callable[[Day], object]:
    return lambda day: day.clock.travel(ZoneInfo(zone))


_BY_HAND: dict[str, Callable[[Day], object]] = {
    "work": _sit_down,
    "away": Day.away,
    "screen": _screen,
    "lid": lambda day: (day.resume if day.so("asleep") else day.suspend)(),
    "busy": _busy,
    "trip": _trip,
    **{sign.value: _toggle(sign) for sign in Sign},
    "restart": _again(_off),
    "kill": _again(_die),
    "reboot": _again(_off, Day.reboot),
    "off": _off,
    "die": _die,
    **{f"die at effect {number}": partial(_die, at_effect=number) for number in range(3)},
    "clock +2h": _stepped(timedelta(hours=2)),
    "clock -2h": _stepped(timedelta(hours=-2)),
    "clock +30h": _stepped(timedelta(hours=30)),
    "clock -30h": _stepped(timedelta(hours=-30)),
    "clock +90s": _stepped(timedelta(seconds=90)),
    "clock -90s": _stepped(timedelta(seconds=-90)),
    **{zone: _travelled(zone.removeprefix("zone ")) for zone in ZONES},
    **{f"rules {name}": _changed(each) for name, each in (RULES | BARE).items()},
}
_IN_THE_WINDOW: dict[str, Callable[[Instant], Event]] = {
    "close": NudgeClosed,
    "close announcement": AnnouncementClosed,
    "timer": RoutineStarted,
    "tick some": _ticked(""),
    "tick all": _ticked("hand"),
    "leave": RoutineLeft,
    "skip routine": RoutineSkipped,
    **{f"later {by.value}": _later(by) for by in Later},
}
