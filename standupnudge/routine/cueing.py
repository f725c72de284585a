"""All cues of a session, from its timeline: what is to be heard and read, and when. Pure; plays nothing.

Nothing overlaps. Words end before the next words and before the next tone that tells of a change; only the tones of
repetitions are heard under words, for those come every second or so. Tones end before the next tone.

Captions don't depend on the voice: who hears nothing reads what a full voice would say.

A timeline that has been lengthened by some rest has other cues: ask again, and go on from the present place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from standupnudge.language import _
from standupnudge.routine import cue_words
from standupnudge.routine.cue_tones import COUNTDOWN, OF_REPS, SECOND, tones
from standupnudge.routine.cues import Cue, Tone
from standupnudge.routine.timeline import ZERO, Kind, Step, Timeline

_LEAST_TOLD = timedelta(minutes=2)  # of a session that has a half time and a last minute
_BREATHE_AT = {2, 5, 8}
_TWO_FORM_CUES = timedelta(seconds=45)  # a stretch of work as long as this has time for a second one
_AFTER_A_TONE = timedelta(seconds=0.6)  # words without a tone of their own begin when the one before has faded
_LATEST, _STEP = timedelta(seconds=10), timedelta(seconds=0.5)  # how late "Half time." may come


class VoiceLevel(Enum):
    """How much is to be heard; the values are those of ``sound.voice`` in the configuration."""

    FULL = "full"
    SHORT = "short"
    TONES = "tones"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Due:
    """A cue and its place in the timeline."""

    at: timedelta
    cue: Cue


def session_cues(timeline: Timeline, voice: VoiceLevel = VoiceLevel.FULL) -> tuple[Due, ...]:
    """All cues of a session, in order, each with its place in the timeline; the last is at its end.

    The count-in before it isn't in the timeline: see :func:`count_in_cues`.
    """
    return tuple(_heard(*each, voice) for each in _Score(timeline).cues())


def count_in_cues(length: timedelta, voice: VoiceLevel = VoiceLevel.FULL) -> tuple[Due, ...]:
    """The ticks before the timer runs, ``at`` since the count-in began. What follows has its own tone."""
    ticks = [length - left * SECOND for left in range(COUNTDOWN, 0, -1) if left * SECOND <= length]
    return tuple(_heard(Due(at, Cue(Tone.TICK)), "", voice) for at in ticks)


def passed(cues: tuple[Due, ...], after: timedelta | None, until: timedelta) -> tuple[Due, ...]:
    """The cues for the way from one place of the timeline to another: after the first, up to and with the second.

    :param after: ``None`` for somebody who has just been put at ``until``: the cues of this place itself.
    """
    return tuple(due for due in cues if (due.at == until if after is None else after < due.at <= until))


def _heard(due: Due, brief: str, voice: VoiceLevel) -> Due:
    """What is left of a cue for ``voice``; ``brief`` are the words of the short one."""
    tone, caption = due.cue.tone, due.cue.caption
    match voice:
        case VoiceLevel.FULL:
            return due
        case VoiceLevel.SHORT:
            return Due(due.at, Cue(tone, brief, caption))
        case VoiceLevel.TONES:
            return Due(due.at, Cue(tone, "", caption))
        case VoiceLevel.SILENT:
            return Due(due.at, Cue(None, "", caption))


class _Score:
    """Cues being put together: the tones first, then words by their weight, each where there is room for it."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._tones = tones(timeline)
        self._changes = [at for at, tone in self._tones.items() if tone not in OF_REPS]
        self._words: dict[timedelta, str] = {}
        self._until: dict[timedelta, timedelta] = {}  # when those words end
        self._brief: dict[timedelta, str] = {}
        self._captions: dict[timedelta, str] = {}

    def cues(self) -> Iterator[tuple[Due, str]]:
        """All of them, each with the words of a short voice."""
        if self._timeline.steps:
            self._changes_of_step()
            self._numbers()
            self._time_left()
            self._breathing()
            self._form()
        for at in sorted(self._tones.keys() | self._captions.keys()):
            cue = Cue(self._tones.get(at), self._words.get(at, ""), self._captions.get(at, ""))
            yield Due(at, cue), self._brief.get(at, "")

    def _say(self, at: timedelta, words: str, brief: str) -> bool:
        """Put words there, if they fit between what is there already."""
        end, total = at + cue_words.lasting(words), self._timeline.total
        if at < total < end:
            return False
        pause = ZERO if at in self._tones else _AFTER_A_TONE
        for other, until in self._until.items():
            if other < end and at < until + pause:
                return False
        if any(at < change < end or change < at < change + _AFTER_A_TONE for change in self._changes):
            return False
        self._words[at] = self._captions[at] = words
        self._until[at] = end
        self._brief[at] = brief
        return True

    def _changes_of_step(self) -> None:
        steps = self._timeline.steps
        for step, after in zip(steps, (*steps[1:], None), strict=True):
            if step.kind.works:
                continue
            room = min((change for change in self._changes if change > step.start), default=step.end) - step.start
            full, brief = (cue_words.that_fits(_candidates(step, after, short=short), room) for short in (False, True))
            if not full or not self._say(step.start, full, brief):
                self._captions[step.start] = step.title
        the_end = _("All done.")
        self._say(self._timeline.total, the_end, the_end)

    def _numbers(self) -> None:
        """Repetitions: the last three and every fifth; once, where the legs take turns."""
        before = None
        for step in self._timeline.steps:
            count = step.count
            if step.kind is Kind.REP and count and count != before and _counted(count.number, count.of):
                words = f"{cue_words.number(count.number)}."
                self._say(step.start, words, words)
            before = count

    def _time_left(self) -> None:
        total = self._timeline.total
        if total < _LEAST_TOLD:
            return
        for at, words in ((total / 2, _("Half time.")), (total - 60 * SECOND, _("Last minute."))):
            tries = (at + late * _STEP for late in range(_LATEST // _STEP))
            next((True for when in tries if self._say(when, words, words)), False)

    def _breathing(self) -> None:
        for step in self._timeline.steps:
            if step.kind is Kind.HOLD and step.count and step.count.number in _BREATHE_AT:
                self._say(step.start + SECOND, _("Breathe out."), "")

    def _form(self) -> None:
        """One cue on form for a stretch of work, two for a long one, in turn over the stretches of an exercise."""
        told: set[tuple[str, str]] = set()
        for work in _stretches(self._timeline):
            length = work[-1].end - work[0].start
            parts = [work] if length < _TWO_FORM_CUES else [work[: len(work) // 2], work[len(work) // 2 :]]
            for part in parts:
                self._form_of(part, told)

    def _form_of(self, part: tuple[Step, ...], told: set[tuple[str, str]]) -> None:
        """The first cue that fits, rather one that wasn't said yet."""
        works = [step for step in part if step.kind.works and step.cue]
        for step in sorted(works, key=lambda step: (step.exercise, step.cue) in told):
            at = step.start if step.kind is Kind.REP else step.start + _AFTER_A_TONE
            if self._say(at, step.cue, ""):
                told.add((step.exercise, step.cue))
                return


def _candidates(step: Step, after: Step | None, *, short: bool) -> list[str]:
    if step.kind is Kind.SOFTEN:
        return cue_words.of_soften(step, after.count if after else None, short=short)
    return cue_words.of_transition(step, after or step, short=short)


def _counted(number: int, of: int) -> bool:
    return number % 5 == 0 or of - number < 3


def _stretches(timeline: Timeline) -> Iterator[tuple[Step, ...]]:
    """The stretches of work, in order."""
    end = ZERO
    for step in timeline.steps:
        if step.kind.works and step.start >= end:
            stretch = timeline.stretch(step)
            end = stretch[-1].end
            yield stretch
