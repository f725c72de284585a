"""What is said at a change, in as many words as there is time for. Pure; each voice says it at its own speed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from standupnudge.language import _, pgettext
from standupnudge.routine import sentences
from standupnudge.routine.phrases import beginning
from standupnudge.routine.plan import Side
from standupnudge.routine.sentences import sentence, together
from standupnudge.routine.timeline import Count, Kind, Step

A_WORD = timedelta(seconds=0.4)  # D1: about 2.5 words a second
MOST = 20  # words in one go


def lasting(words: str) -> timedelta:
    """How long it takes to say them, more or less."""
    return sentences.words(words) * A_WORD


def that_fits(candidates: Sequence[str], room: timedelta) -> str:
    """The first of them that can be said in ``room``, and isn't too long to follow; "" if none can."""
    room = min(room, MOST * A_WORD)
    return next((words for words in candidates if lasting(words) <= room), "")


def number(count: int) -> str:
    """A number in words, with figures from 21 on: "Five", "21"."""
    return _in_words(count).capitalize()


def _in_words(count: int) -> str:
    words = (
        pgettext("counting", "no"),
        pgettext("counting", "one"),
        pgettext("counting", "two"),
        pgettext("counting", "three"),
        pgettext("counting", "four"),
        pgettext("counting", "five"),
        pgettext("counting", "six"),
        pgettext("counting", "seven"),
        pgettext("counting", "eight"),
        pgettext("counting", "nine"),
        pgettext("counting", "ten"),
        pgettext("counting", "eleven"),
        pgettext("counting", "twelve"),
        pgettext("counting", "thirteen"),
        pgettext("counting", "fourteen"),
        pgettext("counting", "fifteen"),
        pgettext("counting", "sixteen"),
        pgettext("counting", "seventeen"),
        pgettext("counting", "eighteen"),
        pgettext("counting", "nineteen"),
        pgettext("counting", "twenty"),
    )
    return words[count] if count < len(words) else str(count)


def of_soften(step: Step, coming: Count | None, *, short: bool) -> list[str]:
    """For the rest before hold ``coming``, the fullest first."""
    if coming is None:
        return [sentence(step.title)]
    # For translators: said before a hold, with numbers in words: "two of ten"
    which = _("{number} of {count}").format(number=_in_words(coming.number), count=_in_words(coming.of))
    brief = [sentence(which), f"{number(coming.number)}."]
    if short:
        return brief
    return [_joined(step.title, step.cue, which), _joined(step.title, which), *brief]


def of_transition(step: Step, work: Step, *, short: bool) -> list[str]:
    """For the way to ``work``, the fullest first: what, position, side, count."""
    title, name, side = sentence(step.title), sentence(work.title), _side(step, work)
    if step.kind is Kind.SWITCH:
        plain = [side and together(title, side), side, title]
        return list(filter(None, plain if short else [_joined(title, side, step.side_words), *plain]))
    which = sentence(beginning(work.title, work.side))
    brief = [together(title, which), together(title, side) if side else "", which, title, side or name]
    if short:
        return list(filter(None, brief))
    what = sentence(step.next_aloud)
    full = [together(title, *position, what) for position in _positions(step)]
    return list(filter(None, [*full, *brief]))


def _positions(step: Step) -> Iterator[list[str]]:
    """How to lie or stand, ever shorter: the first parts of it, without what the title says already."""
    parts = [part for part in sentences.parts(step.cue) if not _told(part, step.title)]
    for count in range(len(parts), -1, -1):
        yield [sentence(part) for part in parts[:count]]


def _told(part: str, title: str) -> bool:
    """Whether it is no news: "On your back" says nothing new after "Roll onto your back"."""
    return all(word in title.lower() for word in part.lower().split())


def _side(step: Step, work: Step) -> str:
    """Which side it begins with, or goes on with: "Right first.", "Left side."; "" without sides."""
    switched = step.kind is Kind.SWITCH
    match work.side:
        case Side.LEFT:
            return _("Left side.") if switched else _("Left first.")
        case Side.RIGHT:
            return _("Right side.") if switched else _("Right first.")
        case _:
            return ""


def _joined(*texts: str) -> str:
    """As sentences, one after the other; empty ones left out."""
    return together(*map(sentence, texts))
