"""One reading of the clocks. Durations come from ``elapsed``, appointments from ``wall``; nothing is counted down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo


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

    def since(self, earlier: Instant) -> timedelta:
        """How long ago ``earlier`` was, in elapsed time; negative if it is later."""
        return self.elapsed - earlier.elapsed

    def plus(self, delay: timedelta) -> Instant:
        """The instant ``delay`` later (earlier if negative) if no clock is stepped meanwhile."""
        return Instant(self.wall + delay, self.elapsed + delay, self.zone)
