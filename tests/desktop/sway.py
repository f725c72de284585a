"""A Wayland desktop of our own: sway without a screen, and in it, if asked for, waybar with its tray and mako.

Everything else is as on the X11 desktop: the bus, the homes, the logs, and that every process is ended by its id.
There is no X server in it. A program of the session finds the compositor by an absolute path in WAYLAND_DISPLAY.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.desktop import waybar
from tests.desktop.home import Home
from tests.desktop.mako import Mako
from tests.desktop.notification_servers import Hands
from tests.desktop.notifications import Notifications
from tests.desktop.processes import Server
from tests.desktop.server import Desktop
from tests.desktop.sway_parts import SIZE, Shown, SwayPointer, SwayScreen
from tests.desktop.waybar import Waybar
from tests.needs import need

_CONFIG = """xwayland disable
output * resolution {0}x{1}
default_border none
focus_follows_mouse no
"""
# Nothing of this machine: neither its screens nor its input devices nor its graphics.
_HEADLESS = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}


class Sway(Desktop):
    """As ``Desktop``, with a Wayland compositor in the place of the X server and the window manager.

    :param notifications: whether there is mako.
    :param panel: whether there is waybar, with nothing but its tray.
    :ivar waybar: the panel.
    """

    pointer: SwayPointer
    waybar: Waybar

    def __init__(self, folder: Path, *, notifications: bool = True, panel: bool = True) -> None:
        super().__init__(folder, "", panel=False, screen=False)
        self._kind = Mako() if notifications else None
        self._with_waybar = panel

    def message(self, *words: str) -> Any:
        """The answer of ``swaymsg`` to ``words``: a command, or ``-t`` and a question."""
        command = [need("swaymsg", "sway"), "--raw", *words]
        environ = self.environ(self._own)
        done = subprocess.run(command, env=environ, check=True, capture_output=True, text=True, timeout=20)
        return json.loads(done.stdout)

    def open_panel(self) -> None:
        """Start waybar, also again after it was stopped."""
        self.waybar = Waybar(self.start, self.bus, self.screen, self._own)
        self.waybar.wait()

    def photograph(self) -> Path | None:
        """Keep a picture of the screen, for when a test fails."""
        file = self.folder / f"screen{len(list(self.folder.glob('screen*.png')))}.png"
        self.screen.picture().save(file)
        return file

    def _start(self) -> None:
        if self._kind:
            self._kind.configure(self._own)
        waybar.configure(self._own)
        super()._start()

    def _start_what_is_seen(self) -> None:
        self._start_compositor(self._own)
        self.screen = SwayScreen(self.environ(self._own))
        self.pointer = SwayPointer(self.environ(self._own))
        self._ends.callback(self.pointer.close)
        if self._kind:
            hands = Hands(self.screen, Shown(self.screen), self.pointer)
            self.notifications = Notifications(self._kind, self.start, self.bus, hands)
            self.notifications.wait()
        if self._with_waybar:
            self.open_panel()

    def _start_compositor(self, own: Home) -> None:
        config, socket = own.config / "sway.conf", own.runtime / "sway.sock"
        config.write_text(_CONFIG.format(*SIZE))
        self._session["SWAYSOCK"] = str(socket)
        command = [*_not_as_root(), need("sway", "sway"), "--config", str(config), "--verbose"]
        self.compositor: Server = self.start(command, "sway", extra=_HEADLESS)
        self.compositor.wait_for(lambda: self._sockets(own) and socket.exists(), "Wayland display")
        [display] = self._sockets(own)
        self._session["WAYLAND_DISPLAY"] = str(display)

    def start(self, command: list[str], name: str, **more: Any) -> Server:
        """Start a server, or any other program that belongs to the desktop; it is ended with it.

        :param more: ``extra``: variables of its environment.
        """
        extra = more.pop("extra", {})
        words = [f"{key}={value}" for key, value in extra.items()]
        return super().start(["env", *words, *command] if words else command, name, **more)

    @staticmethod
    def _sockets(own: Home) -> Sequence[Path]:
        return [path for path in own.runtime.glob("wayland-*") if path.is_socket()]


def _not_as_root() -> list[str]:
    """What lets a program that refuses to run as root run as somebody else, to whom root's files belong.

    The kernel forgets at that step whom the program is to end with, so it is told again.
    """
    if os.getuid() != 0:
        return []
    setpriv = [need("setpriv", "util-linux"), "--pdeathsig", "TERM", "--"]
    return [need("unshare", "util-linux"), "--user", "--map-user=1000", "--map-group=1000", *setpriv]
