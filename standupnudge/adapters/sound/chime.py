"""``python -m standupnudge.adapters.sound.chime FILE VOLUME LANGUAGE``: plays the file, or its beginning, and ends.

A process of its own, started for each chime, so that the one of the tray never loads an audio library. Its exit
status is 0 once the file was heard, else 1, and a line on standard output says why not.
"""

from __future__ import annotations

import sys
import threading
from array import array
from collections.abc import Generator
from datetime import timedelta
from functools import partial
from pathlib import Path

from standupnudge.adapters.sound.device import open_device
from standupnudge.adapters.sound.line import Line
from standupnudge.adapters.sound.mixer import scaled
from standupnudge.errors import Unavailable
from standupnudge.language import AUTO, N_, _, use
from standupnudge.routine.cues import gain

RATE = 44_100  # samples a second of each channel
CHANNELS = 2
PERIOD = 100  # milliseconds; nobody waits for a chime to the instant, and long blocks never stutter
LONGEST = 10 * RATE  # frames: a song is faded out then
FADE = RATE // 2  # ... over so many
TAIL = RATE * 3 // 10  # frames of silence at the end: what was taken by the device is not yet heard
PATIENCE = timedelta(seconds=3)  # with a sound server that doesn't answer
CAN_DECODE = N_("WAV, MP3, FLAC and Ogg Vorbis can be played.")


def main(file: str, volume: str, language: str = AUTO) -> int:
    """Play ``file``. The exit status of the process; ``language`` is that of the line that says why not."""
    use(language)
    try:
        playing = _Playing(opened(Path(file)), gain(int(volume)))
        line = Line(partial(open_device, playing.block, RATE, CHANNELS, PERIOD), PATIENCE)
    except Unavailable as error:
        print(error)  # for the process that started this one  # noqa: T201
        return 1
    heard = playing.over.wait((LONGEST + TAIL) / RATE + PATIENCE.total_seconds())
    line.close()
    return 0 if heard else 1


Decoded = Generator["array[int]", int, None]  # sent a number of frames, it gives as many or fewer


def opened(file: Path) -> Decoded:
    """The samples of ``file``. Raises ``Unavailable``."""
    import miniaudio

    try:
        return miniaudio.stream_file(str(file), miniaudio.SampleFormat.SIGNED16, CHANNELS, RATE)  # type: ignore[no-any-return]
    except FileNotFoundError as error:  # raised for pipes and folders too, which would be waited for
        raise Unavailable(_("there is no file {path}.").format(path=file)) from error
    except (miniaudio.MiniaudioError, OSError, ValueError) as error:
        raise Unavailable(_("{path} is not a sound that can be read.").format(path=file), _(CAN_DECODE)) from error


class _Playing:
    """A file on its way to the device.

    :ivar over: set once all of it was heard.
    """

    def __init__(self, decoded: Decoded, loudness: float) -> None:
        self.over = threading.Event()
        self._decoded = decoded
        self._loudness = loudness
        self._left = LONGEST
        self._tail = TAIL

    def block(self, count: int) -> array[int]:
        """The next samples, silence after the end. Called on the device's thread."""
        part = self._decode(count // CHANNELS)
        if not part:
            self._tail -= count // CHANNELS
            if self._tail <= 0:
                self.over.set()
        part.frombytes(bytes(2 * (count - len(part))))
        return part

    def _decode(self, frames: int) -> array[int]:
        before, frames = self._fading(), min(frames, self._left)
        try:
            part = self._decoded.send(frames) if frames else array("h")
        except Exception:  # its end, or where it is broken: what was heard until then has to do  # noqa: BLE001
            part = array("h")
        self._left -= frames
        return array("h", scaled(part, before, self._fading())) if part else part

    def _fading(self) -> float:
        return self._loudness * min(1.0, self._left / FADE)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
