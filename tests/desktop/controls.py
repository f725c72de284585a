"""What is in the program's own windows, found by the colours of the theme: buttons and boxes to tick. Only looks."""

from __future__ import annotations

from PIL import ImageColor

from tests.desktop.screen import Box, Colour
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually
from tests.desktop.windows import Window
from tests.needs import need_module

LEAST_BUTTON = (24, 20)  # pixels, wide and high; holes in letters are smaller
LIST = 60  # pixels: how far from the left edge the boxes to tick are, at most
TICK_BOXES = range(16, 32)  # pixels a side, without the rim

# In the control window: enabled buttons but "Start routine", in reading order.
PAUSES = ("30 min", "1 h", "Until tomorrow", "Until I resume")
ROUTINE_PAUSES = ("1 week", "2 weeks", "1 week, ill")
KNOW = "Get to know the exercises"
AT_DESK = ("I'm up", "I'm standing", "Not now", *PAUSES, *ROUTINE_PAUSES, KNOW, "Open configuration", "Quit")


def buttons(desktop: Desktop, window: Window) -> list[Box]:
    """Those that can be pressed, but the main one, as they are read: row by row."""
    return sorted(filled(desktop, window.box, "button"), key=lambda box: (box.y, box.x))


def wait_buttons(desktop: Desktop, window: Window, labels: tuple[str, ...]) -> dict[str, Box]:
    """The buttons of the control window, once there are as many as ``labels``, which are theirs."""
    found: list[Box] = []

    def drawn() -> bool:
        found[:] = buttons(desktop, window)
        return len(found) == len(labels)

    eventually(drawn, lambda: f"there are {found} for {labels}")
    return dict(zip(labels, found, strict=True))


def main_button(desktop: Desktop, window: Window) -> Box | None:
    """The one with the colour that stands out; it is wide, unlike a box that is ticked."""
    return next((box for box in filled(desktop, window.box, "accent") if box.width > 2 * box.height), None)


def words_at_the_right(desktop: Desktop, window: Window) -> Box | None:
    """The last letter in the row of the main button: there is a button that is nothing but words."""
    main = main_button(desktop, window)
    if main is None:
        return None
    middle, _ = window.box.middle
    row = Box(middle, main.y, window.box.x + window.box.width - middle, main.height)
    return next(reversed(desktop.screen.areas(_colour("muted"), row)), None)


def empty_boxes(desktop: Desktop, window: Window) -> list[Box]:
    """Boxes to tick that aren't ticked, from the top."""
    left = Box(window.box.x, window.box.y, LIST, window.box.height)
    return sorted(filled(desktop, left, "card", square=True), key=lambda box: box.y)


def filled(desktop: Desktop, box: Box, name: str, *, square: bool = False) -> list[Box]:
    """What is as large as a button, or as a box to tick, and has this colour of the theme."""
    wide, high = LEAST_BUTTON
    found = patches(desktop, box, name)
    if square:
        return [patch for patch in found if patch.width == patch.height and patch.width in TICK_BOXES]
    return [patch for patch in found if patch.width >= wide and high <= patch.height <= 2 * high]


def patches(desktop: Desktop, box: Box, name: str) -> list[Box]:
    """Everything of this colour of the theme."""
    return desktop.screen.areas(_colour(name), box)


def _colour(name: str) -> Colour:
    need_module("tkinter", "python3-tk")
    from standupnudge.window.theme import LIGHT

    red, green, blue = ImageColor.getrgb(getattr(LIGHT, name))[:3]
    return red, green, blue
