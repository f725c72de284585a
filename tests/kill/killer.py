"""Starts the week, kills it at a random line or a random moment after one, and starts it again where it was."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import IO, Any

from standupnudge.adapters.store.sqlite_reader import Kept, read
from standupnudge.core.state import Exercising, Sitting, Standing
from standupnudge.core.state_json import load
from tests.day import Day
from tests.kill import judge
from tests.kill.week import MICROSECOND

CHECKOUT = Path(__file__).resolve().parents[2]
# Where it kills itself: right before what a line of that word tells; how many of these there are before, on average.
EXACTLY = {"step": 200, "move": 8, "writing": 300, "recording": 4, "saved": 100, "shown": 3}
NEVER = ("never", 0)
LINES = 300  # before a kill from outside, on average
LONGEST = 0.02  # seconds more; a save takes a part of a millisecond
START = 1.0  # seconds: about what a start takes on a busy machine


@dataclass
class Killer:
    """A week of so many ``days``, killed ``kills`` times at most.

    :ivar seen: how often what occurred.
    """

    folder: Path
    seed: int
    kills: int
    days: int = 7
    seen: Counter[str] = field(default_factory=Counter)
    moves: list[dict[str, Any]] = field(default_factory=list)
    killed_at: list[timedelta] = field(default_factory=list)
    at: int = 0  # microseconds since the start of the week
    before: Kept = field(default_factory=lambda: Kept(None, []))  # on disk after the run before

    def __post_init__(self) -> None:
        self._random = Random(self.seed)
        self.file = self.folder / "standupnudge.sqlite3"

    def play(self) -> None:
        """The whole week; an ``AssertionError`` says what is wrong."""
        while self.at * MICROSECOND < timedelta(days=self.days) and self.seen["killed"] < self.kills:
            self._run(kill=True)
        self._run(kill=False)
        judge.whole_week(self)

    def records(self) -> list[dict[str, Any]]:
        """All that was kept."""
        return self._on_disk().records

    def _run(self, *, kill: bool) -> None:
        exactly = kill and self._random.random() < 0.6
        word, count = NEVER
        if exactly:
            word = self._random.choice(list(EXACTLY))
            count = 1 + round(self._random.expovariate(1 / EXACTLY[word]))
        command = ["tests.kill.week", str(self.file), *map(str, (self.seed, self.days, self.at)), word, str(count)]
        with subprocess.Popen(
            [sys.executable, "-m", *command], cwd=CHECKOUT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process:  # fmt: skip
            assert process.stdin is not None
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdin.writelines(json.dumps(move) + "\n" for move in self.moves)
            process.stdin.close()
            lines = self._until_killed(process, process.stdout) if kill and not exactly else []
            lines += process.stdout.readlines()
            said = process.stderr.read()
        assert said == "", said
        killed = process.returncode == -signal.SIGKILL
        assert killed or process.returncode == 0
        self._take([json.loads(line) for line in lines if line.endswith("\n")], killed=killed)

    def _until_killed(self, process: subprocess.Popen[str], out: IO[str]) -> list[str]:
        lines = []
        if self._random.random() < 0.1:  # before it says anything
            time.sleep(self._random.uniform(0, START))
        else:
            lines = [out.readline() for _ in range(1 + round(self._random.expovariate(1 / LINES)))]
            time.sleep(self._random.choice((0, self._random.uniform(0, LONGEST))))
        process.kill()
        return [line for line in lines if line]

    def _take(self, lines: list[dict[str, Any]], *, killed: bool) -> None:
        assert all(line.get("up", "") == "" for line in lines), "the state on disk could not be read"
        self.moves += [line for line in lines if "move" in line]
        self.seen["moves"] += sum("move" in line for line in lines)
        self.seen["saves"] += sum("saved" in line for line in lines)
        self.at = lines[-1]["t"] if lines else self.at
        kept = self._on_disk()
        judge.whole_saves(self.before, kept, lines, self.seen)
        judge.saved_before_shown(kept.records[len(self.before.records) :], lines, self.seen)
        self.before = kept
        if killed:
            self._count(lines, kept)
            if self._random.random() < 0.25:
                self.at += self._random.randint(0, 20 * 60) * 1_000_000
                self.seen["started again later"] += 1

    def _count(self, lines: list[dict[str, Any]], kept: Kept) -> None:
        self.seen["killed"] += 1
        self.killed_at.append(self.at * MICROSECOND)
        self.seen["killed before it said anything"] += not lines
        self.seen["killed in a save"] += bool(lines) and bool({"saving", "writing", "recording"} & lines[-1].keys())
        if kept.state is None:
            self.seen["killed before the first save"] += 1
            return
        day = Day()
        state = load(kept.state, day.clock.now(), day.clock.boot())  # raises ValueError
        phase = state.phase
        self.seen[f"killed: {type(phase).__name__.lower()}"] += 1
        self.seen["killed: nudge on screen"] += isinstance(phase, Sitting | Standing | Exercising) and bool(
            getattr(getattr(phase, "nudging", None), "on_screen", False)
        )
        self.seen["killed: a slot open"] += state.weekly.open is not None
        self.seen["killed: window open"] += state.window is not None
        self.seen["killed: paused"] += state.pause is not None

    def _on_disk(self) -> Kept:
        """What is in a copy of the file, which is whole; the next start finds the file as the kill left it."""
        copy = self.folder / "copy.sqlite3"
        for ending in ("", "-wal", "-shm"):
            here, there = (Path(f"{file}{ending}") for file in (self.file, copy))
            there.unlink(missing_ok=True)
            if here.exists() and ending != "-shm":
                shutil.copyfile(here, there)
        if not copy.exists():
            return Kept(None, [])
        with closing(sqlite3.connect(copy)) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert not list(self.folder.glob("*.unreadable*")), "a file was set aside"
        return read(copy)
