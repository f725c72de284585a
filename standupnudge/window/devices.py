"""The devices of a routine window, as its task has them. A part of the wiring of the window's process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from standupnudge import audible
from standupnudge.errors import ForcedUnavailable
from standupnudge.language import _
from standupnudge.window.loudspeaker import Devices, Loudspeaker, of_voice

VOLUME = 60  # where the task says nothing

Now = Callable[[], timedelta]


def loudspeaker(task: Mapping[str, Any], now: Now, environ: Mapping[str, str]) -> Loudspeaker:
    """What the routine is heard from.

    :raises ForcedUnavailable: the configuration names a back end in vain. It is tried out first, which may take
        seconds; otherwise this returns at once.
    """
    forced = {str(port): str(name) for port, name in dict(task.get("backends", {})).items()}
    volume = int(task.get("volume", VOLUME))
    if forced:
        tried = _open(now, environ, forced, volume)
        tried.voice.close()
        tried.sound.close()
    return Loudspeaker(partial(_opened, now, environ, forced), now, volume)


def _opened(now: Now, environ: Mapping[str, str], forced: Mapping[str, str], volume: int) -> Devices:
    try:
        return _open(now, environ, forced, volume)
    except ForcedUnavailable as error:  # it was there a moment ago
        silent = {"sound": "silent", "voice": "silent"}
        devices = _open(now, environ, silent, volume)
        return Devices(devices.sound, devices.voice, no_sound=str(error))


def _open(now: Now, environ: Mapping[str, str], forced: Mapping[str, str], volume: int) -> Devices:
    sound = audible.sound(now, volume, forced.get("sound"))
    voice = audible.voice(now, of_voice(volume), environ, sound.used, forced.get("voice"))
    no_sound, no_voice = audible.missing(sound), audible.missing(voice)
    # For translators: nothing is spoken, and {why} is a sentence or two about that.
    only_tones = no_voice and _("Tones only: {why}").format(why=no_voice)
    return Devices(sound.used, voice.used, no_sound, only_tones)
