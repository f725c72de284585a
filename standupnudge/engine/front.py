"""What people ask for, by whatever way: tray, notification, window, command. Each becomes an event or an action."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from standupnudge.core import menu, status_words, wording
from standupnudge.core.effects import Effects, Refuse
from standupnudge.core.events import (
    AnnouncementClosed,
    Effort,
    Later,
    NudgeClosed,
    OfferAccepted,
    OfferDeclined,
    RoutineLeft,
    RoutineLevelChosen,
    RoutinePostponed,
    RoutineRated,
    RoutineSkipped,
    RoutineStarted,
    RoutineTicked,
)
from standupnudge.core.ladder import LEVELS
from standupnudge.core.status import status
from standupnudge.core.views import Tag, TrayView
from standupnudge.engine import forgetting, requests
from standupnudge.engine.engine import Engine
from standupnudge.engine.perform import Afterwards, Speaker, Token, carried_out
from standupnudge.errors import StandUpNudgeError
from standupnudge.language import _
from standupnudge.ports import Windows

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """What the front does that is neither an event nor a window. Called on the engine's thread.

    :ivar open_config: opens the configuration in the person's editor; ``Unavailable`` if none can be opened.
    :ivar exercises: the exercises of a plan in a line each, and their names, for who can have no window.
    :ivar plan_folder: where the person's own plans are.
    :ivar about: what the status says of configuration and back ends.
    :ivar task: of a routine's window, were it opened now (``messages``).
    """

    open_config: Callable[[], Awaitable[None]]
    exercises: Callable[[str], tuple[list[str], list[str]]]
    about: Callable[[], dict[str, Any]]
    task: Callable[[], dict[str, Any]] = dict
    plan_folder: str = ""


class Front:
    """The counter where everybody is served. Its methods are called on the engine's thread and return at once."""

    def __init__(
        self,
        engine: Engine,
        speaker: Speaker,
        windows: Windows,
        token: Token,
        actions: Actions,
        *,
        afterwards: Afterwards | None = None,
    ) -> None:
        self._engine, self._speaker, self._windows, self._token = engine, speaker, windows, token
        self._actions, self._afterwards = actions, afterwards or Afterwards()
        self._control_open = False
        self._in_terminal = ""  # or "asked", or "began"
        self._on_screen: set[str] = set()  # the kinds of windows that have said they are there
        self._busy: set[asyncio.Task[None]] = set()

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the configuration file now."""
        return self._engine.problems

    # Tray, menu and control window

    def chosen(self, name: str, token: str = "") -> None:
        """A menu entry, or "control" for the window that carries the menu. ``token``: as in ``ports.Chosen``."""
        if token:
            self._token.value = token
        match name:
            case "control":
                self._do(self.show_control())
            case "quit":
                self._engine.stop()
            case "know":
                self._do(self._show_what_there_is_to_know())
            case "open config":
                self._do(self._actions.open_config())
            case _:
                self._do(self._request(name))

    async def show_control(self) -> None:
        """Open the control window, or bring it to the front."""
        await self._engine.ask_nothing()
        self._control_open = True
        await self._windows.open({"window": "control", "focus": True, "token": self._token.take()} | self._shown())

    async def _show_what_there_is_to_know(self) -> None:
        plan = {"plan": self._engine.rules.routine.plan, "plan_folder": self._actions.plan_folder}
        await self._windows.open({"window": "know", **plan, "focus": True, "token": self._token.take()})

    def changed(self, view: TrayView) -> None:
        """The tray shows something else now, and so does an open control window."""
        if self._control_open:
            self._do(self._windows.tell("control", {"say": "show"} | self._shown(view)))

    def _shown(self, view: TrayView | None = None) -> dict[str, Any]:
        lines = status_words.status(self._engine.state, self._engine.rules)
        entries = menu.choices((view or self._engine.view).menu)
        return {"lines": [*lines, *self._engine.problems], "entries": [asdict(each) for each in entries]}

    # Notifications

    def answered(self, tag: Tag, name: str, token: str) -> None:
        """A button, or the body, of a notification was clicked."""
        self._token.value = token
        if name == "routine done":
            self._do(self._done_without_window())
        else:
            self.chosen(name)

    def closed(self, tag: Tag) -> None:
        """A notification was closed by hand."""
        match tag:
            case Tag.NUDGE:
                self._engine.post(NudgeClosed)
            case Tag.ROUTINE:
                self._engine.post(AnnouncementClosed)

    # Windows

    def said(self, kind: str, message: Mapping[str, Any]) -> None:
        """A window said something (``messages``)."""
        _log.debug("%s window: %s", kind, message)
        self._watch_over(kind, message)
        if kind == "control":
            self._control_said(message)
        elif kind == "routine":
            self._routine_said(message)

    def _watch_over(self, kind: str, message: Mapping[str, Any]) -> None:
        """See to it that whoever asked for a window gets something, even if it dies before it is on screen."""
        match message.get("said"):
            case "mapped":
                self._on_screen.add(kind)
            case "no_tk":
                self._on_screen.add(kind)  # in its way
                self._do(self._without_windows(kind, str(message.get("why"))))
            case "gone" if kind in self._on_screen:
                self._on_screen.discard(kind)
            case "gone":
                self._do(self._without_windows(kind, "it ended before it was there"))

    def _control_said(self, message: Mapping[str, Any]) -> None:
        match message:
            case {"said": "chosen", "name": str(name)}:
                self.chosen(name)
            case {"said": "gone"}:
                self._control_open = False

    def _routine_said(self, message: Mapping[str, Any]) -> None:
        match message:
            case {"said": "level", "level": str(level)} if level in LEVELS:
                self._engine.post(lambda at: RoutineLevelChosen(at, level))
            case {"said": "started"}:
                self._engine.post(RoutineStarted)
            case {"said": "ticked", "exercises": dict(ticks)}:
                self._ticked(ticks)
            case {"said": "finished" | "closed" as how, "exercises": dict(ticks)}:
                self._afterwards.there = how == "finished"
                self._ticked(ticks)
                self._engine.post(RoutineLeft)
            case {"said": "rated", "effort": "easy" | "right" | "hard" as effort, "pain": str(pain)}:
                self._engine.post(lambda at: RoutineRated(at, Effort(effort), pain or None))
                self._do(self._tell_next())
            case {"said": "chosen", "name": "offer accept" | "offer decline" as name}:
                self._engine.post(OfferAccepted if name == "offer accept" else OfferDeclined)
                self._do(self._tell_next())
            case {"said": "later", "by": "15m" | "1h" | "tomorrow" as by}:
                self._engine.post(lambda at: RoutinePostponed(at, Later(by)))
            case {"said": "skip"}:
                self._engine.post(RoutineSkipped)
            case {"said": "gone"}:
                self._afterwards.there = False
                self._engine.post(RoutineLeft)  # if it has said so itself: what it has not answered stays so

    async def _tell_next(self) -> None:
        """Tell the routine's window when the next routine is, as it is after what was posted last."""
        await self._engine.ask_nothing()
        text = status_words.next_routine(self._engine.state, self._engine.rules)
        await self._windows.tell("routine", {"say": "next", "text": text})

    def _ticked(self, ticks: Mapping[str, Any]) -> None:
        pairs = tuple(ticks.items())
        if all(isinstance(how, str) for _, how in pairs):
            self._engine.post(lambda at: RoutineTicked(at, pairs))

    # Without windows: the exercises in a notification

    async def _without_windows(self, kind: str, why: str) -> None:
        """This Python has no Tk, or there is no display: what a window would carry goes into a notification."""
        _log.warning("No window can be opened (%s); the exercises come in a notification instead.", why)
        if kind == "control":
            await self._speaker.say(
                wording.NAME, "\n".join(status_words.status(self._engine.state, self._engine.rules))
            )
            return
        lines, _ = self._actions.exercises(self._engine.rules.routine.plan)
        await self._speaker.notify(lambda can: wording.exercises(lines, can))

    async def _done_without_window(self) -> None:
        _, names = self._actions.exercises(self._engine.rules.routine.plan)
        self._ticked(dict.fromkeys(names, "hand"))
        self._engine.post(RoutineLeft)

    # Commands

    async def request(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a command: ``{"ask": name}``."""
        name = asked.get("ask")
        if name == "status":
            await self._engine.ask_nothing()
            about = self._actions.about()
            return {"lines": self._status_lines(), "status": status(self._engine.state, self._engine.rules) | about}
        if name == "show":
            self._do(self.show_control())
            return {"lines": self._status_lines()}
        if name in ("routine text", "routine said"):  # a request may be anything, also what a set can't hold
            return await self._terminal(str(name), asked.get("message"))
        if (forgotten := forgetting.answer(self._engine, str(name))) is not None:
            return forgotten
        name, silent = _silenced(str(name))
        refused = await self._happen(name)
        if silent and refused is not None:
            await self._windows.tell("routine", {"say": "mute"})
        if refused is None:
            return {"error": _("There is no such request as {name}.").format(name=repr(name))}
        return {"lines": self._status_lines(), "refused": refused}

    # A terminal in the place of the routine's window

    async def _terminal(self, name: str, message: object) -> dict[str, Any]:
        """What it is to play; and then what it says, up to its end, of which it is certain that it comes."""
        if name == "routine said":
            if isinstance(message, dict):
                self._terminal_said(message)
            return {}
        await self._engine.ask_nothing()
        if self._in_terminal or self._engine.state.window is not None:
            return {"error": _("The routine is open already. Go on there, or close it first.")}
        self._in_terminal = "asked"
        return {"task": self._actions.task(), "follow": "routine said"}

    def _terminal_said(self, message: Mapping[str, Any]) -> None:
        """What has not begun leaves no trace, not even that of a window that was closed (W4)."""
        if message.get("said") in ("level", "started"):
            self._in_terminal = "began"
        if self._in_terminal == "began":
            self._routine_said(message)
        if message.get("said") == "gone":
            self._in_terminal = ""

    def _status_lines(self) -> list[str]:
        return list(status_words.status(self._engine.state, self._engine.rules))

    async def _request(self, name: str) -> None:
        for sentence in await self._happen(name) or []:
            await self._speaker.say(wording.NAME, sentence)

    async def _happen(self, name: str) -> list[str] | None:
        """Let the event that ``name`` asks for happen; why it had no effect, or ``None`` if there is none."""
        make = requests.event(name)
        if make is None:
            return None
        effects: Effects = await self._engine.ask(make)
        return [wording.refusal(effect.why) for effect in effects if isinstance(effect, Refuse)]

    def _do(self, work: Coroutine[Any, Any, None] | Awaitable[None]) -> None:
        """Let ``work`` go on by itself; what goes wrong is logged, and the person is told what they can mend."""
        task = asyncio.ensure_future(carried_out(self._told(work), "What was asked for"))
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)

    async def _told(self, work: Awaitable[None]) -> None:
        try:
            await work
        except StandUpNudgeError as error:
            _log.warning("%s", error)
            await self._speaker.say(wording.NAME, str(error))


def _silenced(name: str) -> tuple[str, bool]:
    """A request for the routine, and whether its window is to be silent: "routine L2 silent" say."""
    plain = name.removesuffix(" silent")
    return (plain, True) if plain != name and plain.startswith("routine") else (name, False)
