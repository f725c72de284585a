"""Plays a busy random week on the real engine and the real file, and prints a line before each thing it does.

``python -m tests.kill.week FILE SEED DAYS MICROSECONDS WORD COUNT``: goes on so long after the start of the week, and
kills itself after the line of that count that has that word ("shown 3": right before the third effect is performed). On
standard input are the moves that came before, a line of JSON each, as it printed them: what person and machine did goes
on, whatever becomes of the program.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import time, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from standupnudge.adapters.store.sqlite_file import SqliteFile
from standupnudge.core.effects import Effect
from standupnudge.core.records import record
from standupnudge.core.rules import PopUp, Rules
from tests.core.random_days import (
    ANSWERS,
    AT_THE_KEYS,
    BUSY,
    IN_THE_WINDOW,
    MACHINE,
    RULES,
    STANDING,
    Move,
    RandomDay,
    apply,
    pass_time,
)

MICROSECOND = timedelta(microseconds=1)
AT = time(10, 15)
PAUSES = ("pause 30m", "resume")
CHANGES = tuple(f"rules {name}" for name in ("default", "short", "short", "long"))
KINDS = (*(AT_THE_KEYS,) * 3, MACHINE, BUSY, ANSWERS, ANSWERS, ANSWERS, PAUSES, STANDING, IN_THE_WINDOW, CHANGES)
ENDS_SOON = {*BUSY, "screen", "lid", "away", "timer", "standing"}  # and what ends it; else hardly a nudge would come
ENDS_WITH = {"away": "work", "timer": "leave", "standing": "sitting"}


def rules_of(seed: int) -> dict[str, Rules]:
    """Those that the week may change between: an appointment every day, the same in all of them."""
    pop_up = Random(seed).choice(list(PopUp))
    return {
        name: replace(rules, routine=replace(rules.routine, days=tuple(range(7)), at=AT, pop_up=pop_up))
        for name, rules in RULES.items()
    }


class Out:
    """Says what is going to happen."""

    def __init__(self, dies_at: str, left: int) -> None:
        self._dies_at, self._left = dies_at, left

    def say(self, at: timedelta, **what: Any) -> None:
        print(json.dumps({"t": at // MICROSECOND, **what}), flush=True)  # noqa: T201
        self._left -= self._dies_at in what
        if self._left == 0 and self._dies_at in what:
            os.kill(os.getpid(), signal.SIGKILL)


class Announced(SqliteFile):
    """Tells before, in the middle of and after each save."""

    def __init__(self, path: Path, week: Week) -> None:
        super().__init__(path)
        self._week = week
        self._db.set_trace_callback(self._writes)

    def _writes(self, statement: str) -> None:
        word = "recording" if statement.startswith("INSERT INTO record") else "writing"
        self._week.say(**{word: statement[:20]})

    def save(self, state: Callable[[], str], records: Sequence[Any]) -> None:
        text = state()
        self._week.say(saving=records, state=digest(text))
        super().save(lambda: text, records)
        self._week.say(saved=len(records))


def digest(state: str | None) -> str:
    return "" if state is None else sha256(state.encode()).hexdigest()


class Week(RandomDay):
    """As long as it repeats what was before, only person and machine move."""

    def __init__(self, rules: Rules, out: Out) -> None:
        self._repeats, self._out = True, out
        super().__init__(rules=rules)

    def say(self, **what: Any) -> None:
        self._out.say(self.t, **what)

    def repeat(self, moves: Iterable[dict[str, Any]], until: timedelta, rules: dict[str, Rules]) -> None:
        for move in moves:
            self.wait(move["t"] * MICROSECOND - self.t)
            do(self, move["move"], rules)
        self.wait(until - self.t)

    def begin(self, file: Path) -> None:
        """Start the program from what is on disk."""
        self._repeats = False
        self.store = Announced(file, self)  # type: ignore[assignment]
        self.start()
        self.say(up=self.engine.unread)

    def _through(self, work: Any) -> Any:
        if self._repeats:
            work.close()
            return None
        self.say(step=True)
        return super()._through(work)

    def came(self, effect: Effect) -> None:
        self.say(shown=record(effect, self.clock.now()) or {"what": type(effect).__name__})


def do(week: Week, what: str, rules: dict[str, Rules]) -> None:
    if what.startswith("rules "):
        week.change(rules[what.removeprefix("rules ")])
    else:
        apply(week, what)


def play(week: Week, lasts: timedelta, random: Random, rules: dict[str, Rules]) -> None:
    while week.t < lasts:
        what = random.choice(random.choice(KINDS))
        move(week, Move(_wait(random), what), rules)
        if what in ENDS_SOON:
            move(week, Move(timedelta(seconds=random.randint(1, 900)), ENDS_WITH.get(what, what)), rules)
    move(week, Move(timedelta(0), "work"), rules)
    week.look()


def move(week: Week, next_one: Move, rules: dict[str, Rules]) -> None:
    pass_time(week, next_one)
    week.say(move=next_one.what)
    do(week, next_one.what, rules)


def _wait(random: Random) -> timedelta | None:
    seconds = random.choice((None, random.randint(1, 180), random.randint(1, 180), random.randint(180, 3000)))
    return None if seconds is None else timedelta(seconds=seconds)


def main() -> None:
    file, word = Path(sys.argv[1]), sys.argv[5]
    seed, days, at, count = (int(sys.argv[n]) for n in (2, 3, 4, 6))
    before = [json.loads(line) for line in sys.stdin]
    rules = rules_of(seed)
    week = Week(rules["short"], Out(word, count))
    week.repeat(before, at * MICROSECOND, rules)
    week.begin(file)
    play(week, timedelta(days=days), Random(f"{seed} {at} {len(before)}"), rules)
    week.store.close()


if __name__ == "__main__":
    main()
