"""Makes the picture that heads the README, from the program as it is: ``python -m tests.desktop.portrait``.

The icon, a nudge and the routine are those of real processes on a real desktop; only the wallpaper is ours.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from Xlib.display import Display

from standupnudge.core.instant import Instant
from standupnudge.core.state import Sitting, State
from standupnudge.resources import resource
from tests.desktop.home import Home
from tests.desktop.program import Program
from tests.desktop.runner import Runner
from tests.desktop.saved import change
from tests.desktop.server import Desktop
from tests.desktop.sights import routine_window
from tests.desktop.waiting import eventually, seconds

WALLPAPER = 0x3B5C6B
AT_DESK = timedelta(minutes=30) - timedelta(seconds=18)  # by the default, the nudge comes in the middle of a hold
PICTURE = "assets/screenshot.png"


def main() -> None:
    """Photograph the desktop with everything on it."""
    with tempfile.TemporaryDirectory() as folder, Desktop(Path(folder), "xfce4-notifyd") as desktop:
        _paper(desktop)
        run = Runner()
        try:
            first = run(desktop)
            first.stop()
            _sit(first.home)
            run(desktop, home=first.home)
            _exercise(desktop, Program(desktop, command=("routine",), config="routine: {count_in: 3s}"))
            desktop.notifications.wait_shown(seconds(40))
            eventually(lambda: _settled(desktop), "the screen keeps changing")
            desktop.screen.picture().save(resource(PICTURE), optimize=True)
        finally:
            run.end()


def _paper(desktop: Desktop) -> None:
    display = Display(desktop.environ(desktop.home())["DISPLAY"])
    root = display.screen().root
    root.change_attributes(background_pixel=WALLPAPER)
    root.clear_area()
    display.sync()
    display.close()


def _sit(home: Home) -> None:
    """Let the stretch that was saved have begun ``AT_DESK`` ago."""

    def sat(state: State, now: Instant) -> State:
        assert isinstance(state.phase, Sitting)
        return replace(state, phase=replace(state.phase, began=now.plus(-AT_DESK)))

    change(home, sat)


def _exercise(desktop: Desktop, routine: Program) -> None:
    """Start the routine's timer as a person would, by the keyboard."""
    window = routine_window(desktop)
    eventually(lambda: desktop.windows.active() == window, "the routine has no focus")
    desktop.pointer.press("space")
    assert routine.alive()


def _settled(desktop: Desktop) -> bool:
    """A notification fades in; it is all there when two looks at it are the same."""
    window = desktop.notifications.window()
    return window is not None and desktop.screen.picture(window.box) == desktop.screen.picture(window.box)


if __name__ == "__main__":
    main()
