"""The pictures, as plain SVG within the page. Sizes are in its own units, a pixel each where there is room.

Colours come from the page's style by class, so that light, dark and print are settled in one place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from xml.etree.ElementTree import Element

from standupnudge.core.history import Nudge, Span
from standupnudge.core.time_words import length, short_date, short_weekday
from standupnudge.language import N_, _, pgettext
from standupnudge.report.dates import of_month
from standupnudge.report.markup import el

_HOUR = timedelta(hours=1)


def picture(width: float, height: float, says: str, *children: Element) -> Element:
    """An image for the eye, and ``says`` for who has it read aloud."""
    box = f"0 0 {width:g} {height:g}"
    return el("svg", *children, viewBox=box, width=f"{width:g}", height=f"{height:g}", role="img", aria_label=says)


def box(x: float, y: float, width: float, height: float, kind: str, *, says: str = "", **more: object) -> Element:
    """A rectangle; ``says`` shows under the pointer."""
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "width": f"{max(width, 0):.1f}", "height": f"{height:.1f}"}
    return el("rect", el("title", says) if says else None, **{"class_": kind, **place, **more})


def words(x: float, y: float, text: str, anchor: str = "start", kind: str = "words") -> Element:
    """Text whose baseline begins, ends or has its middle there."""
    return el("text", text, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor, class_=kind)


# -- a day as a timeline

_DAY_WIDTH, _EDGE = 900.0, 24.0
_BAND_TOP, _BAND = 26.0, 44.0
_BREAKS = {
    "away": N_("break, away"),
    "locked": N_("break, locked"),
    "asleep": N_("break, asleep"),
    "up": N_("break, up"),
    "routine": N_("break, routine"),
    "stopped": N_("break, stopped"),
}


def timeline(stretches: Sequence[Span], breaks: Sequence[Span], nudges: Sequence[Nudge], says: str) -> Element:
    """One day: stretches, breaks and nudges between the full hours around them. There is at least one span."""
    spans = [*stretches, *breaks]
    first = min(span.began.hour for span in spans)
    last = max(_end_hour(span) for span in spans)
    last = max(last, min(first + 8, 24))
    first = min(first, last - 8)
    scale = (_DAY_WIDTH - 2 * _EDGE) / (last - first)

    def x(when: datetime, began: datetime | None = None) -> float:
        hours = when.hour + when.minute / 60 + when.second / 3600
        if began is not None and when.date() > began.date():
            hours = 24.0
        return _EDGE + (hours - first) * scale

    return picture(
        _DAY_WIDTH,
        _BAND_TOP + _BAND + 22,
        says,
        *_hour_lines(first, last, scale),
        *(_band(x(each.began), x(each.ended, each.began), each) for each in spans),
        *(_mark(x(each.at), each) for each in nudges),
    )


def _end_hour(span: Span) -> int:
    if span.ended.date() > span.began.date():
        return 24
    return min(24, span.ended.hour + (1 if span.ended.minute or span.ended.second else 0))


def _hour_lines(first: int, last: int, scale: float) -> list[Element]:
    every = 1 if last - first <= 12 else 2
    lines = []
    for hour in range(first, last + 1):
        at, bottom = f"{_EDGE + (hour - first) * scale:.1f}", f"{_BAND_TOP + _BAND:g}"
        lines.append(el("line", x1=at, x2=at, y1=f"{_BAND_TOP - 6:g}", y2=bottom, class_="line"))
        if (hour - first) % every == 0:
            lines.append(words(float(at), _BAND_TOP + _BAND + 17, f"{hour:02}:00", "middle"))
    return lines


def _band(left: float, right: float, span: Span) -> Element:
    kind = "standing" if span.kind == "standing" else "break" if span.kind else "desk"
    text = _("{start} to {end}, {length}: {what}")
    start, end = f"{span.began:%H:%M}", f"{span.ended:%H:%M}"
    says = text.format(start=start, end=end, length=length(span.length), what=_what(span.kind))
    low = 0.0 if kind == "desk" else _BAND * 0.3
    return box(left, _BAND_TOP + low, max(right - left, 1.0), _BAND - 2 * low, kind, says=says, rx="3")


def _what(kind: str) -> str:
    if not kind:
        return pgettext("legend", "at the computer")
    if kind == "standing":
        return pgettext("legend", "standing")
    return _(_BREAKS[kind]) if kind in _BREAKS else _("break, {kind}").format(kind=kind)


def _mark(at: float, nudge: Nudge) -> Element:
    says = _("{clock}: nudge, level {level}").format(clock=f"{nudge.at:%H:%M}", level=nudge.level)
    points = f"{at - 5:.1f},8 {at + 5:.1f},8 {at:.1f},18"
    return el("polygon", el("title", says), points=points, class_="nudge")


# -- four weeks as a heat map

_NAMES, _CELL, _ROW = 104.0, 32.0, 20.0


def heat_map(days: Sequence[date], heat: Mapping[tuple[date, int], timedelta], says: str) -> Element:
    """A row a day, a column an hour; the fuller an hour, the stronger its colour."""
    top = 22.0
    hours = [words(_NAMES + hour * _CELL, 14, f"{hour:02}") for hour in range(0, 24, 3)]
    rows: list[Element] = []
    for number, day in enumerate(days):
        y = top + number * _ROW
        rows.append(words(_NAMES - 10, y + 13, short_date(day), "end"))
        rows += [_cell(day, hour, heat.get((day, hour), timedelta(0)), y) for hour in range(24)]
    return picture(_NAMES + 24 * _CELL + 8, top + len(days) * _ROW, says, *hours, *rows)


def strength(part: timedelta) -> int:
    """How full an hour is: 0 for empty, then 1 to 4 for quarters."""
    return 0 if part <= timedelta(0) else min(4, int(part / _HOUR * 4) + 1)


def _cell(day: date, hour: int, part: timedelta, y: float) -> Element:
    says = _cell_says(day, hour, part) if part else ""
    kind = f"heat{strength(part)}"
    return box(_NAMES + hour * _CELL + 1, y + 1, _CELL - 2, _ROW - 2, kind, says=says, rx="3")


def _cell_says(day: date, hour: int, part: timedelta) -> str:
    text = _("{day}, {start} to {end}: {length}")
    return text.format(day=short_date(day), start=f"{hour:02}:00", end=f"{hour + 1:02}:00", length=length(part))


# -- bars

_LABEL, _BARS, _AFTER, _LINE = 190.0, 520.0, 190.0, 34.0


def bars(rows: Sequence[tuple[str, Sequence[tuple[str, float]], str]], says: str) -> Element:
    """A row each: its name, its parts as (kind, size), and what stands behind them; all to one scale."""
    most = max((sum(size for _, size in parts) for _, parts, _ in rows), default=0.0) or 1.0
    drawn: list[Element] = []
    for number, (name, parts, after) in enumerate(rows):
        y, x = number * _LINE, _LABEL
        drawn.append(words(_LABEL - 12, y + 21, name, "end"))
        for kind, size in parts:
            drawn.append(box(x, y + 5, size / most * _BARS, _LINE - 10, kind))
            x += size / most * _BARS
        drawn.append(words(x + 10, y + 21, after))
    return picture(_LABEL + _BARS + _AFTER, len(rows) * _LINE, says, *drawn)


# -- the routine's calendar

_SIDE, _HIGH = 58.0, 38.0


def calendar(mondays: Sequence[date], marks: Mapping[date, tuple[str, str, str]], today: date, says: str) -> Element:
    """A column a week, a row a weekday; ``marks``: what became of a day as (kind, level or "", in words)."""
    left, top = 52.0, 24.0
    drawn = [words(left + n * _SIDE + _SIDE / 2, 14, of_month(each), "middle") for n, each in enumerate(mondays)]
    for weekday in range(7):
        y = top + weekday * _HIGH
        drawn.append(words(left - 12, y + 24, short_weekday(weekday), "end"))
        for number, monday in enumerate(mondays):
            day = monday + timedelta(days=weekday)
            if day <= today:
                drawn += _day(left + number * _SIDE, y, day, marks.get(day))
    return picture(left + len(mondays) * _SIDE + 4, top + 7 * _HIGH + 2, says, *drawn)


def _day(x: float, y: float, day: date, mark: tuple[str, str, str] | None) -> list[Element]:
    if mark is None:
        return [box(x + 2, y + 2, _SIDE - 4, _HIGH - 4, "empty", rx="6")]
    kind, level, told = mark
    says = _("{day}: {what}").format(day=short_date(day), what=told)
    drawn = [box(x + 2, y + 2, _SIDE - 4, _HIGH - 4, kind, says=says, rx="6")]
    short = level or {"missed": "-", "skipped": "-"}.get(kind, "")
    return [*drawn, words(x + _SIDE / 2, y + 24, short, "middle", f"words on-{kind}")]
