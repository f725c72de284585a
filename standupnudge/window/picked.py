"""What is picked in the window of the first start, as a value; no toolkit here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Any

from standupnudge.config.first_choices import Choices, as_message
from standupnudge.config.units import UnreadableError, format_time, parse_time
from standupnudge.core.rules import Rules
from standupnudge.language import N_, _

STEP = 15  # minutes, for the arrow keys
_BAD_TIME = N_("Write hours and minutes, such as 12:30.")


@dataclass(frozen=True, slots=True)
class Picked:
    """It begins with the defaults.

    :ivar at: as it was typed.
    :ivar login: start with the login.
    """

    nudge_after: timedelta = Rules().sitting.nudge_after
    days: tuple[int, ...] = Rules().routine.days
    at: str = format_time(Rules().routine.at)
    login: bool = False

    def toggle(self, day: int) -> Picked:
        """With or without this weekday; the last one stays."""
        others = tuple(each for each in self.days if each != day)
        days = others if day in self.days else tuple(sorted((*others, day)))
        return replace(self, days=days or self.days)

    def step(self, count: int) -> Picked:
        """So many quarters of an hour later, round the clock; a time that can't be read stays."""
        at = self._time()
        if at is None:
            return self
        hour, minute = divmod((at.hour * 60 + at.minute + count * STEP) % (24 * 60), 60)
        return replace(self, at=format_time(time(hour, minute)))

    @property
    def problem(self) -> str:
        """What has to be mended before it can be taken, or ""."""
        return _(_BAD_TIME) if self._time() is None else ""

    def said(self) -> dict[str, Any]:
        """The message of the window (``messages``); only without a problem."""
        at = self._time()
        assert at is not None  # noqa: S101 - the window's button says so
        return {"said": "chose", **as_message(Choices(self.nudge_after, self.days, at)), "login": self.login}

    def _time(self) -> time | None:
        try:
            return parse_time(self.at.strip())
        except UnreadableError:
            return None
