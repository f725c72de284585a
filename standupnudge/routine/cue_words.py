"""What is said at a change, in as many words as there is time for. Pure; each voice says it at its own speed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from standupnudge.routine.plan import Side
from standupnudge.routine.timeline import Count, Kind, Step

A_WORD = timedelta(seconds=0.4)  # D1: about 2.5 words a second
MOST = 20  # words in one go
_NUMBERS = dict(
    enumerate(
        (
            *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
            "twenty",
        )
    )
)


def lasting(words: str) -> timedelta:
    """How long it takes to say them, more or less."""
    return len(words.split()) * A_WORD


def that_fits(candidates: Sequence[str], room: timedelta) -> str:
    """The first of them that can be said in ``room``, and isn't too long to follow; "" if none can."""
    room = min(room, MOST * A_WORD)
    return next((words for words in candidates if lasting(words) <= room), "")


def number(count: int) -> str:
    """A number in words, with figures from 21 on: "Five", "21"."""
    return _NUMBERS.get(count, str(count)).capitalize()


def of_soften(step: Step, coming: Count | None, *, short: bool) -> list[str]:
    """For the rest before hold ``coming``, the fullest first."""
    if coming is None:
        return [_sentence(step.title)]
    which = f"{number(coming.number)} of {number(coming.of).lower()}."
    brief = [which, f"{number(coming.number)}."]
    if short:
        return brief
    return [_joined(step.title, step.cue, which), _joined(step.title, which), *brief]


def of_transition(step: Step, work: Step, *, short: bool) -> list[str]:
    """For the way to ``work``, the fullest first: what, position, side, count."""
    title, name, side = _sentence(step.title), _sentence(work.title), _side(step, work)
    if step.kind is Kind.SWITCH:
        plain = [side and f"{title} {side}", side, title]
        return list(filter(None, plain if short else [_joined(title, side, step.side_words), *plain]))
    which = _sentence(f"{work.title}, {side[:-1].lower()}") if side else name
    brief = [f"{title} {which}", f"{title} {side}" if side else "", which, title, side or name]
    if short:
        return list(filter(None, brief))
    what = _sentence(re.sub(r"\b([\d.]+) s\b", r"\1 seconds", step.next))
    full = [f"{title} {position}{what}" for position in _positions(step)]
    return list(filter(None, [*full, *brief]))


def _positions(step: Step) -> Iterator[str]:
    """How to lie or stand, ever shorter: the first parts of it, without what the title says already."""
    parts = [part for part in re.split(r"[.,;:]\s*", step.cue) if part and not _told(part, step.title)]
    for count in range(len(parts), -1, -1):
        yield "".join(f"{_sentence(part)} " for part in parts[:count])


def _told(part: str, title: str) -> bool:
    """Whether it is no news: "On your back" says nothing new after "Roll onto your back"."""
    return all(word in title.lower() for word in part.lower().split())


def _side(step: Step, work: Step) -> str:
    """Which side it begins with, or goes on with: "Right first.", "Left side."; "" without sides."""
    if work.side not in {Side.LEFT, Side.RIGHT}:
        return ""
    return f"{work.side.value.capitalize()} {'side' if step.kind is Kind.SWITCH else 'first'}."


def _joined(*texts: str) -> str:
    """As sentences, one after the other; empty ones left out."""
    return " ".join(filter(None, map(_sentence, texts)))


def _sentence(text: str) -> str:
    """With a capital and a full stop; "" stays."""
    text = text.strip()
    return f"{text[0].upper()}{text[1:].rstrip('.')}." if text else ""
