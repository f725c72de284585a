"""What a value of the configuration may be, as data: from text to a value, and what is allowed in words. Pure.

A check, an error text and a JSON Schema can be had from the same few fields; nothing here knows a key or a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta
from enum import Enum
from typing import Any, Protocol

from standupnudge.config import units
from standupnudge.config.units import UnreadableError
from standupnudge.language import N_, _, ngettext, pgettext

LONGEST_TEXT = 1000  # characters; no path, link or name is longer


class Kind(Protocol):
    """One value, written as one text."""

    @property
    def allowed(self) -> str:
        """What may stand here, in words of the language in use."""
        ...

    def parse(self, text: str) -> Any:
        """The value; :class:`UnreadableError` if ``text`` isn't allowed here."""
        ...


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, both ends allowed."""

    low: timedelta
    high: timedelta

    @property
    def allowed(self) -> str:
        """The bounds."""
        return bounds(units.format_duration(self.low), units.format_duration(self.high))

    def parse(self, text: str) -> timedelta:
        """A timedelta."""
        duration = units.parse_duration(text)
        if duration < self.low:
            raise UnreadableError(pgettext("after a value", "is too short"), units.format_duration(self.low))
        if duration > self.high:
            raise UnreadableError(pgettext("after a value", "is too long"), units.format_duration(self.high))
        return duration


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, both ends allowed."""

    low: int
    high: int

    @property
    def allowed(self) -> str:
        """The bounds."""
        return bounds(str(self.low), str(self.high))

    def parse(self, text: str) -> int:
        """An int."""
        if not re.fullmatch("-?[0-9]{1,12}", text):
            lone = re.fullmatch(r"[^0-9.,-]*([0-9]{1,12})[^0-9.,]*", text)
            raise UnreadableError(pgettext("after a value", "is not a whole number"), *((lone[1],) if lone else ()))
        if int(text) < self.low:
            raise UnreadableError(pgettext("after a value", "is too low"), str(self.low))
        if int(text) > self.high:
            raise UnreadableError(pgettext("after a value", "is too high"), str(self.high))
        return int(text)


@dataclass(frozen=True, slots=True)
class Switch:
    """True or false, in these words only."""

    @property
    def allowed(self) -> str:
        """The words."""
        return "true, false"

    def parse(self, text: str) -> bool:
        """A bool."""
        if text in ("true", "false"):
            return text == "true"
        lower = text.lower()
        if lower in ("yes", "y", "on", "1", "true"):
            raise UnreadableError(pgettext("after a value", "is not true or false"), "true")
        if lower in ("no", "n", "off", "0", "false", "none"):
            raise UnreadableError(pgettext("after a value", "is not true or false"), "false")
        raise UnreadableError(pgettext("after a value", "is not true or false"))


@dataclass(frozen=True, slots=True)
class Choice:
    """A member of an enumeration, by its value."""

    members: type[Enum]

    @property
    def words(self) -> tuple[str, ...]:
        """The words to choose from."""
        return tuple(str(member.value) for member in self.members)

    @property
    def allowed(self) -> str:
        """The words."""
        return ", ".join(self.words)

    def parse(self, text: str) -> Enum:
        """A member."""
        if text not in self.words:
            raise UnreadableError(pgettext("after a value", "is not a choice here"), *nearest(text, self.words))
        return self.members(text)


@dataclass(frozen=True, slots=True)
class Word:
    """One of some words, or a text of a certain form.

    :ivar described: what may stand here, as a message; empty if the words say it.
    :ivar pattern: a regular expression for the whole text; it must not be slow for any text of up to 1000 characters.
    :ivar likely: put before a text that doesn't fit, it may make it fit.
    """

    described: str = ""
    words: tuple[str, ...] = ()
    pattern: str | None = None
    likely: str = ""

    @property
    def allowed(self) -> str:
        """What it is described as, or the words."""
        return _(self.described) if self.described else ", ".join(self.words)

    def parse(self, text: str) -> str:
        """The text."""
        if text in self.words or (self.pattern and len(text) <= LONGEST_TEXT and self._fits(text)):
            return text
        meant = (self.likely + text,) if self.likely and "://" not in text else ()
        raise UnreadableError(pgettext("after a value", "is not allowed here"), *nearest(text, self.words), *meant)

    def _fits(self, text: str) -> bool:
        return text.isprintable() and re.fullmatch(self.pattern or "", text) is not None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of words for people; space around it doesn't count."""

    shortest: int
    longest: int

    @property
    def allowed(self) -> str:
        """The bounds."""
        template = ngettext(
            "texts of {shortest} to {longest} character", "texts of {shortest} to {longest} characters", self.longest
        )
        return template.format(shortest=self.shortest, longest=self.longest)

    def parse(self, text: str) -> str:
        """The text without the space around it."""
        line = text.strip()
        if len(line) < self.shortest:
            raise UnreadableError(pgettext("after a value", "is too short"))
        if len(line) > self.longest:
            raise UnreadableError(too_long(line))
        if not line.isprintable():
            raise UnreadableError(
                pgettext("after a value", "has a line break or another character that can't be shown")
            )
        return line


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time on the clock."""

    @property
    def allowed(self) -> str:
        """The bounds."""
        return bounds("00:00", "23:59")

    def parse(self, text: str) -> time:
        """A time without a zone."""
        return units.parse_time(text)


@dataclass(frozen=True, slots=True)
class Weekday:
    """One day of the week."""

    @property
    def allowed(self) -> str:
        """The words."""
        return ", ".join(units.DAYS)

    def parse(self, text: str) -> int:
        """As datetime.date.weekday counts."""
        try:
            return units.parse_day(text)
        except UnreadableError as error:
            raise UnreadableError(error.why, *error.meant, *nearest(text, units.DAYS)) from None


@dataclass(frozen=True, slots=True)
class WeekdayRange:
    """One day of the week or a range of them."""

    @property
    def allowed(self) -> str:
        """Both in words."""
        return _("a day such as {day}, or days such as {days}").format(day="wed", days="mon-fri")

    def parse(self, text: str) -> tuple[int, ...]:
        """The days, as datetime.date.weekday counts."""
        return units.parse_days(text)


@dataclass(frozen=True, slots=True)
class TimeRange:
    """From one time to another."""

    @property
    def allowed(self) -> str:
        """The form in words, and the bound."""
        return _("times such as {times}, at most to {last}").format(times='"08:30-12:30"', last="24:00")

    def parse(self, text: str) -> tuple[time, time | None]:
        """Start and end; None is 24:00."""
        return units.parse_time_range(text)


NAME = "[a-z][a-z0-9_]*"  # of an exercise, of a back end
_HTTP = "[hH][tT][tT][pP][sS]?"  # spelt out: a JSON Schema can't say "whatever the case"
LINK = Word(N_("a link such as https://example.org/bridge"), pattern=rf"{_HTTP}://[^\s/?#]\S*", likely="https://")


def bounds(low: str, high: str) -> str:
    """That everything between the two is allowed, and they as well."""
    # For translators: what is allowed for a value, the least and the most of it, such as 5s to 8h
    return _("{low} to {high}").format(low=low, high=high)


def too_long(text: str) -> str:
    """Why ``text`` isn't read, to go after it."""
    # For translators: goes after a value of a file, which stands in quotes
    template = ngettext("is too long with {n} character", "is too long with {n} characters", len(text))
    return template.format(n=len(text))


def nearest(word: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The one of ``words`` that looks most like ``word``, if one does."""
    import difflib

    spelt = {each.lower(): each for each in words}
    return tuple(spelt[match] for match in difflib.get_close_matches(word[:40].lower(), spelt, n=1, cutoff=0.6))
