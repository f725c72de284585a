"""Tones that sound together, as one stream of samples. Knows no device."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

LATE = timedelta(milliseconds=250)  # a tick that comes later than this would be taken for the next one
LOUDEST = 32_767


@dataclass(slots=True)
class _Sounding:
    samples: array[int]
    at: timedelta
    place: int = 0


class Mixer:
    """``add`` and the volume are for one thread, ``block`` for another one, which may come in at any moment.

    :param now: elapsed time, as ``core.instant.Instant.elapsed``.
    """

    def __init__(self, now: Callable[[], timedelta]) -> None:
        self._now = now
        self._waiting: deque[_Sounding] = deque()  # its methods need no lock
        self._sounding: list[_Sounding] = []
        self._gain = 0.0  # at the end of the last block
        self.gain = 1.0  # what it is to become

    def add(self, samples: array[int]) -> None:
        """Begin with them in the next block; signed, 16 bits."""
        self._waiting.append(_Sounding(samples, self._now()))

    def longest_wait(self) -> timedelta:
        """How long ago the oldest sound was added that no block has begun with; zero if there is none."""
        try:
            return self._now() - self._waiting[0].at
        except IndexError:  # also if a block took it just now
            return timedelta()

    def clear(self) -> None:
        """Forget what has not begun."""
        self._waiting.clear()

    def block(self, count: int) -> array[int]:
        """The next ``count`` samples."""
        if not self._sounding:  # a change in silence is heard by nobody
            self._gain = self.gain
        self._begin()
        if not self._sounding:
            return array("h", bytes(2 * count))
        before, self._gain = self._gain, self.gain
        mixed = [0] * count
        for sound in self._sounding:
            part = sound.samples[sound.place : sound.place + count]
            sound.place += count
            mixed[: len(part)] = map(sum, zip(mixed, part, strict=False))
        self._sounding = [sound for sound in self._sounding if sound.place < len(sound.samples)]
        return array("h", scaled(mixed, before, self._gain))

    def _begin(self) -> None:
        while self._waiting:
            sound = self._waiting.popleft()
            if self._now() - sound.at <= LATE:
                self._sounding.append(sound)


def scaled(samples: Sequence[int], before: float, after: float) -> list[int]:
    """From one volume to another along a block that isn't empty: a jump would click. Too loud is cut at the top."""
    step = (after - before) / len(samples)
    return [
        max(-LOUDEST, min(LOUDEST, round(level * (before + step * index))))
        for index, level in enumerate(samples, start=1)
    ]
