"""tint2 with nothing but its tray on a background of one known colour, along the upper edge of the screen.

Its tray takes XEmbed windows only.
"""

from __future__ import annotations

from pathlib import Path

from tests.desktop.panel import BACKGROUND, HEIGHT, ICON_SIZE
from tests.desktop.screen import Box
from tests.desktop.server import Desktop
from tests.needs import need

_CONFIG = """rounded = 0
border_width = 0
background_color = #{0:02x}{1:02x}{2:02x} 100
border_color = #000000 0

panel_items = S
panel_size = 100% {3}
panel_position = top center horizontal
panel_background_id = 1
panel_padding = 0 0 0
disable_transparency = 1
systray_padding = 4 0 4
systray_background_id = 0
systray_icon_size = {4}
"""


class Tint2:
    """The running panel.

    :ivar box: where it is.
    """

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self.box = Box(0, 0, desktop.screen.box.width, HEIGHT)
        config = Path(desktop.folder, "tint2rc")
        config.write_text(_CONFIG.format(*BACKGROUND, HEIGHT, ICON_SIZE))
        self.server = desktop.start([need("tint2", "tint2"), "-c", str(config)], "tint2")
        self.server.wait_for(self._ready, "tray")

    def _ready(self) -> bool:
        return bool(self._desktop.windows.tray()) and self._desktop.screen.count(BACKGROUND, self.box) > self.box.width
