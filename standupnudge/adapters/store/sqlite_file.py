"""One SQLite file with the state and the records, changed together."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standupnudge.errors import Unavailable
from standupnudge.ports import Store

if TYPE_CHECKING:
    import sqlite3

VERSION = 1  # of the tables; PRAGMA user_version
_TABLES = """
CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), json TEXT NOT NULL) STRICT;
CREATE TABLE record (id INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, details TEXT NOT NULL) STRICT;
"""


class SqliteFile:
    """The file at ``path``; made, with its folder, if it isn't there. Used by one thread.

    One that can't be read (damaged, cut off, of a newer version, something else) is set aside under another name, and a
    new one is begun. Raises ``Unavailable`` where no file can be had at all.

    :ivar set_aside: the name under which such a file is kept now, or "".
    """

    name = "sqlite_file"

    def __init__(self, path: Path) -> None:
        import sqlite3

        self._path, self.set_aside = path, ""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._db = _opened(path)
            except _UnreadableError:
                self.set_aside = _moved(path).name
                self._db = _opened(path)
        except (OSError, sqlite3.Error, _UnreadableError) as error:
            cure = "Move the file away, or make its folder writable; until then nothing is remembered."
            raise Unavailable(f"{path} can't be used: {error}.", cure) from error

    def put_aside(self) -> str:
        """See ``ports.Store``."""
        import sqlite3

        kept = _free_name(self._path)
        try:
            self._db.execute("VACUUM INTO ?", (str(kept),))
        except sqlite3.Error:
            return ""
        return kept.name

    def load(self) -> str | None:
        """See ``ports.Store``."""
        row = self._db.execute("SELECT json FROM state").fetchone()
        return None if row is None else str(row[0])

    def save(self, state: Callable[[], str], records: Sequence[Mapping[str, Any]]) -> None:
        """See ``ports.Store``. Raises ``Unavailable`` when the disk is full or the file is locked."""
        import sqlite3

        rows = [_row(record) for record in records]
        try:
            with self._db:  # commits, or rolls back
                self._db.execute("BEGIN IMMEDIATE")
                self._db.execute("INSERT OR REPLACE INTO state (only, json) VALUES (1, ?)", (state(),))
                self._db.executemany("INSERT INTO record (at, what, details) VALUES (?, ?, ?)", rows)
        except sqlite3.Error as error:
            raise Unavailable(f"{self._path} can't be written: {error}.", "Make room on the disk.") from error

    def records(self) -> list[dict[str, Any]]:
        """All records, oldest first, as they were saved."""
        rows = self._db.execute("SELECT at, what, details FROM record ORDER BY id")
        return [{"at": at, "what": what, **json.loads(details)} for at, what, details in rows]

    def close(self) -> None:
        """See ``ports.Store``."""
        self._db.close()


class _UnreadableError(Exception):
    """There is a file, and it is none of ours, or not whole."""


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to the file, with its tables. Raises ``_UnreadableError``, or whatever stands in the way."""
    import sqlite3

    db = sqlite3.connect(path, isolation_level=None, timeout=2.0, check_same_thread=False)
    try:
        _prepare(db)
    except sqlite3.Error as error:
        db.close()
        if error.sqlite_errorcode & 0xFF in _UNREADABLE:
            raise _UnreadableError(str(error)) from error
        raise
    except BaseException:
        db.close()
        raise
    return db


# https://sqlite.org/rescode.html: a table is missing (SQLITE_ERROR), SQLITE_CORRUPT, SQLITE_NOTADB
_UNREADABLE = (1, 11, 26)


def _prepare(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    # In WAL mode NORMAL never corrupts, and loses at most what the last seconds before a power cut brought
    # (https://sqlite.org/pragma.html#pragma_synchronous); a killed process loses nothing.
    db.execute("PRAGMA synchronous = NORMAL")
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise _UnreadableError(f"it was written by a newer version of the program (tables {version})")
    if version == 0:
        db.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
    db.execute("SELECT json FROM state").fetchone()
    db.execute("SELECT at, what, details FROM record LIMIT 1").fetchone()
    (fault,) = db.execute("PRAGMA quick_check(1)").fetchone()  # damage is noticed here, where there still is a choice
    if fault != "ok":
        raise _UnreadableError(fault)


def _moved(path: Path) -> Path:
    """Give the file another name; what belongs to it goes along, or a new one would take it for its own."""
    kept = _free_name(path)
    path.rename(kept)
    for ending in ("-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + ending))
    return kept


def _free_name(path: Path) -> Path:
    numbers = itertools.count(1)
    return next(each for n in numbers if not (each := path.with_name(f"{path.name}.unreadable-{n}")).exists())


def _row(record: Mapping[str, Any]) -> tuple[str, str, str]:
    details = {key: value for key, value in record.items() if key not in ("at", "what")}
    return record["at"], record["what"], json.dumps(details)


_conforms: type[Store] = SqliteFile
