"""Tones through miniaudio, in this process: one device that stays open, into whose stream they are mixed."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Collection
from datetime import timedelta
from functools import partial

from standupnudge.adapters.sound import tones
from standupnudge.adapters.sound.device import open_device
from standupnudge.adapters.sound.line import Line
from standupnudge.adapters.sound.mixer import Mixer
from standupnudge.ports import Sound
from standupnudge.routine.cues import Tone, gain

PERIOD = 25  # milliseconds; a tone waits for two of them at most. Shorter ones stutter on a busy machine
PATIENCE = timedelta(seconds=2)  # with a sound server that doesn't answer
LOST = timedelta(seconds=3)  # a device that takes nothing for so long is gone; miniaudio doesn't always tell


class MiniaudioSound:
    """See ``ports.Sound``. The device plays, silence mostly, from the construction to ``close``.

    One that goes, with its server say, is looked for again with each tone. All methods are for one thread.

    :param now: elapsed time, as ``core.instant.Instant.elapsed``; also asked on the device's thread.
    :param volume: 0 to 100.
    :param only: of miniaudio's interfaces only these, "PULSEAUDIO" say.
    :raises Unavailable: tens of milliseconds are usual; after ``patience`` at the latest.
    """

    name = "miniaudio"

    def __init__(
        self,
        now: Callable[[], timedelta],
        volume: int = 100,
        patience: timedelta = PATIENCE,
        only: Collection[str] | None = None,
    ) -> None:
        self._tones = tones.load()
        self._mixer = Mixer(now)
        self._volume, self._muted = volume, False
        self._set_gain()
        self._line = Line(partial(open_device, self._mixer.block, tones.RATE, 1, PERIOD, only), patience)
        atexit.register(self.close)  # a device that is still open would keep Python from ending

    def play(self, tone: Tone) -> bool:
        """See ``ports.Sound``."""
        if self._mixer.longest_wait() > LOST:
            self._mixer.clear()
            self._line.lose()
        heard = self._line.open()
        if heard:
            self._mixer.add(self._tones[tone])
        return heard

    def set_volume(self, volume: int) -> None:
        """See ``ports.Sound``."""
        self._volume = volume
        self._set_gain()

    def mute(self, muted: bool) -> None:
        """See ``ports.Sound``."""
        self._muted = muted
        self._set_gain()

    def close(self) -> None:
        """See ``ports.Sound``."""
        atexit.unregister(self.close)
        self._line.close()

    def _set_gain(self) -> None:
        self._mixer.gain = 0.0 if self._muted else gain(self._volume)


_conforms: type[Sound] = MiniaudioSound
