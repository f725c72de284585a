"""Plays a timeline, as a value: each action gives a new player. It has no clock; instants are given (R3).

All instants are elapsed time, each no earlier than the one before. A look changes nothing, so one late look tells
what many punctual ones would have told.

What is ticked (R8): the timer ticks an exercise once each of its holds and repetitions has been played to its end.
Skipping a transition or a rest doesn't matter; a hold or repetition that was skipped can be gone back to, or the
exercise ticked by hand. A tick taken away by hand stays away until the exercise is played again from its first hold.

At one's own pace there are no timers: it stands at a stretch of work or at a transition until the person goes on to
the next. Nobody can press a key at each repetition of a bridge, so a stretch is gone through as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from standupnudge.routine.playing import Doing, Finished, Paused, Playing, Position, Standing, State, Tick, Waiting
from standupnudge.routine.timeline import ZERO, Step, Timeline

__all__ = ["Doing", "Player", "Position", "Tick"]

BACK_GRACE = timedelta(seconds=2)  # R3: so soon after a step began, back means the one before
RESUME_IN = timedelta(seconds=3)  # R3: 3-2-1
MORE_REST = timedelta(seconds=5)
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Player:
    """A timeline being played.

    :ivar timeline: longer than it was where rest has been added.
    :ivar own_pace: without timers; ``next`` goes on.
    :ivar run: steps played to their end, by index, up to the last action.
    :ivar worked: time played up to the last action; steps played twice count twice, pauses and count-ins don't.
        At one's own pace, however long it takes.
    :ivar by_hand: exercises ticked by hand.
    """

    timeline: Timeline
    count_in: timedelta = timedelta(seconds=10)
    own_pace: bool = False
    state: State = field(default_factory=Waiting)
    run: frozenset[int] = frozenset()
    worked: timedelta = ZERO
    by_hand: frozenset[str] = frozenset()

    # -- looking

    def position(self, at: timedelta) -> Position:
        """Where it is at the instant ``at``."""
        place, doing = self._place(at), self._doing(at)
        step = None if doing is Doing.FINISHED else self._step(place)
        timed = None if self.own_pace else step
        return Position(
            doing=doing,
            step=step,
            into=place - timed.start if timed else ZERO,
            left=timed.end - place if timed else ZERO,
            count_in=self.state.go - at if isinstance(self.state, Playing) and doing is Doing.COUNTING_IN else ZERO,
            to_go=self.timeline.total - place,
        )

    def ticks(self, at: timedelta) -> Mapping[str, Tick]:
        """The exercises that are ticked at the instant ``at``, in the order of the timeline, and how."""
        run = self._settled(at).run
        by_timer = {exercise for exercise in self.timeline.exercises if self._work_of(exercise) <= run}
        return {
            exercise: Tick.TIMER if exercise in by_timer else Tick.HAND
            for exercise in self.timeline.exercises
            if exercise in by_timer | self.by_hand
        }

    def played(self, at: timedelta) -> timedelta:
        """How long it has been played, pauses and count-ins not counted."""
        return self._settled(at).worked

    def next_change(self, at: timedelta) -> timedelta | None:
        """How long until a look would show something else than at ``at``: a step, a phase or a whole second later.

        ``None`` while nothing changes by itself.
        """
        position = self.position(at)
        match position.doing:
            case Doing.COUNTING_IN:
                return _to_full_second(position.count_in)
            case Doing.RUNNING if position.step is not None:
                ends, changes = ZERO, [_to_full_second(position.left), _to_full_second(position.to_go)]
                for phase in position.step.phases:
                    ends += phase.length
                    changes.append(ends - position.into)
                return min(change for change in changes if change > ZERO)
            case _:
                return None

    def rest_can_grow(self, position: Position) -> bool:
        """Whether ``rest_longer`` does anything at ``position``, which is this player's."""
        resting = position.step is not None and not position.step.kind.works
        return resting and not self.own_pace and position.doing is not Doing.WAITING

    # -- acting

    def start(self, at: timedelta) -> Player:
        """Count in, then run from the beginning; at one's own pace, stand there at once. Once."""
        if not isinstance(self.state, Waiting):
            return self
        return replace(self, state=self._going(ZERO, at, at + self.count_in))

    def pause(self, at: timedelta) -> Player:
        """Stand still here, also in a count-in."""
        if self._doing(at) not in {Doing.RUNNING, Doing.COUNTING_IN, Doing.OWN_PACE}:
            return self
        return replace(self._settled(at), state=Paused(self._place(at)))

    def resume(self, at: timedelta) -> Player:
        """Count 3-2-1 in and go on from here; at one's own pace, at once."""
        if self._doing(at) is not Doing.PAUSED:
            return self
        return replace(self, state=self._going(self._place(at), at, at + RESUME_IN))

    def next(self, at: timedelta) -> Player:
        """At one's own pace: this stretch of work, or this transition, is done; on to what follows."""
        position = self.position(at)
        if position.doing is not Doing.OWN_PACE or position.step is None:
            return self
        stretch = self.timeline.stretch(position.step)
        done = {index for index, step in enumerate(self.timeline.steps) if step in stretch}
        moved = self._moved(stretch[-1].end, at)
        return replace(moved, run=moved.run | done)

    def rest_longer(self, at: timedelta) -> Player:
        """Make the present transition or rest, or the one counted in to, 5 s longer. Nothing at one's own pace."""
        position = self.position(at)
        if position.step is None or not self.rest_can_grow(position):
            return self
        return replace(self._settled(at), timeline=self.timeline.lengthened(position.step, MORE_REST))

    def back(self, at: timedelta) -> Player:
        """To the beginning of this step; in its first 2 s, of the step before.

        At one's own pace, always to the stretch or transition before.
        """
        position = self.position(at)
        if position.step is None:
            return self
        index = self.timeline.steps.index(position.step)
        if self.own_pace:
            before = self.timeline.stretch(self.timeline.steps[max(index - 1, 0)])
            return self._moved(before[0].start, at)
        if position.into < BACK_GRACE:
            index = max(index - 1, 0)
        return self._moved(self.timeline.steps[index].start, at)

    def skip(self, at: timedelta) -> Player:
        """To the next step, or out of the count-in into the step it leads to.

        At one's own pace, to what follows without having done this.
        """
        position = self.position(at)
        if position.step is None:
            return self
        if position.doing is Doing.COUNTING_IN:
            return replace(self._settled(at), state=Playing(self._place(at), at))
        last = self.timeline.stretch(position.step)[-1] if self.own_pace else position.step
        return self._moved(last.end, at)

    def skip_exercise(self, at: timedelta) -> Player:
        """To the first step of the next exercise, or to the end."""
        position = self.position(at)
        if position.step is None:
            return self
        here = position.step.exercise
        later = (s.start for s in self.timeline.steps if s.start > position.step.start and s.exercise != here)
        return self._moved(next(later, self.timeline.total), at)

    def finish(self, at: timedelta) -> Player:
        """End it here, whatever it does."""
        if isinstance(self.state, Finished):
            return self
        return replace(self._settled(at), state=Finished(self._place(at)))

    def tick(self, exercise: str, at: timedelta) -> Player:
        """Tick an exercise by hand; one that the timer ticked stays ticked by the timer."""
        settled = self._settled(at)
        return replace(settled, by_hand=settled.by_hand | ({exercise} & set(self.timeline.exercises)))

    def untick(self, exercise: str, at: timedelta) -> Player:
        """Take a tick away, whoever made it."""
        settled = self._settled(at)
        return replace(settled, by_hand=settled.by_hand - {exercise}, run=settled.run - self._work_of(exercise))

    # -- inside

    def _doing(self, at: timedelta) -> Doing:
        if isinstance(self.state, Waiting):
            return Doing.WAITING
        if isinstance(self.state, Finished) or self._place(at) >= self.timeline.total:
            return Doing.FINISHED
        if isinstance(self.state, Paused):
            return Doing.PAUSED
        if isinstance(self.state, Standing):
            return Doing.OWN_PACE
        return Doing.RUNNING if at >= self.state.go else Doing.COUNTING_IN

    def _place(self, at: timedelta) -> timedelta:
        """The place of the timeline it is at."""
        match self.state:
            case Waiting():
                return ZERO
            case Playing(begin, go):
                return min(begin + max(at - go, ZERO), self.timeline.total)
            case Standing(place) | Paused(place) | Finished(place):
                return place

    def _step(self, place: timedelta) -> Step | None:
        return next((step for step in self.timeline.steps if step.start <= place < step.end), None)

    def _work_of(self, exercise: str) -> frozenset[int]:
        steps = enumerate(self.timeline.steps)
        return frozenset(index for index, step in steps if step.exercise == exercise and step.kind.works)

    def _settled(self, at: timedelta) -> Player:
        """The same player, with what has been played until ``at`` noted down."""
        if isinstance(self.state, Standing):
            return replace(self, state=Standing(self.state.at, at), worked=self.worked + at - self.state.since)
        if not isinstance(self.state, Playing) or at <= self.state.go:
            return self
        begin, place = self.state.begin, self._place(at)
        ended = {index for index, step in enumerate(self.timeline.steps) if begin < step.end <= place}
        return replace(self, state=Playing(place, at), run=self.run | ended, worked=self.worked + place - begin)

    def _going(self, place: timedelta, at: timedelta, go: timedelta) -> Playing | Standing:
        """Under way from ``place``: with a timer that runs from the instant ``go``, or without one from now on."""
        return Standing(place, at) if self.own_pace else Playing(place, go)

    def _moved(self, place: timedelta, at: timedelta) -> Player:
        """At ``place``, running, counting in or standing as before; not started, it starts there later."""
        settled = self._settled(at)
        match settled.state:
            case Playing(_, go):
                return replace(settled, state=Playing(place, max(go, at)))
            case Standing() if place >= self.timeline.total:
                return replace(settled, state=Finished(place))
            case Standing():
                return replace(settled, state=Standing(place, at))
            case Paused():
                return replace(settled, state=Paused(place))
            case _:
                return settled


def _to_full_second(left: timedelta) -> timedelta:
    """Until ``left``, counted down and shown rounded up to seconds, shows the next number."""
    return left - max(-(-left // SECOND) - 1, 0) * SECOND
