"""What is on sway's screen, and the hand on its pointer and keyboard: the same questions and gestures as on X11."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from io import BytesIO

from PIL import Image

from tests.desktop.notification_servers import BACKGROUND
from tests.desktop.pointer import LEFT, MIDDLE, RIGHT, Pointer
from tests.desktop.screen import Box, Screen
from tests.desktop.virtual_pointer import VirtualPointer
from tests.desktop.windows import Window
from tests.needs import need

SIZE = (1280, 800)
_BUTTONS = {LEFT: 0x110, MIDDLE: 0x112, RIGHT: 0x111}  # linux/input-event-codes.h: BTN_LEFT and so on
_SMALLEST = (100, 24)  # pixels of a notification; less is a hole in a letter


class SwayScreen(Screen):
    """The screen, photographed by grim."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = dict(environ)
        self._grim = need("grim", "grim")
        self.box = Box(0, 0, *SIZE)

    def picture(self, box: Box | None = None) -> Image.Image:
        """The screen now, or ``box`` of it, as RGB."""
        box = box or self.box
        command = [self._grim, "-t", "ppm", "-g", f"{box.x},{box.y} {box.width}x{box.height}", "-"]
        done = subprocess.run(command, env=self._environ, check=True, capture_output=True, timeout=20)
        return Image.open(BytesIO(done.stdout)).convert("RGB")


class Shown:
    """Notifications by their background: a compositor tells nobody which surfaces there are."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def of_class(self, name: str) -> list[Window]:
        """Those on the screen, whatever ``name`` is."""
        width, height = _SMALLEST
        boxes = [box for box in self._screen.areas(BACKGROUND) if box.width >= width and box.height >= height]
        return [Window(0, "", (name,), 0, box) for box in boxes]


class SwayPointer(Pointer):
    """One hand for both: a virtual pointer, and wtype for the keys.

    There is a pointer as long as this is open, and a keyboard while something is typed.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = dict(environ)
        self._tool = need("wtype", "wtype")
        self._pointer = VirtualPointer(environ["WAYLAND_DISPLAY"], SIZE)
        self.close = self._pointer.close

    def move(self, x: int, y: int) -> None:
        """To this pixel of the screen."""
        self._pointer.move(x, y)

    def click(self, where: Box | tuple[int, int], button: int = LEFT) -> None:
        """Go to ``where``, the middle of it if it is a box, and click."""
        x, y = where.middle if isinstance(where, Box) else where
        self.move(x + 1, y)
        self.move(x, y)
        self._pointer.button(_BUTTONS[button], pressed=True)
        self._pointer.button(_BUTTONS[button], pressed=False)

    def type(self, text: str) -> None:
        """Type ``text`` into whatever has the focus; a line end is Return."""
        self._do("-d", "8", text)

    def press(self, *keys: str) -> None:
        """Press ``keys`` one after the other, by their names: "Return", "Escape"."""
        self._do(*(word for key in keys for word in ("-k", key)))

    def stir(self) -> None:
        """Move a little at the left edge, where nothing is: input, as from somebody at the desk."""
        self.move(2, 300)
        self.move(3, 300)
