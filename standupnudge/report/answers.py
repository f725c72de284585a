"""The part of the page about nudges: what became of them in the last four weeks."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from xml.etree.ElementTree import Element

from standupnudge.report import svg
from standupnudge.report.desk import WEEKS
from standupnudge.report.facts import Facts
from standupnudge.report.markup import el, figure, table

# By what a person would call it; a value of ``chronicle.Answer``, "" for none.
_GROUPS = (
    ("Got up", ("up", "break", "standing")),
    ("Did the routine", ("routine", "made_way")),
    ("Snoozed", ("snooze",)),
    ("Not now", ("skip",)),
    ("Closed", ("closed",)),
    ("No answer", ("",)),
    ("Taken back", ("quiet", "config")),
)
_MEANS = {
    "Got up": "I'm up, standing, or a break that began while the nudge was there",
    "Did the routine": "it was clicked, or the weekly routine came in its place",
    "Snoozed": "Snooze",
    "Not now": "Not now",
    "Closed": "closed without an answer",
    "No answer": "it stayed until the next one came, or the program ended",
    "Taken back": "a call or the like began, or the configuration was changed",
}


def answers(facts: Facts) -> Element:
    """A bar for each kind of answer."""
    first = facts.today - timedelta(days=WEEKS * 7 - 1)
    given = Counter(nudge.answer for nudge in facts.past.nudges if nudge.at.date() >= first)
    title, about = el("h2", "Answers to nudges"), el("p", "What became of the nudges of the last four weeks.")
    counts = [(name, sum(given[each] for each in kinds)) for name, kinds in _GROUPS]
    counts = [(name, count) for name, count in counts if count]
    total = sum(count for _, count in counts)
    if not total:
        return el("section", title, el("p", "No nudges in these four weeks."), id="answers")
    got_up = dict(counts).get("Got up", 0)
    says = f"{got_up} of {total} {'nudge' if total == 1 else 'nudges'} got you up."
    bars = [(name, [("desk", float(count))], f"{count} ({count / total:.0%})") for name, count in counts]
    rows = [(name, str(count), f"{count / total:.0%}", _MEANS[name]) for name, count in counts]
    behind = table("Answers to nudges", ("Answer", "Nudges", "Share", "What that is"), rows)
    return el("section", title, about, figure(svg.bars(bars, says), says, behind), id="answers")
