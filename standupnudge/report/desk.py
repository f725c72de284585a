"""The parts of the page about time at the computer: today, four weeks by hour, and week by week."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree.ElementTree import Element

from standupnudge.core.bouts import Bouts
from standupnudge.core.by_day import Week, heat, weeks
from standupnudge.core.history import Span
from standupnudge.core.time_words import length
from standupnudge.language import N_, _, ngettext, pgettext
from standupnudge.report import svg
from standupnudge.report.dates import named, of_month, of_year
from standupnudge.report.facts import Facts
from standupnudge.report.markup import el, figure, key, table

WEEKS = 4
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_BREAKS = {
    "away": N_("Break, away from keys and mouse"),
    "locked": N_("Break, screen locked"),
    "asleep": N_("Break, machine asleep"),
    "up": N_("Break, after I'm up"),
    "standing": N_("Break, standing"),
    "routine": N_("Break, the routine"),
    "stopped": N_("Break, program off"),
}


def today(facts: Facts) -> Element:
    """Today as a timeline."""
    [day] = facts.by_day(facts.today)
    title = el("h2", _("Today, {day}").format(day=named(facts.today)))
    if not day.stretches:
        nothing = el("p", _("Nothing yet today. The day's stretches and breaks will be here."))
        return el("section", title, nothing, id="today")
    sizes = day.bouts
    says = ngettext(
        "Today: {length} at the computer in {n} stretch.",
        "Today: {length} at the computer in {n} stretches.",
        sizes.count,
    ).format(length=length(sizes.total), n=sizes.count)
    numbers = _numbers(
        (_("Computer time"), length(sizes.total)),
        (_("Stretches"), str(sizes.count)),
        (_("Longest"), length(sizes.longest)),
        (_("Median"), length(sizes.median)),
        (_("Breaks between"), str(len(day.breaks_between))),
        (_("Nudges"), str(len(day.nudges))),
    )
    drawn = svg.timeline(day.stretches, day.breaks_between, day.nudges, says)
    rows = [
        _span(each) for each in sorted((*day.stretches, *day.breaks_between), key=lambda each: each.began.timestamp())
    ]
    behind = table(_("Stretches and breaks of today"), _head_of_today(), rows)
    return el("section", title, numbers, figure(drawn, says, behind, *_legend_of_today()), id="today")


def _head_of_today() -> tuple[str, ...]:
    return (
        pgettext("column", "From"),
        pgettext("column", "To"),
        pgettext("column", "Length"),
        pgettext("column", "What"),
    )


def _legend_of_today() -> tuple[Element, ...]:
    return (
        key("desk", pgettext("legend", "at the computer")),
        key("break", pgettext("legend", "break")),
        key("standing", pgettext("legend", "standing")),
        key("nudge", pgettext("legend", "nudge")),
    )


def _span(span: Span) -> tuple[str, ...]:
    until = _("now") if span.open else f"{span.ended:%H:%M}"
    return f"{span.began:%H:%M}", until, length(span.length), _what(span.kind)


def _what(kind: str) -> str:
    """What a span was: a break of some kind, or none of "" at the computer."""
    if not kind:
        return _("At the computer")
    return _(_BREAKS[kind]) if kind in _BREAKS else _("Break, {kind}").format(kind=kind)


def hours(facts: Facts) -> Element:
    """The last four weeks by day and hour."""
    first = facts.today - (WEEKS * 7 - 1) * _DAY
    days = [first + n * _DAY for n in range(WEEKS * 7)]
    full = {at: part for at, part in heat(facts.past.stretches, facts.now.zone).items() if at[0] >= first}
    says = _fullest(full)
    rows = [_row(day, full) for day in days]
    head = _("Day"), *(f"{hour:02}" for hour in range(24))
    behind = table(_("Minutes at the computer, by day and hour"), head, rows)
    legend = [key(f"heat{n}", text) for n, text in enumerate(_fullness())]
    return el(
        "section",
        el("h2", _("Four weeks by hour")),
        el("p", _("When you were at the computer: a row a day, a column an hour.")),
        figure(svg.heat_map(days, full, says), says, behind, *legend),
        id="hours",
    )


def _fullness() -> tuple[str, ...]:
    """What the colours of an hour mean, from the palest on."""
    return (
        pgettext("time at the computer", "none"),
        pgettext("time at the computer", "under 15 min"),
        pgettext("time at the computer", "under 30 min"),
        pgettext("time at the computer", "under 45 min"),
        pgettext("time at the computer", "more"),
    )


def _row(day: date, full: dict[tuple[date, int], timedelta]) -> tuple[str, ...]:
    parts = [full.get((day, hour), timedelta(0)) for hour in range(24)]
    return named(day), *(str(round(part.total_seconds() / 60)) if part else "" for part in parts)


def _fullest(full: dict[tuple[date, int], timedelta]) -> str:
    if not full:
        return _("Nothing in these four weeks.")
    by_hour = [sum((part for (_, at), part in full.items() if at == hour), timedelta(0)) for hour in range(24)]
    most = max(range(24), key=lambda hour: by_hour[hour])
    text = _("The hour with the most time at the computer is {start} to {end}.")
    return text.format(start=f"{most:02}:00", end=f"{most + 1:02}:00")


def week_by_week(facts: Facts) -> Element:
    """Longest and median stretch, and the share of time in stretches of half an hour and more."""
    found = weeks(facts.past, facts.today, WEEKS, facts.now.zone)
    says = _share(found[-1].bouts)
    rows = [(_week_of(each.monday), _parts(each.bouts), _after(each.bouts)) for each in found]
    numbers = table(_("The same in numbers"), _head_of_weeks(), [_figures(each) for each in found])
    legend = key("prolonged", _("in stretches of 30 min and more")), key("shorter", _("in shorter ones"))
    return el(
        "section",
        el("h2", _("Week by week")),
        el("p", _("How long you stay at the computer in one go. A stretch ends with a break of two minutes or more.")),
        figure(svg.bars(rows, says), says, numbers, *legend),
        id="weeks",
    )


def _week_of(monday: date) -> str:
    return _("Week of {day}").format(day=of_month(monday))


def _head_of_weeks() -> tuple[str, ...]:
    return (
        # For translators: the head of a column with the Mondays of weeks
        _("Week of"),
        _("Computer time"),
        _("Stretches"),
        _("Longest"),
        _("Median"),
        # For translators: heads of columns; "it" is the time at the computer
        _("Half of it in stretches up to"),
        _("In stretches of 30 min and more"),
        _("Breaks an hour"),
    )


def _parts(sizes: Bouts) -> list[tuple[str, float]]:
    minutes = sizes.total.total_seconds() / 60
    return [("prolonged", sizes.prolonged * minutes), ("shorter", (1 - sizes.prolonged) * minutes)]


def _after(sizes: Bouts) -> str:
    return f"{length(sizes.total)}, {sizes.prolonged:.0%}" if sizes.count else _("nothing")


def _share(sizes: Bouts) -> str:
    if not sizes.count:
        return _("This week: nothing yet.")
    # For translators: {share} is a part of a hundred, "40%" say; {length} a duration, "25 min" say.
    text = _(
        "This week: {share} of your computer time came in stretches of 30 min and more, "
        "and half of it in stretches up to {length}."
    )
    return text.format(share=f"{sizes.prolonged:.0%}", length=length(sizes.usual))


def _figures(week: Week) -> tuple[str, ...]:
    sizes, name = week.bouts, of_year(week.monday)
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
