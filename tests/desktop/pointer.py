"""The pointer and the keyboard of a desktop: X test events, which programs can't tell from a person's hand.

Nothing else may act on a program under test: no signal on the bus, no call into its code.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

from tests.desktop.screen import Box
from tests.needs import need

LEFT, MIDDLE, RIGHT = 1, 2, 3


class Pointer:
    """One hand for both."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = dict(environ)
        self._tool = need("xdotool", "xdotool")

    def move(self, x: int, y: int) -> None:
        """To this pixel of the screen."""
        self._do("mousemove", str(x), str(y))

    def click(self, where: Box | tuple[int, int], button: int = LEFT) -> None:
        """Go to ``where``, the middle of it if it is a box, and click."""
        x, y = where.middle if isinstance(where, Box) else where
        # Two moves: some programs look only at what comes after the pointer has entered.
        self._do("mousemove", str(x + 1), str(y), "mousemove", str(x), str(y), "click", str(button))

    def type(self, text: str) -> None:
        """Type ``text`` into whatever has the focus; a line end is Return."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press("Return")
            if line:
                self._do("type", "--delay", "8", "--", line)

    def press(self, *keys: str) -> None:
        """Press ``keys`` one after the other, by their X names: "Return", "Escape", "ctrl+c"."""
        self._do("key", "--delay", "8", *keys)

    def stir(self) -> None:
        """Move a little at the left edge, where nothing is: input, as from somebody at the desk."""
        self._do("mousemove", "2", "300", "mousemove", "3", "300")

    def _do(self, *arguments: str) -> None:
        subprocess.run([self._tool, *arguments], env=self._environ, check=True, capture_output=True, timeout=10)
