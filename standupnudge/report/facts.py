"""What the report tells of: the history, and where the program is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from standupnudge.core.by_day import Day, days, local_day
from standupnudge.core.history import History
from standupnudge.core.instant import Instant

DAYS = 13 * 7  # no part of the page looks further back: twelve weeks, from a Monday on


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the page is made of.

    :ivar now: when it is made.
    :ivar level: of the next routine, "L2" say.
    :ivar days: its weekdays, Monday is 0.
    :ivar at: its time of day, as "12:30".
    """

    past: History
    now: Instant
    level: str
    days: tuple[int, ...]
    at: str

    @property
    def today(self) -> date:
        """The local date."""
        return local_day(self.now.wall, self.now.zone)

    def by_day(self, first: date) -> tuple[Day, ...]:
        """Every day from ``first`` to today."""
        return days(self.past, first, self.today, self.now.zone)
