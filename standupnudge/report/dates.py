"""Days as the page names them, in the language in use."""

from __future__ import annotations

from datetime import date

from standupnudge.core.time_words import short_date, short_month
from standupnudge.language import _


def named(day: date) -> str:
    """A date for people: "Mon 2 Mar 2026"."""
    return _("{date} {year}").format(date=short_date(day), year=day.year)


def of_month(day: date) -> str:
    """Without weekday and year: "2 Mar"."""
    return _("{day} {month}").format(day=day.day, month=short_month(day.month))


def of_year(day: date) -> str:
    """Without the weekday: "2 Mar 2026"."""
    return _("{date} {year}").format(date=of_month(day), year=day.year)
