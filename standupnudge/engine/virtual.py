"""Ports in virtual time, for scenarios and tests: it stands still until it is told to go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta, tzinfo
from typing import Any

from standupnudge.core.events import Sign
from standupnudge.core.instant import Instant
from standupnudge.errors import Unavailable
from standupnudge.ports import Alarm, Clock, IdleProbe, QuietProbe, Store

SECOND = timedelta(seconds=1)


class VirtualClock:
    """Both clocks."""

    def __init__(self, now: Instant) -> None:
        self._now = now
        self._boots = 1
        self._slept = timedelta(0)

    def now(self) -> Instant:
        """See ``ports.Clock``."""
        return self._now

    def boot(self) -> str:
        """See ``ports.Clock``."""
        return f"boot {self._boots}"

    def slept(self) -> timedelta:
        """See ``ports.Clock``."""
        return self._slept

    def sleep(self, span: timedelta) -> None:
        """Let ``span`` pass while the machine sleeps."""
        self.go(span)
        self._slept += span

    def go(self, span: timedelta) -> None:
        """Let ``span`` pass; not negative."""
        if span < timedelta(0):
            raise ValueError("time does not go back")
        self._now = self._now.plus(span)

    def step(self, span: timedelta) -> None:
        """The wall clock alone is set."""
        self._now = Instant(self._now.wall + span, self._now.elapsed, self._now.zone)

    def travel(self, zone: tzinfo) -> None:
        """The time zone is set."""
        self._now = Instant(self._now.wall, self._now.elapsed, zone)

    def reboot(self) -> None:
        """The elapsed time begins anew."""
        self._boots += 1
        self._now = Instant(self._now.wall, timedelta(minutes=1), self._now.zone)


class VirtualAlarm:
    """Remembers when it is to ring.

    :ivar due: on the elapsed clock; ``None`` if it is not set.
    """

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self.due: timedelta | None = None
        self.ring: Callable[[], None] = lambda: None

    def set(self, delay: timedelta, ring: Callable[[], None]) -> None:
        """See ``ports.Alarm``."""
        self.due = self._clock.now().elapsed + max(delay, timedelta(0))
        self.ring = ring

    def close(self) -> None:
        """See ``ports.Alarm``."""
        self.due = None


class VirtualInput:
    """Input every second while working, none while resting.

    :param tells_return: whether the program need not look for it; whoever drives it then looks after each return.
    :ivar blind: it can't be told.
    """

    name = "virtual"

    def __init__(self, clock: VirtualClock, *, tells_return: bool = False) -> None:
        self._clock = clock
        self.tells_return = tells_return
        self._last = clock.now().elapsed - timedelta(days=1)
        self._working_since: timedelta | None = None
        self.blind = False

    def work(self) -> None:
        """Input now, and every second from now on."""
        self._working_since = self._clock.now().elapsed

    def rest(self) -> None:
        """No input after now."""
        self._last = self._newest()
        self._working_since = None

    def _newest(self) -> timedelta:
        since = self._working_since
        if since is None:
            return self._last
        return since + (self._clock.now().elapsed - since) // SECOND * SECOND

    async def idle(self) -> timedelta | None:
        """See ``ports.IdleProbe``."""
        return None if self.blind else self._clock.now().elapsed - self._newest()

    async def close(self) -> None:
        """See ``ports.IdleProbe``."""


class VirtualSigns:
    """The signs of being busy, as they are set.

    :ivar asked: how often they were asked.
    """

    name = "virtual"

    def __init__(self) -> None:
        self.there: frozenset[Sign] = frozenset()
        self.asked = 0

    async def signs(self) -> frozenset[Sign]:
        """See ``ports.QuietProbe``."""
        self.asked += 1
        return self.there

    async def close(self) -> None:
        """See ``ports.QuietProbe``."""


def over(row: Mapping[str, Any]) -> str:
    """When what ``row`` tells was over, local."""
    return str(row.get("ended", row["at"]))


class VirtualStore:
    """Keeps the state, and every record.

    :ivar full: there is no room for more.
    """

    name = "virtual"

    def __init__(self) -> None:
        self.set_aside = ""
        self._state: Callable[[], str] | None = None
        self.records: list[Mapping[str, Any]] = []
        self.saves = 0
        self.full = False

    def load(self) -> str | None:
        """See ``ports.Store``."""
        return self.state

    @property
    def state(self) -> str | None:
        """What was saved last, written down when somebody wants to read it."""
        return None if self._state is None else self._state()

    @state.setter
    def state(self, text: str) -> None:
        self._state = lambda: text

    def save(self, state: Callable[[], str], records: Sequence[Mapping[str, Any]]) -> None:
        """See ``ports.Store``."""
        if self.full:
            raise Unavailable("The disk is full.")
        self._state = state
        self.records.extend(records)
        self.saves += 1

    def forget(self, before: date | None) -> int:
        """See ``ports.Store``."""
        count = len(self.records)
        self.records = [row for row in self.records if before is not None and over(row)[:10] >= before.isoformat()]
        return count - len(self.records)

    def put_aside(self) -> str:
        """See ``ports.Store``."""
        return "elsewhere"

    def close(self) -> None:
        """See ``ports.Store``."""


_conform: tuple[type[Clock], type[Alarm], type[IdleProbe], type[QuietProbe], type[Store]] = (
    VirtualClock,
    VirtualAlarm,
    VirtualInput,
    VirtualSigns,
    VirtualStore,
)
