"""Plays notes at their instants, on a thread of its own: the one that draws is late by a picture now and then.

That thread alone has the devices: opening them may take seconds where a sound server doesn't answer.
"""

from __future__ import annotations

import atexit
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from queue import Empty, SimpleQueue

from standupnudge.ports import Sound, Voice
from standupnudge.window.hearing import Note

LATE_TONE = timedelta(milliseconds=250)  # a tick that comes later than this would be taken for the next one
LATE_WORDS = timedelta(milliseconds=500)  # words that come later are about what has passed
VOICE = 0.7  # of the volume, which halves its samples: a voice at full loudness and a tone would be clipped together
PATIENCE = 1.5  # seconds that the end of the process waits for the devices to be closed


@dataclass(frozen=True, slots=True)
class Devices:
    """What is played on.

    :ivar no_sound: why nothing can be heard and what to do, or "".
    :ivar no_voice: the same where only the words are missing.
    """

    sound: Sound
    voice: Voice
    no_sound: str = ""
    no_voice: str = ""


class Loudspeaker:
    """All methods return at once and may be called on any thread; ``close`` waits for a moment.

    What is wished for before ``start`` waits for it.

    :param devices: opens them at this volume, 0 to 100; called on the own thread. Never raises.
    :param now: elapsed time; also asked on that thread.
    :ivar found: the devices, once they are open.
    :ivar works: whether the last tone could be heard by somebody; known one tone late.
    """

    def __init__(self, devices: Callable[[int], Devices], now: Callable[[], timedelta], volume: int) -> None:
        self._open, self._now, self._volume = devices, now, volume
        self.found: Devices | None = None
        self.works = True
        self._muted = self._silenced = False
        self._notes: deque[Note] = deque()
        self._played: Note | None = None
        self._wishes: SimpleQueue[Callable[[Devices], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="loudspeaker", daemon=True)

    def start(self) -> None:
        """Open the devices. To be called once the window is there: loading the library takes time from drawing it."""
        atexit.register(self.close)  # words that are being said would go on without us
        self._thread.start()

    def play(self, notes: Sequence[Note], *, stop: bool) -> None:
        """Play these, in order, instead of those that are to come; without any, be silent.

        :param stop: what is being said now is to end.
        """
        self._wishes.put(partial(self._begin, notes, stop))

    def try_out(self, note: Note) -> None:
        """Play this one now; where there was nothing to hear it from, look for that again first."""
        self._wishes.put(partial(self._try, note))

    def set_volume(self, volume: int) -> None:
        """As loud as this, 0 to 100."""
        self._wishes.put(partial(self._set_volume, volume))

    def mute(self, muted: bool) -> None:
        """Silence, also for what sounds already, until it is called with false."""
        self._wishes.put(partial(self._mute, muted))

    def close(self) -> None:
        """Be silent, and let go of the devices."""
        atexit.unregister(self.close)
        self._wishes.put(None)
        if self._thread.ident is not None:  # it was started
            self._thread.join(PATIENCE)

    # On the own thread

    def _serve(self) -> None:
        devices = self.found = self._open(self._volume)
        while (wish := self._next(devices)) is not None:
            wish(devices)
            devices = self.found
        _close(devices)

    def _next(self, devices: Devices) -> Callable[[Devices], None] | None:
        """The next wish; until it comes, notes are played."""
        while True:
            wait = max(0.0, (self._notes[0].at - self._now()).total_seconds()) if self._notes else None
            try:
                return self._wishes.get(timeout=wait)
            except Empty:
                self._play_due(devices)

    def _play_due(self, devices: Devices) -> None:
        now = self._now()
        while self._notes and self._notes[0].at <= now:
            note = self._played = self._notes.popleft()
            self._sound(devices, note, now - note.at)

    def _sound(self, devices: Devices, note: Note, late: timedelta) -> None:
        if note.cue.tone is not None and late <= LATE_TONE:
            self.works = devices.sound.play(note.cue.tone)
        if note.cue.words and late <= LATE_WORDS:
            devices.voice.say(note.cue.words)

    def _begin(self, notes: Sequence[Note], stop: bool, devices: Devices) -> None:
        if stop:
            devices.voice.stop()
        self._notes = deque(note for note in notes if note != self._played)  # it may have come just now
        self._silenced = not notes
        devices.sound.mute(self._muted or self._silenced)

    def _try(self, note: Note, devices: Devices) -> None:
        if devices.no_sound or devices.no_voice:
            _close(devices)
            devices = self.found = self._open(self._volume)
            devices.voice.mute(self._muted)
        self._silenced = False
        devices.sound.mute(self._muted)
        self._sound(devices, note, timedelta())

    def _set_volume(self, volume: int, devices: Devices) -> None:
        self._volume = volume
        devices.sound.set_volume(volume)
        devices.voice.set_volume(of_voice(volume))

    def _mute(self, muted: bool, devices: Devices) -> None:
        self._muted = muted
        devices.sound.mute(muted or self._silenced)
        devices.voice.mute(muted)


def of_voice(volume: int) -> int:
    """The voice's own volume, 0 to 100, beside tones at ``volume``."""
    return round(VOICE * volume)


def _close(devices: Devices) -> None:
    devices.voice.close()
    devices.sound.close()
