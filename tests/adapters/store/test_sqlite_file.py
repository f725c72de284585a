"""The SQLite file: state and records change together, whatever happens to the process or the disk."""

from __future__ import annotations

import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from standupnudge.adapters.store.sqlite_file import SqliteFile
from standupnudge.adapters.store.sqlite_tables import VERSION
from standupnudge.errors import Unavailable

RECORDS_A_SAVE = 5
WRITER = """
import sys
from pathlib import Path
from standupnudge.adapters.store.sqlite_file import SqliteFile

store = SqliteFile(Path(sys.argv[1]))
number = int(store.load() or 0)
while True:
    number += 1
    store.save(lambda: str(number), [{"at": str(number), "what": "nudge", "number": number}] * int(sys.argv[2]))
    print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "state.sqlite3"


def row(number: int) -> dict[str, object]:
    return {"at": f"2026-03-02T09:{number:02}:00+01:00", "what": "nudge", "level": number}


def test_the_folder_is_made(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "state", [])
    assert path.exists()


def test_nobody_else_can_read_it_nor_a_copy(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "state", [row(1)])
        store.put_aside()
        files = list(path.parent.iterdir())
        assert len(files) == 4, "with -wal, -shm and the copy"
        assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


def test_what_was_saved_is_there_after_a_restart(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "one", [row(1)])
        store.save(lambda: "two", [row(2), {"at": "a", "what": "session", "took": None, "exercises": {"bridge": "ä"}}])
    with closing(SqliteFile(path)) as store:
        assert store.load() == "two"
        assert store.records() == [
            row(1),
            row(2),
            {"at": "a", "what": "session", "took": None, "exercises": {"bridge": "ä"}},
        ]


def test_half_a_character_in_a_record_is_kept_too(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "state", [{"at": "a", "what": "session", "exercises": {"\ud83d": "hand"}}])
        assert store.records()[0]["exercises"] == {"\ud83d": "hand"}


def test_a_record_that_can_not_be_written_leaves_the_state_as_it_was(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "old", [row(1)])
        with pytest.raises(Unavailable):
            store.save(lambda: "new", [row(2), {"at": None, "what": "nudge"}])
        assert store.load() == "old"
        assert store.records() == [row(1)]
        store.save(lambda: "new", [row(2)])
        assert store.records() == [row(1), row(2)]


def test_a_full_disk_leaves_the_state_as_it_was_and_is_told_with_a_cure(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "old", [row(1)])
        (pages,) = store._db.execute("PRAGMA page_count").fetchone()
        store._db.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(Unavailable, match="full") as caught:
            store.save(lambda: "new" * 100_000, [row(2)])
        assert caught.value.cure
        assert store.load() == "old"
        store._db.execute("PRAGMA max_page_count = 1000000")
        store.save(lambda: "new", [row(2)])
        assert (store.load(), store.records()) == ("new", [row(1), row(2)])


def test_a_file_that_another_program_holds_on_to_is_told_and_tried_again_next_time(path: Path) -> None:
    with closing(SqliteFile(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        store.save(lambda: "old", [])
        store._db.execute("PRAGMA busy_timeout = 50")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="locked"):
            store.save(lambda: "new", [row(1)])
        assert store.load() == "old"
        other.execute("ROLLBACK")
        store.save(lambda: "new", [row(1)])
        assert (store.load(), store.records()) == ("new", [row(1)])


def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new_state_with_its_records(path: Path) -> None:
    reached = 0
    for kill in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(RECORDS_A_SAVE)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            for _ in range(1 + kill):
                told = int(writer.stdout.readline())
            writer.send_signal(signal.SIGKILL)
        with closing(SqliteFile(path)) as store:
            state, records = int(store.load() or 0), store.records()
        assert state >= told > reached
        assert [record["number"] for record in records] == [
            number for number in range(1, state + 1) for _ in range(RECORDS_A_SAVE)
        ]
        reached = told


def of_a_newer_version(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "of the future", [row(1)])
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version = {VERSION + 1}")


def no_database(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("my shopping list\n" * 100)


def without_our_tables(path: Path) -> None:
    with closing(SqliteFile(path)):
        pass
    with closing(sqlite3.connect(path)) as file:
        file.execute("DROP TABLE state")


def large(path: Path) -> int:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "state" * 50_000, [])
    return path.stat().st_size


def garbled(path: Path) -> None:
    size = large(path)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))


def cut_off(path: Path) -> None:
    size = large(path)
    with path.open("r+b") as file:
        file.truncate(size // 2)


@pytest.mark.parametrize("spoil", [of_a_newer_version, no_database, without_our_tables, garbled, cut_off])
def test_a_file_that_can_not_be_read_is_set_aside_whole_and_a_new_one_begun(
    path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(path)
    before = path.read_bytes()
    with closing(SqliteFile(path)) as store:
        assert store.load() is None
        assert store.set_aside == f"{path.name}.unreadable-1"
        store.save(lambda: "new", [row(1)])
    assert path.with_name(store.set_aside).read_bytes() == before
    with closing(SqliteFile(path)) as store:
        assert (store.load(), store.set_aside) == ("new", "")


def test_what_was_set_aside_before_is_never_overwritten(path: Path) -> None:
    for number in (1, 2, 3):
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"list {number}")
        with closing(SqliteFile(path)) as store:
            assert store.set_aside == f"{path.name}.unreadable-{number}"
        assert path.with_name(store.set_aside).read_text() == f"list {number}"


def test_a_copy_can_be_put_aside_with_all_that_is_in_it(path: Path) -> None:
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "what nobody can read", [row(1)])
        kept = path.with_name(store.put_aside())
        assert store.records() == [row(1)]
    with closing(SqliteFile(kept)) as copy:
        assert (copy.load(), copy.records()) == ("what nobody can read", [row(1)])


def test_where_no_folder_can_be_made_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable) as caught:
        SqliteFile(tmp_path / "file" / "data" / "state.sqlite3")
    assert caught.value.cure


def test_a_folder_in_the_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(Unavailable):
        SqliteFile(path)


def test_a_place_on_which_nothing_can_be_written_is_refused() -> None:
    with pytest.raises(Unavailable):
        SqliteFile(Path("/proc/self/state.sqlite3"))
