"""The tables from version to version, and what is deleted from them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from standupnudge.adapters.store import sqlite_reader
from standupnudge.adapters.store.sqlite_file import SqliteFile
from standupnudge.adapters.store.sqlite_tables import VERSION
from standupnudge.errors import Unavailable

VERSION_1 = Path(__file__).with_name("version_1.sql").read_text(encoding="utf-8")
NIGHT = {
    "at": "2026-03-03T00:10:00+01:00",
    "what": "stretch",
    "began": "2026-03-02T23:30:00+01:00",
    "ended": "2026-03-02T23:55:00+01:00",
    "seconds": 1500,
}
LATE = {**NIGHT, "ended": "2026-03-03T00:05:00+01:00", "seconds": 2100}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite3"


@pytest.fixture
def version_1(path: Path) -> Path:
    """A file as the program wrote it before there were more versions."""
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode = WAL")
        file.executescript(VERSION_1 + "PRAGMA user_version = 1;")
    return path


def nudge(day: int) -> dict[str, object]:
    return {"at": f"2026-03-{day:02}T09:30:00+01:00", "what": "nudge", "level": 1, "sitting": 1800}


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        return int(file.execute("PRAGMA user_version").fetchone()[0])


def test_a_file_of_version_1_is_brought_up_to_date_with_all_that_is_in_it(version_1: Path) -> None:
    with closing(SqliteFile(version_1)) as store:
        assert store.set_aside == ""
        assert store.load() == '{"version":2,"boot":"ä"}'
        assert [row["what"] for row in store.records()] == ["nudge", "withdraw", "break", "session", "routine_closed"]
        assert store.records()[3]["exercises"] == {"glute_bridge": "timer"}
        store.save(lambda: "new", [nudge(5)])
        assert store.records()[5] == nudge(5)
    assert version_of(version_1) == VERSION > 1


def test_it_then_has_the_tables_of_a_new_file(version_1: Path, tmp_path: Path) -> None:
    def tables(path: Path) -> list[tuple[str, str]]:
        with closing(SqliteFile(path)) as store:
            return sorted(store._db.execute("SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL").fetchall())

    assert tables(version_1) == tables(tmp_path / "new.sqlite3")


def test_a_step_that_fails_leaves_the_file_as_it_was(version_1: Path) -> None:
    with closing(sqlite3.connect(version_1)) as file:
        file.execute("CREATE TABLE record_at (a_table_in_the_place_of_the_index TEXT)")
    with closing(SqliteFile(version_1)) as store:
        assert store.set_aside == f"{version_1.name}.unreadable-1"
    kept = version_1.with_name(f"{version_1.name}.unreadable-1")
    assert version_of(kept) == 1
    assert len(sqlite_reader.read(kept).records) == 5


# Reading from another process


def test_what_is_kept_can_be_read_while_the_program_writes(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "one", [nudge(2)])
        assert sqlite_reader.read(path) == sqlite_reader.Kept("one", [nudge(2)])
        store._db.execute("BEGIN IMMEDIATE")
        store._db.execute("INSERT INTO record (at, what, details) VALUES ('2026', 'half', '{}')")
        assert sqlite_reader.read(path) == sqlite_reader.Kept("one", [nudge(2)])
        store._db.execute("ROLLBACK")


def test_reading_writes_nothing(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "one", [nudge(2)])
    before = path.read_bytes()
    sqlite_reader.read(path)
    assert path.read_bytes() == before


def test_a_file_of_version_1_can_be_read_as_it_is(version_1: Path) -> None:
    assert len(sqlite_reader.read(version_1).records) == 5
    assert version_of(version_1) == 1


def test_only_the_last_days_can_be_asked_for_with_a_margin_for_journeys(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "one", [nudge(day) for day in range(2, 10)])
    kept = sqlite_reader.read(path, since=date(2026, 3, 8))
    assert [str(row["at"])[8:10] for row in kept.records] == ["06", "07", "08", "09"]


def test_where_nothing_was_ever_kept_nothing_is_read_and_no_file_made(path: Path) -> None:
    assert sqlite_reader.read(path) == sqlite_reader.Kept(None, [])
    assert not path.exists()


@pytest.mark.parametrize("spoilt", ["no database", "newer"])
def test_what_can_not_be_read_is_said_with_a_cure(path: Path, spoilt: str) -> None:
    if spoilt == "newer":
        with closing(SqliteFile(path)) as store:
            store._db.execute(f"PRAGMA user_version = {VERSION + 1}")
    else:
        path.write_text("my shopping list\n" * 100)
    with pytest.raises(Unavailable) as caught:
        sqlite_reader.read(path)
    assert caught.value.cure


# Forgetting


def test_all_records_can_be_forgotten_and_the_state_stays(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "state", [nudge(2), NIGHT, nudge(3)])
        assert store.forget(None) == 3
        assert (store.load(), store.records()) == ("state", [])
        assert store.forget(None) == 0


def test_only_what_was_over_before_a_day_is_forgotten(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "state", [nudge(1), nudge(2), NIGHT, LATE, nudge(3), nudge(4)])
        assert store.forget(date(2026, 3, 3)) == 3
        assert store.records() == [LATE, nudge(3), nudge(4)]


def test_what_is_forgotten_is_nowhere_in_the_file_any_more(path: Path) -> None:
    secret = [{"at": "2026-03-02T09:30:00+01:00", "what": "nudge", "idea": f"secret {n}"} for n in range(500)]
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "state", secret)
        assert b"secret" in path.with_name(f"{path.name}-wal").read_bytes() + path.read_bytes()
        store.forget(None)
        for file in path.parent.iterdir():
            assert b"secret" not in file.read_bytes(), file.name


def test_a_file_that_another_program_holds_on_to_forgets_nothing_and_says_so(path: Path) -> None:
    with closing(SqliteFile(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        store.save(lambda: "state", [nudge(2)])
        store._db.execute("PRAGMA busy_timeout = 50")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="locked"):
            store.forget(None)
        other.execute("ROLLBACK")
        assert store.records() == [nudge(2)]
