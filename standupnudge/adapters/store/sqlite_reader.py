"""Reads what the program keeps, from another process, also while it runs. Writes nothing, not even a file."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from standupnudge.adapters.store.sqlite_tables import NewerVersionError, records, version
from standupnudge.errors import Unavailable
from standupnudge.language import _

_TWO_DAYS = timedelta(days=2)  # ``at`` is a local time: two of one instant may be 26 h apart
_PATIENCE = 5.0  # seconds, for a program that is just writing


@dataclass(frozen=True, slots=True)
class Kept:
    """What is in the file.

    :ivar state: as ``core.state_json`` writes it, or ``None`` if there is none.
    :ivar records: as ``core.chronicle`` makes them, oldest first.
    """

    state: str | None
    records: list[dict[str, Any]]


def read(path: Path, since: date | None = None) -> Kept:
    """What is kept in the file at ``path``; nothing if there is none.

    :param since: records from before that local date may be missing.

    Raises ``Unavailable`` for a file that can't be read.
    """
    import sqlite3

    if not path.exists():
        return Kept(None, [])
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)) as db:
            return _read(db, since)
    except (sqlite3.Error, NewerVersionError, ValueError) as error:
        cure = _("If the file is damaged, the program sets it aside when it starts, and begins a new one.")
        raise Unavailable(_("{path} can't be read: {why}.").format(path=path, why=error), cure) from error


def _read(db: Any, since: date | None) -> Kept:
    if version(db) == 0:
        return Kept(None, [])
    db.execute("BEGIN")  # state and records of one moment
    state = db.execute("SELECT json FROM state").fetchone()
    first = "" if since is None else (since - _TWO_DAYS).isoformat()
    rows = db.execute("SELECT at, what, details FROM record WHERE at >= ? ORDER BY id", (first,))
    return Kept(None if state is None else str(state[0]), records(rows))
