"""A JSON Schema of the configuration file, made from the table of keys, for editors that complete and check. Pure.

It says less than ``check``: of a duration only the form, not the bounds, which stand in its description.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time, timedelta
from enum import Enum
from typing import Any

from standupnudge.config.kinds import (
    LONGEST_TEXT,
    Choice,
    Duration,
    Kind,
    Sentence,
    Switch,
    TimeOfDay,
    TimeRange,
    Weekday,
    WeekdayRange,
    Whole,
    Word,
)
from standupnudge.config.schema import KEYS, Config, Key, value_of
from standupnudge.config.shapes import ListOf, MapOf
from standupnudge.config.units import DAYS, format_duration, format_time
from standupnudge.language import english

Schema = dict[str, Any]

_DIALECT = "http://json-schema.org/draft-07/schema#"  # the one that YAML language servers know
_DAY = f"(?:{'|'.join(DAYS)})"
_TIME = "(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"
_DURATION = "".join(f"(?:[0-9]{{1,8}}{unit})?" for unit in "wdhms")


def schema() -> Schema:
    """The whole schema, in English; its patterns are regular expressions that Python and JavaScript read alike."""
    with english():
        properties = _properties()
    whole = {"type": ["object", "null"], "additionalProperties": False, "properties": properties}
    return {"$schema": _DIALECT, "title": "The configuration of StandUpNudge"} | whole


def _properties() -> Schema:
    properties: Schema = {}
    for key in KEYS:
        section, _, name = key.name.partition(".")
        if name:
            properties.setdefault(section, _section())["properties"][name] = _described(key)
        else:
            properties[section] = _described(key)
    return properties


def _section() -> Schema:
    return {"type": ["object", "null"], "additionalProperties": False, "properties": {}}


def _described(key: Key) -> Schema:
    text = f"{key.doc[0].upper()}{key.doc[1:]}. Allowed: {key.kind.allowed}."
    return {"description": text, "default": _written(value_of(Config(), key.name), key)} | _of(key.kind)


def _of(kind: Kind | ListOf | MapOf) -> Schema:
    match kind:
        case ListOf():
            # A bare key stands for an empty list.
            bounds = {"minItems": kind.least} if kind.least else {}
            return {"type": ["array", "null"], "items": _of(kind.item), "uniqueItems": kind.distinct} | bounds
        case MapOf():
            return _map(kind)
        case Switch():
            return {"type": "boolean"}
        case Whole():
            return {"type": "integer", "minimum": kind.low, "maximum": kind.high}
        case Choice():
            return _words(kind.words)
        case Word():
            return _word(kind)
        case Sentence():
            line = rf"\S(?:.{{0,{kind.longest - 2}}}\S)?"  # the space around it isn't counted
            return {"type": "string", "minLength": kind.shortest, "pattern": rf"^\s*{line}\s*$"}
        case _:
            return _PATTERNS[type(kind)]


def _map(kind: MapOf) -> Schema:
    bounds = {"minProperties": 1} if kind.least else {}
    of = {"type": "object", "propertyNames": _of(kind.key), "additionalProperties": _of(kind.value)} | bounds
    return {"anyOf": [{"const": kind.unless}, of]} if kind.unless else of | {"type": ["object", "null"]}


def _word(kind: Word) -> Schema:
    if kind.pattern is None:
        return _words(kind.words)
    free = {"type": "string", "pattern": f"^(?:{kind.pattern})$", "maxLength": LONGEST_TEXT}
    return {"anyOf": [_words(kind.words), free]} if kind.words else free


def _words(words: tuple[str, ...]) -> Schema:
    """The words; for YAML true and false aren't words, and for us they are."""
    truths = [word == "true" for word in words if word in {"true", "false"}]
    return {"enum": [*words, *truths]}


def _written(value: object, key: Key) -> Any:
    """``value`` as the file has it."""
    match value:
        case timedelta():
            return format_duration(value)
        case time():
            return format_time(value)
        case Enum():
            return value.value
        case tuple() if isinstance(key.kind, MapOf):
            return dict(value)
        case tuple():
            return [DAYS[item] if isinstance(item, int) else item for item in value]
        case None if isinstance(key.kind, MapOf):
            return key.kind.unless
        case Mapping():
            return dict(value)
        case _:
            return value


def _pattern(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^{pattern}$"}


_PATTERNS: dict[type, Schema] = {
    Duration: _pattern(f"(?=.){_DURATION}"),
    TimeOfDay: _pattern(_TIME),
    TimeRange: _pattern(f"{_TIME}-(?:{_TIME}|24:00)"),
    Weekday: {"enum": list(DAYS)},
    WeekdayRange: _pattern(f"{_DAY}(?:-{_DAY})?"),
}
