"""Records in words: what happened on a day, as a short timeline for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from standupnudge.core.time_words import length

_WITHDRAWN = {
    "break": "it goes, because a break has begun",
    "answered": "answered, so it goes",
    "config": "it goes, because the configuration was changed",
    "quiet": "it goes, because this is no time for it",
}
_KINDS = {
    "away": "away from keys and mouse",
    "locked": "with the screen locked",
    "asleep": "with the machine asleep",
    "up": "after I'm up",
    "standing": "standing",
    "routine": "with the routine",
    "stopped": "while the program was off",
}
_OUTCOMES = {
    "done": "done",
    "partly": "partly done",
    "skipped": "skipped",
    "missed": "passed without it",
    "done_before": "done beforehand",
}
_OFFERS = {"level": "Another level is offered", "day": "Another day is offered"}
_NOTICES = {
    "hourly": "Three times not now: nudges come once an hour until midnight",
    "not_kept": "What happens can't be saved now",
    "physio": "An exercise hurt twice: it is left out, with a word about a physio",
}


def told(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The rows of ``records.record`` as lines, each day under its date; times are those on the wall there."""
    day = ""
    for row in rows:
        at = datetime.fromisoformat(row["at"])
        if (date := f"{at:%A} {at.day} {at:%B %Y}") != day:
            yield from ("", date) if day else (date,)
            day = date
        yield f"  {_clock(at):8}  {_sentence(row)}"


def _clock(at: datetime) -> str:
    return f"{at:%H:%M:%S}".removesuffix(":00")


def _sentence(row: Mapping[str, Any]) -> str:
    match row["what"]:
        case "nudge":
            return f"Nudge, level {row['level']}, after {length(timedelta(seconds=row['sitting']))} at the desk"
        case "withdraw":
            return f"The nudge: {_WITHDRAWN[row['reason']]}"
        case "hold":
            return f"A nudge is due and held: {row['reason']}"
        case "break":
            return _break(row)
        case "routine":
            return f"The routine of {row['slot']} comes up"
        case "routine_closed":
            return f"The routine of {row['slot']}: {_OUTCOMES[row['outcome']]}"
        case "offer":
            return _OFFERS[row["of"]]
        case "notice":
            return _NOTICES[row["of"]]
        case _:
            return f"Makes no sense: {row['text']}"


def _break(row: Mapping[str, Any]) -> str:
    began, ended = datetime.fromisoformat(row["began"]), datetime.fromisoformat(row["ended"])
    return f"A break of {length(ended - began)} is over, {_KINDS[row['kind']]}, since {_clock(began)}"
