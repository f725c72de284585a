"""Durations, days and times in words, in the language in use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from standupnudge.core.instant import Instant
from standupnudge.language import _, pgettext


def length(span: timedelta) -> str:
    """A duration for people: "45 s", "42 min", "1 h 5 min"; rounded down."""
    seconds = max(0, int(span.total_seconds()))
    hours, minutes = divmod(seconds // 60, 60)
    if hours:
        return f"{_hours(hours)} {_minutes(minutes)}" if minutes else _hours(hours)
    return _minutes(minutes) if minutes else _seconds(seconds)


def exact(span: timedelta) -> str:
    """A duration as it was set: "30 min", "1 min 30 s"."""
    hours, rest = divmod(round(span.total_seconds()), 3600)
    parts = ((hours, _hours), (rest // 60, _minutes), (rest % 60, _seconds))
    return " ".join(said(count) for count, said in parts if count) or _seconds(0)


def _hours(count: int) -> str:
    return _("{count} h").format(count=count)


def _minutes(count: int) -> str:
    return _("{count} min").format(count=count)


def _seconds(count: int) -> str:
    return _("{count} s").format(count=count)


def moment(when: datetime, now: Instant) -> str:
    """A time for people: "10:32" today, "Wed 12:30" within a week, "Wed 25 Nov 12:30" later (local time)."""
    local, today = when.astimezone(now.zone), now.local.date()
    clock = f"{local:%H:%M}"
    days = (local.date() - today).days
    if days == 0:
        return clock
    if 0 < days < 7:
        return _("{weekday} {clock}").format(weekday=short_weekday(local.weekday()), clock=clock)
    return _("{date} {clock}").format(date=short_date(local.date()), clock=clock)


def short_date(day: date) -> str:
    """Such as "Wed 25 Nov"."""
    weekday, month = short_weekday(day.weekday()), short_month(day.month)
    return _("{weekday} {day} {month}").format(weekday=weekday, day=day.day, month=month)


def short_weekday(day: int) -> str:
    """Such as "Mon"; 0 is Monday."""
    return (
        pgettext("short weekday", "Mon"),
        pgettext("short weekday", "Tue"),
        pgettext("short weekday", "Wed"),
        pgettext("short weekday", "Thu"),
        pgettext("short weekday", "Fri"),
        pgettext("short weekday", "Sat"),
        pgettext("short weekday", "Sun"),
    )[day]


def weekday(day: int) -> str:
    """Such as "Monday"; 0 is that."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[day]


def short_month(month: int) -> str:
    """Such as "Jan", which is 1."""
    return (
        pgettext("short month", "Jan"),
        pgettext("short month", "Feb"),
        pgettext("short month", "Mar"),
        pgettext("short month", "Apr"),
        pgettext("short month", "May"),
        pgettext("short month", "Jun"),
        pgettext("short month", "Jul"),
        pgettext("short month", "Aug"),
        pgettext("short month", "Sep"),
        pgettext("short month", "Oct"),
        pgettext("short month", "Nov"),
        pgettext("short month", "Dec"),
    )[month - 1]


def several(names: Sequence[str]) -> str:
    """Names in a row: "Monday", "Monday and Thursday", "Monday, Wednesday and Friday"."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
