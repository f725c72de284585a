"""What a program that has ended remembers, changed as if more time had passed or more had happened."""

from __future__ import annotations

from collections.abc import Callable

from standupnudge.adapters.clock.system import SystemClock
from standupnudge.adapters.store.sqlite_file import SqliteFile
from standupnudge.core.instant import Instant
from standupnudge.core.state import State
from standupnudge.core.state_json import dump, load
from tests.desktop.home import Home


def change(home: Home, changed: Callable[[State, Instant], State]) -> None:
    """Let the saved state of ``home`` be what ``changed`` makes of it and of now."""
    clock = SystemClock()
    store = SqliteFile(home.store_file)
    state = changed(load(store.load() or "", clock.now(), clock.boot()), clock.now())
    store.save(lambda: dump(state, clock.boot()), [])
    store.close()
