"""The tables of the SQLite file, version by version; ``core.chronicle`` has what is in the records.

``state``: one row, ``json`` as ``core.state_json`` writes it. ``record``, in the order in which it happened: ``at``
(local ISO 8601 with offset), ``what``, and ``details`` as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from standupnudge.language import _

if TYPE_CHECKING:
    import sqlite3

# What makes each version (PRAGMA user_version) of the one before. Never change one that was released: add another.
_STEPS = (
    """
    CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), json TEXT NOT NULL) STRICT;
    CREATE TABLE record (id INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, details TEXT NOT NULL) STRICT;
    """,
    "CREATE INDEX record_at ON record (at);",  # the history of some days is asked for, and years of it are kept
)
VERSION = len(_STEPS)


class NewerVersionError(Exception):
    """The file was written by a newer version of the program."""


def version(db: sqlite3.Connection) -> int:
    """That of the tables in the file; 0 if there are none. Raises ``NewerVersionError`` beyond ``VERSION``."""
    (found,) = db.execute("PRAGMA user_version").fetchone()
    if found > VERSION:
        # For translators: why a file can't be read. {n} is the version of what is in it.
        why = _("it was written by a newer version of the program (tables {n})").format(n=found)
        raise NewerVersionError(why)
    return int(found)


def migrate(db: sqlite3.Connection) -> None:
    """Bring the tables up to ``VERSION``, in one transaction: killed meanwhile, the file is as it was."""
    found = version(db)
    if found < VERSION:
        db.executescript(f"BEGIN; {''.join(_STEPS[found:])} PRAGMA user_version = {VERSION}; COMMIT;")


def records(rows: Iterable[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """Rows of ``at``, ``what`` and ``details`` as they were saved."""
    return [{"at": at, "what": what, **json.loads(details)} for at, what, details in rows]
