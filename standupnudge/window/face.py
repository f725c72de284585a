"""The timer's page as words and numbers: what one step of a session says at an instant. No toolkit here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum

from standupnudge.routine.player import Doing, Player, Position
from standupnudge.routine.timeline import Kind, Step

SECOND = timedelta(seconds=1)
THE_END = "that's all"


class Tone(Enum):
    """What the ring's colour tells."""

    WORK = "work"
    REST = "rest"
    STILL = "still"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """The timer's page. All texts may be empty.

    :ivar number: the huge one: seconds left, or which repetition.
    :ivar caption: the word under it: what to do this second.
    :ivar filled: how much of the ring is filled, 0 to 1.
    """

    title: str
    count: str
    side: str
    side_words: str
    number: str
    caption: str
    cue: str
    next: str
    filled: float
    tone: Tone


def clock(length: timedelta, *, up: bool = False) -> str:
    """``length`` as "4:55"; a part of a second is dropped, or made a whole one if ``up``."""
    minutes, seconds = divmod(whole_seconds(length) if up else length // SECOND, 60)
    return f"{minutes}:{seconds:02}"


def whole_seconds(length: timedelta) -> int:
    """A part of a second is counted as one."""
    return -(-length // SECOND)


def face_of(player: Player, position: Position) -> Face | None:
    """What the timer's page shows at ``position``; ``None`` where there is no step."""
    if position.step is None:
        return None
    face = _own_pace(player, position.step) if player.own_pace else _timed(player, position, position.step)
    return replace(face, caption="paused", tone=Tone.STILL) if position.doing is Doing.PAUSED else face


def _timed(player: Player, position: Position, step: Step) -> Face:
    number, caption, filled = _ring(position, step)
    tone = Tone.WORK if step.kind.works else Tone.REST
    if position.doing is Doing.COUNTING_IN:
        number, caption, filled, tone = str(whole_seconds(position.count_in)), "get set", 0.0, Tone.REST
    return Face(
        title=step.title,
        count=_count(player, step),
        side=step.side.value.capitalize() if step.side_words else "",
        side_words=step.side_words,
        number=number,
        caption=caption,
        cue=step.cue,
        next=step.next or THE_END,
        filled=filled,
        tone=tone,
    )


def _own_pace(player: Player, step: Step) -> Face:
    """A whole stretch of work, or a transition, with nothing that runs."""
    works = [each for each in player.timeline.stretch(step) if each.kind.works]
    sides = dict.fromkeys(each.side for each in works)
    in_turns = len(sides) > 1
    one = "" if in_turns or not step.side_words else step.side.value.capitalize()
    number, caption, each = "", "get set", ""
    if works:
        number = str(len(works) // len(sides))
        caption = "holds" if step.kind is Kind.HOLD else "times"
        each = f"{step.length.total_seconds():g} s each" if step.kind is Kind.HOLD else ""
    return Face(
        title=step.title,
        count="each side" if in_turns else each,
        side=one,
        side_words=f"In turns, the {step.side.value} side first" if in_turns else step.side_words,
        number=number,
        caption=caption,
        cue=step.cue,
        next=step.next or THE_END,
        filled=1.0 if works else 0.0,
        tone=Tone.WORK if works else Tone.REST,
    )


def _ring(position: Position, step: Step) -> tuple[str, str, float]:
    """Number, caption and how full the ring is: repetitions are counted up, seconds down."""
    if step.kind is Kind.REP and step.count:
        ends = timedelta()
        for phase in step.phases:
            ends += phase.length
            if position.into < ends:
                return str(step.count.number), phase.word, step.count.number / step.count.of
    left, length = whole_seconds(position.left), max(whole_seconds(step.length), 1)
    caption = {Kind.HOLD: "hold", Kind.SOFTEN: "rest"}.get(step.kind, "seconds")
    return str(left), caption, 1 - left / length


def _count(player: Player, step: Step) -> str:
    if step.kind is Kind.SOFTEN:
        step = player.timeline.steps[player.timeline.steps.index(step) + 1]
    if step.count is None:
        return ""
    return f"{'Hold' if step.kind is Kind.HOLD else 'Rep'} {step.count.number} of {step.count.of}"
