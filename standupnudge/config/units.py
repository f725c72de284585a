"""How durations, times, weekdays and ranges are written, and read back. Pure; knows no key, no bound and no file."""

from __future__ import annotations

import re
from datetime import time, timedelta

from standupnudge.language import pgettext

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")  # in the order of datetime.date.weekday

_UNITS = {
    "w": timedelta(weeks=1),
    "d": timedelta(days=1),
    "h": timedelta(hours=1),
    "m": timedelta(minutes=1),
    "s": timedelta(seconds=1),
}
_DURATION = re.compile("".join(f"(?:([0-9]{{1,8}}){unit})?" for unit in _UNITS))
_LOOSE_PART = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?) ?([a-z]+)(?: ?and | ?, ?| |(?=[0-9])|$)")
_LOOSE_UNITS = {
    word: _UNITS[word[0]]
    for word in (
        *("w", "week", "weeks", "d", "day", "days", "h", "hr", "hrs", "hour", "hours"),
        *("m", "min", "mins", "minute", "minutes", "s", "sec", "secs", "second", "seconds"),
    )
}
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_LOOSE_TIME = re.compile(r"([0-9]{1,2})(?: ?[:.h] ?([0-9]{2}))?(?::[0-9]{2})? ?([ap]m)?")
_DASH = re.compile(r" ?(?:-|\u2010|\u2013|\u2014|\.\.| to ) ?")


class UnreadableError(ValueError):
    """The text isn't what it should be.

    :ivar why: goes after the text, as in '"30" has no unit'; in the language in use.
    :ivar meant: what the person may have meant, the likeliest first; not checked against any bound.
    """

    def __init__(self, why: str, *meant: str) -> None:
        super().__init__(why)
        self.why = why
        self.meant = meant


def parse_duration(text: str) -> timedelta:
    """The duration of ``90s``, ``30m``, ``1h30m`` or ``2w``: whole numbers with units, the greatest first."""
    match = _DURATION.fullmatch(text)
    if match and any(match.groups()):
        counts = (int(count or 0) for count in match.groups())
        return sum((count * unit for count, unit in zip(counts, _UNITS.values(), strict=True)), timedelta())
    if re.fullmatch("[0-9]{1,8}", text):
        raise UnreadableError(pgettext("after a value", "has no unit"), *(f"{int(text)}{unit}" for unit in "msh"))
    raise UnreadableError(pgettext("after a value", "is not a duration"), *_durations_meant(text))


def _durations_meant(text: str) -> list[str]:
    rest, total = text[:40].strip().lower(), timedelta()
    while rest:
        part = _LOOSE_PART.match(rest)
        if part is None or part[2] not in _LOOSE_UNITS:
            return []
        total += float(part[1]) * _LOOSE_UNITS[part[2]]
        rest = rest[part.end() :]
    return [format_duration(total)] if text.strip() else []


def format_duration(duration: timedelta) -> str:
    """``duration`` as :func:`parse_duration` reads it: in hours, minutes and whole seconds."""
    minutes, seconds = divmod(int(duration.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "m"), (seconds, "s"))
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "0s"


def parse_time(text: str) -> time:
    """The time of day of ``12:30`` or ``7:05``, without a zone."""
    match = _TIME.fullmatch(text)
    if match is None:
        raise UnreadableError(pgettext("after a value", "is not a time of day"), *_times_meant(text))
    return time(int(match[1]), int(match[2]))


def _times_meant(text: str) -> list[str]:
    match = _LOOSE_TIME.fullmatch(text.strip().lower())
    if match is None:
        return []
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour == 24 and not minute:
        hour = 0
    return [f"{hour:02}:{minute:02}"] if hour < 24 and minute < 60 else []


def format_time(at: time) -> str:
    """``at`` as :func:`parse_time` reads it."""
    return f"{at:%H:%M}"


def parse_day(text: str) -> int:
    """The weekday of ``wed``; Monday is 0."""
    if text in DAYS:
        return DAYS.index(text)
    short = text.strip().lower()[:3]
    raise UnreadableError(pgettext("after a value", "is not a weekday"), *((short,) if short in DAYS else ()))


def parse_days(text: str) -> tuple[int, ...]:
    """The weekdays of ``wed``, ``mon-fri`` or ``fri-mon``, in the order of the range, which may wrap."""
    ends = _DASH.split(text.strip().lower())
    shorts = [end[:3] for end in ends]
    if len(ends) > 2 or not all(short in DAYS for short in shorts):
        raise UnreadableError(pgettext("after a value", "is not a day or a range of days"))
    if text != "-".join(shorts):
        raise UnreadableError(pgettext("after a value", "is not a day or a range of days"), "-".join(shorts))
    first, last = DAYS.index(shorts[0]), DAYS.index(shorts[-1])
    return tuple((first + n) % 7 for n in range((last - first) % 7 + 1))


def format_day(day: int) -> str:
    """``day`` as :func:`parse_day` reads it."""
    return DAYS[day]


def parse_time_range(text: str) -> tuple[time, time | None]:
    """Start and end of ``08:30-12:30``; an end before the start is on the next day, ``None`` is 24:00."""
    ends = text.split("-")
    if len(ends) == 2 and _TIME.fullmatch(ends[0]) and (ends[1] == "24:00" or _TIME.fullmatch(ends[1])):
        start, end = parse_time(ends[0]), None if ends[1] == "24:00" else parse_time(ends[1])
        if start == end:
            whole_day = ("00:00-24:00",) if start == time() else ()
            raise UnreadableError(pgettext("after a value", "ends when it starts"), *whole_day)
        return start, end
    raise UnreadableError(pgettext("after a value", "is not a range of times"), *_ranges_meant(text))


def _ranges_meant(text: str) -> list[str]:
    ends = _DASH.split(text.strip().lower())
    if len(ends) != 2:
        return []
    starts, stops = _times_meant(ends[0]), ["24:00"] if ends[1] == "24:00" else _times_meant(ends[1])
    return [f"{start}-{stop}" for start in starts for stop in stops]


def format_time_range(start: time, end: time | None) -> str:
    """A range as :func:`parse_time_range` reads it."""
    return f"{format_time(start)}-{format_time(end) if end is not None else '24:00'}"
