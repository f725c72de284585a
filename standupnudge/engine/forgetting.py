"""The request to delete records: "history forget", or "history forget 2026-03-01" for those from before that day."""

from __future__ import annotations

from datetime import date
from typing import Any

from standupnudge.engine.engine import Engine
from standupnudge.errors import StandUpNudgeError
from standupnudge.language import _

_REQUEST = "history forget"


def request(before: date | None) -> str:
    """The request's name."""
    return _REQUEST if before is None else f"{_REQUEST} {before.isoformat()}"


def answer(engine: Engine, name: str) -> dict[str, Any] | None:
    """Do what ``name`` asks for and tell how many records went; ``None`` if it is no such request."""
    if not name.startswith(_REQUEST):
        return None
    try:
        day = name.removeprefix(_REQUEST).strip()
        return {"forgotten": engine.forget(date.fromisoformat(day) if day else None)}
    except ValueError:
        return {"error": _("There is no such request as {name}.").format(name=repr(name))}
    except StandUpNudgeError as error:
        return {"error": str(error)}
