"""The page as a whole. It asks for nothing from anywhere: no script, no picture, no font of its own."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from standupnudge.language import N_, _, in_use
from standupnudge.report.answers import answers
from standupnudge.report.dates import named
from standupnudge.report.desk import hours, today, week_by_week
from standupnudge.report.facts import Facts
from standupnudge.report.markup import document, el
from standupnudge.report.routine import routine
from standupnudge.report.style import STYLE

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # nothing may be fetched, by anybody's mistake
_COMING = (
    N_("today, as a line of stretches at the computer and breaks"),
    N_("the last four weeks by hour"),
    N_("how long your stretches are, week by week"),
    N_("what became of the nudges"),
    N_("a calendar of the weekly routine, with its level"),
)


def page(facts: Facts) -> str:
    """The page as HTML."""
    parts = [today, hours, week_by_week, answers, routine]
    body = [part(facts) for part in parts] + [_notes()] if facts.past else [_nothing_yet()]
    day, clock = named(facts.today), f"{facts.now.local:%H:%M}"
    title = _("StandUpNudge report, {day}").format(day=day)
    made = el("p", _("Made on {day} at {clock}. It stays on this computer.").format(day=day, clock=clock))
    head = el("header", el("h1", _("Your time at the computer, and your breaks")), made)
    spoken = in_use().replace("_", "-")  # as HTML has it
    return document(el("html", _head(title), el("body", head, el("main", *body)), lang=spoken))


def _head(title: str) -> Element:
    policy = el("meta", content=_POLICY, **{"http-equiv": "Content-Security-Policy"})
    view = el("meta", name="viewport", content="width=device-width, initial-scale=1")
    schemes = el("meta", name="color-scheme", content="light dark")
    return el("head", el("meta", charset="utf-8"), policy, view, schemes, el("title", title), el("style", STYLE))


def _nothing_yet() -> Element:
    return el(
        "section",
        el("h2", _("Nothing to show yet")),
        el("p", _("Leave StandUpNudge running, and come back after your first break. This page will then have:")),
        el("ul", *(el("li", _(each)) for each in _COMING)),
        el("p", _("To start it:") + " ", el("code", "standupnudge")),
        id="nothing",
    )


def _notes() -> Element:
    return el(
        "section",
        el("h2", _("What these figures can tell")),
        el(
            "p",
            _(
                "They are made of the times of the last key or mouse movement, so they are about time at the "
                "computer. A keyboard can't see a chair: work at a raised desk counts the same, and reading on paper "
                "or a phone call doesn't count at all. They say nothing about health."
            ),
        ),
        el(
            "p",
            _(
                "A stretch that runs past midnight counts to both days, each with its part; its length counts whole, "
                "in the week in which it began. The share in stretches of 30 min and more, and the length up to which "
                "stretches hold half of the time (the usual bout duration), are the measures of Chastin and Granat "
                "(Gait & Posture, 2010), taken here for stretches at the computer. Times are those your clock showed."
            ),
        ),
        class_="notes",
        id="notes",
    )
