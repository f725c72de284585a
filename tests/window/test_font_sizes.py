"""Text is as large as the layout means it, whatever resolution the desktop has set and however small the screen is."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.window.process import Processes, environ
from tests.window.resolution import resolution

WIDTH = """
import sys, tkinter
from standupnudge.window import screen
from standupnudge.window.theme import LIGHT, Theme
root = tkinter.Tk()
theme = Theme(root, LIGHT, float(sys.argv[1]), screen.dpi(root))
print(theme.fonts["title"].measure("Bent knee plank"))
"""


@pytest.mark.parametrize(("scale", "dpi"), [(1.0, 144), (1.5, 144), (0.85, 192), (2.0, 192)])
def test_a_font_has_the_pixels_it_is_meant_to_have(scale: float, dpi: int, screen: str, processes: Processes) -> None:
    def width(scale: float) -> int:
        program = [sys.executable, "-c", WIDTH, str(scale)]
        out, _ = processes.start(program, environ(screen), stdout=subprocess.PIPE).communicate(timeout=20)
        return int(out)

    normal = width(1.0)
    with resolution(screen, dpi):
        assert width(scale) == pytest.approx(normal * scale, rel=0.03)
