"""The X server's own screen saver, suspended and given back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from Xlib import X
from Xlib.display import Display

from standupnudge.adapters.awake.x11_screensaver import X11ScreenSaver
from tests.adapters.bare_screen import BareScreen
from tests.desktop.waiting import eventually, never, seconds

ON = 1  # of the extension's states: the screen saver is at work


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[BareScreen]:
    screen = BareScreen(tmp_path)
    yield screen
    screen.end()


def test_the_screen_stays_on_until_it_is_let_go(screen: BareScreen) -> None:
    awake = X11ScreenSaver(screen.display)
    with closing(Display(screen.display)) as display:

        def blank() -> bool:
            return bool(display.screen().root.screensaver_query_info().state == ON)

        awake.keep(True)
        awake.keep(True)
        display.set_screen_saver(1, 0, X.DefaultBlanking, X.DefaultExposures)
        display.sync()
        never(blank, "the screen saver came on", during=seconds(2.5))
        awake.keep(False)
        awake.keep(False)
        eventually(blank, "the screen saver stays suspended")


def test_without_a_server_nothing_happens() -> None:
    awake = X11ScreenSaver("")
    awake.keep(True)
    awake.keep(False)
