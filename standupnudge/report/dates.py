"""Days and weekdays as the page names them, in the language in use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from standupnudge.language import N_, _

_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


def named(day: date) -> str:
    """A date for people: "Mon 2 Mar 2026"."""
    text = _("{weekday} {day} {month} {year}")
    return text.format(weekday=short_weekday(day), day=day.day, month=_short_month(day), year=day.year)


def in_short(day: date) -> str:
    """Without the year: "Mon 2 Mar"."""
    text = _("{weekday} {day} {month}")
    return text.format(weekday=short_weekday(day), day=day.day, month=_short_month(day))


def of_month(day: date) -> str:
    """Without the weekday, too: "2 Mar"."""
    return _("{day} {month}").format(day=day.day, month=_short_month(day))


def of_year(day: date) -> str:
    """Without the weekday: "2 Mar 2026"."""
    return _("{day} {month} {year}").format(day=day.day, month=_short_month(day), year=day.year)


def short_weekday(day: date) -> str:
    """Its weekday: "Mon"."""
    return f"{day:%a}"


def _short_month(day: date) -> str:
    return f"{day:%b}"


def weekdays(days: Sequence[int]) -> str:
    """Weekdays in a row, Monday is 0: "Monday", "Monday and Thursday", "Monday, Wednesday and Friday"."""
    names = [_(_WEEKDAYS[day]) for day in days]
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
