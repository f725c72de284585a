"""A tree to values by dotted key, along the table of keys. Every problem is kept; none stops the walk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from standupnudge.config.kinds import Kind, nearest
from standupnudge.config.problems import Fault, Mark, listed, plain, sentence, shown
from standupnudge.config.schema import KEYS, Key
from standupnudge.config.shapes import ListOf, MapOf
from standupnudge.config.tree import Items, Node, Pairs, Text
from standupnudge.config.units import UnreadableError

Report = Callable[[str, Fault], None]


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
            dotted = _dotted(section, word)
            if word not in names:
                meant = next(iter(_elsewhere(word) or nearest(word, names)), "")
                self._fault(mark, dotted, sentence(shown(word), "is no key here", meant, listed(names)))
            elif word in rows:
                yield dotted, self._value(value, dotted, rows[word].kind)
            else:
                inner = {name.partition(".")[2]: row for name, row in rows.items() if name.startswith(f"{word}.")}
                yield from self.keys(value, dotted, inner)

    def _fault(self, mark: Mark, key: str, text: str) -> None:
        self._report(key, Fault(mark, text))

    def _misfit(self, node: Node, key: str, wanted: str, allowed: str, meant: str = "") -> None:
        """Report that ``node`` is of the wrong shape; nothing, if there is a fault in its place already."""
        if found := _called(node):
            self._fault(node.mark, key, sentence(found, f"is here where {wanted} should be", meant, allowed))

    def _pairs(self, node: Node | None, key: str, allowed: str) -> Iterator[tuple[str, Mark, Node]]:
        """Each word with its place and its value; what is no word, or comes again, is reported."""
        if isinstance(node, Items) or (isinstance(node, Text) and not node.bare):
            self._misfit(node, key, "keys", allowed, _pair_meant(node))
        seen: dict[str, int] = {}
        for word, value in node.nodes if isinstance(node, Pairs) else ():
            if not isinstance(word, Text):
                self._misfit(word, key, "a key", allowed)
                continue
            if word.value in seen:
                again = f"is here twice, first in line {seen[word.value]}; leave one out"
                self._fault(word.mark, _dotted(key, word.value), sentence(shown(word.value), again))
            seen.setdefault(word.value, word.mark.line)
            yield word.value, word.mark, value

    def _value(self, node: Node, key: str, kind: Kind | ListOf | MapOf) -> Any:
        if isinstance(kind, ListOf):
            return self._list(node, key, kind)
        if isinstance(kind, MapOf):
            return self._map(node, key, kind)
        if isinstance(node, Text):
            return self._text(node, key, kind)
        return self._misfit(node, key, "one value", kind.allowed, _line_meant(node))

    def _text(self, node: Text, key: str, kind: Kind) -> Any:
        """The value, or ``None``."""
        try:
            return kind.parse(node.value)
        except UnreadableError as error:
            found, why = ("the value", "is missing") if node.bare else (shown(node.value), error.why)
            meant = next((word for word in error.meant if _fits(word, kind)), "")
            self._fault(node.mark, key, sentence(found, why, meant, kind.allowed))
            return None

    def _list(self, node: Node, key: str, kind: ListOf) -> Any:
        if isinstance(node, Pairs) or (isinstance(node, Text) and not node.bare):
            meant = f"[{node.value}]" if isinstance(node, Text) and _fits(node.value, kind.item) else ""
            self._misfit(node, key, "a list", kind.allowed, meant)
            return kind.make(())
        nodes = node.nodes if isinstance(node, Items) else []
        if len(nodes) < kind.least and _is_whole(node):
            self._fault(node.mark, key, sentence("nothing", "is listed here", allowed=kind.allowed))
        values = []
        for item in nodes:
            value = self._value(item, key, kind.item)
            if kind.distinct and value is not None and value in values:
                self._fault(item.mark, key, sentence(_called(item), "is here twice; leave one out"))
            values.append(value)
        return kind.make(value for value in values if value is not None)

    def _map(self, node: Node, key: str, kind: MapOf) -> Any:
        if kind.unless and isinstance(node, Text):
            return self._text(node, key, kind)
        pairs, count = [], 0
        for word, mark, value in self._pairs(node, key, kind.allowed):
            name = self._text(Text(mark, word, bare=False), _dotted(key, word), kind.key)
            pairs.append((name, self._value(value, _dotted(key, word), kind.value)))
            count += len(value.nodes) if isinstance(value, Items) else 1
        if count < kind.least and isinstance(node, Pairs) and _is_whole(node):
            self._fault(node.mark, key, sentence("nothing", "is listed here", allowed=kind.allowed))
        return kind.make((name, value) for name, value in pairs if name is not None and value is not None)


def _dotted(section: str, word: str) -> str:
    return f"{section}.{plain(word)}" if section else plain(word)


def _called(node: Node) -> str:
    if isinstance(node, Text):
        return shown(node.value)
    return "a list" if isinstance(node, Items) else "a group of keys" if isinstance(node, Pairs) else ""


def _is_whole(node: Node) -> bool:
    """Whether there can't be more of it behind a fault."""
    return node.whole if isinstance(node, Items | Pairs) else isinstance(node, Text)


def _fits(word: str, kind: Kind) -> bool:
    try:
        kind.parse(word)
    except UnreadableError:
        return False
    return True


def _pair_meant(node: Node) -> str:
    """A key and a value, where only the space after the colon is missing."""
    match = re.fullmatch("([a-z_]+):([^ :]+)", node.value) if isinstance(node, Text) else None
    return f"{match[1]}: {match[2]}" if match else ""


def _line_meant(node: Node) -> str:
    """A text with a colon in it that should have been in quotes."""
    if not isinstance(node, Pairs) or node.flow or len(node.nodes) != 1:
        return ""
    words = [part.value for part in node.nodes[0] if isinstance(part, Text)]
    return f'"{": ".join(words)}"' if len(words) == 2 else ""


def _elsewhere(word: str) -> tuple[str, ...]:
    """Where a key of another section belongs."""
    homes = (key.name.rpartition(".") for key in KEYS)
    return tuple(f"it below {section}" for section, _, name in homes if section and word in (name, f"{section}.{name}"))
