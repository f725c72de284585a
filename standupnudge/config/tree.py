"""YAML text to a tree of texts, lists and pairs, each with its place; every text as it is written, "12:30" or "no".

Built from the parser's events with a stack of our own: the parsers' own trees recurse (the one in C until the
process dies), hide aliases and drop duplicate keys. Knows no key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from standupnudge.config.problems import Fault, Mark, lines, plain
from standupnudge.config.size import LARGEST
from standupnudge.config.syntax import explained
from standupnudge.language import _

DEEPEST = 16  # lists and pairs inside one another; a plan needs seven

# All but what YAML 1.1 allows ("printable characters"); no byte order mark either, which is only for the beginning.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Text:
    """A text. ``bare``: nothing at all was written where a value could be."""

    mark: Mark
    value: str
    bare: bool


@dataclass(slots=True)
class Items:
    """A list. ``flow``: in brackets; ``whole``: its end was found."""

    mark: Mark
    flow: bool = False
    nodes: list[Node] = field(default_factory=list)
    whole: bool = False


@dataclass(slots=True)
class Pairs:
    """Keys and values, in the order of the file, duplicates included. ``flow`` and ``whole``: as in a list."""

    mark: Mark
    flow: bool = False
    nodes: list[tuple[Node, Node]] = field(default_factory=list)
    whole: bool = False
    key: Node | None = None  # the one that waits for its value


@dataclass(slots=True)
class Unread:
    """Stands where there is something that a fault tells of already."""

    mark: Mark


Node = Text | Items | Pairs | Unread


def read_tree(text: str, loader: Any = None) -> tuple[Node | None, list[Fault]]:
    """The tree, as far as ``text`` can be read (``None`` if there is nothing in it), and all that can't be read.

    :param loader: a loader class of PyYAML; the fastest there is, if not given.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST:
        told = _("the file is larger than {size} KiB").format(size=LARGEST // 1024)
        return None, [Fault(Mark(1, 1), told)]
    builder = _Builder()
    builder.read(_FORBIDDEN.sub("\ufffd", text), loader)
    return builder.root, [*_forbidden(text), *builder.faults]


def _forbidden(text: str) -> Iterator[Fault]:
    """The first character of each line that no YAML may have."""
    for number, line in enumerate(lines(text), 1):
        if match := _FORBIDDEN.search(line):
            name = f"U+{ord(match[0]):04X}"
            told = _("the invisible character {name} can't be here; remove it").format(name=name)
            yield Fault(Mark(number, match.start() + 1), told)


class _Builder:
    """Takes the parser's events one by one; reads no further than it has to."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._open: list[Items | Pairs] = []
        self._here = Mark(1, 1)
        self._held: Text | None = None  # the last text; a fault just after it may mean that it is none

    def read(self, text: str, loader: Any) -> None:
        import yaml

        events = yaml.parse(text, Loader=loader or getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        try:
            for event in events:
                self._here = _mark(event.start_mark)
                self._settle()
                if not self._take(event, yaml):
                    break
        except yaml.MarkedYAMLError as error:
            bracket = next((node.mark for node in reversed(self._open) if node.flow), None)
            self.faults.append(explained(error, text, bracket))
            self._settle(doubted=True)
        except (yaml.YAMLError, ValueError, OverflowError):  # the parser in Python lets int() and chr() speak
            self.faults.append(Fault(self._here, _("what comes after this can't be read as YAML")))
            self._settle(doubted=True)

    def _take(self, event: Any, yaml: Any) -> bool:
        """Put one event into the tree; whether to go on."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            told = _("{alias} is an alias; write the value itself").format(alias=f"*{plain(event.anchor)}")
            self.faults.append(Fault(self._here, told))
            self._add(Unread(self._here))
        elif isinstance(event, yaml.CollectionStartEvent):
            collection = Items if isinstance(event, yaml.SequenceStartEvent) else Pairs
            return self._begin(event, collection(self._here, bool(event.flow_style)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop().whole = True
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.faults.append(Fault(self._here, _('a second document begins here; remove the "---"')))
            return False
        return True

    def _settle(self, *, doubted: bool = False) -> None:
        """Put the last text into the tree; unread if in doubt: a key without its colon swallows the next line."""
        if self._held:
            self._add(Unread(self._held.mark) if doubted and " " in self._held.value else self._held)
        self._held = None

    def _scalar(self, event: Any) -> None:
        unread = self._untagged(event)
        if unread:
            self._add(unread)
        else:
            self._held = Text(self._here, event.value, bare=not event.style and not event.value)

    def _begin(self, event: Any, node: Items | Pairs) -> bool:
        self._add(self._untagged(event) or node)
        self._open.append(node)
        if len(self._open) > DEEPEST:
            self.faults.append(Fault(self._here, _("there are too many lists inside one another here")))
        return len(self._open) <= DEEPEST

    def _untagged(self, event: Any) -> Unread | None:
        if event.tag is None:
            return None
        told = _("tags ({tag}) are not read here; leave it out").format(tag=plain(event.tag))
        self.faults.append(Fault(self._here, told))
        return Unread(self._here)

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Items):
            parent.nodes.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            parent.nodes.append((parent.key, node))
            parent.key = None


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)
