"""A desktop of our own: every server started here, with a home of its own, is ended here, whatever happens."""

from __future__ import annotations

import contextlib
import os
import signal
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from Xlib.display import Display
from Xlib.error import ConnectionClosedError

from tests.desktop import panel as panels
from tests.desktop.bus import Bus
from tests.desktop.home import MARK, Home
from tests.desktop.notification_servers import SERVERS, Hands
from tests.desktop.notifications import Notifications
from tests.desktop.panel import Panel
from tests.desktop.pointer import Pointer
from tests.desktop.processes import Server, marked
from tests.desktop.screen import Screen
from tests.desktop.waiting import eventually, seconds
from tests.desktop.windows import Windows
from tests.needs import need, need_service
from tests.xvfb import start_xvfb

SIZE = "1280x800x24"


class Desktop:
    """Servers in the order they are started; leaving the context ends them in reverse, and checks that nothing is left.

    :param folder: an empty folder for its home and logs; short, since sockets are below it.
    :param notifications: "dunst", "xfce4-notifyd", or "" for none.
    :param panel: whether there is a panel; no other tray is there.
    :param bus: whether there is a session bus; no panel and no notifications without.
    :param screen: whether there is a screen; no window manager, panel or notifications without.
    """

    screen: Screen
    windows: Windows
    pointer: Pointer
    panel: Panel
    notifications: Notifications
    bus: Bus

    def __init__(
        self, folder: Path, notifications: str = "dunst", *, panel: bool = True, bus: bool = True, screen: bool = True
    ) -> None:
        self.folder = folder
        self.logs = folder / "logs"
        self._kind = SERVERS[notifications]() if notifications and bus and screen else None
        self._with_panel, self._with_bus, self.has_screen = panel and bus and screen, bus, screen
        self._ends = ExitStack()
        self._session = {MARK: str(folder)}  # what programs of this session find in their environment
        self._homes = 0
        self.is_open = False

    def __enter__(self) -> Self:
        self.logs.mkdir(parents=True)
        self._own = Home(self.folder / "own")
        try:
            self._start()
        except BaseException:
            self._ends.close()
            raise
        self.is_open = True
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.is_open = False
        self._ends.close()
        left = self._end_the_rest()
        assert kind is not None or not left, f"left behind: {left}"

    def home(self) -> Home:
        """A new, empty home for a program under test."""
        self._homes += 1
        return Home(self.folder / f"home{self._homes}")

    def environ(self, home: Home) -> dict[str, str]:
        """The environment of a program of this session."""
        return {**home.environ(), **self._session}

    def start(self, command: list[str], name: str, **more: Any) -> Server:
        """Start a server, or any other program that belongs to the desktop; it is ended with it."""
        # openbox, for one, starts a bus by itself when there is no address at all.
        environ = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "NO_AT_BRIDGE": "1", "GIO_USE_VFS": "local"}
        environ |= {"GSETTINGS_BACKEND": "memory", **self.environ(self._own)}
        server = Server(command, environ, self.log(name), **more)
        self._ends.callback(server.stop)
        return server

    def log(self, name: str) -> Path:
        """A new file for the log of a program called ``name``."""
        before = len(list(self.logs.glob(f"{name}*.log")))
        return self.logs / (f"{name}-{before + 1}.log" if before else f"{name}.log")

    @property
    def notifies(self) -> bool:
        """Whether there is a notification server."""
        return self._kind is not None

    def open_panel(self) -> None:
        """Start the panel, also again after it was stopped."""
        self.panel = Panel(self.start, self.windows, self.bus)
        self.panel.wait()

    def open_notifications(self) -> None:
        """Start the notification server, also again after it was stopped; another history of it begins."""
        self._start_notifications()
        self.notifications.wait()

    def open_bus(self) -> None:
        """Start the session bus again after it was stopped, at the same address, and what it can't do without."""
        self.bus = Bus(self.start, self._own.runtime, self.environ(self._own))
        self.bus.wait()
        self._start_settings()

    def processes(self) -> dict[int, str]:
        """Everything alive that was started by this desktop or on it, by process id."""
        return marked(f"{MARK}={self.folder}")

    def said(self) -> str:
        """All logs."""
        return "\n".join(f"--- {log.name}\n{log.read_text(errors='replace')}" for log in sorted(self.logs.iterdir()))

    def photograph(self) -> Path | None:
        """Keep a picture of the screen, for when a test fails."""
        if not self.has_screen:
            return None
        number = len(list(self.folder.glob("screen*.png")))
        file = self.folder / f"screen{number}.png"
        self.screen.picture().save(file)
        return file

    def _start(self) -> None:
        if self._with_panel:
            panels.configure(self._own)
        if self._kind:
            self._kind.configure(self._own)
        # What doesn't need each other comes up at the same time.
        bus = Bus(self.start, self._own.runtime, self.environ(self._own)) if self._with_bus else None
        if self.has_screen:
            self._start_screen()
        if bus:
            bus.wait()
            self.bus = bus
            self._session["DBUS_SESSION_BUS_ADDRESS"] = bus.address
        if self.has_screen:
            manager = self.start([need("openbox", "openbox"), "--sm-disable"], "openbox")
            manager.wait_for(self.windows.managed, "window manager")
        if self._with_panel or self._kind:
            self._start_settings()
        self._start_what_is_seen()

    def _start_settings(self) -> None:
        settings = self.start([need_service("org.xfce.Xfconf", "xfconf")], "xfconfd")
        settings.wait_for(lambda: self.bus.has("org.xfce.Xfconf"), "settings service on the bus")

    def _start_notifications(self) -> None:
        assert self._kind
        hands = Hands(self.screen, self.windows, self.pointer)
        self.notifications = Notifications(self._kind, self.start, self.bus, hands)

    def _start_screen(self) -> None:
        _, name = start_xvfb(lambda command, fds: self.start(command, "Xvfb", pass_fds=fds), SIZE, "-noreset")
        self._session["DISPLAY"] = name
        display = Display(name)
        self._ends.callback(_close, display)
        self.screen, self.windows = Screen(display), Windows(display)
        self.pointer = Pointer(self.environ(self._own))

    def _start_what_is_seen(self) -> None:
        if self._kind:
            self._start_notifications()
        if self._with_panel:
            self.open_panel()
        if self._kind:
            self.notifications.wait()

    def _end_the_rest(self) -> dict[int, str]:
        """Kill what is left, after the little while in which ended programs' children go, too; normally nothing."""
        with contextlib.suppress(AssertionError):
            eventually(lambda: not self.processes(), "", within=seconds(3))
        left = self.processes()
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return left


def _close(display: Display) -> None:
    with contextlib.suppress(ConnectionClosedError):  # a test may have ended the server
        display.close()
