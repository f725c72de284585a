"""What a person would look for on the screen: the icon in the panel, the routine's window. Only looks."""

from __future__ import annotations

from datetime import timedelta

from PIL import Image

from standupnudge.adapters.tray.drawing import draw
from standupnudge.adapters.tray.status_notifier import SIZES
from standupnudge.core.views import TrayIcon
from tests.desktop.panel import BACKGROUND, ICON_SIZE
from tests.desktop.runner import KIND, ROUTINE
from tests.desktop.screen import Box
from tests.desktop.server import Desktop
from tests.desktop.waiting import PATIENCE, eventually
from tests.desktop.windows import Window

# Of 255: the panel makes the largest picture that it is offered smaller, by its own arithmetic. A twelfth of the ring
# changes pixels by 48 and more.
_ROUNDING = 24


def _on_panel(icon: TrayIcon) -> Image.Image:
    """``icon`` as the panel ought to show it."""
    picture = Image.new("RGB", (ICON_SIZE, ICON_SIZE), BACKGROUND)
    drawn = draw(icon, max(SIZES)).resize(picture.size, Image.Resampling.HAMMING)
    picture.paste(drawn, (0, 0), drawn)
    return picture


def tray(desktop: Desktop) -> Box:
    """The part of the panel where icons are."""
    return Box(desktop.panel.box.x, desktop.panel.box.y, 120, desktop.panel.box.height)


def icon_in_panel(desktop: Desktop, icon: TrayIcon, within: timedelta = PATIENCE) -> Box:
    """Where ``icon`` is in the panel, once it is there."""
    found = eventually(
        lambda: desktop.screen.find(_on_panel(icon), tray(desktop), _ROUNDING),
        f"no {icon} in the panel",
        within,
    )
    assert found
    return found


def routine_window(desktop: Desktop, within: timedelta = PATIENCE) -> Window:
    """The routine's window, once it is there."""
    found = eventually(lambda: desktop.windows.titled(ROUTINE), "no routine window", within)
    assert found
    assert KIND in found.kind
    return found
