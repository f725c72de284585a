"""The menu of the icon, opened and used with the pointer, in a panel that shows items of the session bus."""

from __future__ import annotations

from standupnudge.core.views import Mood, TrayIcon
from tests.desktop.menus import above, opened, right_of
from tests.desktop.pointer import RIGHT
from tests.desktop.program import Program
from tests.desktop.runner import CONTROL, Runner
from tests.desktop.screen import Box
from tests.desktop.server import Desktop
from tests.desktop.sights import icon_in_panel
from tests.desktop.waiting import eventually, never, seconds

LINES = (
    "desk", "routine is", "start routine", "up", "standing", "snooze", "not now", "pause", "pause the routine",
    "know", "configuration", "quit",
)  # fmt: skip


class Hand:
    """Chooses in the menu of one program, by the lines it has while no appointment is open."""

    def __init__(self, desktop: Desktop, program: Program, mood: Mood = Mood.SITTING) -> None:
        self._desktop = desktop
        assert program.status()["backends"]["tray"] == "status_notifier"
        self._icon = icon_in_panel(desktop, TrayIcon(mood))

    def open(self) -> dict[str, Box]:
        """Click on the icon with the right button; where each line is."""
        before = self._desktop.screen.picture()
        self._desktop.pointer.click(self._icon, RIGHT)
        lines = opened(self._desktop.screen, before, above(self._desktop.panel.box), len(LINES))
        return dict(zip(LINES, lines, strict=True))

    def choose(self, name: str) -> None:
        """Click on a line."""
        self._desktop.pointer.click(self.open()[name])

    def choose_below(self, name: str, number: int, of: int) -> None:
        """Click on a line of the submenu ``name``, counted from 0, which has ``of`` lines."""
        line = self.open()[name]
        before = self._desktop.screen.picture()
        self._desktop.pointer.click(line)
        lines = opened(self._desktop.screen, before, right_of(line, self._desktop.screen), of)
        self._desktop.pointer.click(lines[number])


def test_an_entry_is_chosen_with_the_pointer(desktop: Desktop, run: Runner) -> None:
    program = run(desktop)
    Hand(desktop, program).choose("standing")
    eventually(lambda: program.status()["state"] == "standing", "it doesn't know that we stand")
    desktop.pointer.stir()
    Hand(desktop, program, Mood.STANDING).choose("standing")
    eventually(lambda: program.status()["state"] == "sitting", "it doesn't know that we sit")


def test_an_entry_of_a_submenu_is_chosen_with_the_pointer(desktop: Desktop, run: Runner) -> None:
    program = run(desktop)
    Hand(desktop, program).choose_below("pause", 1, of=4)
    eventually(lambda: program.status()["state"] == "paused", "it doesn't pause")
    desktop.pointer.stir()
    icon_in_panel(desktop, TrayIcon(Mood.PAUSED))


def test_an_entry_that_cannot_be_chosen_does_nothing(desktop: Desktop, run: Runner) -> None:
    program = run(desktop)
    lines = Hand(desktop, program).open()
    before = program.status()
    for name in ("desk", "snooze"):
        desktop.pointer.click(lines[name])
    desktop.pointer.press("Escape")
    never(lambda: program.status()["state"] != before["state"], "something was chosen", seconds(1))
    assert not desktop.windows.titled(CONTROL)


def test_quit_ends_it(desktop: Desktop, run: Runner) -> None:
    program = run(desktop)
    Hand(desktop, program).choose("quit")
    assert program.wait_ended() == 0
