"""The one place where everything is wired: how a program is made of its parts.

Two lines of execution meet here. The main thread belongs to the tray, which some platforms demand; everything else
happens in one asyncio loop on a thread of its own (``bridge``).
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from functools import partial
from typing import Any

from standupnudge import backends
from standupnudge.adapters.choose import Choice
from standupnudge.bridge import Bridge, EngineThread, Signals
from standupnudge.config.files import create, read
from standupnudge.config.schema import Config, ReducedMotion
from standupnudge.core import ladder, wording
from standupnudge.core.events import RoutineAsked
from standupnudge.core.views import Tag, TrayView
from standupnudge.engine.engine import Engine
from standupnudge.engine.front import Actions, Front
from standupnudge.engine.perform import Afterwards, Performer, Speaker, Token
from standupnudge.engine.settings import Settings
from standupnudge.errors import Unavailable
from standupnudge.first_start import First, FirstStart, first
from standupnudge.paths import Paths
from standupnudge.ports import Control, IdleProbe, Said, Store, Tray, Windows
from standupnudge.surroundings import (
    INSTEAD_OF_TRAY,
    NO_PANEL,
    NO_TK,
    Surroundings,
    control_place,
    has_tk,
    read_config,
)

Make = Callable[[Said], Windows]


class Core:
    """The engine's thread: everything but the tray."""

    def __init__(
        self, around: Surroundings, bridge: Bridge, config: Config, problems: list[str], windows: Make | None = None
    ) -> None:
        self._around, self._bridge = around, bridge
        self._config, self._problems = config, problems
        self._make_windows = windows or self._processes
        self._front: Front | None = None
        self._settings: Settings | None = None
        self._first: FirstStart | None = None
        self._only_routine = self._muted = False

    async def serve(self, control: Control | None, first: First) -> None:
        """The tray program's part: run until the engine is stopped, then let go of everything in turn."""
        async with AsyncExitStack() as stack:
            engine, speaker = await self._wire(stack)
            settings = self._watch(stack, engine, speaker)
            if control is not None:
                await _listen(stack, control, self._around)
            if first is not First.NO:
                self._first = FirstStart(self._around, self._windows, speaker, settings.changed)
                stack.callback(self._first.begin(first).cancel)
            await self._tell_of_what_is_unread(engine, speaker)
            if self._problems:
                notice = wording.config_broken(self._problems, "the defaults are used")
                await speaker.notify(lambda _: notice)
            await self._work(engine)

    async def _tell_of_what_is_unread(self, engine: Engine, speaker: Speaker) -> None:
        if engine.unread:
            notice = wording.unread(engine.unread)
            self._around.limited(notice.body)
            await speaker.notify(lambda _: notice)

    async def routine(self, control: Control | None, *, level: str = "", silent: bool = False) -> None:
        """Only the routine's window, at a level for this time or "", and what comes of it; ends with the window."""
        async with AsyncExitStack() as stack:
            self._only_routine, self._muted = True, silent
            engine, _ = await self._wire(stack)
            if control is not None:
                await _listen(stack, control, self._around)
            engine.post(lambda at: RoutineAsked(at, level))
            await self._work(engine)

    async def _work(self, engine: Engine) -> None:
        """Until the engine is stopped; what windows and notifications say while they are closed is no request."""
        try:
            await engine.run()
        finally:
            self._front = None

    async def answer(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """A command that came over the control socket."""
        return {"error": "StandUpNudge is just starting."} if self._front is None else await self._front.request(asked)

    async def _wire(self, stack: AsyncExitStack) -> tuple[Engine, Speaker]:
        """Make the parts and join them. What is made last ends first."""
        from standupnudge.adapters.alarm.apscheduler_date import ApschedulerDate
        from standupnudge.adapters.clock.system import SystemClock
        from standupnudge.adapters.quiet.nothing_told import NothingTold

        clock, token, afterwards = SystemClock(), Token(), Afterwards()
        store, idle = self._store(stack), self._idle(stack)
        speaker = await self._speaker(stack)
        windows = self._windows = self._make_windows(self._said)
        stack.push_async_callback(windows.close)
        alarm = ApschedulerDate(lambda: clock.now().wall)
        stack.callback(alarm.close)
        plans, chime = str(self._around.paths.config.parent), self._chime(stack)
        performer = Performer(speaker, windows, token, plans, afterwards, chime=chime)
        engine = Engine(
            clock=clock,
            alarm=alarm,
            idle=idle,
            quiet=NothingTold(),
            store=store,
            perform=performer,
            changed=self._changed,
            rules=self._config.rules,
            problems=self._problems,
        )
        actions = Actions(
            open_config=self._open_config,
            exercises=lambda plan: self._exercises(plan, engine),
            about=self._about,
            plan_folder=plans,
            task=lambda: performer.task(engine.state, clock.now(), engine.rules),
        )
        self._front = Front(engine, speaker, windows, token, actions, afterwards=afterwards)
        self._bridge.attach(engine, self._front)
        return engine, speaker

    # Ports

    def tray(self) -> Choice[Tray]:
        """The icon; called on the main thread."""
        choice = backends.tray(self._bridge.chosen, self._docked, self._forced("tray"))
        self._around.used["tray"] = choice.name
        for tried in choice.tried:
            self._around.limited(f"No tray icon: {tried.why} {INSTEAD_OF_TRAY}")
        return choice

    def _processes(self, said: Said) -> Windows:
        from standupnudge.adapters.window.child_process import ChildProcess

        return ChildProcess(said, self._looks)

    def _docked(self, docked: bool) -> None:
        if not docked:
            self._around.limited(NO_PANEL)

    def _forced(self, port: str) -> str | None:
        return self._config.backends.get(port)

    def _store(self, stack: AsyncExitStack) -> Store:
        choice = backends.store(self._around.paths.store, self._forced("store"))
        stack.callback(choice.used.close)
        self._around.used["store"] = choice.name
        for tried in choice.tried:
            self._around.limited(f"{tried.why} What happens is forgotten when the program ends. {tried.cure}")
        return choice.used

    def _idle(self, stack: AsyncExitStack) -> IdleProbe:
        choice = backends.idle_probe(self._around.environ, self._forced("idle"))
        stack.callback(choice.used.close)
        self._around.used["idle"] = choice.name
        for tried in choice.tried:
            self._around.limited(f"Keyboard and mouse can't be watched: {tried.why} You count as always at the desk.")
        return choice.used

    def _chime(self, stack: AsyncExitStack) -> Callable[[], Awaitable[None]]:
        limited = partial(self._around.limited, level=logging.INFO)
        choice = backends.chime(self._around.paths.config.parent, limited, self._forced("sound"))
        stack.push_async_callback(choice.used.close)
        self._around.used["sound"] = choice.name

        async def chime() -> None:
            await choice.used.play(self._present.sound.nudge, self._present.sound.volume)

        return chime

    async def _speaker(self, stack: AsyncExitStack) -> Speaker:
        if self._only_routine:
            from standupnudge.adapters.notify.terminal import TerminalNotifier

            return Speaker([TerminalNotifier()])
        notifiers = await backends.notifiers(self._answered, self._closed, self._around.environ, self._forced("notify"))
        for notifier in notifiers.all:
            stack.push_async_callback(notifier.close)
        self._around.used["notify"] = notifiers.used
        if notifiers.reasons:
            instead = "on this terminal" if notifiers.used == "terminal" else "without buttons"
            self._around.limited(f"Notifications come {instead}: {' '.join(notifiers.reasons)}")
        return Speaker(notifiers.all)

    def _watch(self, stack: AsyncExitStack, engine: Engine, speaker: Speaker) -> Settings:
        from standupnudge.config.watch import Watch

        path = self._around.paths.config
        settings = self._settings = Settings(lambda: read(path), self._config, engine, speaker)
        try:
            stack.callback(Watch(path, settings.changed).close)
        except Unavailable as error:
            self._around.limited(str(error))
        settings.changed()  # it may have been edited before the watch began
        return settings

    @property
    def _present(self) -> Config:
        """The configuration as it is now."""
        return self._config if self._settings is None else self._settings.config

    # What the parts say to each other

    def _said(self, kind: str, message: Mapping[str, Any]) -> None:
        if kind == "first" and self._first is not None:
            self._first.said(message)
        elif self._front is not None:
            self._front.said(kind, message)
        if self._only_routine and kind == "routine" and message.get("said") == "gone":
            self._bridge.stop()

    def _answered(self, tag: Tag, name: str, token: str) -> None:
        if self._front is not None:
            self._front.answered(tag, name, token)

    def _closed(self, tag: Tag) -> None:
        if self._front is not None:
            self._front.closed(tag)

    def _changed(self, view: TrayView) -> None:
        self._bridge.show(view)
        if self._front is not None:
            self._front.changed(view)

    def _looks(self) -> dict[str, Any]:
        config = self._present
        looks, sound = config.appearance, config.sound
        forced = {port: name for port, name in config.backends.items() if port in {"sound", "voice"}}
        return {
            "theme": looks.theme.value,
            "still": looks.reduced_motion is ReducedMotion.ON,
            "volume": sound.volume,
            "voice": sound.voice.value,
            "muted": self._muted,
            "backends": forced,
            "videos": dict(config.videos),
            "records": self._around.used["store"] == "sqlite_file",
        }

    async def _open_config(self) -> None:
        from standupnudge.adapters.opener.desktop_default import open_file

        create(self._around.paths.config)
        await open_file(self._around.paths.config)

    def _exercises(self, plan: str, engine: Engine) -> tuple[list[str], list[str]]:
        from standupnudge.config.plan_file import plan_or_built_in
        from standupnudge.routine.summary import summary

        read = plan_or_built_in(plan, self._around.paths.config.parent).plan
        level = ladder.level(engine.state.ladder, engine.rules.routine)
        return summary(read, level), [exercise.id for exercise in read.exercises]

    def _about(self) -> dict[str, Any]:
        problems = list(self._front.problems) if self._front is not None else self._problems
        config = {"path": str(self._around.paths.config), "ok": not problems, "problems": problems}
        return {"config": config, "backends": dict(self._around.used), "limits": list(self._around.limits)}


async def _listen(stack: AsyncExitStack, control: Control, around: Surroundings) -> None:
    stack.callback(control.close)
    try:
        await control.open()
    except Unavailable as error:
        around.limited(str(error))


def run_tray(paths: Paths, environ: Mapping[str, str]) -> int:
    """The tray program, until it is told to stop. Returns the exit status.

    Raises ``AlreadyRunning`` if there is one, ``ForcedUnavailable`` if the configuration names a back end in vain.
    """
    around, bridge = Surroundings(paths, environ), Bridge()
    how = first(around)
    core = Core(around, bridge, *read_config(around))
    control = control_place(around, core.answer)
    if not has_tk():
        around.limited(NO_TK)
    tray = core.tray()
    signals = Signals(bridge)
    engine = EngineThread(core.serve(control, how), bridge)
    engine.start()
    _own_main_thread(tray, bridge, around)
    engine.finish()
    return signals.status


def run_routine(paths: Paths, environ: Mapping[str, str], *, level: str = "", silent: bool = False) -> int:
    """The routine's window without the tray program. Returns the exit status once the window is closed.

    :param level: for this session, or "".
    :param silent: it opens with its sound off.

    Raises ``AlreadyRunning`` if the tray program is there after all.
    """
    around, bridge = Surroundings(paths, environ), Bridge()
    core = Core(around, bridge, *read_config(around))
    control = control_place(around, core.answer)
    signals = Signals(bridge)
    engine = EngineThread(core.routine(control, level=level, silent=silent), bridge)
    engine.start()
    engine.finish()
    return signals.status


def _own_main_thread(tray: Choice[Tray], bridge: Bridge, around: Surroundings) -> None:
    """Give the main thread to the tray; if that dies with its display, wait without one."""
    from standupnudge.adapters.tray.headless import HeadlessTray

    bridge.use(tray.used)
    try:
        tray.used.run()
    except Unavailable as error:
        around.limited(f"The tray icon is gone: {error.what} {INSTEAD_OF_TRAY}")
        last = HeadlessTray()
        bridge.use(last)
        last.run()
