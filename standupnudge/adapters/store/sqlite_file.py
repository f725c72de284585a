"""One SQLite file with the state and the records, changed together."""

from __future__ import annotations

import errno
import itertools
import json
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.store.sqlite_tables import NewerVersionError, migrate, records
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import Store

if TYPE_CHECKING:
    import sqlite3


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
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                self._db = _opened(path)
            except _UnreadableError:
                self.set_aside = _moved(path).name
                self._db = _opened(path)
        except (OSError, sqlite3.Error, _UnreadableError) as error:
            cure = _("Move the file away, or make its folder writable; until then nothing is remembered.")
            raise Unavailable(_("{path} can't be used: {why}.").format(path=path, why=error), cure) from error

    def put_aside(self) -> str:
        """See ``ports.Store``."""
        import sqlite3

        kept = _free_name(self._path)
        try:
            _private(kept)
            self._db.execute("VACUUM INTO ?", (str(kept),))
        except (OSError, sqlite3.Error):
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
            raise self._unwritten(error, _("Make room on the disk.")) from error

    def records(self) -> list[dict[str, Any]]:
        """All records, oldest first, as they were saved."""
        return records(self._db.execute("SELECT at, what, details FROM record ORDER BY id"))

    def forget(self, before: date | None) -> int:
        """See ``ports.Store``. What is deleted is overwritten in the file, too."""
        import sqlite3

        where = "1" if before is None else "substr(coalesce(json_extract(details, '$.ended'), at), 1, 10) < :before"
        day = {} if before is None else {"before": before.isoformat()}
        try:
            self._db.execute("PRAGMA secure_delete = ON")
            deleted = self._db.execute(f"DELETE FROM record WHERE {where}", day).rowcount  # noqa: S608
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise self._unwritten(error, _("Try again in a moment.")) from error
        finally:
            self._db.execute("PRAGMA secure_delete = OFF")
        return deleted

    def close(self) -> None:
        """See ``ports.Store``."""
        self._db.close()

    def _unwritten(self, why: Exception, cure: str) -> Unavailable:
        return Unavailable(_("{path} can't be written: {why}.").format(path=self._path, why=why), cure)


class _UnreadableError(Exception):
    """There is a file, and it is none of ours, or not whole."""


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to the file, with its tables. Raises ``_UnreadableError``, or whatever stands in the way."""
    import sqlite3

    _private(path)
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


def _private(path: Path) -> None:
    """An empty file where there is none, for nobody else to read; SQLite gives those beside it the same mode."""
    if not path.exists():
        path.touch(mode=0o600)
    elif not os.access(path, os.W_OK):  # SQLite would read it, and go back to the same day at each start
        raise PermissionError(errno.EACCES, _("it may not be written"))


def _prepare(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    # In WAL mode NORMAL never corrupts, and loses at most what the last seconds before a power cut brought
    # (https://sqlite.org/pragma.html#pragma_synchronous); a killed process loses nothing.
    db.execute("PRAGMA synchronous = NORMAL")
    # Of memory, in KiB, instead of 2 MB: records are added one by one, and read by commands, which are other processes.
    db.execute("PRAGMA cache_size = -256")
    try:
        migrate(db)
    except NewerVersionError as error:
        raise _UnreadableError(str(error)) from error
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
