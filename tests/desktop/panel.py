"""The panel: xfce4-panel with nothing but its tray, on a background of one known colour, along the lower edge.

Its tray takes both kinds of icons: StatusNotifierItems and XEmbed windows.
"""

from __future__ import annotations

from tests.desktop.bus import Bus
from tests.desktop.home import Home
from tests.desktop.processes import Start
from tests.desktop.screen import Box, Colour
from tests.desktop.windows import Window, Windows
from tests.needs import need

BACKGROUND: Colour = (51, 51, 51)  # 0.2 of 255, below
HEIGHT = 32
ICON_SIZE = 22
WATCHER = "org.kde.StatusNotifierWatcher"

# configver keeps the first-start question and the migration away; position 8 is "bottom edge".
_CONFIG = f"""<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="{HEIGHT}"/>
      <property name="background-style" type="uint" value="1"/>
      <property name="background-rgba" type="array">
        <value type="double" value="0.2"/>
        <value type="double" value="0.2"/>
        <value type="double" value="0.2"/>
        <value type="double" value="1"/>
      </property>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="icon-size" type="int" value="{ICON_SIZE}"/>
      <property name="hide-new-items" type="bool" value="false"/>
    </property>
  </property>
</channel>
"""


def configure(home: Home) -> None:
    """Write the panel's settings, where xfconfd reads them at its start."""
    folder = home.config / "xfce4" / "xfconf" / "xfce-perchannel-xml"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "xfce4-panel.xml").write_text(_CONFIG)


class Panel:
    """The running panel, and what is in its tray."""

    def __init__(self, start: Start, windows: Windows, bus: Bus) -> None:
        self._windows = windows
        self._bus = bus
        # It would wait for a window manager that is there already.
        self.server = start([need("xfce4-panel", "xfce4-panel"), "--disable-wm-check"], "xfce4-panel")

    def wait(self) -> None:
        """Until it takes icons of both kinds."""
        self.server.wait_for(self._ready, "tray")

    @property
    def box(self) -> Box:
        """Where the panel is."""
        return self._shown()[0].box

    def _ready(self) -> bool:
        host = self._bus.get(WATCHER, "/StatusNotifierWatcher", WATCHER, "IsStatusNotifierHostRegistered")
        return "boolean true" in host and bool(self._windows.tray()) and bool(self._shown())

    def _shown(self) -> list[Window]:
        return [window for window in self._windows.of_class("xfce4-panel") if window.box.height == HEIGHT]
