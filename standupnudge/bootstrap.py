"""The one place where everything is wired: how a program is made of its parts.

Two lines of execution meet here. The main thread belongs to the tray, which some platforms demand; everything else
happens in one asyncio loop on a thread of its own (``bridge``).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from functools import partial
from typing import Any, TypeVar

from standupnudge import backends, language, senses
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
from standupnudge.language import _, in_use
from standupnudge.lean import give_back
from standupnudge.paths import Paths
from standupnudge.ports import Control, IdleProbe, QuietProbe, Said, Session, Store, Windows
from standupnudge.surroundings import (
    Surroundings,
    control_place,
    has_tk,
    heard,
    listen,
    no_idle,
    no_tk,
    read_config,
)
from standupnudge.trays import Trays

Make = Callable[[Said], Windows]
Sense = TypeVar("Sense", QuietProbe, Session)
_STARTED = 10.0  # seconds after which the start is over


class Core:
    """The engine's thread: everything but the tray."""

    def __init__(
        self, around: Surroundings, bridge: Bridge, config: Config, problems: list[str], windows: Make | None = None
    ) -> None:
        self._around, self._bridge = around, bridge
        self._config, self._problems = config, problems
        self._make_windows = windows or self._processes
        self._front: Front | None = None
        self._session: Session | None = None
        self._show_again: Callable[[], None] = lambda: None
        self._settings: Settings | None = None
        self._engine: Engine | None = None
        self._first: FirstStart | None = None
        self._only_routine = self._muted = False
        self._trays: Trays | None = None

    async def serve(self, control: Control | None, first: First) -> None:
        """The tray program's part: run until the engine is stopped, then let go of everything in turn."""
        async with AsyncExitStack() as stack:
            engine, speaker = await self._wire(stack)
            if self._trays is not None:
                self._trays.attach()
                stack.push_async_callback(self._trays.close)
            settings = self._watch(stack, engine, speaker)
            if control is not None:
                await listen(stack, control, self._around)
            if first is not First.NO:
                self._first = FirstStart(self._around, self._windows, speaker, settings.changed)
                stack.callback(self._first.begin(first).cancel)
            asyncio.get_running_loop().call_later(_STARTED, give_back)
            await self._tell_of_what_is_unread(engine, speaker)
            if self._problems:
                notice = wording.config_broken(self._problems, wording.defaults_meanwhile())
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
                await listen(stack, control, self._around)
            engine.post(lambda at: RoutineAsked(at, level))
            await self._work(engine)

    async def _work(self, engine: Engine) -> None:
        """Until the engine is stopped; what windows and notifications say while they are closed is no request."""
        try:
            await engine.run(locked=self._session is not None and self._session.locked)
        finally:
            self._front = None

    async def answer(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """A command that came over the control socket."""
        if asked.get("ask") == "doctor":
            return await self._for_the_doctor()
        return (
            {"error": _("StandUpNudge is just starting.")} if self._front is None else await self._front.request(asked)
        )

    async def _for_the_doctor(self) -> dict[str, Any]:
        """What serves each port; of those with several sources, which of them can tell now."""
        choices = self._around.choices
        if "quiet" in choices:
            await choices["quiet"].used.signs()
        choices.update({port: senses.now(choices[port]) for port in ("session", "quiet") if port in choices})
        return self._around.told()

    async def _wire(self, stack: AsyncExitStack) -> tuple[Engine, Speaker]:
        """Make the parts and join them. What is made last ends first."""
        from standupnudge.adapters.alarm.apscheduler_date import ApschedulerDate
        from standupnudge.adapters.clock.system import SystemClock

        clock, token, afterwards = SystemClock(), Token(), Afterwards()
        store, idle, environ = self._store(stack), await self._idle(stack), self._around.environ
        quiet, chime = self._sense(stack, senses.quiet(environ, self._forced("quiet"))), self._chime(stack)
        speaker = await self._speaker(stack)
        windows = self._windows = self._make_windows(self._said)
        stack.push_async_callback(windows.close)
        alarm = ApschedulerDate(lambda: clock.now().wall)
        stack.callback(alarm.close)
        plans = str(self._around.paths.config.parent)
        performer = Performer(speaker, windows, token, plans, afterwards, chime=chime)
        engine = self._engine = Engine(
            clock=clock,
            alarm=alarm,
            idle=idle,
            quiet=quiet,
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
        self._show_again = lambda: engine.in_turn(lambda: performer.again(engine.state, clock.now(), engine.rules))
        self._front = Front(engine, speaker, windows, token, actions, afterwards=afterwards)
        self._session = self._sense(stack, await senses.session(engine.post, environ, self._forced("session")))
        self._bridge.attach(engine, self._front)
        return engine, speaker

    # Ports

    def trays(self) -> Trays:
        """The icon; called on the main thread."""
        self._trays = Trays(self._around, self._bridge, self._forced("tray"))
        return self._trays

    def _processes(self, said: Said) -> Windows:
        from standupnudge.adapters.window.child_process import ChildProcess

        return ChildProcess(said, self._looks)

    def _forced(self, port: str) -> str | None:
        return self._config.backends.get(port)

    def _store(self, stack: AsyncExitStack) -> Store:
        choice = backends.store(self._around.paths.store, self._forced("store"))
        stack.callback(choice.used.close)
        self._around.found(choice)
        for tried in choice.tried:
            lost = _("What happens is forgotten when the program ends.")
            self._around.limited(f"{tried.why} {lost} {tried.cure}", port="store")
        return choice.used

    async def _idle(self, stack: AsyncExitStack) -> IdleProbe:
        probe = await backends.idle_probe(
            self._around.environ, self._forced("idle"), self._look, lambda choice: self._around.found(choice, no_idle())
        )
        stack.push_async_callback(probe.close)
        return probe

    def _look(self) -> None:
        if self._engine is not None:
            self._engine.look()

    def _sense(self, stack: AsyncExitStack, choice: Choice[Sense]) -> Sense:
        stack.push_async_callback(choice.used.close)
        self._around.found(choice)
        return choice.used

    def _chime(self, stack: AsyncExitStack) -> Callable[[], Awaitable[None]]:
        limited = partial(self._around.limited, level=logging.INFO)
        tell = (limited, self._around.unlimited)
        choice = backends.chime(self._around.paths.config.parent, tell, self._forced("sound"))
        stack.push_async_callback(choice.used.close)
        self._around.used["sound"] = choice.name
        return lambda: choice.used.play(self._present.sound.nudge, self._present.sound.volume)

    async def _speaker(self, stack: AsyncExitStack) -> Speaker:
        if self._only_routine:
            from standupnudge.adapters.notify.terminal import TerminalNotifier

            return Speaker([TerminalNotifier()])
        environ, forced = self._around.environ, self._forced("notify")
        notifiers = await backends.notifiers(self._answered, self._closed, environ, forced, self._again)
        for notifier in notifiers.all:
            stack.push_async_callback(notifier.close)
        self._around.found(notifiers.choice)
        if notifiers.reasons:
            text = (
                _("Notifications come on this terminal: {why}")
                if notifiers.used == "terminal"
                else _("Notifications come without buttons: {why}")
            )
            self._around.limited(text.format(why=" ".join(notifiers.reasons)), port="notify")
        return Speaker(notifiers.all, partial(self._around.serves, "notify"))

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

    def _again(self) -> None:
        if self._front is not None:
            self._show_again()

    def _changed(self, view: TrayView) -> None:
        self._bridge.show(view)
        if self._front is not None:
            self._front.changed(view)

    def _looks(self) -> dict[str, Any]:
        looks = self._present.appearance
        seen = {"theme": looks.theme.value, "still": looks.reduced_motion is ReducedMotion.ON, "language": in_use()}
        more = {"videos": dict(self._present.videos), "records": self._around.used["store"] == "sqlite_file"}
        return seen | heard(self._present, muted=self._muted) | more

    async def _open_config(self) -> None:
        from standupnudge.adapters.opener.desktop_default import open_file

        create(self._around.paths.config)
        await open_file(self._around.paths.config)

    def _exercises(self, plan: str, engine: Engine) -> tuple[list[str], list[str]]:
        from standupnudge.config.plan_file import plan_or_built_in
        from standupnudge.routine.summary import summary

        read = plan_or_built_in(plan, self._around.paths.config.parent).plan
        level = ladder.level(engine.state.ladder, engine.rules.routine)
        lines = summary(read, level, variants=dict(engine.rules.routine.variants))
        return lines, [exercise.id for exercise in read.exercises]

    def _about(self) -> dict[str, Any]:
        problems = list(self._front.problems) if self._front is not None else self._problems
        config = {"path": str(self._around.paths.config), "ok": not problems, "problems": problems}
        used = dict(self._around.used)
        if self._session is not None:
            used["session"] = self._session.name  # its sources come and go
        return {"config": config, "backends": used, "limits": list(self._around.limits)}


def run_tray(paths: Paths, environ: Mapping[str, str]) -> int:
    """The tray program, until it is told to stop. Returns the exit status.

    Raises ``AlreadyRunning`` if there is one, ``ForcedUnavailable`` if the configuration names a back end in vain.
    """
    around, bridge = Surroundings(paths, environ), Bridge()
    how = first(around)
    core = Core(around, bridge, *_spoken(read_config(around)))
    control = control_place(around, core.answer)
    if not has_tk():
        around.limited(no_tk(), port="window")
    trays = core.trays()
    with Signals(bridge) as signals:
        engine = EngineThread(core.serve(control, how), bridge)
        engine.start()
        trays.run()
        engine.finish()
        return signals.status


def _spoken(read: tuple[Config, list[str]]) -> tuple[Config, list[str]]:
    """The same; from now on in the language that it asks for, if it could be read."""
    config, problems = read
    if not problems:
        language.use(config.appearance.language)
    return read


def run_routine(paths: Paths, environ: Mapping[str, str], *, level: str = "", silent: bool = False) -> int:
    """The routine's window without the tray program. Returns the exit status once the window is closed.

    :param level: for this session, or "".
    :param silent: it opens with its sound off.

    Raises ``AlreadyRunning`` if the tray program is there after all.
    """
    around, bridge = Surroundings(paths, environ), Bridge()
    core = Core(around, bridge, *_spoken(read_config(around)))
    control = control_place(around, core.answer)
    with Signals(bridge) as signals:
        engine = EngineThread(core.routine(control, level=level, silent=silent), bridge)
        engine.start()
        engine.finish()
        return signals.status
