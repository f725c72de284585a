"""A file on its way to the device, block by block, without a device."""

from __future__ import annotations

from array import array
from collections.abc import Generator
from itertools import pairwise

import pytest

from standupnudge.adapters.sound.chime import CHANNELS, FADE, LONGEST, TAIL, _Playing

BLOCK = 4_410  # frames


def decoded(frames: int, fault: Exception | None = None) -> Generator[array[int], int, None]:
    """A file of one level, ``frames`` long; it ends with ``fault``, if there is one."""

    def decode() -> Generator[array[int], int, None]:
        left, wanted = frames, (yield array("h"))
        while left > 0:
            part = min(left, wanted)
            left -= part
            wanted = yield array("h", [1_000] * part * CHANNELS)
        if fault:
            raise fault

    decoding = decode()
    next(decoding)
    return decoding


def all_of(playing: _Playing) -> list[int]:
    """Every sample until it is over."""
    samples: list[int] = []
    while not playing.over.is_set():
        block = playing.block(BLOCK * CHANNELS)
        assert len(block) == BLOCK * CHANNELS
        samples.extend(block)
    return samples


@pytest.mark.parametrize("fault", [None, ValueError("broken here")])
def test_it_is_over_once_silence_has_followed_the_last_sample(fault: Exception | None) -> None:
    samples = all_of(_Playing(decoded(BLOCK + 7, fault), 0.5))
    sound = (BLOCK + 7) * CHANNELS
    assert samples[:sound] == [500] * sound
    silence = samples[sound:]
    assert set(silence) == {0}
    assert len(silence) >= TAIL * CHANNELS


def test_what_is_longer_is_faded_out() -> None:
    samples = all_of(_Playing(decoded(10 * LONGEST), 1.0))
    last = (LONGEST - FADE) * CHANNELS
    assert set(samples[: last - BLOCK * CHANNELS]) == {1_000}
    faded = samples[last : LONGEST * CHANNELS]
    assert faded == sorted(faded, reverse=True)
    assert max(a - b for a, b in pairwise(faded)) <= 1
    assert set(samples[LONGEST * CHANNELS :]) == {0}


def test_a_block_larger_than_the_decoder_gives_at_once_is_filled_with_silence() -> None:
    playing = _Playing(decoded(10), 1.0)
    assert list(playing.block(20 * CHANNELS)) == [1_000] * 20 + [0] * 20
