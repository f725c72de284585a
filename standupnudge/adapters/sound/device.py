"""The way to the speakers: miniaudio's playback device, on the first of the system's interfaces that works."""

from __future__ import annotations

import logging
import sys
from array import array
from collections.abc import Callable, Collection, Generator, Iterator
from typing import Any

from standupnudge.adapters.sound import alsa_noise
from standupnudge.errors import Unavailable
from standupnudge.language import _

_log = logging.getLogger(__name__)

# Not JACK: without a server its library complains on the terminal, and with one ALSA and PulseAudio lead there.
# Not NULL: it takes any sound and nobody hears it.
_LEFT_OUT = {"JACK", "NULL", "CUSTOM"}

Blocks = Callable[[int], "array[int]"]  # so many samples of 16 bits, channels side by side


def open_device(blocks: Blocks, rate: int, channels: int, period: int, only: Collection[str] | None = None) -> Any:
    """A device that plays ``blocks``, which it calls on a thread of its own.

    Its ``close`` has to be called: while it is open, Python can't end. Opening and closing may take for ever, if the
    system's sound server doesn't answer. Raises ``Unavailable``.

    :param rate: samples a second of each channel.
    :param period: milliseconds of a block; two of them are the most that waits in the device.
    :param only: of miniaudio's interfaces only these, "PULSEAUDIO" say.
    """
    miniaudio = _library()
    if sys.platform == "linux":
        alsa_noise.silence()
    for interface in _interfaces(miniaudio, only):
        try:
            device = miniaudio.PlaybackDevice(
                nchannels=channels,
                sample_rate=rate,
                buffersize_msec=period,
                callback_periods=2,
                backends=[interface],
                app_name="StandUpNudge",
            )
        except miniaudio.MiniaudioError as error:
            _log.debug("no sound through %s: %s", interface.name, error)
            continue
        if _started(miniaudio, device, _fed(blocks, channels)):
            return device
    cure = _("Connect some, or look at the desktop's sound settings.")
    raise Unavailable(_("No speakers or headphones were found."), cure)


def _library() -> Any:
    try:
        import miniaudio
    except ImportError as error:
        cure = _("Install it: {command}").format(command="pip install miniaudio")
        what = _("The Python package {name} can't be loaded: {why}.").format(name="miniaudio", why=error)
        raise Unavailable(what, cure) from error
    return miniaudio


def _interfaces(miniaudio: Any, only: Collection[str] | None) -> Iterator[Any]:
    for each in miniaudio.Backend:  # in the order of preference
        if miniaudio.is_backend_enabled(each) and each.name not in _LEFT_OUT and (only is None or each.name in only):
            yield each


def _started(miniaudio: Any, device: Any, feeding: Generator[array[int], int, None]) -> bool:
    try:
        device.start(feeding)
    except miniaudio.MiniaudioError as error:
        _log.debug("no sound through %s: %s", device.backend, error)
        device.close()
        return False
    _log.debug("sound through %s", device.backend)
    return True


def _fed(blocks: Blocks, channels: int) -> Generator[array[int], int, None]:
    """``blocks`` as miniaudio takes it: a generator that has begun, and is told how many frames to give."""

    def feed() -> Generator[array[int], int, None]:
        count = yield array("h")
        while True:
            count = yield blocks(count * channels)

    feeding = feed()
    next(feeding)
    return feeding
