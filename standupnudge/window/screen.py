"""What the screen is like: how large things have to be on it, and where there is room. Moves no window.

On X11 through python-xlib, because Tk 8.6 doesn't read Xft.dpi there; elsewhere through Tk.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from Xlib.display import Display

NORMAL_DPI = 96.0  # at which the sizes in the code are pixels
_LOWEST_DPI, _HIGHEST_DPI = 48.0, 480.0  # anything else is a mistake in somebody's settings
_FRAME = 40  # pixels that a window manager's title and borders may take at the normal scale


class Room(NamedTuple):
    """A part of the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int

    def meet(self, other: Room) -> Room:
        """Where both overlap; this one if they don't."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        bottom = min(self.y + self.height, other.y + other.height)
        return Room(left, top, right - left, bottom - top) if left < right and top < bottom else self

    def corner(self, width: int, height: int) -> tuple[int, int]:
        """Left and top of a window of that size in the middle of it; never beyond its left and upper edges."""
        return self.x + max((self.width - width) // 2, 0), self.y + max((self.height - height) // 2, 0)

    def holds(self, x: int, y: int) -> bool:
        """Whether the point is in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@contextmanager
def x_display(root: tk.Misc) -> Iterator[Display | None]:
    """A connection to Tk's X server; ``None`` where there is no X11 or no python-xlib."""
    display = _connect(root)
    try:
        yield display
    finally:
        if display is not None:
            display.close()


def _connect(root: tk.Misc) -> Display | None:
    if root.tk.call("tk", "windowingsystem") != "x11":
        return None
    try:
        from Xlib import error
        from Xlib.display import Display
    except ImportError:
        return None
    try:
        return Display()
    except (OSError, error.DisplayError, error.ConnectionClosedError):
        return None


def scale(root: tk.Misc, width: int, height: int) -> float:
    """What to multiply sizes with, so that they suit the screen, and a window of this size still fits on it."""
    room = free_room(root)
    fitting = min(room.width / (width + _FRAME), room.height / (height + _FRAME))
    return min(dpi(root) / NORMAL_DPI, fitting)


def dpi(root: tk.Misc) -> float:
    """The resolution that the desktop has set, or the normal one; pixels an inch."""
    with x_display(root) as display:
        if display is None:
            found = root.winfo_fpixels("1i")
            return found if _LOWEST_DPI <= found <= _HIGHEST_DPI else NORMAL_DPI
        return _xft_dpi(_resources(display))


def _resources(display: Display) -> str:
    """The X resources that desktops keep their font resolution in."""
    from Xlib import Xatom

    found = display.screen().root.get_full_property(Xatom.RESOURCE_MANAGER, Xatom.STRING)
    value = found.value if found else b""
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _xft_dpi(resources: str) -> float:
    for line in resources.splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "Xft.dpi":
            try:
                found = float(value)
            except ValueError:
                break
            return found if _LOWEST_DPI <= found <= _HIGHEST_DPI else NORMAL_DPI
    return NORMAL_DPI


def free_room(root: tk.Misc) -> Room:
    """The monitor with the pointer, without panels if the desktop says where they are."""
    x, y = root.winfo_pointerxy()
    screen = Room(0, 0, root.winfo_screenwidth(), root.winfo_screenheight())
    with x_display(root) as display:
        if display is None:
            return screen
        monitor = with_point(_monitors(display), x, y) or screen
        return monitor.meet(_work_area(display) or screen)


def with_point(rooms: Iterable[Room], x: int, y: int) -> Room | None:
    """The first of them that holds the point."""
    return next((room for room in rooms if room.holds(x, y)), None)


def _monitors(display: Display) -> list[Room]:
    if not display.has_extension("RANDR"):
        return []
    from Xlib import error

    try:
        found = display.screen().root.xrandr_get_monitors().monitors
    except (error.XError, AttributeError):  # a server older than RandR 1.5, python-xlib older than its monitors
        return []
    return [Room(each.x, each.y, each.width_in_pixels, each.height_in_pixels) for each in found]


def _work_area(display: Display) -> Room | None:
    """The first desktop's: _NET_WORKAREA of the window manager specification, four numbers a desktop."""
    from Xlib import Xatom

    found = display.screen().root.get_full_property(display.intern_atom("_NET_WORKAREA"), Xatom.CARDINAL)
    return Room(*found.value[:4]) if found and len(found.value) >= 4 else None
