"""What was true of a person and a machine, told by what was done alone. Nothing here asks the program."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from standupnudge.core.effects import Effects, Refuse
from standupnudge.core.events import Sign
from standupnudge.core.rules import Rules
from tests.day import Day

SECOND = timedelta(seconds=1)
PRESENT_WITHIN = timedelta(minutes=2)  # N2
FOREVER = timedelta.max
LENGTHS = {"pause": FOREVER, "pause 30m": timedelta(minutes=30), "pause 1h": timedelta(hours=1)}
QUIET = (Sign.CALL, Sign.FULL_SCREEN, Sign.DO_NOT_DISTURB)
ENGAGING = (Sign.CALL, Sign.VIDEO)


def idle(day: Day) -> timedelta:
    """Since the last input that counts, to the second."""
    keys = day.spans["keys"]
    if not keys:
        return FOREVER
    return timedelta(0) if keys[-1].ended is None else day.t - keys[-1].ended


def engaged(day: Day) -> bool:
    """A call or a video is on (S3)."""
    return any(day.so(sign.value) for sign in ENGAGING)


def outside(day: Day, rules: Rules) -> bool:
    """Outside the working hours, none of which in these tests goes over midnight (Q1)."""
    if rules.hours is None:
        return False
    now = day.clock.now().local
    return not any(
        span.day == now.weekday() and span.start <= now.time() < (span.end or time.max) for span in rules.hours
    )


def tomorrow_at_six(day: Day) -> datetime:
    """The next 06:00 on the clock as it stands (Q2)."""
    now = day.clock.now().local
    six = now.replace(hour=6, minute=0, second=0, microsecond=0, fold=0)
    return six if six > now else six + timedelta(days=1)


@dataclass
class Said:
    """What the person told the program: a pause (Q2), standing (S6). ``press`` is called with each press."""

    pause_ends: timedelta = timedelta(0)  # in the day's own time
    pause_strikes: datetime | None = None
    stood_up: timedelta | None = None
    standing_may_be_over: bool = False

    def press(self, what: str, day: Day) -> None:
        if what in {"resume", "pause tomorrow", *LENGTHS}:
            self.pause_ends, self.pause_strikes = timedelta(0), None
        if what == "pause tomorrow":
            self.pause_strikes = tomorrow_at_six(day)
        if what in LENGTHS:
            self.pause_ends = FOREVER if LENGTHS[what] == FOREVER else day.t + LENGTHS[what]
        if what in {"sitting", "timer"}:
            self.stood_up = None

    def answered(self, what: str, day: Day, effects: Effects) -> None:
        """What came of the press."""
        if what == "standing" and not any(isinstance(effect, Refuse) for effect in effects):
            self.stood_up = day.t

    def paused(self, day: Day) -> bool:
        strikes = self.pause_strikes
        return day.t < self.pause_ends or (strikes is not None and day.clock.now().wall < strikes)

    def standing(self, day: Day) -> bool:
        """For sure: it has not lasted as long as it may, and there was no absence that could be a break."""
        if self.stood_up is None or day.t - self.stood_up >= day.engine.rules.standing.at_most:
            return False
        return not was_away(day, self.stood_up, PRESENT_WITHIN)


def was_away(day: Day, since: timedelta, span: timedelta) -> bool:
    """Whether there was no input that counts for ``span`` at one time since then."""
    last = since
    for keys in day.spans["keys"]:
        if keys.ended is not None and keys.ended < since:
            continue
        if keys.began - last >= span:
            return True
        last = day.t if keys.ended is None else keys.ended
    return day.t - last >= span


@dataclass
class Reasons:
    """Why a nudge at this moment would be wrong (first invariant)."""

    said: Said = field(default_factory=Said)

    def against(self, day: Day, rules: Rules) -> list[str]:
        present = idle(day) <= PRESENT_WITHIN or engaged(day)
        wrong = {
            "nobody is there": not present,
            "the screen is locked": day.so("locked"),
            "the machine sleeps": day.so("asleep"),
            "the program is off": day.so("off"),
            "paused": self.said.paused(day),
            "outside hours": outside(day, rules),
            "standing": self.said.standing(day),
            **{sign.value: day.so(sign.value) for sign in QUIET},
        }
        return [why for why, is_so in wrong.items() if is_so]
