"""The tones of a session, from its timeline: which, and when. Pure; ``cueing`` adds the words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from standupnudge.routine.cues import Tone
from standupnudge.routine.timeline import ZERO, Kind, Step, Timeline

SECOND = timedelta(seconds=1)
COUNTDOWN = 3  # ticks before each change
_LEAST_COUNTED_DOWN = timedelta(seconds=4)  # a shorter rest has room for its words only
_LEAST_HALVED = timedelta(seconds=8)  # of a hold: there is a while between the middle and the countdown
_UP, _DOWN = {"up", "back", "in", "lift"}, {"down", "out", "lower"}

# Made by assets/make_sounds.py; a test of the sounds can compare.
LASTS: Mapping[Tone, timedelta] = {
    Tone.START: timedelta(seconds=0.54),
    Tone.END: timedelta(seconds=0.59),
    Tone.TICK: timedelta(seconds=0.09),
    Tone.HALFWAY: timedelta(seconds=0.22),
    Tone.REP_UP: timedelta(seconds=0.11),
    Tone.REP_DOWN: timedelta(seconds=0.13),
    Tone.SWITCH_SIDE: timedelta(seconds=0.7),
}
OF_REPS = frozenset({Tone.REP_UP, Tone.REP_DOWN})


def tones(timeline: Timeline) -> dict[timedelta, Tone]:
    """Every tone by its place in the timeline, in order. None begins before the one before has ended.

    In a plan too quick for all of them, those of a change come first.
    """
    changes = dict(_apart(_changes(timeline)))
    places = list(changes)
    between = ((at, tone) for at, tone in _between(timeline) if _has_room(at, tone, changes, places))
    return dict(_apart(sorted([*changes.items(), *between], key=lambda wished: wished[0])))


def _apart(wished: Iterable[tuple[timedelta, Tone]]) -> Iterator[tuple[timedelta, Tone]]:
    """Those that don't begin in another."""
    free = ZERO
    for at, tone in wished:
        if at >= free:
            yield at, tone
            free = at + LASTS[tone]


def _has_room(at: timedelta, tone: Tone, changes: Mapping[timedelta, Tone], places: list[timedelta]) -> bool:
    """Whether it ends before the next change."""
    after = bisect_left(places, at)
    return at not in changes and (after == len(places) or at + LASTS[tone] <= places[after])


def _changes(timeline: Timeline) -> Iterator[tuple[timedelta, Tone]]:
    """At the beginning of all that isn't just another repetition, and at the end."""
    before: Step | None = None
    for step in timeline.steps:
        if not _goes_on(step, before):
            yield step.start, _at_begin(step)
        before = step
    if before:
        yield timeline.total, Tone.END


def _at_begin(step: Step) -> Tone:
    match step.kind:
        case Kind.SWITCH:
            return Tone.SWITCH_SIDE
        case Kind.SOFTEN | Kind.MOVE_ON:
            return Tone.END
        case _:
            return Tone.START


def _between(timeline: Timeline) -> Iterator[tuple[timedelta, Tone]]:
    before: Step | None = None
    for step in timeline.steps:
        if step.kind is not Kind.REP:
            yield from _within(step)
            before = step
            continue
        if _goes_on(step, before):
            yield step.start, _of_movement(step, 0) or Tone.REP_UP
        yield from _of_phases(step)
        before = step


def _goes_on(step: Step, before: Step | None) -> bool:
    """Whether it is just another repetition."""
    return step.kind is Kind.REP and before is not None and before.kind is Kind.REP


def _of_phases(step: Step) -> Iterator[tuple[timedelta, Tone]]:
    at = step.start
    for index, phase in enumerate(step.phases):
        tone = _of_movement(step, index)
        if index and tone:
            yield at, tone
        at += phase.length


def _of_movement(step: Step, index: int) -> Tone | None:
    """High for up, low for down; where the plan has words of its own, high for the first and low for the last."""
    words = [phase.word.lower() for phase in step.phases]
    if not words:
        return None
    if not _UP.isdisjoint(words) or not _DOWN.isdisjoint(words):
        return Tone.REP_UP if words[index] in _UP else Tone.REP_DOWN if words[index] in _DOWN else None
    return Tone.REP_UP if index == 0 else Tone.REP_DOWN if index + 1 == len(words) else None


def _within(step: Step) -> Iterator[tuple[timedelta, Tone]]:
    if step.kind is Kind.HOLD and step.length >= _LEAST_HALVED:
        yield step.start + step.length / 2, Tone.HALFWAY
    if step.length >= _LEAST_COUNTED_DOWN:
        for left in range(COUNTDOWN, 0, -1):
            yield step.end - left * SECOND, Tone.TICK
