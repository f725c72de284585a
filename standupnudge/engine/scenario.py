"""A scenario file to values: when what happens, on one fixed timeline; or every problem with its line. Runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from standupnudge.config.check import checked
from standupnudge.config.files import read_text
from standupnudge.config.kinds import nearest
from standupnudge.config.load import checked_text
from standupnudge.config.problems import Fault, Mark, Report, listed, sentence, shown
from standupnudge.config.schema import Config, with_values
from standupnudge.config.tree import Items, Node, Pairs, Text, Unread
from standupnudge.config.units import UnreadableError, parse_duration
from standupnudge.core.local_time import on_the_wall
from standupnudge.engine.script import Script, understood
from standupnudge.errors import ConfigError, Problem

LONGEST = timedelta(days=3660)  # ten years; a slip of the finger must not run all night
_KEYS = ("start", "zone", "until", "config", "events")
_STAMP = re.compile(
    r"(?:(?P<day>\d{4}-\d{2}-\d{2})[ T]+)?(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
)
_AFTER = re.compile(r"\+(?P<after>[0-9wdhms]+)")
_WHEN = 'a time such as "09:30" or "2026-03-02 09:30", or "+15m" after the start'


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the scenario.

    :ivar at: since the start.
    :ivar script: what happens.
    """

    at: timedelta
    number: int
    text: str
    script: Script


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole file, checked.

    :ivar start: in UTC; ``until``: so long after it, inclusive.
    """

    start: datetime
    zone: ZoneInfo
    until: timedelta
    config: Config
    lines: tuple[Line, ...]


def read_file(path: Path) -> Scenario:
    """The scenario in the file at ``path``.

    :raises ConfigError: with every problem.
    """
    try:
        text = read_text(path)
    except FileNotFoundError:
        raise ConfigError([Problem(file=str(path), text="there is no such file")]) from None
    return read_scenario(text, path.name)


def read_scenario(text: str, name: str) -> Scenario:
    """The scenario in ``text``.

    :param name: what problems call the file.
    :raises ConfigError: with every problem, in the order of the file.
    """
    scenario = checked_text(text, name, lambda tree, report: _Reader(report).scenario(tree))
    assert scenario is not None, "without a problem there is one"  # noqa: S101
    return scenario


class _Reader:
    """Reads on behind a problem, so that all are found."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._fine = True

    def report(self, key: str, fault: Fault) -> None:
        self._fine = False
        self._report(key, fault)

    def scenario(self, tree: Node | None) -> Scenario | None:
        parts = self._parts(tree)
        zone = self._zone(parts.get("zone"))
        start = self._start(parts.get("start"), zone)
        config = self._config(parts.get("config"))
        if start is None:
            return None
        when = _Timeline(start, zone)
        lines = tuple(self._lines(parts.get("events"), when))
        until = self._until(parts.get("until"), when)
        return None if until is None else Scenario(start, zone, until, config, lines)

    def _parts(self, tree: Node | None) -> dict[str, Node]:
        """The values by key; the two that are needed are asked for."""
        if isinstance(tree, Unread):  # told already
            self._fine = False
        parts: dict[str, Node] = {}
        for key, value in tree.nodes if isinstance(tree, Pairs) else ():
            word = key.value if isinstance(key, Text) else ""
            if word not in _KEYS:
                meant = next(iter(nearest(word, _KEYS)), "")
                self.report("", Fault(key.mark, sentence(f"{shown(word)} is no key here", meant, listed(_KEYS))))
            elif word in parts:
                self.report(word, Fault(key.mark, f"{shown(word)} is here twice; leave one out"))
            parts.setdefault(word, value)
        for needed, example in (("start", "2026-03-02 08:55"), ("until", "+9h")):
            if needed not in parts and self._fine:
                self.report(needed, Fault(Mark(1, 1), f"is missing; write, for example: {needed}: {example}"))
        return parts

    def _text(self, node: Node | None, key: str, allowed: str) -> Text | None:
        if isinstance(node, Text):
            return node
        if node is not None:
            self.report(
                key, Fault(node.mark, sentence("a list or group is here where one value should be", allowed=allowed))
            )
        return None

    def _zone(self, node: Node | None) -> ZoneInfo:
        text = self._text(node, "zone", "a time zone such as Europe/Berlin")
        if text is None:
            return ZoneInfo("UTC")
        zone = zone_named(text.value)
        if zone is None:
            self.report(
                "zone", Fault(text.mark, f"{shown(text.value)} is no time zone; write one such as Europe/Berlin")
            )
        return zone or ZoneInfo("UTC")

    def _start(self, node: Node | None, zone: ZoneInfo) -> datetime | None:
        text = self._text(node, "start", _WHEN)
        if text is None:
            return None
        match = _STAMP.fullmatch(text.value)
        day = _day(match) if match else None
        if match is None or day is None:
            self.report("start", Fault(text.mark, f"{shown(text.value)} is no date and time; write 2026-03-02 08:55"))
            return None
        return on_the_wall(day, _clock(match), zone)

    def _until(self, node: Node | None, when: _Timeline) -> timedelta | None:
        text = self._text(node, "until", _WHEN)
        if text is None:
            return None
        try:
            at, rest = when.read(f"{text.value} ")
        except UnreadableError as error:
            self.report("until", Fault(text.mark, f"{shown(text.value)} {error.why}; write {_WHEN}"))
            return None
        if rest or not timedelta(0) <= at <= LONGEST:
            self.report(
                "until", Fault(text.mark, f"{shown(text.value)} is before the start, or over ten years behind it")
            )
            return None
        return at

    def _config(self, node: Node | None) -> Config:
        values = checked(node, lambda key, fault: self.report(f"config.{key}" if key else "config", fault))
        return with_values(Config(), values) if self._fine else Config()

    def _lines(self, node: Node | None, when: _Timeline) -> Iterator[Line]:
        before = timedelta(0)
        if node is not None and not isinstance(node, Items) and not (isinstance(node, Text) and node.bare):
            self.report("events", Fault(node.mark, 'has to be a list; begin each line with "- "'))
        for item in node.nodes if isinstance(node, Items) else ():
            line = self._line(item, when)
            if line is not None and line.at < before:
                self.report("events", Fault(item.mark, "is earlier than the line before it; times never go back"))
            elif line is not None:
                before = line.at
                yield line

    def _line(self, node: Node, when: _Timeline) -> Line | None:
        if not isinstance(node, Text):
            self.report("events", Fault(node.mark, "is no plain line; put it in quotes"))
            return None
        text = node.value.strip()
        try:
            at, rest = when.read(text)
            return Line(at, node.mark.line, text, understood(rest))
        except UnreadableError as error:
            meant = f"; write {error.meant[0]}" if error.meant else ""
            self.report("events", Fault(node.mark, f"{shown(text)} {error.why}{meant}"))
            return None


class _Timeline:
    """Times of lines as spans since the start; a line without a date has that of the line before."""

    def __init__(self, start: datetime, zone: ZoneInfo) -> None:
        self._start, self._zone = start, zone
        self._day = start.astimezone(zone).date()

    def read(self, text: str) -> tuple[timedelta, str]:
        """When ``text`` is, and what it says; raises ``UnreadableError``."""
        after = _AFTER.match(text)
        match = _STAMP.match(text)
        end = (after or match).end() if (after or match) else 0  # type: ignore[union-attr]
        if not end or not text[end : end + 1].isspace():
            raise UnreadableError(f"does not begin with {_WHEN}")
        return self._at(after, match), text[end:].strip()

    def _at(self, after: re.Match[str] | None, match: re.Match[str] | None) -> timedelta:
        if after is not None:
            at = parse_duration(after["after"])
            self._day = (self._start + min(at, LONGEST)).astimezone(self._zone).date()
            return at
        assert match is not None, "one of them matched"  # noqa: S101
        day = _day(match) if match["day"] else self._day
        if day is None:
            raise UnreadableError("has a date that does not exist")
        self._day = day
        return on_the_wall(day, _clock(match), self._zone) - self._start


def _day(match: re.Match[str]) -> date | None:
    try:
        day = date.fromisoformat(match["day"] or "")
    except ValueError:
        return None
    return day if 1970 <= day.year <= 2200 else None


def _clock(match: re.Match[str]) -> time:
    return time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))


def zone_named(name: str) -> ZoneInfo | None:
    """The time zone of that name, if there is one."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
