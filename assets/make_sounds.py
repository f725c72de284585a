"""Makes the sounds of the program, ``sounds/NAME.wav`` beside this file: ``python -m assets.make_sounds``.

Each is a few struck notes: sines with the partials of a wooden bar, a soft beginning, an end that has died away.
"""

from __future__ import annotations

import math
import wave
from dataclasses import dataclass
from pathlib import Path

RATE = 24_000  # samples a second; the highest partial below is at a sixth of it
PEAK = 0.5  # of full scale: two at once still fit
ATTACK = 0.006  # seconds that a note takes to come; sudden ones click
RELEASE = 0.03  # ... and to go
DECAYED = 5.0  # time constants that a note lasts: what is left at its end is below one hundredth
PARTIALS = ((1.0, 1.0), (3.0, 0.12), (4.0, 0.06))  # multiple of the pitch, share: the higher, the sooner it is gone

C5, E5, F5, G5, A5, C6 = 523.25, 659.26, 698.46, 783.99, 880.0, 1046.5  # Hz, equal temperament on 440


@dataclass(frozen=True, slots=True)
class Note:
    """One struck note.

    :ivar at: seconds from the beginning of the sound; ``length``: seconds.
    :ivar pitch: Hz.
    :ivar loudness: share of ``PEAK``.
    """

    at: float
    length: float
    pitch: float
    loudness: float = 1.0


SOUNDS = {
    "start": (Note(0.0, 0.16, C5), Note(0.14, 0.4, G5)),
    "end": (Note(0.0, 0.16, G5), Note(0.14, 0.45, C5)),
    "tick": (Note(0.0, 0.09, A5, 0.8),),
    "halfway": (Note(0.0, 0.22, E5, 0.6),),
    "rep-up": (Note(0.0, 0.11, C6, 0.7),),
    "rep-down": (Note(0.0, 0.13, C5, 0.8),),
    "switch-side": (Note(0.0, 0.26, F5), Note(0.28, 0.42, F5)),
    "nudge": (Note(0.0, 0.9, C5, 0.75), Note(0.22, 0.9, E5, 0.75), Note(0.44, 1.3, G5, 0.8)),
}


def make(folder: Path) -> None:
    """Write all of them into ``folder``: mono, 16 bits a sample."""
    for name, notes in SOUNDS.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(notes))


def samples(notes: tuple[Note, ...]) -> bytes:
    """The notes together, their loudest moment at the loudness of the loudest; little-endian, as WAV wants it."""
    mixed = [0.0] * max(round(note.at * RATE) + round(note.length * RATE) for note in notes)
    for note in notes:
        first = round(note.at * RATE)
        for index, level in enumerate(_struck(note)):
            mixed[first + index] += level
    top = 32_767 * PEAK * max(note.loudness for note in notes) / max(map(abs, mixed))
    return b"".join(round(level * top).to_bytes(2, "little", signed=True) for level in mixed)


def _struck(note: Note) -> list[float]:
    count = round(note.length * RATE)
    return [note.loudness * _tone(note, index / RATE) * _edge(index / RATE, note) for index in range(count)]


def _tone(note: Note, time: float) -> float:
    """The note ``time`` seconds after it was struck, its edges not yet softened."""
    fade = DECAYED / note.length
    return math.fsum(  # sum() rounds otherwise from Python 3.12 on
        share * math.sin(math.tau * note.pitch * multiple * time) * math.exp(-fade * multiple**0.5 * time)
        for multiple, share in PARTIALS
    )


def _edge(time: float, note: Note) -> float:
    """Half a cosine at both ends, so that the first and the last sample are silence."""
    left = note.length - 1 / RATE - time
    return _rise(time / ATTACK) * _rise(left / RELEASE)


def _rise(share: float) -> float:
    return 0.5 - 0.5 * math.cos(math.pi * min(max(share, 0.0), 1.0))


if __name__ == "__main__":
    make(Path(__file__).parent / "sounds")
