"""``python -m standupnudge.window``: one window, told what to show on standard input, telling on standard output.

The wiring of the window process. ``messages`` is what is said; the tray process starts it and may end before it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from standupnudge import language
from standupnudge.language import _
from standupnudge.window.lines import Incoming, Outgoing

if TYPE_CHECKING:
    import tkinter as tk

    from standupnudge.window.windows import Window

KINDS = ("routine", "control", "know", "first")
WRONG_USAGE = 2


def main() -> int:
    """Show the window that the first line asks for, until it is closed. The exit status of the process."""
    incoming, outgoing = Incoming(sys.stdin.fileno()), Outgoing(sys.stdout.fileno())
    task = incoming.first()
    if task is None or task.get("window") not in KINDS:
        told = _("This part of StandUpNudge is started by the program itself. Run: {command}")
        sys.stderr.write(f"{told.format(command='standupnudge')}\n")
        return WRONG_USAGE
    language.use(str(task.get("language", language.AUTO)))
    try:
        root = _tk()
    except _NoTkError as fault:
        outgoing.say({"said": "no_tk", "why": str(fault)})
        return 0
    _run(root, task, incoming, outgoing)
    return 0


class _NoTkError(Exception):
    """No window can be shown here: why, in a sentence."""


def _tk() -> tk.Tk:
    try:
        import tkinter as tk
    except ImportError as fault:
        told = _("This Python can't load {library} ({fault}). On Debian and Ubuntu install {package}.")
        raise _NoTkError(told.format(library="tkinter", fault=fault, package="python3-tk")) from fault
    try:
        root = tk.Tk(className="Standupnudge")
    except tk.TclError as fault:
        raise _NoTkError(_("The display can't be reached: {fault}.").format(fault=fault)) from fault
    root.withdraw()
    return root


def _run(root: tk.Tk, task: dict[str, Any], incoming: Incoming, outgoing: Outgoing) -> None:
    from standupnudge.adapters.clock.system import SystemClock
    from standupnudge.window.windows import open_window

    clock, link = SystemClock(), _Link(root, incoming)
    if task.get("theme") == "auto":
        task["theme"] = _preferred_theme(os.environ)
    with _signals(root, link.end):
        link.window = open_window(root, task, lambda: clock.now().elapsed, outgoing.say, _keep_awake(os.environ))
        link.hear(incoming.waiting())  # what came in together with the task
        if link.alive:
            _listen(root, incoming, link.hear)
            root.mainloop()


def _preferred_theme(environ: Mapping[str, str]) -> str:
    """What the desktop has set, where that is told over D-Bus; else light."""
    if sys.platform == "win32" or sys.platform == "darwin":
        return "light"
    else:  # noqa: RET505 - mypy leaves out a branch for another platform, not what comes after one
        from standupnudge.adapters.looks.portal_settings import preferred_theme

        return preferred_theme(environ)


def _keep_awake(environ: Mapping[str, str]) -> Callable[[bool], None]:
    """Keeps the screen awake, in every way that this desktop has."""
    if sys.platform == "win32":
        from standupnudge.adapters.awake.windows_execution_state import ExecutionState

        return ExecutionState().keep
    elif sys.platform == "darwin":  # noqa: RET505 - mypy leaves out a branch for another platform, not what comes after one
        from standupnudge.adapters.awake.caffeinate import Caffeinate

        return Caffeinate().keep
    else:
        from standupnudge.adapters.awake.freedesktop import Freedesktop
        from standupnudge.adapters.awake.x11_screensaver import X11ScreenSaver

        ways = (X11ScreenSaver(environ.get("DISPLAY", "")), Freedesktop(environ))

        def keep(awake: bool) -> None:
            for way in ways:
                way.keep(awake)

        return keep


class _Link:
    """Passes on to the window what happens outside, as long as there is one."""

    def __init__(self, root: tk.Tk, incoming: Incoming) -> None:
        self._root = root
        self._incoming = incoming
        self.window: Window | None = None

    @property
    def alive(self) -> bool:
        import tkinter as tk

        try:
            return self.window is not None and bool(self._root.winfo_exists())
        except tk.TclError:
            return False

    def hear(self, messages: list[dict[str, Any]]) -> None:
        for message in messages:
            if self.window and self.alive:
                self.window.hear(message)
        if self._incoming.closed and self.window and self.alive:
            self.window.orphaned()

    def end(self) -> None:
        if self.window and self.alive:
            self.window.end()


def _signals(root: tk.Tk, end: Callable[[], None]) -> AbstractContextManager[None]:
    if sys.platform == "win32":  # ends its processes without asking them
        return nullcontext()
    else:  # noqa: RET505 - mypy leaves out a branch for another platform, not what comes after one
        from standupnudge.window.listen_posix import signals

        return signals(root, end)


def _listen(root: tk.Tk, incoming: Incoming, hear: Callable[[list[dict[str, Any]]], None]) -> None:
    if sys.platform == "win32":
        from standupnudge.window.listen_windows import listen
    else:
        from standupnudge.window.listen_posix import listen
    listen(root, incoming, hear)


if __name__ == "__main__":
    sys.exit(main())
