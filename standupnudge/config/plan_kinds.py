"""What a value of a plan may be, beyond the kinds of the configuration. Pure; knows no key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from standupnudge.config import units
from standupnudge.config.kinds import bounds, too_long
from standupnudge.config.units import UnreadableError
from standupnudge.language import ngettext, pgettext

_SECONDS = re.compile(r"(-?[0-9]{1,6}(?:\.[0-9]{1,6})?) ?s")


@dataclass(frozen=True, slots=True)
class Seconds:
    """A length of time down to parts of a second, "1.25s" or "1m30s", both ends allowed."""

    low: timedelta
    high: timedelta

    @property
    def allowed(self) -> str:
        """The bounds."""
        return bounds(_format(self.low), _format(self.high))

    def parse(self, text: str) -> timedelta:
        """A timedelta."""
        match = _SECONDS.fullmatch(text)
        length = timedelta(seconds=float(match[1])) if match else self._whole(text)
        if length < self.low:
            raise UnreadableError(pgettext("after a value", "is too short"), _format(self.low))
        if length > self.high:
            raise UnreadableError(pgettext("after a value", "is too long"), _format(self.high))
        return length

    def _whole(self, text: str) -> timedelta:
        try:
            return units.parse_duration(text)
        except UnreadableError as error:
            if re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,6})?", text):
                raise UnreadableError(pgettext("after a value", "has no unit"), f"{text.replace(',', '.')}s") from None
            raise UnreadableError(
                pgettext("after a value", "is not a length of time"), text.replace(",", "."), *error.meant
            ) from None


def _format(length: timedelta) -> str:
    return f"{length.total_seconds():g}s" if length < timedelta(minutes=1) else units.format_duration(length)


@dataclass(frozen=True, slots=True)
class Prose:
    """Words for people, which may go over several lines; how they are broken and indented doesn't count."""

    longest: int

    @property
    def allowed(self) -> str:
        """The bound."""
        template = ngettext(
            "texts of at most {longest} character", "texts of at most {longest} characters", self.longest
        )
        return template.format(longest=self.longest)

    def parse(self, text: str) -> str:
        """The text on one line."""
        line = " ".join(text.split())
        if not line:
            raise UnreadableError(pgettext("after a value", "is empty"))
        if len(line) > self.longest:
            raise UnreadableError(too_long(line))
        if not line.isprintable():
            raise UnreadableError(pgettext("after a value", "has a character that can't be shown"))
        return line
