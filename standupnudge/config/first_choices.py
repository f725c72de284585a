"""What is asked at the first start, and the first configuration made of it: the example with three values changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from standupnudge.config.units import (
    UnreadableError,
    format_day,
    format_duration,
    format_time,
    parse_day,
    parse_duration,
    parse_time,
)

OFFERED = tuple(timedelta(minutes=count) for count in (30, 45, 60))


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose.

    :ivar nudge_after: time at the desk until a nudge, one of ``OFFERED``.
    :ivar days: weekdays of the routine, Monday is 0; in order, one at least.
    :ivar at: when, on each of them.
    """

    nudge_after: timedelta
    days: tuple[int, ...]
    at: time


def as_message(chosen: Choices) -> dict[str, Any]:
    """``chosen`` as a window says it (``messages``), in the words of the configuration."""
    days = [format_day(day) for day in chosen.days]
    return {"nudge_after": format_duration(chosen.nudge_after), "days": days, "at": format_time(chosen.at)}


def from_message(said: Mapping[str, Any]) -> Choices | None:
    """What :func:`as_message` made; ``None`` if it isn't that."""
    match said:
        case {"nudge_after": str(after), "days": list(days), "at": str(at)} if days and _are_texts(days):
            try:
                found = Choices(parse_duration(after), _in_order(map(parse_day, days)), parse_time(at))
            except UnreadableError:
                return None
            return found if found.nudge_after in OFFERED else None
    return None


def _are_texts(found: list[Any]) -> bool:
    return all(isinstance(each, str) for each in found)


def _in_order(days: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(days)))


def with_choices(example: str, chosen: Choices) -> str:
    """``example``, the text of ``config.example.yaml``, with these values; all notes stay, in their column if they can.

    :raises ValueError: it lacks one of the three lines, or has one twice.
    """
    days = ", ".join(format_day(day) for day in chosen.days)
    values = {
        "nudge_after": format_duration(chosen.nudge_after),
        "days": f"[{days}]",
        "at": f'"{format_time(chosen.at)}"',
    }
    for key, value in values.items():
        example = _with_value(example, key, value)
    return example


def _with_value(text: str, key: str, value: str) -> str:
    def line(found: re.Match[str]) -> str:
        return found["key"] + value.ljust(len(found["value"]) - 2) + "  "

    text, count = re.subn(rf"^(?P<key>  {key}: )(?P<value>[^#\n]+  )(?=# )", line, text, flags=re.MULTILINE)
    if count != 1:
        raise ValueError(f"{count} lines have the key {key}")
    return text
