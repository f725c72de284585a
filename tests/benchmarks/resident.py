"""The tray program on a desktop of its own, at rest and answering; and what the distribution has of its kind."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import Sitting, State
from standupnudge.core.views import Mood, TrayIcon
from tests.benchmarks.process import Memory, memory, work
from tests.desktop.home import Home
from tests.desktop.processes import descendants
from tests.desktop.program import Program
from tests.desktop.saved import change
from tests.desktop.server import Desktop
from tests.desktop.sights import icon_in_panel, routine_window
from tests.desktop.waiting import eventually

PEERS = {"safeeyes": ("safeeyes",), "workrave": ("workrave",), "rsibreak": ("rsibreak",)}
TYPED_EVERY = 1.0  # seconds
SOON = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Rest:
    """What a program costs while somebody types: memory, and per minute milliseconds and wake-ups."""

    memory: Memory
    processor: float
    wakeups: float


@dataclass(frozen=True, slots=True)
class Watch:
    """How a program is watched, in seconds: first let it come to rest for ``warm_up``, then count for ``lasting``."""

    warm_up: float
    lasting: float


def rest_of(desktop: Desktop, pid: int, watch: Watch) -> Rest:
    """Watch the process and all below it while somebody types a key each second."""
    _type(desktop, watch.warm_up)
    pids = (pid, *descendants(pid))
    before, began = work(pids), time.perf_counter()
    _type(desktop, watch.lasting)
    done, minutes = work(pids).since(before), (time.perf_counter() - began) / 60
    return Rest(memory(pids), done.processor / minutes, done.wakeups / minutes)


def _type(desktop: Desktop, lasting: float) -> None:
    began = time.perf_counter()
    while time.perf_counter() < began + lasting:
        desktop.pointer.press("shift")
        time.sleep(TYPED_EVERY)


def peer(desktop: Desktop, name: str, watch: Watch, environ: dict[str, str]) -> Rest | None:
    """One of the field on the same desktop; ``None`` where it isn't installed or ends by itself."""
    if shutil.which(PEERS[name][0]) is None:
        return None
    home = desktop.home()
    (home.config / name / "style").mkdir(parents=True)  # Safe Eyes makes none outside of ~/.config, and ends
    variables = (f"{key}={value}" for key, value in {**desktop.environ(home), **environ}.items())
    server = desktop.start(["env", *variables, *PEERS[name]], name)
    try:
        return rest_of(desktop, server.pid, watch)
    except (FileNotFoundError, ProcessLookupError):  # it has ended
        return None
    finally:
        server.stop()


@contextmanager
def running(
    desktop: Desktop, config: str, *, home: Home | None = None, environ: dict[str, str] | None = None
) -> Iterator[Program]:
    """The tray program with somebody at the desk."""
    program = Program(desktop, config, home=home, command=("run",), environ=environ)
    try:
        program.wait_ready()
        desktop.pointer.stir()
        eventually(lambda: program.status()["state"] != "away", "it doesn't notice the hand on the pointer")
        yield program
    finally:
        program.stop()


def start_to_icon(desktop: Desktop) -> tuple[float, float]:
    """From the start until the icon is in the panel: seconds by the clock, seconds of the processor."""
    began = time.perf_counter()
    program = Program(desktop, "", command=("run",))
    try:
        icon_in_panel(desktop, TrayIcon(Mood.AWAY))
        return time.perf_counter() - began, work([program.pid]).processor / 1000
    finally:
        program.stop()


def nudge(desktop: Desktop) -> tuple[float, float]:
    """How late a nudge is on the screen, and how long a click on it takes to the routine's window; seconds."""
    with running(desktop, "") as program:
        home = program.home
    due = _due_soon(home)
    with running(desktop, "", home=home):
        desktop.notifications.wait_shown()
        late = time.clock_gettime(time.CLOCK_BOOTTIME) - due
        clicked = time.perf_counter()
        desktop.notifications.click_body()
        routine_window(desktop)
        return late, time.perf_counter() - clicked


def _due_soon(home: Home) -> float:
    """Let the stretch that was saved reach ``nudge_after`` in ``SOON``. When that is: elapsed time, in seconds."""
    instants: list[Instant] = []

    def sat(state: State, now: Instant) -> State:
        assert isinstance(state.phase, Sitting)
        instants.append(now.plus(SOON))
        return replace(state, phase=replace(state.phase, began=instants[0].plus(-Rules().sitting.nudge_after)))

    change(home, sat)
    return instants[0].elapsed.total_seconds()


def timed(run: Callable[[], object]) -> float:
    """Seconds that ``run`` takes."""
    began = time.perf_counter()
    run()
    return time.perf_counter() - began
