"""Speech by the program espeak-ng: a robot's voice, but there at once and on most Linux systems."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from standupnudge.adapters.voice.engine import Engine
from standupnudge.adapters.voice.program import Program
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.routine.cues import gain

PACE = 160  # words a minute: two and a half a second, pauses included
NAMES = {"pt_BR": "pt-br", "zh_CN": "cmn"}  # its own ones, where they differ
USUAL = 100  # its own default amplitude, of 200; beyond it the sound is clipped


class EspeakNg:
    """See ``Engine``; https://github.com/espeak-ng/espeak-ng/blob/master/src/espeak-ng.1.ronn.

    Whether there is anything to hear it from it doesn't tell.

    :param language: as gettext names it: "en", "pt_BR".
    """

    name = "espeak_ng"

    def __init__(self, environ: Mapping[str, str], language: str = "en") -> None:
        program = shutil.which("espeak-ng", path=environ.get("PATH"))
        if program is None:
            cure = _("Install it: {command}").format(command="sudo apt install espeak-ng")
            raise Unavailable(_("The program {name} was not found.").format(name="espeak-ng"), cure)
        self._command = [
            program,
            "-v",
            NAMES.get(language, language),
            "-s",
            str(PACE),
            "-b",
            "1",
            "--stdin",
        ]  # 1: UTF-8
        self._program = Program(environ)

    def speak(self, words: str, volume: int) -> None:
        """See ``Engine``."""
        self._program.start([*self._command, "-a", str(max(1, round(USUAL * gain(volume))))], words)

    def hush(self) -> None:
        """See ``Engine``."""
        self._program.end()

    def close(self) -> None:
        """See ``Engine``."""
        self._program.end()


_conforms: type[Engine] = EspeakNg
