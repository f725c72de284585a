"""How late tones and words are: ``python -m tests.benchmarks.sound_delay`` (Linux, PulseAudio, espeak-ng).

Each is asked for at an instant known beforehand, and looked for in what a null sink plays. Milliseconds from that
instant to the sound's arrival at the recorder, so that the recorder's own delay of about 5 ms is counted as ours.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from standupnudge.adapters.sound import tones
from standupnudge.adapters.sound.miniaudio_device import MiniaudioSound
from standupnudge.adapters.voice.engine import Engine
from standupnudge.adapters.voice.espeak_ng import EspeakNg
from standupnudge.adapters.voice.speaker import Speaker
from standupnudge.adapters.voice.speech_dispatcher import SpeechDispatcher
from standupnudge.routine.cues import Tone
from tests.adapters.voice.dispatching import end_dispatcher
from tests.audio.ears import RATE, SPEAKERS, Ears
from tests.audio.measure import sounds

TONES, WORDS = 60, 12
FRAME = 1 / 25  # seconds


def seconds() -> float:
    """Elapsed."""
    return time.monotonic()  # noqa: TID251 - a measurement


def now() -> timedelta:
    """The same, as ports want it."""
    return timedelta(seconds=seconds())


class StampedRecording:
    """What is played, each part with the time it came."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        command = ["parec", f"--device={SPEAKERS}.monitor", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1"]
        self._process = subprocess.Popen([*command, "--latency-msec=5"], env=dict(environ), stdout=subprocess.PIPE)
        self._came: list[tuple[float, bytes]] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while part := os.read(self._process.stdout.fileno(), 1 << 16):
            self._came.append((seconds(), part))

    def end(self) -> tuple[array[int], Callable[[float], float]]:
        """All samples, and when the one at a place (in seconds) came, not counting what came later in its part."""
        self._process.terminate()
        self._process.wait()
        came, data = list(self._came), b"".join(part for _, part in self._came)

        def when(place: float) -> float:
            length = 0.0
            for at, part in came:
                length += len(part) / 2 / RATE
                if length >= place:
                    return at - (length - place)
            raise ValueError(place)

        return array("h", data[: len(data) // 2 * 2]), when


def draw() -> None:
    """Something like a picture of the figure, which keeps Python busy."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (960, 960))
    pen = ImageDraw.Draw(picture)
    for line in range(40):
        pen.line((0, line * 20, 900, 900 - line * 11), width=24, fill=(line, 90, 90))
    picture.resize((480, 480), Image.Resampling.BICUBIC)


def run_until(instant: float, *, drawing: bool) -> None:
    """Wait for ``instant`` as a window does: between pictures, or doing nothing."""
    while (left := instant - seconds()) > 0:
        if drawing and left > FRAME:
            begun = seconds()
            draw()
            time.sleep(max(0.0, FRAME - (seconds() - begun)))
        else:
            time.sleep(left)


def asked_for(ask: Callable[[], object], count: int, every: float, *, drawing: bool) -> list[float]:
    """Ask ``count`` times; the instants that were planned for it."""
    first = seconds() + 0.5
    planned = [first + number * every for number in range(count)]
    for instant in planned:
        run_until(instant, drawing=drawing)
        ask()
    run_until(planned[-1] + every, drawing=drawing)
    return planned


def told(what: str, delays: Sequence[float], more: str = "") -> None:
    """Print one line of the table."""
    numbers = sorted(1000 * delay for delay in delays)
    middle, most = statistics.median(numbers), numbers[-1]
    print(f"{what:42} {len(numbers):3} heard: median {middle:4.0f}, most {most:4.0f} ms{more}")  # noqa: T201


def tone_delays(ears: Ears, *, drawing: bool) -> None:
    """Ticks, one about every third of a second, at all places of a block."""
    recording = StampedRecording(ears.environ)
    sound = MiniaudioSound(now)
    time.sleep(3)  # a null sink needs that to become quick
    processor = time.process_time()
    planned = asked_for(lambda: sound.play(Tone.TICK), TONES, 0.337, drawing=drawing)
    processor = time.process_time() - processor
    samples, when = recording.end()
    sound.close()
    came = [when(place) for place, _ in sounds(samples, RATE)]
    whole = samples.tobytes().count(tones.load()[Tone.TICK].tobytes())
    share = 100 * processor / (TONES * 0.337)
    more = f", {whole} of {TONES} to the bit, {share:.1f} % of one core"
    told(
        f"tones{', pictures being drawn' * drawing}",
        [heard - at for at, heard in zip(planned, came, strict=True)],
        more,
    )


def word_delays(ears: Ears, make: Callable[[Mapping[str, str]], Engine]) -> None:
    """One word every 1.5 s, from ``say`` to its first sound."""
    recording = StampedRecording(ears.environ)
    voice = Speaker(make(ears.environ), now)
    time.sleep(3)
    planned = asked_for(lambda: voice.say("Soften."), WORDS, 1.5, drawing=False)
    samples, when = recording.end()
    voice.close()
    came = [when(place) for place, _ in sounds(samples, RATE, gap=0.4)]
    told(f"words by {voice.name}", [heard - at for at, heard in zip(planned, came, strict=True)])


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory(prefix="d") as folder, Ears(Path(folder)) as ears:
        os.environ.update(ears.environ)
        tone_delays(ears, drawing=False)
        tone_delays(ears, drawing=True)
        word_delays(ears, EspeakNg)
        try:
            word_delays(ears, SpeechDispatcher)
        finally:
            end_dispatcher(ears.environ)
    return 0


if __name__ == "__main__":
    sys.exit(main())
