"""Text is as large as the layout means it, whatever resolution the desktop has set and however small the screen is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from Xlib import Xatom
from Xlib.display import Display

from tests.window.process import Processes, environ

WIDTH = """
import sys, tkinter
from standupnudge.window import screen
from standupnudge.window.theme import LIGHT, Theme
root = tkinter.Tk()
theme = Theme(root, LIGHT, float(sys.argv[1]), screen.dpi(root))
print(theme.fonts["title"].measure("Bent knee plank"))
"""


@contextmanager
def resolution(screen: str, dpi: int) -> Iterator[None]:
    """The desktop's, as its settings program leaves it on the screen."""
    display = Display(screen)
    root = display.screen().root
    root.change_property(Xatom.RESOURCE_MANAGER, Xatom.STRING, 8, f"Xft.dpi:\t{dpi}\n".encode())
    display.sync()
    try:
        yield
    finally:
        root.delete_property(Xatom.RESOURCE_MANAGER)
        display.sync()
        display.close()


@pytest.mark.parametrize(("scale", "dpi"), [(1.0, 144), (1.5, 144), (0.85, 192), (2.0, 192)])
def test_a_font_has_the_pixels_it_is_meant_to_have(scale: float, dpi: int, screen: str, processes: Processes) -> None:
    def width(scale: float) -> int:
        program = [sys.executable, "-c", WIDTH, str(scale)]
        out, _ = processes.start(program, environ(screen), stdout=subprocess.PIPE).communicate(timeout=20)
        return int(out)

    normal = width(1.0)
    with resolution(screen, dpi):
        assert width(scale) == pytest.approx(normal * scale, rel=0.03)
