"""The windows there are, each put together for its task: content, place among the others, what it says and hears."""

from __future__ import annotations

import os
import tkinter as tk
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Protocol

from standupnudge.errors import StandUpNudgeError
from standupnudge.language import _, pgettext
from standupnudge.routine.cueing import VoiceLevel
from standupnudge.routine.player import Player
from standupnudge.window import control_view, first_view, know_view, routine_view, screen
from standupnudge.window.accompaniment import Accompaniment
from standupnudge.window.browse import browse
from standupnudge.window.chosen import choose, to_know
from standupnudge.window.control_view import ControlView
from standupnudge.window.first_view import FirstView
from standupnudge.window.focus import Presence
from standupnudge.window.hearing import Hearing
from standupnudge.window.know_view import KnowView
from standupnudge.window.picked import Picked
from standupnudge.window.pulse import Pulse
from standupnudge.window.read_today import read_today
from standupnudge.window.routine_view import RoutineView
from standupnudge.window.scene import Offers
from standupnudge.window.session import Session
from standupnudge.window.theme import Theme, palette

Say = Callable[[Mapping[str, Any]], None]


class Window(Protocol):
    """What the process does with its window."""

    def hear(self, message: Mapping[str, Any]) -> None:
        """The tray process has said something."""
        ...

    def orphaned(self) -> None:
        """The tray process has gone."""
        ...

    def end(self) -> None:
        """Close without asking."""
        ...


def open_window(
    root: tk.Tk, task: Mapping[str, Any], now: Callable[[], timedelta], say: Say, keep_awake: Callable[[bool], None]
) -> Window:
    """The window of ``task``, put on the screen. ``root`` is withdrawn; ``now`` reads elapsed time."""
    _once_mapped(
        root, lambda: say({"said": "mapped"})
    )  # first: Tk waits for the window manager while it puts the window on the screen
    if task["window"] == "control":
        return ControlWindow(root, task, say)
    if task["window"] == "know":
        return KnowWindow(root, task)
    if task["window"] == "first":
        return FirstWindow(root, task, say)
    try:
        return RoutineWindow(root, task, now, say, keep_awake)
    except StandUpNudgeError as fault:
        return ProblemWindow(root, task, fault, say)


def _once_mapped(root: tk.Tk, do: Callable[[], None]) -> None:
    """Do it once, when what is in the window has been put on the screen too."""
    done: list[object] = []

    def mapped(event: tk.Event[tk.Misc]) -> None:
        if event.widget is root and not done:
            done.append(event)
            root.after_idle(do)

    root.bind("<Map>", mapped, add="+")


class RoutineWindow:
    """The guided routine. When the tray process goes it stays: somebody may be in the middle of an exercise."""

    def __init__(
        self,
        root: tk.Tk,
        task: Mapping[str, Any],
        now: Callable[[], timedelta],
        say: Say,
        keep_awake: Callable[[bool], None],
    ) -> None:
        chosen = choose(task)
        self._presence = presence = Presence(root)
        player = Player(chosen.timeline, count_in=timedelta(seconds=task.get("count_in", 0)))
        self._sound = _accompaniment(task, player, now)
        theme = _theme(root, task, *routine_view.SIZE)
        view = RoutineView(root, theme, chosen, presence.keep_on_top, keep_awake, sound=self._sound)
        offers = Offers(tuple(task.get("may_postpone", ())), skip=True) if task.get("slot") else Offers()
        still = bool(task.get("still"))
        self._sound.pulse = Pulse(view.card, theme, still=still).beat
        self._session = Session(
            player, offers, view, now, say, still=still, company=self._sound, chosen=chosen, browse=browse
        )
        view.attach(self._session)
        self._session.look()
        view.place(screen.free_room(root))
        _once_mapped(root, self._sound.start)
        self._presence.appear(focus=bool(task.get("focus")), token=_token(task))

    def hear(self, message: Mapping[str, Any]) -> None:
        """See ``Window``."""
        if message.get("say") == "raise":
            self._presence.come_forward()
        elif message.get("say") == "close":
            self._session.leave()
        elif message.get("say") == "mute":
            self._sound.mute()
            self._session.look()
        else:
            self._session.hear(message)

    def orphaned(self) -> None:
        """See ``Window``."""

    def end(self) -> None:
        """See ``Window``."""
        self._session.leave()


class ControlWindow:
    """State and menu. It closes when something was chosen, and with the tray process: then nothing could be."""

    def __init__(self, root: tk.Tk, task: Mapping[str, Any], say: Say) -> None:
        self._root = root
        self._say = say
        self._task = task
        self._presence = Presence(root)
        theme = _theme(root, task, control_view.WIDTH, control_view.LIKELY_HEIGHT)
        self._view = ControlView(root, theme, self._choose, self.end)
        self._show(task)
        self._view.place(screen.free_room(root))
        self._presence.appear(focus=bool(task.get("focus")), token=_token(task))

    def hear(self, message: Mapping[str, Any]) -> None:
        """See ``Window``."""
        match message.get("say"):
            case "raise":
                self._presence.come_forward()
            case "close":
                self.end()
            case "show":
                self._show(message)

    def orphaned(self) -> None:
        """See ``Window``."""
        self.end()

    def end(self) -> None:
        """See ``Window``."""
        self._root.destroy()

    def _show(self, message: Mapping[str, Any]) -> None:
        self._view.show(message.get("lines", ()), message.get("entries", ()), read_today(self._task))

    def _choose(self, name: str) -> None:
        self._say({"said": "chosen", "name": name})
        self.end()


class KnowWindow:
    """Exercises and muscles to get to know. It needs no tray process, so it stays without one."""

    def __init__(self, root: tk.Tk, task: Mapping[str, Any]) -> None:
        self._root = root
        self._presence = Presence(root)
        view = KnowView(root, _theme(root, task, *know_view.SIZE), to_know(task), browse, self.end)
        view.place(screen.free_room(root))
        self._presence.appear(focus=bool(task.get("focus")), token=_token(task))

    def hear(self, message: Mapping[str, Any]) -> None:
        """See ``Window``."""
        if message.get("say") == "raise":
            self._presence.come_forward()
        elif message.get("say") == "close":
            self.end()

    def orphaned(self) -> None:
        """See ``Window``."""

    def end(self) -> None:
        """See ``Window``."""
        self._root.destroy()


class FirstWindow:
    """The choices of the first start. It goes with the tray process, which writes them down."""

    def __init__(self, root: tk.Tk, task: Mapping[str, Any], say: Say) -> None:
        self._root, self._say = root, say
        self._presence = Presence(root)
        theme = _theme(root, task, first_view.WIDTH, first_view.LIKELY_HEIGHT)
        picked, config = Picked(login=bool(task.get("login"))), str(task.get("config", ""))
        view = FirstView(root, theme, picked, config=config, chose=self._chose, skip=self._skip)
        view.place(screen.free_room(root))
        self._presence.appear(focus=bool(task.get("focus")), token=_token(task))

    def hear(self, message: Mapping[str, Any]) -> None:
        """See ``Window``."""
        if message.get("say") == "raise":
            self._presence.come_forward()
        elif message.get("say") == "close":
            self.end()

    def orphaned(self) -> None:
        """See ``Window``."""
        self.end()

    def end(self) -> None:
        """See ``Window``. Nothing was decided, so nothing is said."""
        self._root.destroy()

    def _chose(self, picked: Picked) -> None:
        self._say(picked.said())
        self.end()

    def _skip(self) -> None:
        self._say({"said": "skip"})
        self.end()


class ProblemWindow(ControlWindow):
    """Instead of a routine that can't be shown: why, and what to do."""

    def __init__(self, root: tk.Tk, task: Mapping[str, Any], fault: StandUpNudgeError, say: Say) -> None:
        close = {"name": "close", "label": pgettext("button", "Close"), "default": True}
        lines = [_("The routine can't be shown."), *filter(None, (fault.what, fault.cure))]
        super().__init__(root, {**task, "lines": lines, "entries": [close]}, say)

    def orphaned(self) -> None:
        """See ``Window``."""

    def end(self) -> None:
        """See ``Window``."""
        self._say({"said": "closed", "exercises": {}})
        super().end()

    def _choose(self, name: str) -> None:
        self.end()


def _accompaniment(task: Mapping[str, Any], player: Player, now: Callable[[], timedelta]) -> Accompaniment:
    """Raises ``ForcedUnavailable``."""
    from standupnudge.window.devices import VOLUME, loudspeaker

    hearing = Hearing(player, VoiceLevel(task.get("voice", "full")))
    heard_from = loudspeaker(task, now, os.environ)
    return Accompaniment(hearing, heard_from, now, task.get("volume", VOLUME), muted=bool(task.get("muted")))


def _theme(root: tk.Tk, task: Mapping[str, Any], width: int, height: int) -> Theme:
    return Theme(root, palette(str(task.get("theme", "auto"))), screen.scale(root, width, height), screen.dpi(root))


def _token(task: Mapping[str, Any]) -> str:
    """The activation token: the task's, else what a launcher left in the environment."""
    return str(
        task.get("token") or os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
    )
