"""What the engine asks of the machine, as protocols. No logic here; adapters implement them, tests fake them.

Unless said otherwise a method is called on the engine's thread, inside its event loop, and must not block it for
more than a few milliseconds. An adapter probes in its constructor and raises ``errors.Unavailable(reason, cure)``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

from standupnudge.core.events import FellAsleep, Locked, Sign, Unlocked, Woke
from standupnudge.core.instant import Instant
from standupnudge.core.views import Abilities, Notice, Tag, TrayView
from standupnudge.routine.cues import Tone


class Clock(Protocol):
    """Both clocks of the machine."""

    def now(self) -> Instant:
        """Read them together, with the present time zone."""
        ...

    def boot(self) -> str:
        """A name for this boot of the machine; elapsed times of different boots can't be compared."""
        ...

    def slept(self) -> timedelta:
        """How much of the elapsed time of this boot the machine was asleep; only what it grows by means something."""
        ...


class Alarm(Protocol):
    """One alarm. Setting it again replaces it; being late is allowed, being lost is not."""

    def set(self, delay: timedelta, ring: Callable[[], None]) -> None:
        """Call ``ring`` once on the engine's thread, ``delay`` from now (at once if zero or negative)."""
        ...

    def close(self) -> None:
        """Ring no more."""
        ...


IdleTold = Callable[[], None]


class IdleProbe(Protocol):
    """How long there has been no keyboard or pointer input.

    Some tell by themselves that it is worth asking: the ``told`` given to their constructor is called, on the
    engine's thread, at the first input after a minute or more without any (``tells_return``), and once when nothing
    more can be told.
    """

    @property
    def name(self) -> str:
        """The technology, as doctor and the configuration name it."""
        ...

    @property
    def tells_return(self) -> bool:
        """Whether nobody need ask in order to find out that somebody is back."""
        ...

    async def idle(self) -> timedelta | None:
        """Time since the last input; ``None`` if it can't be told at the moment. Never raises."""
        ...

    async def close(self) -> None:
        """Let go of what was opened."""
        ...


Happened = Callable[[type[Locked | Unlocked | FellAsleep | Woke]], None]


class Session(Protocol):
    """Locks and sleeps. Each is told through the ``happened`` given to the constructor, on the engine's thread.

    What begins is told before what ends at the same time. Without any source there is nothing to tell, and the engine
    finds the sleeps by itself, from its clock (``Clock.slept``).
    """

    @property
    def name(self) -> str:
        """The sources in use."""
        ...

    @property
    def locked(self) -> bool:
        """Whether the screen is locked, as far as anybody tells."""
        ...

    async def close(self) -> None:
        """Tell nothing any more."""
        ...


class QuietProbe(Protocol):
    """Signs that the person is busy (Q3, S3): asked only when the answer matters."""

    name: str

    async def signs(self) -> frozenset[Sign]:
        """Those there are now; one whose source fails is none. Takes well under a second. Never raises."""
        ...

    async def close(self) -> None:
        """Let go of what was opened."""
        ...


class Notifier(Protocol):
    """Notifications. Answers come through the ``answered`` and ``closed`` callbacks given to the constructor.

    ``answered(tag, name, token)``: a button, or the body, was clicked; ``token`` is an activation token or "".
    ``closed(tag)``: the person closed it by hand. Expiry, and our own withdrawal, are not reported.
    ``again()``: what was shown may be gone from the screen, or what could not be shown may be shown now; it is called
    for who knows what still waits for an answer. Only those that find out take it.
    All are called on the engine's thread.
    """

    name: str

    async def abilities(self) -> Abilities:
        """What the server that runs now can do. Raises ``Unavailable`` when there is none."""
        ...

    async def show(self, notice: Notice) -> None:
        """Show it, in the place of an earlier one of the same tag. Raises ``Unavailable`` when it can't be shown."""
        ...

    async def withdraw(self, tag: Tag) -> None:
        """Take the one with this tag off the screen; nothing happens if there is none. Never raises."""
        ...

    async def close(self) -> None:
        """Withdraw all, and let go of what was opened."""
        ...


class Chosen(Protocol):
    """Told, on any thread, what was chosen."""

    def __call__(self, name: str, token: str = "") -> None:
        """``name``: of a menu entry, or "control". ``token``: with which a click may raise a window, or ""."""
        ...


class Tray(Protocol):
    """The icon. ``chosen`` given to the constructor is told what is clicked; a click on the icon itself is "control".

    A tray of the kind that shows no menu calls ``chosen("control")`` on any click.
    """

    name: str

    def show(self, view: TrayView) -> None:
        """Draw this from now on. Called on the engine's thread; returns at once."""
        ...

    def run(self) -> None:
        """Own the main thread until ``stop``. Called once, on the main thread.

        Raises ``Unavailable`` when what it needs has gone: then nothing of it is left.
        """
        ...

    def stop(self) -> None:
        """Take the icon away and let ``run`` return. Any thread; may be called before ``run`` and more than once."""
        ...


class Windows(Protocol):
    """Windows, each in a process of its own, at most one of a kind.

    ``said(kind, message)`` given to the constructor gets each message of a window (``messages``), and
    ``{"said": "gone"}`` once when its process has ended, for whatever reason. Called on the engine's thread.
    """

    async def open(self, task: Mapping[str, Any]) -> None:
        """Open the window of ``task["window"]``, or raise the one that is open; ``Unavailable`` if none can be."""
        ...

    async def tell(self, kind: str, message: Mapping[str, Any]) -> None:
        """Say something to an open window; nothing happens if there is none."""
        ...

    async def close(self) -> None:
        """End all windows and wait for them."""
        ...


class Store(Protocol):
    """The state and the records, in one place, changed together.

    :ivar set_aside: the name under which a file is kept that could not be read when this one was opened, or "".
    """

    name: str
    set_aside: str

    def load(self) -> str | None:
        """The state as it was saved last, or ``None`` if there is none."""
        ...

    def save(self, state: Callable[[], str], records: Sequence[Mapping[str, Any]]) -> None:
        """Replace the state and append the records, in one transaction. Blocks until it is on disk.

        :param state: writes the state down when it is called; the same text whenever that is.
        """
        ...

    def forget(self, before: date | None) -> int:
        """Delete the records of what was over before that local date, or all with ``None``; how many they were.

        The state stays. Raises ``Unavailable`` when that can't be done.
        """
        ...

    def put_aside(self) -> str:
        """Keep a copy of everything under another name, because the state in it can't be read, and return that name.

        "" where it can't be kept. Never raises.
        """
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Control(Protocol):
    """The place where commands come in; having it means being the only program of this user."""

    async def open(self) -> None:
        """Listen from now on. Raises ``Unavailable``."""
        ...

    def close(self) -> None:
        """Listen no more, and let the next program begin."""
        ...


Answered = Callable[[Tag, str, str], None]
Closed = Callable[[Tag], None]
Said = Callable[[str, Mapping[str, Any]], None]


class Sound(Protocol):
    """The tones of the routine, in the process that asks for them. Volumes are 0 to 100, 0 is silence.

    Every method returns at once and never raises, whatever the sound system does.
    """

    name: str

    def play(self, tone: Tone) -> bool:
        """Begin ``tone`` now, together with what still sounds; one that would come late is left out.

        Whether there is anything to hear it from; muted counts as yes. It may be known one tone late.
        """
        ...

    def set_volume(self, volume: int) -> None:
        """As loud as this from now on, also what sounds already."""
        ...

    def mute(self, muted: bool) -> None:
        """Silence, also for what sounds already, until it is called with false; tones go by unheard meanwhile."""
        ...

    def close(self) -> None:
        """Stop, and let go of the device."""
        ...


class Voice(Protocol):
    """Words, spoken. Volumes are 0 to 100, 0 is silence. Every method returns at once and never raises."""

    name: str

    def say(self, words: str) -> bool:
        """Speak now, in the place of what is being said. Words that would come late are left out, never queued.

        Whether there is anybody to speak; muted counts as yes. It may be known one sentence late.
        """
        ...

    def stop(self) -> None:
        """Be quiet."""
        ...

    def set_volume(self, volume: int) -> None:
        """As loud as this from the next words on."""
        ...

    def mute(self, muted: bool) -> None:
        """Be quiet, and stay so until it is called with false; words go by unspoken meanwhile."""
        ...

    def close(self) -> None:
        """Be quiet, and let go of what was opened."""
        ...


class Chime(Protocol):
    """The sound of a nudge."""

    name: str

    async def play(self, sound: str, volume: int) -> None:
        """Begin the sound, as ``sound.nudge`` and ``sound.volume`` of the configuration have it. Never raises."""
        ...

    async def close(self) -> None:
        """Stop what still sounds."""
        ...


class LoginStart(Enum):
    """What the next login starts: us, nothing, or another installation of ours."""

    ON = "on"
    OFF = "off"
    ANOTHER = "another"


class Autostart(Protocol):
    """Starting with the login, and what else a desktop has for a program: a place in its menu, an icon.

    Not the engine's: commands use it, and may wait for it. Raises ``StandUpNudgeError`` where nothing can be written.
    """

    name: str

    def on(self, command: Sequence[str]) -> Sequence[Path | str]:
        """Have the next login start ``command``, absolute; the places that were written."""
        ...

    def off(self) -> Sequence[Path | str]:
        """Take away all that ``on`` has made; the places where something was."""
        ...

    def state(self, command: Sequence[str]) -> LoginStart:
        """What is so now, also by the desktop's own settings."""
        ...


class Awake(Protocol):
    """Keeps the screen awake while somebody exercises. Used by the window's process, on its one thread."""

    def keep(self, awake: bool) -> None:
        """Keep it awake from now on, or no longer. Never raises; what can't be done is left."""
        ...
