"""Two things of the desktop go at nearly the same time: ``python -m tests.desktop.two_faults [--seed N] [--pairs N]``.

Any two of the faults below, in an order and at a distance drawn from the seed, which is printed. The program lives on,
has its icon again when everything is back, and stops when asked; or it ends by itself with its X server, with its state
saved. A pair takes about six seconds.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import combinations, islice
from pathlib import Path

from tests.desktop.program import Program
from tests.desktop.runner import Runner
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually, seconds

Fault = Callable[[Desktop, Program], object]
_LONGEST_GAP = 3.0  # seconds from one to the other
_HEALED = seconds(60)  # a bus is looked for every 10 s, and the machine may be busy


def _x_server(desktop: Desktop, _: Program) -> None:
    [pid] = [pid for pid, command in desktop.processes().items() if Path(command.split()[0]).name == "Xvfb"]
    os.kill(pid, signal.SIGKILL)


def _window(desktop: Desktop, program: Program) -> None:
    """The control window is opened by a second start, and killed."""
    program.command("run")
    for pid, command in program.children().items():
        if "standupnudge.window" in command and desktop.processes():
            os.kill(pid, signal.SIGKILL)


def _frozen(_: Desktop, program: Program) -> None:
    """The machine has no time for the program."""
    os.kill(program.pid, signal.SIGSTOP)
    time.sleep(2)
    os.kill(program.pid, signal.SIGCONT)


FAULTS: dict[str, Fault] = {
    "notification server": lambda desktop, _: desktop.notifications.server.stop(signal.SIGKILL),
    "panel": lambda desktop, _: desktop.panel.server.stop(signal.SIGKILL),
    "session bus": lambda desktop, _: desktop.bus.server.stop(signal.SIGKILL),
    "X server": _x_server,
    "window": _window,
    "frozen": _frozen,
}


def main() -> None:
    """Each pair, again and again until there were as many as asked for."""
    asked = argparse.ArgumentParser(prog="python -m tests.desktop.two_faults", description=__doc__)
    asked.add_argument("--seed", type=int, default=random.randrange(10**6))
    asked.add_argument("--pairs", type=int, default=30, help="how many (30: each twice)")
    options = asked.parse_args()
    _say(f"seed {options.seed}\n")
    dice = random.Random(options.seed)
    for first, second in islice(_pairs(dice), options.pairs):
        gap = dice.uniform(0, _LONGEST_GAP)
        _say(f"{first}, {gap:.1f} s later {second}: ")
        with tempfile.TemporaryDirectory(prefix="two", ignore_cleanup_errors=True) as folder:
            _say(_play(Path(folder), first, second, gap) + "\n")


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _pairs(dice: random.Random) -> Iterator[tuple[str, str]]:
    while True:
        pairs = list(combinations(FAULTS, 2))
        dice.shuffle(pairs)
        for pair in pairs:
            first, second = dice.sample(pair, 2)
            yield first, second


def _play(folder: Path, first: str, second: str, gap: float) -> str:
    run = Runner()
    with Desktop(folder / "d") as desktop:
        try:
            program = run(desktop)
            eventually(lambda: program.status()["sitting_for"] >= 2, "the stretch doesn't grow")
            FAULTS[first](desktop, program)
            time.sleep(gap)
            FAULTS[second](desktop, program)
            if "X server" in {first, second}:
                return _ended(folder, program, run)
            return _healed(desktop, program)
        finally:
            run.end()


def _ended(folder: Path, program: Program, run: Runner) -> str:
    assert program.wait_ended() == 0, program.log()
    _clean(program)
    with Desktop(folder / "n") as desktop:
        again = run(desktop, home=program.home)
        assert again.status()["sitting_for"] >= 2, again.log()
        assert again.stop() == 0, again.log()
    return "it ended, and nothing is lost"


def _healed(desktop: Desktop, program: Program) -> str:
    assert program.status()["state"], program.log()
    _mend(desktop)
    eventually(lambda: program.status()["backends"]["tray"] == "status_notifier", program.log, _HEALED)
    assert not [limit for limit in program.status()["limits"] if "tray" in limit], program.status()["limits"]
    assert program.stop() == 0, program.log()
    _clean(program)
    return "it lives on, and has its icon again"


def _mend(desktop: Desktop) -> None:
    if not desktop.bus.server.alive():
        desktop.panel.server.stop()  # of the bus that has gone
        desktop.open_bus()
    if not desktop.panel.server.alive():
        desktop.open_panel()


def _clean(program: Program) -> None:
    faults = [line for line in program.log().splitlines() if "Traceback" in line or " ERROR " in line]
    assert not faults, program.log()


if __name__ == "__main__":
    main()
