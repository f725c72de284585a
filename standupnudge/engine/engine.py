"""The one place where the state lives: one inbox; then look, decide, store, perform, and set the alarm."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from operator import attrgetter
from typing import Protocol

from standupnudge.core import menu
from standupnudge.core.advance import LOOK_FOLLOWS, advance
from standupnudge.core.chronicle import Row, rows
from standupnudge.core.effects import Effect, Effects, Notify, Told
from standupnudge.core.events import (
    Event,
    FellAsleep,
    Looked,
    OfferAccepted,
    RulesChanged,
    SignsChanged,
    Started,
    Stopped,
    Woke,
)
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import Exercising, Sitting, Standing, State, fresh
from standupnudge.core.state_json import dump, load
from standupnudge.core.views import TrayView
from standupnudge.core.wakeup import matters, next_wakeup
from standupnudge.engine.sleeps import Sleeps
from standupnudge.errors import StandUpNudgeError
from standupnudge.ports import Alarm, Clock, IdleProbe, QuietProbe, Store

_log = logging.getLogger(__name__)

_worth = attrgetter(*(each.name for each in fields(State) if each.name not in ("seen", "weekly")), "weekly.open")
Make = Callable[[Instant], Event]
SHORTEST = timedelta(milliseconds=50)  # between two alarms: a rule that asks for less is a bug that must not spin


class Perform(Protocol):
    """Carries out one effect; never raises."""

    async def __call__(self, effect: Effect, rules: Rules) -> None:
        """Do it."""
        ...


@dataclass(frozen=True, slots=True)
class _Occurrence:
    make: Make | None  # None: only a look
    answer: asyncio.Future[Effects] | None = None


@dataclass(frozen=True, slots=True)
class _Reconfigured:
    rules: Rules | None  # None: the file has problems, the rules from before stay
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Turn:
    work: Callable[[], Awaitable[None]]


class Engine:
    """Owns the state. All methods but ``run`` return at once and are called on the loop's thread.

    ``changed`` is called with what the tray is to show, whenever that differs from the last time; ``None``: no tray.
    ``unread``: the name under which is kept what was remembered and can't be read, or "".
    """

    def __init__(
        self,
        *,
        clock: Clock,
        alarm: Alarm,
        idle: IdleProbe,
        quiet: QuietProbe,
        store: Store,
        perform: Perform,
        changed: Callable[[TrayView], None] | None,
        rules: Rules,
        problems: Sequence[str] = (),
    ) -> None:
        self._clock, self._alarm, self._idle, self._store = clock, alarm, idle, store
        self._quiet, self._perform, self._changed = quiet, perform, changed
        self.rules, self.problems = rules, tuple(problems)
        self._boot = clock.boot()
        self._sleeps = Sleeps(clock.slept())
        self.unread = store.set_aside
        self._inbox: asyncio.Queue[_Occurrence | _Reconfigured | _Turn | None] = asyncio.Queue()
        self._view: TrayView | None = None
        self.state = self._remembered(clock.now())
        self._saved: State | None = None
        self._blind = self._unsaved = False

    def _remembered(self, now: Instant) -> State:
        text = self._store.load()
        if text is None:
            return fresh(now)
        try:
            return load(text, now, self._boot)
        except ValueError as error:
            _log.warning("The saved state can't be read, so the program starts fresh: %s", error)
            self.unread = self._store.put_aside()
            return fresh(now)

    @property
    def view(self) -> TrayView:
        """What the tray shows now."""
        return self._view or menu.view(self.state, self.rules, self.problems)

    def post(self, make: Make) -> None:
        """Something happened; ``make`` is given the clock reading at which it is noticed."""
        self._inbox.put_nowait(_Occurrence(make))

    async def ask(self, make: Make) -> Effects:
        """The same, and wait for what comes of it."""
        answer: asyncio.Future[Effects] = asyncio.get_running_loop().create_future()
        self._inbox.put_nowait(_Occurrence(make, answer))
        return await answer

    async def ask_nothing(self) -> None:
        """Bring the state up to now."""
        answer: asyncio.Future[Effects] = asyncio.get_running_loop().create_future()
        self._inbox.put_nowait(_Occurrence(None, answer))
        await answer

    def look(self) -> None:
        """It is worth a look: the idle time has changed by itself."""
        self._inbox.put_nowait(_Occurrence(None))

    def reconfigure(self, rules: Rules | None, problems: Sequence[str] = ()) -> None:
        """The configuration was read again: new rules, or its problems."""
        self._inbox.put_nowait(_Reconfigured(rules, tuple(problems)))

    def in_turn(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do ``work``, which never raises, when the state is up to now; nothing else happens meanwhile."""
        self._inbox.put_nowait(_Turn(work))

    def forget(self, before: date | None) -> int:
        """Delete the records from before that day, or all; see ``ports.Store``."""
        return self._store.forget(before)

    def stop(self) -> None:
        """Let ``run`` return once all that came before is dealt with."""
        self._inbox.put_nowait(None)

    async def run(self, *, locked: bool = False) -> None:
        """Work until ``stop``. The last state is saved when it returns.

        :param locked: the screen is locked already.
        """
        await self.step(lambda at: Started(at, locked))
        while (item := await self._inbox.get()) is not None:
            if isinstance(item, _Reconfigured):
                await self._adopt(item)
                continue
            if isinstance(item, _Turn):
                await self.step(None)
                await item.work()
                continue
            effects = await self.step(item.make)
            if item.answer is not None and not item.answer.done():
                item.answer.set_result(effects)
        await self.step(Stopped)

    async def _adopt(self, new: _Reconfigured) -> None:
        self.problems = new.problems
        if new.rules is None or new.rules == self.rules:
            self._show()
        else:
            await self.adopt(new.rules)

    async def adopt(self, rules: Rules) -> None:
        """Go by ``rules`` from now on."""
        before = self.rules
        await self._look(self._clock.now())  # what has passed until now was decided by the rules from before
        self.rules = rules
        await self.step(lambda at: RulesChanged(at, before))

    async def step(self, make: Make | None) -> Effects:
        """Look at the idle time and deal with one event, if there is one, all at one clock reading.

        The look comes first, so that the event meets a present state; another one after what changes how looks count.
        """
        at, exercised = self._clock.now(), isinstance(self.state.phase, Exercising)
        event = None if make is None else make(at)
        effects: Effects = ()
        if not isinstance(event, Started | RulesChanged):
            # Who tells at once of a change is not asked: the answer would be of the time after it.
            effects = await self._look(at, ask=False if isinstance(event, SignsChanged) else None)
        if event is not None:
            effects = await self._take(event)
        over = exercised and not isinstance(self.state.phase, Exercising)  # input counts again (B4)
        if over or isinstance(event, LOOK_FOLLOWS):
            # A source that tells of changes at once has told none of those before a start or during sleep.
            effects = (*effects, *await self._look(at, ask=isinstance(event, Started | Woke) or None))
        self._show()
        if not isinstance(event, Stopped):
            wakeup = next_wakeup(self.state, self.rules, return_reported=self._idle.tells_return)
            wait = wakeup.since(self._clock.now())
            self._alarm.set(max(wait, SHORTEST), self.look)
        return effects

    async def _make_up_for_sleep(self, at: Instant) -> None:
        """A sleep since the last look that nobody told of in time is no time at the desk either."""
        asleep = self.state.blocked is not None and self.state.blocked.asleep
        slept = self._sleeps.noticed(at, self._clock.slept(), self.state.seen, told=asleep)
        if slept is not None:
            if not asleep:
                await self._take(FellAsleep(slept.began))
            await self._take(Woke(slept.ended))

    async def _look(self, at: Instant, *, ask: bool | None = None) -> Effects:
        """Look at the idle time, and at the signs of being busy; if ``ask`` doesn't say, when they matter now.

        Where the idle time can't be told, the person counts as at the desk: nudges still come.
        """
        await self._make_up_for_sleep(at)
        idle = await self._idle.idle()
        if idle is None and not self._blind:
            _log.warning("The time without input can't be told any more; you count as at the desk from now on.")
        self._blind = idle is None
        idle = timedelta(0) if idle is None else self._sleeps.corrected(max(idle, timedelta(0)), at)
        ask = matters(self.state, at, idle, self.rules) if ask is None else ask
        signs = await self._quiet.signs() if ask else None
        return await self._take(Looked(at, idle, signs))

    async def _take(self, event: Event) -> Effects:
        before = self.state
        self.state, effects = advance(before, event, self.rules)
        if not isinstance(event, Looked) or effects:
            _log.debug("%s -> %s", event, effects)
        # Up to where appointments are dealt with is not compared, and is what these change (W3).
        kept = rows(before, event, self.state, effects, self.rules)
        failed = self._save(kept, must=isinstance(event, Stopped | RulesChanged | OfferAccepted))
        for effect in (*effects, *failed):
            await self._perform(effect, self.rules)
        return effects

    def _save(self, kept: list[Row], *, must: bool) -> Effects:
        """Before any effect is shown (W7), in one transaction with what is kept of them.

        Where that fails, the records of that time are lost and nothing else; it is said once, until it works again.
        """
        if not (kept or must or self._worth_saving()):
            return ()
        try:
            state = self.state
            self._store.save(lambda: dump(state, self._boot), kept)
        except StandUpNudgeError as error:
            first, self._unsaved = not self._unsaved, True
            _log.log(logging.ERROR if first else logging.DEBUG, "%s", error)
            return (Notify(Told.NOT_KEPT),) if first else ()
        self._saved, self._unsaved = self.state, False
        return ()

    def _worth_saving(self) -> bool:
        """Whether more than the time has changed; of a stretch and a routine, the time is what counts (S5, B4)."""
        saved, state = self._saved, self.state
        if saved is None or isinstance(state.phase, Sitting | Standing | Exercising):
            return True
        return bool(_worth(state) != _worth(saved))

    def _show(self) -> None:
        if self._changed is None:
            return
        view = menu.view(self.state, self.rules, self.problems)
        if view != self._view:
            self._view = view
            self._changed(view)
