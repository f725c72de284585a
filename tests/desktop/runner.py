"""Runs of StandUpNudge within one test: started with somebody at the desk, ended and looked through after it."""

from __future__ import annotations

from typing import Any

from tests.desktop.program import Program
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually

KIND = "standupnudge"  # the class of its windows
ROUTINE = "Five minutes for your glutes - StandUpNudge"  # their titles
CONTROL = "StandUpNudge"


class Runner:
    """Keeps what a test started.

    :ivar expected: parts of warnings that the test provokes.
    """

    def __init__(self) -> None:
        self.expected: tuple[str, ...] = ()
        self._runs: list[tuple[Desktop, Program]] = []

    def __call__(self, desktop: Desktop, config: str | None = None, **more: Any) -> Program:
        """Start it with the configuration ``config``, wait until it answers, and be at the desk."""
        program = self.start(desktop, config, **more)
        program.wait_ready()
        if desktop.has_screen:
            desktop.pointer.stir()
            eventually(lambda: program.status()["state"] != "away", "it doesn't notice the hand on the pointer")
        return program

    def start(self, desktop: Desktop, config: str | None = None, **more: Any) -> Program:
        """Only start it."""
        program = Program(desktop, config, **more)
        self._runs.append((desktop, program))
        return program

    def end(self) -> None:
        """End them all."""
        for _, program in self._runs:
            program.stop()

    def check(self) -> None:
        """Nothing of them is left on the screen, and nothing in their logs is a fault of ours."""
        for desktop, program in self._runs:
            if desktop.is_open:
                _check_screen(desktop)
            # Where everything is there, there is nothing to warn of either.
            bad = ("Traceback", " ERROR ", " WARNING ") if desktop.is_open else ("Traceback", " ERROR ")
            lines = [line for line in program.log().splitlines() if any(word in line for word in bad)]
            faults = [line for line in lines if not any(part in line for part in self.expected)]
            assert not faults, f"{faults}\n{program.log()}"


def _check_screen(desktop: Desktop) -> None:
    if desktop.has_screen:
        eventually(lambda: not desktop.windows.of_class(KIND), "a window of an ended program is still there")
    if desktop.notifies:
        desktop.notifications.wait_gone()
