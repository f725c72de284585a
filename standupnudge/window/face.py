"""The timer's page as words and numbers: what one step of a session says at an instant. No toolkit here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum

from standupnudge.language import N_, _, ngettext, pgettext
from standupnudge.routine.plan import Side
from standupnudge.routine.player import Doing, Player, Position
from standupnudge.routine.timeline import Kind, Step

SECOND = timedelta(seconds=1)
# For translators: at the end of "Next: ...".
THE_END = N_("that's all")


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
    if position.doing is Doing.PAUSED:
        return replace(face, caption=pgettext("ring", "paused"), tone=Tone.STILL)
    return face


def _timed(player: Player, position: Position, step: Step) -> Face:
    number, caption, filled = _ring(position, step)
    tone = Tone.WORK if step.kind.works else Tone.REST
    if position.doing is Doing.COUNTING_IN:
        number, caption, filled, tone = str(whole_seconds(position.count_in)), _get_set(), 0.0, Tone.REST
    return Face(
        title=step.title,
        count=_count(player, step),
        side=_side(step.side) if step.side_words else "",
        side_words=step.side_words,
        number=number,
        caption=caption,
        cue=step.cue,
        next=step.next or _(THE_END),
        filled=filled,
        tone=tone,
    )


def _own_pace(player: Player, step: Step) -> Face:
    """A whole stretch of work, or a transition, with nothing that runs."""
    works = [each for each in player.timeline.stretch(step) if each.kind.works]
    sides = dict.fromkeys(each.side for each in works)
    in_turns = len(sides) > 1
    one = "" if in_turns or not step.side_words else _side(step.side)
    number, caption, each = "", _get_set(), ""
    if works:
        number, caption = _how_many(len(works) // len(sides), step)
        each = _each(step.length) if step.kind is Kind.HOLD else ""
    return Face(
        title=step.title,
        count=_each_side() if in_turns else each,
        side=one,
        side_words=_in_turns(step.side) if in_turns else step.side_words,
        number=number,
        caption=caption,
        cue=step.cue,
        next=step.next or _(THE_END),
        filled=1.0 if works else 0.0,
        tone=Tone.WORK if works else Tone.REST,
    )


def _get_set() -> str:
    # For translators: said before the start, as in "get ready". Words of the ring have little room.
    return pgettext("ring", "get set")


def _side(side: Side) -> str:
    return {Side.LEFT: pgettext("side", "Left"), Side.RIGHT: pgettext("side", "Right")}.get(side, "")


def _each(length: timedelta) -> str:
    # For translators: so many seconds each hold.
    return _("{seconds} s each").format(seconds=f"{length.total_seconds():g}")


def _each_side() -> str:
    # For translators: so many repetitions on each side.
    return _("each side")


def _in_turns(first: Side) -> str:
    return _("In turns, the left side first") if first is Side.LEFT else _("In turns, the right side first")


def _how_many(count: int, step: Step) -> tuple[str, str]:
    """A number, and the word under it."""
    if step.kind is Kind.HOLD:
        # For translators: under a large number, which is how many.
        return str(count), ngettext("holds", "holds", count)
    # For translators: under a large number, which is how many.
    return str(count), ngettext("times", "times", count)


def _ring(position: Position, step: Step) -> tuple[str, str, float]:
    """Number, caption and how full the ring is: repetitions are counted up, seconds down."""
    if step.kind is Kind.REP and step.count:
        ends = timedelta()
        for phase in step.phases:
            ends += phase.length
            if position.into < ends:
                return str(step.count.number), _(phase.word), step.count.number / step.count.of
    left, length = whole_seconds(position.left), max(whole_seconds(step.length), 1)
    return str(left), _doing(step, left), 1 - left / length


def _doing(step: Step, left: int) -> str:
    """The word under the seconds that are left."""
    if step.kind is Kind.HOLD:
        # For translators: hold the position.
        return pgettext("ring", "hold")
    if step.kind is Kind.SOFTEN:
        return pgettext("ring", "rest")
    # For translators: under a large number, which is how many are left.
    return ngettext("seconds", "seconds", left)


def _count(player: Player, step: Step) -> str:
    if step.kind is Kind.SOFTEN:
        step = player.timeline.steps[player.timeline.steps.index(step) + 1]
    if step.count is None:
        return ""
    return _which(str(step.count.number), str(step.count.of), hold=step.kind is Kind.HOLD)


def _which(number: str, of: str, *, hold: bool) -> str:
    if hold:
        # For translators: which repetition of an exercise whose position is held for some seconds.
        return _("Hold {number} of {of}").format(number=number, of=of)
    # For translators: which repetition of a movement.
    return _("Rep {number} of {of}").format(number=number, of=of)


def longest_counts() -> tuple[str, ...]:
    """What ``Face.count`` may be at its longest."""
    return (_which("00", "00", hold=True), _which("00", "00", hold=False), _each_side())
