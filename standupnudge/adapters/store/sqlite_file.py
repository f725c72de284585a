"""One SQLite file with the state and the records, changed together."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from standupnudge.errors import Unavailable
from standupnudge.ports import Store

VERSION = 1  # of the tables; PRAGMA user_version
_TABLES = """
CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), json TEXT NOT NULL) STRICT;
CREATE TABLE record (id INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, details TEXT NOT NULL) STRICT;
"""


class SqliteFile:
    """The file at ``path``; made, with its folder, if it isn't there.

    Raises ``Unavailable`` if it can't be opened or is not ours. Used by one thread.
    """

    name = "sqlite_file"

    def __init__(self, path: Path) -> None:
        import sqlite3

        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None, timeout=2.0, check_same_thread=False)
            try:
                self._open()
            except BaseException:
                self._db.close()
                raise
        except (OSError, sqlite3.Error) as error:
            cure = "Move the file away, or make its folder writable; until then nothing is remembered."
            raise Unavailable(f"{path} can't be used: {error}.", cure) from error

    def _open(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        # In WAL mode NORMAL never corrupts, and loses at most what the last seconds before a power cut brought
        # (https://sqlite.org/pragma.html#pragma_synchronous); a killed process loses nothing.
        self._db.execute("PRAGMA synchronous = NORMAL")
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise OSError(f"it was written by a newer version of the program (tables {version})")
        if version == 0:
            self._db.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
        self.load()  # a damaged file is noticed here, where there still is a choice

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


def _row(record: Mapping[str, Any]) -> tuple[str, str, str]:
    details = {key: value for key, value in record.items() if key not in ("at", "what")}
    return record["at"], record["what"], json.dumps(details)


_conforms: type[Store] = SqliteFile
