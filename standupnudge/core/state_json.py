"""The state as JSON text and back. Across a boot of the machine, stored instants go over by wall time."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from standupnudge.core.instant import Instant
from standupnudge.core.state import State

VERSION = 3
_YEARS = range(1960, 2301)  # in which a clock can have been, set or not; far from the ends of the calendar

_CAME_WITH_3: dict[Any, dict[str, Any]] = {"RoutineWindow": {"level": ""}, "Session": {"at_usual": True}}


def dump(state: State, boot: str) -> str:
    """``state`` as one JSON document; ``boot`` names the boot that its elapsed times belong to."""
    return json.dumps({"version": VERSION, "boot": boot, "state": _plain(state)}, separators=(",", ":"))


def load(text: str, now: Instant, boot: str) -> State:
    """The state that ``dump`` wrote, as it is to be read at ``now``; one of version 2 with what has come since.

    Raises ``ValueError`` for anything that ``dump`` of these versions did not write.
    """
    try:
        document = json.loads(text)
        if document["version"] == 2:
            document = _as_of_3(document) | {"version": 3}
        if document["version"] != VERSION:
            raise ValueError(f"state of version {document['version']}")
        place = _as_stored if document["boot"] == boot else _by_wall
        state: State = _value(State, document["state"], lambda instant: place(instant, now))
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError(f"not a state: {error!r}") from error
    return state


def _as_of_3(plain: Any) -> Any:
    """A document of version 2, or what is in it, with the fields that version 3 brought."""
    if isinstance(plain, list):
        return [_as_of_3(each) for each in plain]
    if isinstance(plain, dict):
        return _CAME_WITH_3.get(plain.get("is"), {}) | {name: _as_of_3(each) for name, each in plain.items()}
    return plain


def _as_stored(instant: Instant, now: Instant) -> Instant:
    return Instant(instant.wall, instant.elapsed, now.zone)


def _by_wall(instant: Instant, now: Instant) -> Instant:
    """An instant of an earlier boot on this boot's elapsed clock; usually negative."""
    return Instant(instant.wall, now.elapsed - (now.wall - instant.wall), now.zone)


def _plain(value: Any) -> Any:
    """``value`` in JSON's types; a dataclass names itself, so that unions can be read back."""
    match value:
        case None | bool() | int() | str():
            return value
        case Instant():
            return [value.wall.isoformat(), value.elapsed.total_seconds()]
        case timedelta():
            return value.total_seconds()
        case date() | time():
            return value.isoformat()
        case Enum():
            return value.value
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return {"is": type(value).__name__} | {f.name: _plain(getattr(value, f.name)) for f in fields(value)}


_ISO: dict[Any, Callable[[str], Any]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
}


def _value(kind: Any, plain: Any, place: Callable[[Instant], Instant]) -> Any:
    """``plain`` read back as a ``kind``, every instant put through ``place``."""
    if isinstance(kind, UnionType):
        return _member(kind, plain, place)
    if get_origin(kind) is tuple:
        if not isinstance(plain, list):
            raise TypeError(f"{plain!r} is no list")
        each = get_args(kind)
        kinds = [each[0]] * len(plain) if each[-1] is Ellipsis else each
        return tuple(_value(k, p, place) for k, p in zip(kinds, plain, strict=True))
    if kind is Instant:
        wall, elapsed = plain
        return place(Instant(_aware(wall), _lived(timedelta(seconds=elapsed))))
    if kind is timedelta:
        return timedelta(seconds=plain)
    if kind in _ISO:
        return _aware(plain) if kind is datetime else _ISO[kind](plain)
    if issubclass(kind, Enum):
        return kind(plain)
    if isinstance(kind, type) and is_dataclass(kind):
        if plain["is"] != kind.__name__:
            raise TypeError(f"{plain['is']!r} is no {kind.__name__}")
        return kind(**{name: _value(k, plain[name], place) for name, k in _hints(kind).items()})
    if type(plain) is not kind:
        raise TypeError(f"{plain!r} is no {kind.__name__}")
    return plain


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no time zone")
    if moment.year not in _YEARS:
        raise ValueError(f"{text} is a time in which nobody sat at a computer")
    return moment


def _lived(elapsed: timedelta) -> timedelta:
    if abs(elapsed) > len(_YEARS) * timedelta(days=366):
        raise ValueError(f"{elapsed} is longer than anybody sat at a computer")
    return elapsed


def _member(union: UnionType, plain: Any, place: Callable[[Instant], Instant]) -> Any:
    """Which member of a union ``plain`` is: nothing, the one it names, or the only other one."""
    kinds = [kind for kind in get_args(union) if kind is not NoneType]
    if plain is None and NoneType in get_args(union):
        return None
    if len(kinds) > 1:
        kinds = [kind for kind in kinds if kind.__name__ == plain["is"]]
    if not kinds:
        raise TypeError(f"{plain!r} is none of {union}")
    return _value(kinds[0], plain, place)


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)
