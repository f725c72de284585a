"""What is seen of the sound in a real window that has none: the row before the start, and the edge at each change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from Xlib.display import Display

from tests.desktop.screen import Box, Screen
from tests.desktop.waiting import eventually, never, seconds
from tests.needs import need
from tests.window.process import Looker, Processes, WindowProcess, environ
from tests.window.test_window_process import routine

IN_ROW = 7  # buttons for the sound, where there is any
CARD, ACCENT = (0xFF, 0xFF, 0xFF), (0x18, 0x79, 0x5A)  # of the light theme


class Seen:
    """The window on its screen."""

    def __init__(self, screen: Screen, display: str, processes: Processes) -> None:
        self._screen, self.display, self._processes = screen, display, processes

    def open(self, plan: Path, **more: object) -> WindowProcess:
        window = self._processes.window(routine(plan, count_in=0.25, **more), environ(self.display))
        assert window.said() == {"said": "mapped"}
        with Looker(self.display) as looker:
            eventually(lambda: "StandUpNudge" in looker.title(looker.focused()), "it did not get the keyboard")
            left, top, right, bottom = looker.place(looker.focused())
            known = "it does not know yet that nothing can be heard: the row is there"
            eventually(lambda: not looker.row(looker.focused(), IN_ROW), known)
        self.box = Box(left, top, right - left, bottom - top)
        eventually(lambda: self.edge() == CARD, "the card is not drawn")
        return window

    def press(self, *keys: str) -> None:
        assert self._processes.start([need("xdotool", "xdotool"), "key", *keys], environ(self.display)).wait(20) == 0

    def edge(self) -> tuple[int, int, int]:
        """The colour in the middle of the card's left edge: a little right of where the checklist ends."""
        x, y = self.box.x + 372 + 3, self.box.y + self.box.height // 2
        red, green, blue = self._screen.picture(Box(x, y, 1, 1)).getpixel((0, 0))  # type: ignore[misc]
        return red, green, blue


@pytest.fixture
def seen(screen: str, processes: Processes) -> Iterator[Seen]:
    display = Display(screen)
    yield Seen(Screen(display), screen, processes)
    display.close()


@pytest.fixture
def slow_plan(tmp_path: Path, short_plan: Path) -> Path:
    """One hold of two seconds after two to get ready."""
    text = short_plan.read_text().replace("lasts: 0.25s", "lasts: 2s").replace("hold: 0.5s", "hold: 2s")
    file = tmp_path / "slow.yaml"
    file.write_text(text)
    return file


def test_without_speakers_the_edge_lights_up_slowly_at_a_change_and_fades(seen: Seen, slow_plan: Path) -> None:
    seen.open(slow_plan)
    seen.press("space")
    tints = set()

    def lit() -> bool:
        tints.add(seen.edge())
        return len(tints - {CARD}) >= 3

    eventually(lit, lambda: f"the edge does not go from one tint to another: {tints}")
    eventually(lambda: seen.edge() == CARD, "it does not fade")
    eventually(lambda: seen.edge() != CARD, "it does not light up at the next change")


def test_who_wants_no_motion_has_an_edge_that_stands_still(seen: Seen, slow_plan: Path) -> None:
    seen.open(slow_plan, still=True)
    seen.press("space")
    tints = set()

    def over() -> bool:
        tints.add(seen.edge())
        return ACCENT in tints and seen.edge() == CARD

    eventually(over, lambda: f"the edge is not coloured, and plain again: {tints}")
    assert tints == {CARD, ACCENT}


def test_before_the_start_nothing_lights_up(seen: Seen, slow_plan: Path) -> None:
    window = seen.open(slow_plan)
    never(lambda: seen.edge() != CARD, "a change before the start", seconds(1.5))
    window.say({"say": "mute"})
    window.say({"say": "close"})
    while window.said()["said"] != "closed":
        pass
    assert window.ended() == 0
    assert window.errors() == ""
