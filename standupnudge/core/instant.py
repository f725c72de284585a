"""One reading of the clocks. Durations come from ``elapsed``, appointments from ``wall``; nothing is counted down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo


@dataclass(frozen=True, slots=True)
class Instant:
    """Wall time and elapsed time, read together.

    :ivar wall: aware, in UTC. May be stepped forward or back by the user or the network.
    :ivar elapsed: since the machine was booted, time asleep included. Never goes back within one boot.
    :ivar zone: where the wall clock's local time is read; a reading's zone, so not part of its identity.
    """

    wall: datetime
    elapsed: timedelta
    zone: tzinfo = field(default=UTC, compare=False)

    @property
    def local(self) -> datetime:
        """The wall time as the person's clock shows it, aware."""
        return self.wall.astimezone(self.zone)

    @property
    def as_read(self) -> datetime:
        """The same with nothing but the offset of that moment: it stays what was read when the zone is changed."""
        local = self.local
        return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()), fold=0)

    def since(self, earlier: Instant) -> timedelta:
        """How long ago ``earlier`` was, in elapsed time; negative if it is later."""
        return self.elapsed - earlier.elapsed

    def plus(self, delay: timedelta) -> Instant:
        """The instant ``delay`` later (earlier if negative) if no clock is stepped meanwhile."""
        return Instant(self.wall + delay, self.elapsed + delay, self.zone)


@dataclass(frozen=True, slots=True)
class Elapses:
    """An end that is a duration away: it comes when ``at.elapsed`` is reached, whatever the wall clock does."""

    at: Instant


@dataclass(frozen=True, slots=True)
class Strikes:
    """An end that is an appointment: it comes when the wall clock shows ``wall`` (aware, UTC) or later."""

    wall: datetime


Deadline = Elapses | Strikes


def remaining(deadline: Deadline, now: Instant) -> timedelta:
    """How long until ``deadline`` if no clock is stepped; zero or negative once it has passed."""
    match deadline:
        case Elapses(at):
            return at.elapsed - now.elapsed
        case Strikes(wall):
            return wall - now.wall


def passed(deadline: Deadline, now: Instant) -> bool:
    """Whether ``deadline`` has come."""
    return remaining(deadline, now) <= timedelta(0)
