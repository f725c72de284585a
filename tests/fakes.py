"""Ports for tests: real enough to be driven, simple enough to be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from standupnudge.core.instant import Instant
from standupnudge.core.views import Abilities, Notice, Tag, TrayView
from standupnudge.errors import Unavailable
from standupnudge.ports import Alarm, Clock, IdleProbe, Notifier, Store, Tray, Windows


class FakeClock:
    """Stands still until told to go."""

    def __init__(self, now: Instant) -> None:
        self._now = now
        self._boots = 1

    def now(self) -> Instant:
        return self._now

    def boot(self) -> str:
        return f"boot {self._boots}"

    def go(self, span: timedelta) -> None:
        assert span >= timedelta(0), "time does not go back"
        self._now = self._now.plus(span)

    def step(self, span: timedelta) -> None:
        """The wall clock alone is set."""
        self._now = Instant(self._now.wall + span, self._now.elapsed, self._now.zone)

    def reboot(self) -> None:
        self._boots += 1
        self._now = Instant(self._now.wall, timedelta(minutes=1), self._now.zone)


class FakeAlarm:
    """Remembers when it is to ring, on the elapsed clock."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.due: timedelta | None = None
        self.ring: Callable[[], None] = lambda: None

    def set(self, delay: timedelta, ring: Callable[[], None]) -> None:
        self.due = self._clock.now().elapsed + max(delay, timedelta(0))
        self.ring = ring

    def close(self) -> None:
        self.due = None


class FakeIdle:
    """Input every second while working, none while resting."""

    name = "fake"

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._last = clock.now().elapsed - timedelta(days=1)
        self._working_since: timedelta | None = None
        self.blind = False  # it can't be told

    def work(self) -> None:
        self._working_since = self._clock.now().elapsed

    def rest(self) -> None:
        self._last = self._newest()
        self._working_since = None

    def _newest(self) -> timedelta:
        since = self._working_since
        if since is None:
            return self._last
        return since + timedelta(seconds=(self._clock.now().elapsed - since) // timedelta(seconds=1))

    def idle(self) -> timedelta | None:
        return None if self.blind else self._clock.now().elapsed - self._newest()

    def close(self) -> None:
        pass


class FakeStore:
    """Keeps the text of the state, and every record."""

    name = "fake"

    def __init__(self) -> None:
        self.state: str | None = None
        self.records: list[Mapping[str, Any]] = []
        self.saves = 0
        self.full = False

    def load(self) -> str | None:
        return self.state

    def save(self, state: str, records: Sequence[Mapping[str, Any]]) -> None:
        if self.full:
            raise Unavailable("The disk is full.")
        self.state = state
        self.records.extend(records)
        self.saves += 1

    def close(self) -> None:
        pass


class FakeNotifier:
    """A notification server in memory: what is on screen, by tag."""

    name = "fake"

    def __init__(self, abilities: Abilities | None = None) -> None:
        self.can = abilities or Abilities(buttons=True, body_click=True)
        self.on_screen: dict[Tag, Notice] = {}
        self.shown: list[Notice] = []
        self.gone = False

    async def abilities(self) -> Abilities:
        if self.gone:
            raise Unavailable("No notification server runs.")
        return self.can

    async def show(self, notice: Notice) -> None:
        if self.gone:
            raise Unavailable("No notification server runs.")
        self.on_screen[notice.tag] = notice
        self.shown.append(notice)

    async def withdraw(self, tag: Tag) -> None:
        self.on_screen.pop(tag, None)

    async def close(self) -> None:
        self.on_screen.clear()


class FakeWindows:
    """Windows in memory: what was opened with which task, and what they were told."""

    def __init__(self) -> None:
        self.opened: list[Mapping[str, Any]] = []
        self.told: list[tuple[str, Mapping[str, Any]]] = []

    async def open(self, task: Mapping[str, Any]) -> None:
        self.opened.append(task)

    async def tell(self, kind: str, message: Mapping[str, Any]) -> None:
        self.told.append((kind, message))

    async def close(self) -> None:
        pass


class FakeTray:
    """Shows nothing, remembers everything."""

    name = "fake"

    def __init__(self) -> None:
        self.views: list[TrayView] = []

    def show(self, view: TrayView) -> None:
        self.views.append(view)

    def run(self) -> None:
        pass

    def stop(self) -> None:
        pass


_conform: tuple[type[Clock], type[Alarm], type[IdleProbe], type[Store], type[Notifier], type[Windows], type[Tray]] = (
    FakeClock,
    FakeAlarm,
    FakeIdle,
    FakeStore,
    FakeNotifier,
    FakeWindows,
    FakeTray,
)
