"""The part of the page about nudges: what became of them in the last four weeks."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from xml.etree.ElementTree import Element

from standupnudge.language import N_, _, ngettext
from standupnudge.report import svg
from standupnudge.report.desk import WEEKS
from standupnudge.report.facts import Facts
from standupnudge.report.markup import el, figure, table

# By what a person would call it; a value of ``chronicle.Answer``, "" for none.
_GROUPS = (
    (N_("Got up"), ("up", "break", "standing")),
    (N_("Did the routine"), ("routine", "made_way")),
    (N_("Snoozed"), ("snooze",)),
    (N_("Not now"), ("skip",)),
    (N_("Closed"), ("closed",)),
    (N_("No answer"), ("",)),
    (N_("Taken back"), ("quiet", "config")),
)
_MEANS = {
    "Got up": N_("I'm up, standing, or a break that began while the nudge was there"),
    "Did the routine": N_("it was clicked, or the weekly routine came in its place"),
    "Snoozed": N_("Snooze"),
    "Not now": N_("Not now"),
    "Closed": N_("closed without an answer"),
    "No answer": N_("it stayed until the next one came, or the program ended"),
    "Taken back": N_("a call or the like began, or the configuration was changed"),
}


def answers(facts: Facts) -> Element:
    """A bar for each kind of answer."""
    first = facts.today - timedelta(days=WEEKS * 7 - 1)
    given = Counter(nudge.answer for nudge in facts.past.nudges if nudge.at.date() >= first)
    title = el("h2", _("Answers to nudges"))
    about = el("p", _("What became of the nudges of the last four weeks."))
    counts = [(name, sum(given[each] for each in kinds)) for name, kinds in _GROUPS]
    counts = [(name, count) for name, count in counts if count]
    total = sum(count for _name, count in counts)
    if not total:
        return el("section", title, el("p", _("No nudges in these four weeks.")), id="answers")
    got_up = dict(counts).get("Got up", 0)
    says = ngettext("{count} of {total} nudge got you up.", "{count} of {total} nudges got you up.", total)
    says = says.format(count=got_up, total=total)
    bars = [(_(name), [("desk", float(count))], f"{count} ({count / total:.0%})") for name, count in counts]
    rows = [(_(name), str(count), f"{count / total:.0%}", _(_MEANS[name])) for name, count in counts]
    behind = table(_("Answers to nudges"), (_("Answer"), _("Nudges"), _("Share"), _("What that is")), rows)
    return el("section", title, about, figure(svg.bars(bars, says), says, behind), id="answers")
