"""What can be heard in the process that asks: which technology serves ``Sound`` and ``Voice``. A part of the wiring.

Only for processes that go when the routine does: an audio library is loaded here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

from standupnudge.adapters.choose import Choice, choose
from standupnudge.adapters.voice.engine import Engine
from standupnudge.language import in_use
from standupnudge.ports import Sound, Voice

Now = Callable[[], timedelta]  # elapsed time; asked on other threads too


def sound(now: Now, volume: int, forced: str | None = None) -> Choice[Sound]:
    """The tones. Takes tens of milliseconds; two seconds where a sound server doesn't answer."""

    def miniaudio() -> Sound:
        from standupnudge.adapters.sound.miniaudio_device import MiniaudioSound

        return MiniaudioSound(now, volume)

    def silent() -> Sound:
        from standupnudge.adapters.sound.silent import Silent

        return Silent()

    return choose("sound", [("miniaudio", miniaudio), ("silent", silent)], forced)


def voice(now: Now, volume: int, environ: Mapping[str, str], sound: Sound, forced: str | None = None) -> Choice[Voice]:
    """The words. Takes milliseconds; half a second where speech-dispatcher has to be started, some in bad cases.

    Programs that speak don't tell whether there is anything to hear them from: where ``sound`` is silent, so is this.
    """

    def speaker(engine: Callable[[], Engine]) -> Voice:
        from standupnudge.adapters.voice.speaker import Speaker

        return Speaker(engine(), now, volume)

    def silent() -> Voice:
        from standupnudge.adapters.voice.silent import Silent

        return Silent()

    engines = [] if sound.name == "silent" and forced is None else _engines(environ)
    speakers = [(name, partial(speaker, engine)) for name, engine in engines]
    return choose("voice", [*speakers, ("silent", silent)], forced)


def missing(choice: Choice[Sound] | Choice[Voice]) -> str:
    """Why nobody hears it, and what to do; "" where somebody does, or wants it so.

    Of what was tried in vain, the last is what can be had most easily.
    """
    if choice.name != "silent" or not choice.tried:
        return ""
    return f"{choice.tried[-1].why} {choice.tried[-1].cure}".strip()


if sys.platform == "win32":

    def _engines(environ: Mapping[str, str]) -> list[tuple[str, Callable[[], Engine]]]:
        def sapi() -> Engine:
            from standupnudge.adapters.voice.windows_sapi import WindowsSapi

            return WindowsSapi(environ, in_use())

        return [("windows_sapi", sapi)]
elif sys.platform == "darwin":

    def _engines(environ: Mapping[str, str]) -> list[tuple[str, Callable[[], Engine]]]:
        def say() -> Engine:
            from standupnudge.adapters.voice.macos_say import MacosSay

            return MacosSay(environ, in_use())

        return [("macos_say", say)]
else:

    def _engines(environ: Mapping[str, str]) -> list[tuple[str, Callable[[], Engine]]]:
        def dispatcher() -> Engine:
            from standupnudge.adapters.voice.speech_dispatcher import SpeechDispatcher

            return SpeechDispatcher(environ, in_use())

        def espeak_ng() -> Engine:
            from standupnudge.adapters.voice.espeak_ng import EspeakNg

            return EspeakNg(environ, in_use())

        return [("speech_dispatcher", dispatcher), ("espeak_ng", espeak_ng)]
