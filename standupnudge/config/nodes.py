"""What to say of a node of a tree: what it is called, what was meant by it. Pure; knows no key."""

from __future__ import annotations

import re

from standupnudge.config.kinds import Kind
from standupnudge.config.problems import plain, sentence, shown
from standupnudge.config.tree import Items, Node, Pairs, Text
from standupnudge.config.units import UnreadableError
from standupnudge.language import N_, _

# For translators: {found} is a text in quotes, "a list" or "a group of keys"
NO_KEY = N_("{found} is here where a key should be")
# For translators: {found} is a text in quotes, "a list" or "a group of keys"
NO_KEYS = N_("{found} is here where keys should be")
# For translators: {found} is a text in quotes, "a list" or "a group of keys"
NO_LIST = N_("{found} is here where a list should be")
# For translators: {found} is a text in quotes, "a list" or "a group of keys"
NO_VALUE = N_("{found} is here where one value should be")


def dotted(section: str, word: str) -> str:
    """The key ``word`` of a section, as problems name it."""
    return f"{section}.{plain(word)}" if section else plain(word)


def called(node: Node) -> str:
    """What stands there; "" if a fault tells of it already."""
    if isinstance(node, Text):
        return shown(node.value)
    if isinstance(node, Items):
        return _("a list")
    return _("a group of keys") if isinstance(node, Pairs) else ""


def is_whole(node: Node) -> bool:
    """Whether there can't be more of it behind a fault."""
    return node.whole if isinstance(node, Items | Pairs) else isinstance(node, Text)


def misfit(node: Node, told: str, allowed: str, meant: str = "") -> str:
    """That ``node`` is of the wrong shape; "", if there is a fault in its place already.

    :param told: one of the messages above.
    """
    found = called(node)
    return sentence(_(told).format(found=found), meant, allowed) if found else ""


def misread(node: Text, error: UnreadableError, kind: Kind) -> str:
    """That the text isn't one of its kind."""
    meant = next((word for word in error.meant if fits(word, kind)), "")
    if node.bare:
        return sentence(_("the value is missing"), meant, kind.allowed)
    # For translators: {found} is a text in quotes, {why} a message such as "has no unit"
    wrong = _("{found} {why}").format(found=shown(node.value), why=error.why)
    return sentence(wrong, meant, kind.allowed)


def again(word: str, first: int) -> str:
    """That ``word`` was in the line ``first`` already."""
    return _("{word} is here twice, first in line {line}; leave one out").format(word=shown(word), line=first)


def unknown(word: str) -> str:
    """That ``word`` is none of the keys that can be here."""
    return _("{word} is no key here").format(word=shown(word))


def empty(allowed: str) -> str:
    """That a list, or a group of keys, has to have something in it."""
    return sentence(_("nothing is listed here"), allowed=allowed)


def fits(word: str, kind: Kind) -> bool:
    """Whether ``word`` is one of that kind."""
    try:
        kind.parse(word)
    except UnreadableError:
        return False
    return True


def pair_meant(node: Node) -> str:
    """A key and a value, where only the space after the colon is missing."""
    match = re.fullmatch("([a-z_]+):([^ :]+)", node.value) if isinstance(node, Text) else None
    return f"{match[1]}: {match[2]}" if match else ""


def line_meant(node: Node) -> str:
    """A text with a colon in it that should have been in quotes."""
    if not isinstance(node, Pairs) or node.flow or len(node.nodes) != 1:
        return ""
    words = [part.value for part in node.nodes[0] if isinstance(part, Text)]
    return f'"{": ".join(words)}"' if len(words) == 2 else ""
