"""What is to be heard and read at an instant of the routine, as values. Plays and says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Tone(Enum):
    """The tones of a session; each value is the name of a file in ``assets/sounds``, without its ending."""

    START = "start"  # two notes that rise
    END = "end"  # two notes that fall
    TICK = "tick"  # one for each of the last three seconds
    HALFWAY = "halfway"
    REP_UP = "rep-up"
    REP_DOWN = "rep-down"
    SWITCH_SIDE = "switch-side"  # the same note twice


@dataclass(frozen=True, slots=True)
class Cue:
    """What announces a change, for ears and for eyes.

    :ivar tone: at its instant, whatever becomes of the words; ``None`` for words alone.
    :ivar words: spoken at once or not at all; "" for a tone alone.
    :ivar caption: the same for who can't hear it; "" where the screen says it anyway.
    """

    tone: Tone | None = None
    words: str = ""
    caption: str = ""


def gain(volume: int) -> float:
    """The factor for samples at a volume of 0 to 100: its square, since ears go by ratios."""
    return (min(max(volume, 0), 100) / 100) ** 2
