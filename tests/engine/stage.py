"""An engine with everything around it, all fake but the engine's own parts, running in the test's event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import State
from standupnudge.core.views import TrayView
from standupnudge.engine.engine import Engine
from standupnudge.engine.front import Actions, Front
from standupnudge.engine.perform import Afterwards, Performer, Speaker, Token
from standupnudge.ports import Notifier
from tests.fakes import FakeAlarm, FakeClock, FakeIdle, FakeNotifier, FakeSigns, FakeStore, FakeWindows
from tests.loops import until

MONDAY, WEDNESDAY = 2, 4  # of March 2026; the routine is on Wednesday at 12:30
BERLIN = ZoneInfo("Europe/Berlin")
EXERCISES = (["Glute bridge: 10 times.", "Lunge: 8 times a side."], ["bridge", "lunge"])


def instant(day: int, hour: int, minute: int = 0) -> Instant:
    """That time in Berlin."""
    return Instant(datetime(2026, 3, day, hour, minute, tzinfo=BERLIN).astimezone(UTC), timedelta(hours=50), BERLIN)


class Stage:
    """The parts, by their names. Build it inside the loop."""

    def __init__(
        self,
        start: Instant | None = None,
        rules: Rules | None = None,
        *,
        notifiers: Sequence[Notifier] | None = None,
        store: FakeStore | None = None,
        problems: Sequence[str] = (),
    ) -> None:
        self.clock = FakeClock(start or instant(MONDAY, 9))
        self.alarm, self.keys = FakeAlarm(self.clock), FakeIdle(self.clock)
        self.store = store or FakeStore()
        self.notifier, self.windows, self.token = FakeNotifier(), FakeWindows(), Token()
        self.speaker = Speaker([self.notifier] if notifiers is None else notifiers)
        afterwards = Afterwards()
        self.views: list[TrayView] = []
        self.opened_config = 0
        self.performer = Performer(self.speaker, self.windows, self.token, "/plans", afterwards)
        self.engine = Engine(
            clock=self.clock,
            alarm=self.alarm,
            idle=self.keys,
            quiet=FakeSigns(),
            store=self.store,
            perform=self.performer,
            changed=self._changed,
            rules=rules or Rules(),
            problems=problems,
        )
        actions = Actions(open_config=self.open_config, exercises=lambda _: EXERCISES, about=lambda: {"about": "this"})
        self.front = Front(self.engine, self.speaker, self.windows, self.token, actions, afterwards=afterwards)

    def _changed(self, view: TrayView) -> None:
        self.views.append(view)
        self.front.changed(view)

    async def returned(self) -> None:
        """A notifier says that what was lost or could not be shown may be shown now."""
        self.engine.in_turn(lambda: self.performer.again(self.state, self.clock.now(), self.engine.rules))
        await self.settled()

    async def open_config(self) -> None:
        self.opened_config += 1

    @property
    def state(self) -> State:
        return self.engine.state

    @property
    def titles(self) -> list[str]:
        """The titles of all notifications so far."""
        return [notice.title for notice in self.notifier.shown]

    @property
    def what(self) -> list[str]:
        """What was kept, in order."""
        return [str(row["what"]) for row in self.store.records]

    async def settled(self) -> None:
        """Let everything that was asked for be dealt with."""
        await asyncio.sleep(0)
        await self.engine.ask_nothing()
        await until(lambda: not self.front._busy, "an end of what was asked for")
        await self.engine.ask_nothing()

    async def pass_time(self, span: timedelta) -> None:
        """Let so much time go by, ringing every alarm on the way."""
        target = self.clock.now().elapsed + span
        while self.alarm.due is not None and self.alarm.due <= target:
            self.clock.go(max(self.alarm.due - self.clock.now().elapsed, timedelta(0)))
            self.alarm.due = None
            self.alarm.ring()
            await self.settled()
        self.clock.go(target - self.clock.now().elapsed)

    async def minutes(self, count: float) -> None:
        await self.pass_time(timedelta(minutes=count))

    async def work(self, minutes: float = 0) -> None:
        """Somebody is at the keys from now on."""
        self.keys.work()
        await self.settled()
        await self.minutes(minutes)


def with_actions(stage: Stage, **changed: Any) -> Front:
    """Another front of the same stage, some of whose actions are others."""
    actions = Actions(open_config=stage.open_config, exercises=lambda _: ([], []), about=dict)
    return Front(stage.engine, stage.speaker, stage.windows, stage.token, replace(actions, **changed))


@asynccontextmanager
async def running(*args: Any, **kwargs: Any) -> AsyncIterator[Stage]:
    """A stage whose engine runs, and is stopped in an orderly way if the test has not done so."""
    stage = Stage(*args, **kwargs)
    run = asyncio.create_task(stage.engine.run())
    try:
        await stage.settled()
        yield stage
    finally:
        stage.engine.stop()
        await run
