"""A part of a file with a form that is deeper than sections and keys: asked for what it should be, it tells or reports.

What is asked for and isn't there comes as a stand-in, so that the reading goes on and every problem is found. Who asks
knows the form; nothing here does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from standupnudge.config.kinds import Kind, nearest
from standupnudge.config.nodes import (
    NO_KEY,
    NO_KEYS,
    NO_LIST,
    NO_VALUE,
    again,
    dotted,
    empty,
    is_whole,
    line_meant,
    misfit,
    misread,
    pair_meant,
    unknown,
)
from standupnudge.config.problems import Fault, Mark, Report, listed, sentence, shown
from standupnudge.config.shapes import ListOf
from standupnudge.config.tree import Items, Node, Pairs, Text
from standupnudge.config.units import UnreadableError
from standupnudge.language import _

Value = TypeVar("Value")


class Part:
    """What stands at a key.

    :ivar key: dotted, with the numbers of list items in brackets: "exercises[2].cues".
    :ivar mark: its place; where it is missing, that of the whole that lacks it.
    """

    def __init__(self, node: Node | None, key: str, mark: Mark, report: Report) -> None:
        self._node = node
        self._report = report
        self.key = key
        self.mark = mark

    @property
    def there(self) -> bool:
        """Whether anything is written, right or wrong."""
        return self._node is not None and not (isinstance(self._node, Text) and self._node.bare)

    @property
    def shown(self) -> str:
        """Its text, as a value in a message; "" if it has none."""
        return shown(self._node.value) if isinstance(self._node, Text) else ""

    def wrong(self, text: str) -> None:
        """Report a problem with it."""
        if text:
            self._report(self.key, Fault(self.mark, text))

    def unknown(self, told: str, known: Iterable[str]) -> None:
        """Report that its text names nothing that is known, which is ``told``."""
        if isinstance(self._node, Text):
            names = tuple(known)
            meant = next(iter(nearest(self._node.value, names)), "")
            self.wrong(sentence(told, meant, listed(names)))

    # -- what it should be

    def one(self, kind: Kind, otherwise: Value) -> Value:
        """The value of that kind."""
        if self._node is None:
            return otherwise
        if not isinstance(self._node, Text):
            self.wrong(misfit(self._node, NO_VALUE, kind.allowed, line_meant(self._node)))
            return otherwise
        try:
            value: Value = kind.parse(self._node.value)
        except UnreadableError as error:
            self.wrong(misread(self._node, error, kind))
            return otherwise
        return value

    def items(self, allowed: str, *, least: int = 0) -> list[Part]:
        """The items of a list.

        :param allowed: what they may be, in words.
        :param least: so many at least.
        """
        node = self._node
        if isinstance(node, Pairs) or (isinstance(node, Text) and not node.bare):
            self.wrong(misfit(node, NO_LIST, allowed, f"[{node.value}]" if isinstance(node, Text) else ""))
            return []
        nodes = node.nodes if isinstance(node, Items) else []
        if node and len(nodes) < least and is_whole(node):
            self.wrong(empty(allowed))
        return [Part(item, f"{self.key}[{number}]", item.mark, self._report) for number, item in enumerate(nodes, 1)]

    def several(self, kind: Kind, otherwise: Value, *, least: int = 0) -> list[Value]:
        """The values of a list, ``otherwise`` in the place of what is wrong."""
        return [item.one(kind, otherwise) for item in self.items(ListOf(kind).allowed, least=least)]

    def pairs(self, allowed: str, *, least: int = 0) -> list[tuple[Part, str, Part]]:
        """For each key: the key as a part of its own, its word, and what stands there."""
        found = list(self._pairs(allowed))
        if self.lists_all() and len(found) < least:
            self.wrong(empty(allowed))
        return found

    def record(self, needed: str, optional: str = "") -> dict[str, Part]:
        """What stands at each key, ``needed`` or ``optional``; a part of nothing for those that aren't there."""
        known = (*needed.split(), *optional.split())
        parts = {word: (key, value) for key, word, value in self._pairs(listed(known))}
        missing = [word for word in needed.split() if word not in parts]
        for word, (key, _value) in parts.items():
            if word not in known:
                likely = next(iter((*nearest(word, tuple(missing)), *nearest(word, known))), "")
                missing = [each for each in missing if each != likely]
                key.wrong(sentence(unknown(word), likely, listed(known)))
        for word in missing if self.lists_all() else ():
            self.wrong(_("{word} is missing here; add it").format(word=shown(word)))
        return {word: parts[word][1] if word in parts else self._nothing(word) for word in known}

    def has(self, word: str) -> bool:
        """Whether there is such a key in it."""
        words = self._node.nodes if isinstance(self._node, Pairs) else ()
        return any(isinstance(each, Text) and each.value == word for each, _value in words)

    def lists_all(self) -> bool:
        """Whether it has keys, and all that were written could be read."""
        node = self._node
        return isinstance(node, Pairs) and is_whole(node) and all(isinstance(word, Text) for word, _value in node.nodes)

    # -- inside

    def _nothing(self, word: str) -> Part:
        return Part(None, dotted(self.key, word), self.mark, self._report)

    def _pairs(self, allowed: str) -> Iterator[tuple[Part, str, Part]]:
        node = self._node
        if node is None:
            return
        if not isinstance(node, Pairs):
            bare = isinstance(node, Text) and node.bare
            told = sentence(_("the value is missing"), allowed=allowed)
            self.wrong(told if bare else misfit(node, NO_KEYS, allowed, pair_meant(node)))
            return
        seen: dict[str, int] = {}
        for word, value in node.nodes:
            key = Part(word, self.key, word.mark, self._report)
            if not isinstance(word, Text):
                key.wrong(misfit(word, NO_KEY, allowed))
                continue
            key.key = dotted(self.key, word.value)
            if word.value in seen:
                key.wrong(again(word.value, seen[word.value]))
                continue
            seen[word.value] = word.mark.line
            yield key, word.value, Part(value, key.key, value.mark, self._report)
