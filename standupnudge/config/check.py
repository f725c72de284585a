"""A tree to values by dotted key, along the table of keys. Every problem is kept; none stops the walk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from standupnudge.config.kinds import Kind, nearest
from standupnudge.config.nodes import (
    NO_KEY,
    NO_KEYS,
    NO_LIST,
    NO_VALUE,
    again,
    called,
    dotted,
    empty,
    fits,
    is_whole,
    line_meant,
    misfit,
    misread,
    pair_meant,
    unknown,
)
from standupnudge.config.problems import Fault, Mark, Report, listed, sentence, shown
from standupnudge.config.schema import KEYS, Key
from standupnudge.config.shapes import ListOf, MapOf
from standupnudge.config.tree import Items, Node, Pairs, Text
from standupnudge.config.units import UnreadableError
from standupnudge.language import _


def checked(tree: Node | None, report: Report) -> dict[str, Any]:
    """What the file says, by dotted key; where something was reported, the value may be anything.

    :param report: gets the dotted key and what is wrong there, in any order.
    """
    return dict(_Walk(report).keys(tree, "", {key.name: key for key in KEYS}))


class _Walk:
    """How deep it goes is the table's business, not the file's."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def keys(self, node: Node | None, section: str, rows: Mapping[str, Key]) -> Iterator[tuple[str, Any]]:
        """The values of ``node``: the file, or the ``section`` of it that has these rows of the table."""
        names = tuple(dict.fromkeys(name.partition(".")[0] for name in rows))
        for word, mark, value in self._pairs(node, section, listed(names)):
            place = dotted(section, word)
            if word not in names:
                self._fault(mark, place, _no_key(word, names))
            elif word in rows:
                yield place, self._value(value, place, rows[word].kind)
            else:
                inner = {name.partition(".")[2]: row for name, row in rows.items() if name.startswith(f"{word}.")}
                yield from self.keys(value, place, inner)

    def _fault(self, mark: Mark, key: str, text: str) -> None:
        self._report(key, Fault(mark, text))

    def _misfit(self, node: Node, key: str, told: str, allowed: str, meant: str = "") -> None:
        if text := misfit(node, told, allowed, meant):
            self._fault(node.mark, key, text)

    def _pairs(self, node: Node | None, key: str, allowed: str) -> Iterator[tuple[str, Mark, Node]]:
        """Each word with its place and its value; what is no word, or comes again, is reported."""
        if isinstance(node, Items) or (isinstance(node, Text) and not node.bare):
            self._misfit(node, key, NO_KEYS, allowed, pair_meant(node))
        seen: dict[str, int] = {}
        for word, value in node.nodes if isinstance(node, Pairs) else ():
            if not isinstance(word, Text):
                self._misfit(word, key, NO_KEY, allowed)
                continue
            if word.value in seen:
                self._fault(word.mark, dotted(key, word.value), again(word.value, seen[word.value]))
            seen.setdefault(word.value, word.mark.line)
            yield word.value, word.mark, value

    def _value(self, node: Node, key: str, kind: Kind | ListOf | MapOf) -> Any:
        if isinstance(kind, ListOf):
            return self._list(node, key, kind)
        if isinstance(kind, MapOf):
            return self._map(node, key, kind)
        if isinstance(node, Text):
            return self._text(node, key, kind)
        return self._misfit(node, key, NO_VALUE, kind.allowed, line_meant(node))

    def _text(self, node: Text, key: str, kind: Kind) -> Any:
        """The value, or ``None``."""
        try:
            return kind.parse(node.value)
        except UnreadableError as error:
            self._fault(node.mark, key, misread(node, error, kind))
            return None

    def _list(self, node: Node, key: str, kind: ListOf) -> Any:
        if isinstance(node, Pairs) or (isinstance(node, Text) and not node.bare):
            meant = f"[{node.value}]" if isinstance(node, Text) and fits(node.value, kind.item) else ""
            self._misfit(node, key, NO_LIST, kind.allowed, meant)
            return kind.make(())
        nodes = node.nodes if isinstance(node, Items) else []
        if len(nodes) < kind.least and is_whole(node):
            self._fault(node.mark, key, empty(kind.allowed))
        values = []
        for item in nodes:
            value = self._value(item, key, kind.item)
            if kind.distinct and value is not None and value in values:
                self._fault(item.mark, key, _("{item} is here twice; leave one out").format(item=called(item)))
            values.append(value)
        return kind.make(value for value in values if value is not None)

    def _map(self, node: Node, key: str, kind: MapOf) -> Any:
        if kind.unless and isinstance(node, Text):
            return self._text(node, key, kind)
        pairs, count = [], 0
        for word, mark, value in self._pairs(node, key, kind.allowed):
            name = self._text(Text(mark, word, bare=False), dotted(key, word), kind.key)
            pairs.append((name, self._value(value, dotted(key, word), kind.value)))
            count += len(value.nodes) if isinstance(value, Items) else 1
        if count < kind.least and isinstance(node, Pairs) and is_whole(node):
            self._fault(node.mark, key, empty(kind.allowed))
        return kind.make((name, value) for name, value in pairs if name is not None and value is not None)


def _no_key(word: str, names: tuple[str, ...]) -> str:
    """That there is no such key here, and where it belongs or what may be meant."""
    if section := _elsewhere(word):
        # For translators: {section} is a key under which {word} has to stand
        wrong = _("{word} is no key here; write it below {section}").format(word=shown(word), section=section)
        return sentence(wrong, allowed=listed(names))
    return sentence(unknown(word), next(iter(nearest(word, names)), ""), listed(names))


def _elsewhere(word: str) -> str:
    """The section where a key belongs, if it is one of another section."""
    homes = (key.name.rpartition(".") for key in KEYS)
    return next((section for section, _dot, name in homes if section and word in (name, f"{section}.{name}")), "")
