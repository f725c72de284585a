"""The parts of the page about time at the computer: today, four weeks by hour, and week by week."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree.ElementTree import Element

from standupnudge.core.bouts import Bouts
from standupnudge.core.by_day import Week, heat, weeks
from standupnudge.core.history import Span
from standupnudge.core.time_words import length
from standupnudge.report import svg
from standupnudge.report.facts import Facts
from standupnudge.report.markup import el, figure, key, table

WEEKS = 4
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_KINDS = {
    "away": "away from keys and mouse",
    "locked": "screen locked",
    "asleep": "machine asleep",
    "up": "after I'm up",
    "standing": "standing",
    "routine": "the routine",
    "stopped": "program off",
}


def today(facts: Facts) -> Element:
    """Today as a timeline."""
    [day] = facts.by_day(facts.today)
    title = el("h2", f"Today, {named(facts.today)}")
    if not day.stretches:
        return el(
            "section", title, el("p", "Nothing yet today. The day's stretches and breaks will be here."), id="today"
        )
    sizes = day.bouts
    says = f"Today: {length(sizes.total)} at the computer in {_count(sizes.count, 'stretch', 'stretches')}."
    numbers = _numbers(
        ("Computer time", length(sizes.total)),
        ("Stretches", str(sizes.count)),
        ("Longest", length(sizes.longest)),
        ("Median", length(sizes.median)),
        ("Breaks between", str(len(day.breaks_between))),
        ("Nudges", str(len(day.nudges))),
    )
    drawn = svg.timeline(day.stretches, day.breaks_between, day.nudges, says)
    rows = [
        _span(each) for each in sorted((*day.stretches, *day.breaks_between), key=lambda each: each.began.timestamp())
    ]
    behind = table("Stretches and breaks of today", ("From", "To", "Length", "What"), rows)
    legend = key("desk", "at the computer"), key("break", "break"), key("standing", "standing"), key("nudge", "nudge")
    return el("section", title, numbers, figure(drawn, says, behind, *legend), id="today")


def _span(span: Span) -> tuple[str, ...]:
    what = f"Break, {_KINDS.get(span.kind, span.kind)}" if span.kind else "At the computer"
    until = "now" if span.open else f"{span.ended:%H:%M}"
    return f"{span.began:%H:%M}", until, length(span.length), what


def hours(facts: Facts) -> Element:
    """The last four weeks by day and hour."""
    first = facts.today - (WEEKS * 7 - 1) * _DAY
    days = [first + n * _DAY for n in range(WEEKS * 7)]
    full = {at: part for at, part in heat(facts.past.stretches, facts.now.zone).items() if at[0] >= first}
    says = _fullest(full)
    rows = [_row(day, full) for day in days]
    behind = table("Minutes at the computer, by day and hour", ("Day", *(f"{hour:02}" for hour in range(24))), rows)
    legend = [
        key(f"heat{n}", text) for n, text in enumerate(("none", "under 15 min", "under 30 min", "under 45 min", "more"))
    ]
    return el(
        "section",
        el("h2", "Four weeks by hour"),
        el("p", "When you were at the computer: a row a day, a column an hour."),
        figure(svg.heat_map(days, full, says), says, behind, *legend),
        id="hours",
    )


def _row(day: date, full: dict[tuple[date, int], timedelta]) -> tuple[str, ...]:
    parts = [full.get((day, hour), timedelta(0)) for hour in range(24)]
    return named(day), *(str(round(part.total_seconds() / 60)) if part else "" for part in parts)


def _fullest(full: dict[tuple[date, int], timedelta]) -> str:
    if not full:
        return "Nothing in these four weeks."
    by_hour = [sum((part for (_, at), part in full.items() if at == hour), timedelta(0)) for hour in range(24)]
    most = max(range(24), key=lambda hour: by_hour[hour])
    return f"The hour with the most time at the computer is {most:02}:00 to {most + 1:02}:00."


def week_by_week(facts: Facts) -> Element:
    """Longest and median stretch, and the share of time in stretches of half an hour and more."""
    found = weeks(facts.past, facts.today, WEEKS, facts.now.zone)
    says = _share(found[-1].bouts, "This week")
    rows = [(f"Week of {each.monday.day} {each.monday:%b}", _parts(each.bouts), _after(each.bouts)) for each in found]
    head = ("Week of", "Computer time", "Stretches", "Longest", "Median", "Half of it in stretches up to",
            "In stretches of 30 min and more", "Breaks an hour")  # fmt: skip
    numbers = table("The same in numbers", head, [_figures(each) for each in found])
    legend = key("prolonged", "in stretches of 30 min and more"), key("shorter", "in shorter ones")
    return el(
        "section",
        el("h2", "Week by week"),
        el("p", "How long you stay at the computer in one go. A stretch ends with a break of two minutes or more."),
        figure(svg.bars(rows, says), says, numbers, *legend),
        id="weeks",
    )


def _parts(sizes: Bouts) -> list[tuple[str, float]]:
    minutes = sizes.total.total_seconds() / 60
    return [("prolonged", sizes.prolonged * minutes), ("shorter", (1 - sizes.prolonged) * minutes)]


def _after(sizes: Bouts) -> str:
    return f"{length(sizes.total)}, {sizes.prolonged:.0%}" if sizes.count else "nothing"


def _share(sizes: Bouts, when: str) -> str:
    if not sizes.count:
        return f"{when}: nothing yet."
    return (
        f"{when}: {sizes.prolonged:.0%} of your computer time came in stretches of 30 min and more, "
        f"and half of it in stretches up to {length(sizes.usual)}."
    )


def _figures(week: Week) -> tuple[str, ...]:
    sizes, name = week.bouts, f"{week.monday.day} {week.monday:%b %Y}"
    if not sizes.count:
        return name, *("-" for _ in range(7))
    return (
        name,
        length(sizes.total),
        str(sizes.count),
        length(sizes.longest),
        length(sizes.median),
        length(sizes.usual),
        f"{sizes.prolonged:.0%}",
        f"{week.breaks / (sizes.total / _HOUR):.1f}",
    )


def _numbers(*pairs: tuple[str, str]) -> Element:
    return el("dl", *(el("div", el("dt", name), el("dd", value)) for name, value in pairs))


def _count(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def named(day: date) -> str:
    """A date for people: "Mon 2 Mar 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}"
