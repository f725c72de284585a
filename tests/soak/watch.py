"""Starts the fast tray on a desktop, looks on for some of its days, ends it, and tells what became of it."""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.process import memory
from tests.desktop.processes import Server
from tests.desktop.server import Desktop
from tests.desktop.spy import ICON_CHANGED, ICON_FETCHED
from tests.desktop.tint2 import Tint2
from tests.desktop.waiting import PATIENCE

CHECKOUT = Path(__file__).resolve().parents[2]
# A window stays open till somebody comes, and its memory is its own; stretches are short, for many pictures.
CONFIG = "sitting: {nudge_after: 20m}\nroutine: {pop_up: notification}\n"
DAY = 86400
DEFAULT_SPEED = 4000.0


@dataclass(frozen=True, slots=True)
class Look:
    """At one moment, of the tray process alone.

    :ivar private: megabytes that are its own (USS).
    :ivar share: the same with its part of what is shared (PSS).
    """

    day: float
    private: float
    share: float
    files: int


@dataclass(frozen=True, slots=True)
class Soaked:
    """What came of it.

    :ivar files_early: the fewest that were open at a look of the first half.
    :ivar files_left: the fewest that were open at the end, between two chimes.
    :ivar icon_changes: how often the program had another icon than before.
    :ivar told: how often the panel was told of that; 0 if its icons are windows, which the program draws itself.
    :ivar fetched: how often the panel fetched the picture.
    :ivar shown: nudges that the notification server was asked to show.
    :ivar kept: nudges in the records.
    :ivar log: all it said.
    """

    looks: list[Look]
    files_early: int
    files_left: int
    icon_changes: int
    told: int
    fetched: int
    shown: int
    kept: int
    breaks: int
    log: str
    status: int


def growth(looks: list[Look]) -> float:
    """The private memory of the last third, as a part of that of the third before it; medians, since looks differ.

    The first third is for warming up: SQLite's cache, for one, grows with the records up to its bound of 2 MB.
    """
    third = len(looks) // 3
    before, last = looks[third:-third], looks[-third:]
    return median(look.private for look in last) / median(look.private for look in before)


def soak(
    folder: Path, days: float, speed: float = DEFAULT_SPEED, looks_a_day: float = 1.0, *, tint2: bool = False
) -> Soaked:
    """So many days of the program's clock, in a panel of our desktop's kind or in tint2, whose icons are windows."""
    with Desktop(folder, panel=not tint2) as desktop:
        if tint2:
            Tint2(desktop)
        home = desktop.home()
        home.configure(CONFIG)
        counts = folder / "counts.json"
        environ = {**desktop.environ(home), "PYTHONPATH": str(CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "tests.soak.tray", str(speed), str(counts)]
        program = Server(command, environ, desktop.log("standupnudge"))
        try:
            program.wait_for(home.store_file.exists, "file with its records")
            looks = _looks(program, days, speed, looks_a_day)
            files_early = min(look.files for look in looks[1 : max(len(looks) // 2, 2)])  # the first is of its start
            files_left = _files_left(program, files_early)
        finally:
            status = program.stop()
        kinds = _kinds(home.store_file)
        shown = sum("up" in sent.actions for sent in desktop.notifications.sent())
        return Soaked(
            looks=looks,
            files_early=files_early,
            files_left=files_left,
            icon_changes=json.loads(counts.read_text())["icon"],
            told=len(desktop.notifications.heard(ICON_CHANGED)),
            fetched=len(desktop.notifications.heard(ICON_FETCHED)),
            shown=shown,
            kept=kinds.count("nudge"),
            breaks=kinds.count("break"),
            log=program.read(),
            status=status,
        )


def _looks(program: Server, days: float, speed: float, looks_a_day: float) -> list[Look]:
    began, looks = time.perf_counter(), []
    while (day := (time.perf_counter() - began) * speed / DAY) < days:
        if day >= len(looks) / looks_a_day:
            assert program.alive(), program.read()
            now = memory([program.pid])
            looks.append(Look(day, now.private, now.share, _files(program)))
        time.sleep(0.2)
    return looks


def _files(program: Server) -> int:
    return len(list(Path(f"/proc/{program.pid}/fd").iterdir()))


def _files_left(program: Server, enough: int) -> int:
    """The fewest that are open at once: a chime's process has pipes for a moment, and what has leaked stays."""
    fewest = _files(program)
    deadline = time.perf_counter() + PATIENCE.total_seconds()
    while fewest > enough and time.perf_counter() < deadline:
        time.sleep(0.02)
        fewest = min(fewest, _files(program))
    return fewest


def _kinds(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as db:
        return [what for (what,) in db.execute("SELECT what FROM record ORDER BY id")]
