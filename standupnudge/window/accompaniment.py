"""What accompanies a session for ears, and for eyes where ears have nothing: sound, voice, captions, a tinted edge.

No toolkit here; ``hearing`` knows what is due, ``loudspeaker`` plays it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from standupnudge.language import N_, _, pgettext
from standupnudge.routine.cueing import VoiceLevel
from standupnudge.routine.cues import Cue, Tone
from standupnudge.routine.player import Player
from standupnudge.window.action import Action
from standupnudge.window.hearing import Hearing, Note, Turn
from standupnudge.window.loudspeaker import Loudspeaker
from standupnudge.window.scene import Page, Scene

QUESTION = N_("Can you hear me?")
STEP = 10  # of the volume
LOUDEST = 100


class Company(Protocol):
    """What a session asks for at each look."""

    def accompany(self, scene: Scene, player: Player, at: timedelta) -> Scene:
        """Let be heard what is due, and add to ``scene`` what is seen of it."""
        ...

    def do(self, name: str) -> bool:
        """Do what a button of its own says; whether it is one."""
        ...


class Alone:
    """No company: nothing is heard."""

    def accompany(self, scene: Scene, player: Player, at: timedelta) -> Scene:
        """See ``Company``."""
        return scene

    def do(self, name: str) -> bool:
        """See ``Company``."""
        return False


class Accompaniment:
    """See ``Company``.

    :param muted: begin with the sound off.
    :ivar volume: 0 to 100.
    :ivar changed: called when the sound was turned off or on; ``pulse``: where nothing is heard, at each change.
    """

    def __init__(
        self,
        hearing: Hearing,
        loudspeaker: Loudspeaker,
        now: Callable[[], timedelta],
        volume: int,
        *,
        muted: bool = False,
    ) -> None:
        self._hearing, self._loudspeaker, self._now = hearing, loudspeaker, now
        self.volume, self._muted = volume, muted
        self.changed: Callable[[], None] = lambda: None
        self.pulse: Callable[[], None] = lambda: None
        if muted:
            loudspeaker.mute(True)

    def start(self) -> None:
        """Look for what there is to hear it from; once, when the window is there."""
        self._loudspeaker.start()

    # For the session

    def accompany(self, scene: Scene, player: Player, at: timedelta) -> Scene:
        """See ``Company``."""
        turn = self._hearing.follow(player, at)
        self._take(turn)
        if scene.page in {Page.PLAY, Page.DETAIL} and self.can_be_heard:
            label = pgettext("button", "Unmute") if self._muted else pgettext("button", "Mute")
            scene = replace(scene, actions=(*scene.actions, Action("mute", label)))
        caption = self._hearing.caption(at)
        return replace(scene, face=replace(scene.face, cue=caption)) if scene.face and caption else scene

    def _take(self, turn: Turn) -> None:
        if turn.notes is not None:
            self._loudspeaker.play(turn.notes, stop=turn.stop)
        if turn.change and not self._is_heard():
            self.pulse()

    def do(self, name: str) -> bool:
        """See ``Company``."""
        if name == "mute":
            self.toggle_mute()
        return name == "mute"

    def toggle_mute(self) -> None:
        """Turn the sound off, or on again."""
        self._muted = not self._muted
        self._loudspeaker.mute(self._muted)
        self.changed()

    def mute(self) -> None:
        """Turn the sound off."""
        if not self._muted:
            self.toggle_mute()

    # For the row before the start

    @property
    def muted(self) -> bool:
        """Whether the sound is off."""
        return self._muted

    @property
    def voice(self) -> VoiceLevel:
        """How much is to be heard."""
        return self._hearing.voice

    @property
    def known(self) -> bool:
        """Whether it is known yet what there is to hear it from."""
        return self._loudspeaker.found is not None

    @property
    def can_be_heard(self) -> bool:
        """Whether there is anything to hear it from, as far as is known."""
        found = self._loudspeaker.found
        return found is None or (not found.no_sound and self._loudspeaker.works)

    @property
    def problem(self) -> str:
        """What is missing and what to do, or ""."""
        found = self._loudspeaker.found
        if found is None or self.voice is VoiceLevel.SILENT:
            return ""
        return found.no_sound or (found.no_voice if self.voice is not VoiceLevel.TONES else "")

    def choose_volume(self, volume: int) -> None:
        """As loud as this from now on; anything below 0 or above 100 is that."""
        self.volume = min(max(volume, 0), LOUDEST)
        self._loudspeaker.set_volume(self.volume)

    def choose_voice(self, voice: VoiceLevel) -> None:
        """As much as this; before the start only."""
        self._hearing.voice = voice

    def try_out(self) -> None:
        """Let the tone of a start be heard, and a question. Who has turned the sound off has it on again."""
        if self._muted:
            self.toggle_mute()
        question = _(QUESTION)  # for ears and for eyes
        words = question if self.voice in {VoiceLevel.FULL, VoiceLevel.SHORT} else ""
        tone = None if self.voice is VoiceLevel.SILENT else Tone.START
        self._loudspeaker.try_out(Note(self._now(), Cue(tone, words, question)))

    def _is_heard(self) -> bool:
        return self.can_be_heard and not self._muted and self.volume > 0 and self.voice is not VoiceLevel.SILENT


_conform: tuple[type[Company], type[Company]] = (Accompaniment, Alone)
