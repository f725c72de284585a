"""What a session has to be heard for, and when: the cues of its timeline as instants of the clock. Pure.

Somebody follows the player with it at each look of the window; between two looks nothing is missed, because each turn
says all that is to come as things stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from standupnudge.routine.cue_tones import OF_REPS
from standupnudge.routine.cue_words import lasting, number
from standupnudge.routine.cueing import Due, VoiceLevel, count_in_cues, passed, session_cues
from standupnudge.routine.cues import Cue, Tone
from standupnudge.routine.player import Doing, Player
from standupnudge.routine.playing import Playing, Standing, State
from standupnudge.routine.timeline import Kind, Step

NOT_YET = timedelta.resolution  # so much before a place, its own cues have not been heard
READ = timedelta(seconds=2)  # a caption stays so much longer than saying it takes
_NO_CHANGES = OF_REPS | {Tone.TICK, Tone.HALFWAY, None}


@dataclass(frozen=True, slots=True)
class Note:
    """A cue at an instant of elapsed time."""

    at: timedelta
    cue: Cue


@dataclass(frozen=True, slots=True)
class Turn:
    """What comes of a look.

    :ivar notes: all that is to come, in order, instead of what was to come before; ``None``: that goes on.
    :ivar stop: what is being said is about what has passed.
    :ivar change: something new has begun since the look before.
    """

    notes: tuple[Note, ...] | None = None
    stop: bool = False
    change: bool = False


class Hearing:
    """Follows one session.

    :param player: as it is before the first look.
    :param voice: how much is to be heard; it may be changed before the start.
    """

    def __init__(self, player: Player, voice: VoiceLevel) -> None:
        self._player = player
        self._heard = -NOT_YET  # the place up to which all cues have been heard
        self._voice = voice
        self._captions: tuple[Due, ...] = ()
        self._cues: tuple[Due, ...] = ()
        self._read()

    @property
    def voice(self) -> VoiceLevel:
        """How much is to be heard."""
        return self._voice

    @voice.setter
    def voice(self, voice: VoiceLevel) -> None:
        self._voice = voice
        self._read()

    def follow(self, player: Player, at: timedelta) -> Turn:
        """The player is this one now; ``at`` is no earlier than at the look before."""
        was, self._player = self._player, player
        here, there, before = _place(player, at), _place(was, at), self._heard
        if player.timeline != was.timeline:
            self._read()
        if _goes(was, at) or there == was.timeline.total:  # until now it was that one that was heard
            self._heard = there
        if here != there:
            self._heard = before = here - NOT_YET
        heard = self._heard
        if _goes(player, at):
            self._heard = here
        change = any(due.cue.tone not in _NO_CHANGES for due in passed(self._captions, before, self._heard))
        if not _turns(was, player, jumped=here != there) or (here == there and _ran_out(was, player, at)):
            return Turn(change=change)
        stop = here != there or not _goes(player, at)
        return Turn(self._to_come(player, at, heard), stop=stop, change=change)

    def caption(self, at: timedelta) -> str:
        """What was said last in this step, as long as reading it takes; "" for nothing."""
        position = self._player.position(at)
        if position.step is None or position.doing in {Doing.WAITING, Doing.COUNTING_IN}:
            return ""
        here = _place(self._player, at)
        since = passed(self._captions, position.step.start - NOT_YET, here)
        last = next((due for due in reversed(since) if due.cue.caption and not _shown(due, position.step)), None)
        return last.cue.caption if last and here - last.at < lasting(last.cue.caption) + READ else ""

    def _read(self) -> None:
        timeline = self._player.timeline
        self._captions = session_cues(timeline)
        self._cues = session_cues(timeline, self._voice)

    def _to_come(self, player: Player, at: timedelta, heard: timedelta) -> tuple[Note, ...]:
        match player.state:
            case Playing(begin, go):
                ticks = count_in_cues(go - at, self._voice) if go > at else ()
                first = (Note(at + due.at, due.cue) for due in ticks)
                return (*first, *(Note(go + due.at - begin, due.cue) for due in self._cues if due.at > heard))
            case Standing(place):
                return tuple(Note(at, due.cue) for due in passed(self._cues, heard, place))
            case _:
                return ()


def _place(player: Player, at: timedelta) -> timedelta:
    return player.timeline.total - player.position(at).to_go


def _goes(player: Player, at: timedelta) -> bool:
    """Whether the session goes on now, counting in left out."""
    return player.position(at).doing in {Doing.RUNNING, Doing.OWN_PACE}


def _way(state: State) -> object:
    """Equal for two states in which the same is to come at the same instants."""
    match state:
        case Playing(begin, go):
            return go - begin
        case Standing(place):
            return (place,)
        case _:
            return type(state)


def _turns(was: Player, player: Player, *, jumped: bool) -> bool:
    """Whether something else is to come than was to come before."""
    return jumped or player.timeline != was.timeline or _way(player.state) != _way(was.state)


def _ran_out(was: Player, player: Player, at: timedelta) -> bool:
    """Whether it has come to its end by itself: then the last cue is still to be heard."""
    ended = player.position(at).doing is Doing.FINISHED
    return ended and isinstance(was.state, Playing) and _place(player, at) == player.timeline.total


def _shown(due: Due, step: Step) -> bool:
    """Whether it is the number of a repetition, which is large on the screen anyway."""
    return step.kind is Kind.REP and step.count is not None and due.cue.caption == f"{number(step.count.number)}."
