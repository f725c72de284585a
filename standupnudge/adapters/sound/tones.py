"""The tones as they lie in ``assets/sounds``."""

from __future__ import annotations

import sys
import wave
from array import array
from collections.abc import Mapping

from standupnudge.resources import resource
from standupnudge.routine.cues import Tone

RATE = 24_000  # samples a second, as assets/make_sounds.py writes them


def load() -> Mapping[Tone, array[int]]:
    """All of them: mono, signed, 16 bits. Raises ``OSError`` or ``wave.Error`` where the program isn't whole."""
    return {tone: _read(tone.value) for tone in Tone}


def _read(name: str) -> array[int]:
    with wave.open(str(resource(f"assets/sounds/{name}.wav")), "rb") as file:
        samples = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples
