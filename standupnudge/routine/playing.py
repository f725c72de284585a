"""What a player can be doing, and where it is: values. ``player`` makes one of another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from standupnudge.routine.timeline import Step


class Doing(Enum):
    """What the player does at an instant."""

    WAITING = "waiting"  # not started yet
    COUNTING_IN = "counting in"
    RUNNING = "running"
    OWN_PACE = "at your own pace"  # without a timer, until the person goes on
    PAUSED = "paused"
    FINISHED = "finished"


class Tick(Enum):
    """How an exercise came to be ticked."""

    TIMER = "timer"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Not started."""


@dataclass(frozen=True, slots=True)
class Playing:
    """The clock runs from the place ``begin`` of the timeline since the instant ``go``, which may be to come."""

    begin: timedelta
    go: timedelta


@dataclass(frozen=True, slots=True)
class Standing:
    """At the place ``at`` of the timeline, without a timer; somebody is at work there since the instant ``since``."""

    at: timedelta
    since: timedelta


@dataclass(frozen=True, slots=True)
class Paused:
    """It stands at the place ``at`` of the timeline."""

    at: timedelta


@dataclass(frozen=True, slots=True)
class Finished:
    """Ended by the person, at the place ``at`` of the timeline."""

    at: timedelta


State = Waiting | Playing | Standing | Paused | Finished


@dataclass(frozen=True, slots=True)
class Position:
    """Where the player is at an instant.

    :ivar step: the step that runs or comes first; ``None`` when finished.
    :ivar into: how far into that step; ``left``: how much of it is left. Both are zero at one's own pace.
    :ivar count_in: until the clock runs, while counting in; else zero.
    :ivar to_go: how much of the timeline is left.
    """

    doing: Doing
    step: Step | None
    into: timedelta
    left: timedelta
    count_in: timedelta
    to_go: timedelta
