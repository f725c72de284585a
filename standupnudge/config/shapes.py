"""What a value of the configuration may be, if it is more than one text: lists, and words to texts. Pure data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import time
from typing import Any

from standupnudge.config.kinds import Kind
from standupnudge.config.units import UnreadableError
from standupnudge.core.rules import HoursRange
from standupnudge.language import _, pgettext


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of texts.

    :ivar make: from the parsed items to the value.
    :ivar least: so many items at least.
    :ivar distinct: no item twice.
    """

    item: Kind
    make: Callable[[Iterable[Any]], Any] = tuple
    least: int = 0
    distinct: bool = False

    @property
    def allowed(self) -> str:
        """What the items may be."""
        return _("a list of {items}").format(items=self.item.allowed)


@dataclass(frozen=True, slots=True)
class MapOf:
    """Words to texts, or to lists of texts.

    :ivar described: what may stand here, as a message.
    :ivar make: from the pairs of parsed key and parsed value to the value of the whole.
    :ivar unless: a text that may stand in the place of the whole; the value is then ``None``.
    :ivar least: so many values at least, those inside lists counted.
    """

    described: str
    key: Kind
    value: Kind | ListOf
    make: Callable[[Iterable[tuple[Any, Any]]], Any] = dict
    unless: str | None = None
    least: int = 0

    @property
    def allowed(self) -> str:
        """What it is described as."""
        return _(self.described)

    def parse(self, text: str) -> None:
        """What stands in the place of the whole."""
        if text != self.unless:
            raise UnreadableError(pgettext("after a value", "is not allowed here"), self.unless or "")


def ascending(items: Iterable[int]) -> tuple[int, ...]:
    """The items in order."""
    return tuple(sorted(items))


def hours_ranges(pairs: Iterable[tuple[Iterable[int], Iterable[tuple[time, time | None]]]]) -> tuple[HoursRange, ...]:
    """Each range on each of its days, from Monday on; a day that is in several pairs has the ranges of all of them."""
    ranges = {
        HoursRange(day=day, start=start, end=end) for days, spans in pairs for day in days for start, end in spans
    }
    return tuple(sorted(ranges, key=lambda one: (one.day, one.start, one.end is None, one.end or one.start)))
