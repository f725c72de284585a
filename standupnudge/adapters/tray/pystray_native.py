"""The tray icon of Windows and macOS: pystray's own, with its menu. Decides nothing.

Written against pystray's documentation; the systems themselves were not at hand when it was.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any

from standupnudge.adapters.tray.drawing import draw
from standupnudge.adapters.tray.pystray_menu import menu
from standupnudge.core.views import MenuEntry, TrayView
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import Chosen, Tray

_SIZE = 64  # pixels a side; both systems make it smaller as they need it
_LONGEST = {"win32": 127}  # UTF-16 units of a tooltip that there is room for (NOTIFYICONDATA, szTip)

OnMain = Callable[[Callable[[], None]], None]


class PystrayNative:
    """pystray's icon for this system.

    :param chosen: called with an entry's name, on the main thread.
    :param icon: makes pystray's icon, as its ``Icon(name)`` does.
    :param on_main: has a function called where the icon may be changed.
    :raises Unavailable: pystray can't work here.
    """

    name = "pystray"

    def __init__(
        self,
        chosen: Chosen,
        icon: Callable[[str], Any] | None = None,
        on_main: OnMain | None = None,
        platform: str = sys.platform,
    ) -> None:
        self._chosen = chosen
        self._on_main = on_main or _main_thread_of(platform)
        self._platform = platform
        self._icon = (icon or _icon_class())("StandUpNudge")
        self._lock = threading.Lock()  # between the engine's thread and pystray's start
        self._updating = threading.Lock()  # so that an older view never comes after a newer one
        self._view: TrayView | None = None
        self._shown: TrayView | None = None
        self._ready = False
        self._stopping = False

    def show(self, view: TrayView) -> None:
        """Draw ``view`` from now on. Any thread."""
        with self._lock:
            self._view = view
            ready = self._ready
        if ready:
            self._on_main(self._update)

    def run(self) -> None:
        """Own the main thread until ``stop``."""
        with self._lock:
            if self._stopping:
                return
        self._icon.run(setup=self._set_up)

    def stop(self) -> None:
        """Take the icon away and let ``run`` return. Any thread."""
        with self._lock:
            self._stopping = True
            ready = self._ready
        if ready:
            self._on_main(self._icon.stop)

    def _set_up(self, _icon: object) -> None:
        """Called by pystray, on a thread of its own, once its loop runs: before that, ``stop`` would do nothing."""
        with self._lock:
            self._ready = True
            stopping = self._stopping
        self._on_main(self._icon.stop if stopping else self._update)

    def _update(self) -> None:
        with self._updating:
            with self._lock:
                new = self._view
            if new is not None:
                self._change(self._shown, new)
                self._shown = new

    def _change(self, old: TrayView | None, new: TrayView) -> None:
        """Change what differs; a menu that is open stays so as long as its entries stay the same."""
        if old is None or old.icon != new.icon:
            self._icon.icon = draw(new.icon, _SIZE)
        if old is None or old.tooltip != new.tooltip:
            self._icon.title = _fitting(new.tooltip, _LONGEST.get(self._platform))
        if old is None or old.menu != new.menu:
            self._icon.menu = self._menu(new.menu)
        self._icon.visible = True

    def _menu(self, entries: Sequence[MenuEntry]) -> Any:
        # On Windows a single "&" underlines the next letter and vanishes.
        label = (lambda text: text.replace("&", "&&")) if self._platform == "win32" else str
        return menu(entries, self._chosen, label)


def _fitting(text: str, longest: int | None) -> str:
    units = text.encode("utf-16-le")
    if longest is None or len(units) <= 2 * longest:
        return text
    return units[: 2 * (longest - 1)].decode("utf-16-le", errors="ignore") + "…"


def _icon_class() -> Callable[[str], Any]:
    try:
        from pystray import Icon
    except ImportError as problem:
        raise Unavailable(_("pystray has no tray icon for this system: {why}.").format(why=problem)) from problem
    icon: Callable[[str], Any] = Icon
    return icon


def _main_thread_of(platform: str) -> OnMain:
    """How to reach the thread that may change the icon.

    macOS ends programs that touch a status item on any other than the main thread, and pystray leaves that to its
    users (https://github.com/moses-palmer/pystray/issues/60). On Windows pystray sends messages by itself.
    """
    if platform != "darwin":
        return lambda function: function()
    try:
        from PyObjCTools.AppHelper import callAfter
    except ImportError as problem:
        cure = _("Install {name}.").format(name="pyobjc-framework-Cocoa")
        raise Unavailable(_("{name} is missing.").format(name="PyObjC"), cure) from problem
    on_main: OnMain = callAfter
    return on_main


_conforms: type[Tray] = PystrayNative
