"""waybar with nothing but its tray, on a background of one known colour, along the lower edge of sway's screen.

Its tray takes StatusNotifierItems only. A right click on an icon opens its menu.
"""

from __future__ import annotations

import json

from tests.desktop.bus import Bus
from tests.desktop.home import Home
from tests.desktop.panel import BACKGROUND, HEIGHT, ICON_SIZE, WATCHER
from tests.desktop.processes import Start
from tests.desktop.screen import Box, Screen
from tests.needs import need

_CONFIG = {
    "layer": "top", "position": "bottom", "height": HEIGHT, "modules-left": ["tray"],
    "tray": {"icon-size": ICON_SIZE, "spacing": 4},
}  # fmt: skip
_STYLE = """* {{ border: none; border-radius: 0; font-family: "DejaVu Sans"; font-size: 12px; min-height: 0; }}
window#waybar {{ background: #{0:02x}{1:02x}{2:02x}; }}
#tray > * {{ background: transparent; }}
"""


def configure(home: Home) -> None:
    """Write its settings, where it reads them at its start."""
    folder = home.config / "waybar"
    folder.mkdir(exist_ok=True)
    (folder / "config").write_text(json.dumps(_CONFIG))
    (folder / "style.css").write_text(_STYLE.format(*BACKGROUND))


class Waybar:
    """The running panel, and where it is.

    :ivar box: the panel.
    """

    def __init__(self, start: Start, bus: Bus, screen: Screen, home: Home) -> None:
        self._bus, self._screen = bus, screen
        self.box = Box(0, screen.box.height - HEIGHT, screen.box.width, HEIGHT)
        folder = home.config / "waybar"
        command = [need("waybar", "waybar"), "-c", str(folder / "config"), "-s", str(folder / "style.css")]
        self.server = start(command, "waybar")

    def wait(self) -> None:
        """Until it is drawn and takes icons."""
        self.server.wait_for(self._ready, "tray")

    def _ready(self) -> bool:
        host = self._bus.get(WATCHER, "/StatusNotifierWatcher", WATCHER, "IsStatusNotifierHostRegistered")
        return "boolean true" in host and self._screen.count(BACKGROUND, self.box) > self.box.width
