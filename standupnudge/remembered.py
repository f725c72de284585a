"""What the program remembers, for commands: they read it themselves, and whoever writes deletes. Part of the wiring."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta

from standupnudge.core.by_day import local_day
from standupnudge.core.history import History, history, with_open_stretch
from standupnudge.core.instant import Instant
from standupnudge.core.state import State
from standupnudge.paths import Paths


@dataclass(frozen=True, slots=True)
class Remembered:
    """The history, and where the program is.

    :ivar now: when it was read.
    :ivar state: as it was saved last, or ``None`` if there is none that can be read.
    """

    past: History
    now: Instant
    state: State | None

    @property
    def today(self) -> date:
        """The local date."""
        return local_day(self.now.wall, self.now.zone)


def remembered(paths: Paths, days: int | None = None) -> Remembered:
    """What is kept of the last ``days`` local days, today included, or all; older things may be in it too.

    Raises ``Unavailable`` where the file can't be read.
    """
    from standupnudge.adapters.clock.system import SystemClock
    from standupnudge.adapters.store.sqlite_reader import read

    clock = SystemClock()
    now = clock.now()
    since = None if days is None else local_day(now.wall, now.zone) - timedelta(days=days - 1)
    kept = read(paths.store, since)
    past, state = history(kept.records), _state(kept.state, now, clock.boot())
    return Remembered(past if state is None else with_open_stretch(past, state, now), now, state)


def _state(text: str | None, now: Instant, boot: str) -> State | None:
    from standupnudge.core.state_json import load

    try:
        return None if text is None else load(text, now, boot)
    except ValueError:
        return None


def forget_here(paths: Paths, before: date | None) -> int:
    """Delete the records of what was over before that local date, or all; how many they were.

    For when no program runs: there is one that writes, and a running one is it.
    """
    from standupnudge.adapters.store.sqlite_file import SqliteFile

    if not paths.store.exists():
        return 0
    with closing(SqliteFile(paths.store)) as store:
        return store.forget(before)


def set_aside(paths: Paths) -> list[str]:
    """The names of the files beside it that couldn't be read once; they may hold records, too."""
    return sorted(each.name for each in paths.store.parent.glob(f"{paths.store.name}.unreadable-*"))
