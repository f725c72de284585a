"""What is printed during a session, and when: one line a change, so that a screen reader can follow. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from standupnudge.language import _
from standupnudge.routine import phrases
from standupnudge.routine.cue_words import number
from standupnudge.routine.cueing import Due, VoiceLevel, session_cues
from standupnudge.routine.cues import Tone
from standupnudge.routine.plan import Side
from standupnudge.routine.sentences import ended
from standupnudge.routine.timeline import Kind, Step, Timeline

SECOND = timedelta(seconds=1)
COUNTED_DOWN = 3  # the last seconds of a hold or a transition, in which its tone ticks
_LEAST_COUNTED_DOWN = timedelta(seconds=4)
_BELLS = {Tone.START, Tone.END, Tone.SWITCH_SIDE}  # a bell has one pitch: at each repetition it would tell nothing


@dataclass(frozen=True, slots=True)
class Line:
    """A line.

    :ivar at: its place in the timeline.
    :ivar bell: whether the bell rings with it.
    """

    at: timedelta
    text: str
    bell: bool = False


def script(timeline: Timeline, *, bell: bool = True) -> tuple[Line, ...]:
    """All lines of a session, in order."""
    cues = session_cues(timeline, VoiceLevel.TONES)
    rings = {due.at for due in cues if bell and due.cue.tone in _BELLS}
    steps = [line for step in timeline.steps for line in _of_step(timeline, step)]
    counts = [step for step in timeline.steps if step.kind is Kind.REP and step.count]
    counted = {(step.start, f"{number(step.count.number)}.") for step in counts if step.count}
    captions = [line for line in map(_of_cue, cues) if line.text and (line.at, line.text) not in counted]
    lines = sorted([*steps, *captions], key=lambda line: line.at)  # a step before what is said of it
    first = {line.at: index for index, line in reversed(list(enumerate(lines)))}
    return tuple(Line(each.at, each.text, each.at in rings and first[each.at] == i) for i, each in enumerate(lines))


def stretch_in_words(steps: tuple[Step, ...]) -> str:
    """A whole stretch of work: "Glute bridge, 10 times."."""
    works = [step for step in steps if step.kind.works]
    first, count = works[0], len(works)
    if {step.side for step in works} == {Side.LEFT, Side.RIGHT}:
        return ended(phrases.so_much_in_turns(first.title, phrases.times_each_side(count // 2), first.side))
    length = phrases.seconds(first.length, aloud=True)
    how_much = phrases.holds(count, length) if first.kind is Kind.HOLD else phrases.times(count)
    return ended(phrases.so_much_on(first.title, how_much, first.side))


def _of_cue(due: Due) -> Line:
    return Line(due.at, due.cue.caption)


def _of_step(timeline: Timeline, step: Step) -> Iterator[Line]:
    """What the captions leave to the screen: which hold or repetition it is, and the last seconds."""
    if step.kind is Kind.REP and step.count:
        yield Line(step.start, _repetition(timeline, step))
        return
    if step.kind is Kind.HOLD and step.count:
        # For translators: a hold is a while of keeping still in a position
        text = _("Hold {number} of {count}.").format(number=step.count.number, count=step.count.of)
        yield Line(step.start, text)
    if step.length >= _LEAST_COUNTED_DOWN:
        for left in range(COUNTED_DOWN, 0, -1):
            yield Line(step.end - left * SECOND, f"{left}")


def _repetition(timeline: Timeline, step: Step) -> str:
    """The number; where the legs take turns, with the side: "Right, five."."""
    which = number(step.count.number) if step.count else ""
    if len({each.side for each in timeline.stretch(step)}) == 1:
        return f"{which}."
    # For translators: which repetition it is, in words: "Right, five."
    text = _("Left, {number}.") if step.side is Side.LEFT else _("Right, {number}.")
    return text.format(number=which.lower())
