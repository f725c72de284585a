"""What `ports.Store` promises, of every store that there is and of the fake that other tests use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from standupnudge.adapters.store.memory import Memory
from standupnudge.adapters.store.sqlite_file import SqliteFile
from standupnudge.ports import Store
from tests.fakes import FakeStore

ROW = {"at": "2026-03-02T09:30:00+01:00", "what": "nudge", "level": 1}
STORES: dict[str, Callable[[Path], Store]] = {
    "sqlite_file": lambda folder: SqliteFile(folder / "state.sqlite3"),
    "memory": lambda _: Memory(),
    "fake": lambda _: FakeStore(),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    store = STORES[request.param](tmp_path)
    yield store
    store.close()


def test_at_first_there_is_nothing(store: Store) -> None:
    assert store.load() is None


def test_the_state_saved_last_is_loaded(store: Store) -> None:
    store.save(lambda: "one", [])
    store.save(lambda: "two", [ROW, ROW])
    assert store.load() == "two"


@pytest.mark.parametrize("text", ["", "{}", "'; DROP TABLE state; --", "ä🏃\n\u2028", "x" * 1_000_000])
def test_any_text_is_kept_as_it_is(store: Store, text: str) -> None:
    store.save(lambda: text, [])
    assert store.load() == text


def test_it_has_a_name(store: Store) -> None:
    assert store.name


def test_forgetting_what_is_not_there_is_no_fault_and_the_state_stays(store: Store) -> None:
    store.save(lambda: "state", [])
    assert store.forget(None) == 0
    assert store.load() == "state"


def test_what_was_kept_is_forgotten_once(store: Store) -> None:
    store.save(lambda: "state", [ROW, ROW])
    assert store.forget(None) in ({0} if store.name == "memory" else {2})
    assert store.forget(None) == 0
