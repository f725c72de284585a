"""Speech by the program ``say`` of macOS. Written against its manual; no Mac was at hand.

https://keith.github.io/xcode-man-pages/say.1.html, and for ``[[volm]]`` Apple's Speech Synthesis Programming Guide,
"Use Embedded Speech Commands to Fine-Tune Spoken Output".
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping

from standupnudge.adapters.voice.engine import Engine
from standupnudge.adapters.voice.program import Program
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.routine.cues import gain

PACE = 165  # words a minute
PATIENCE = 2.0  # seconds, for the list of voices
# Plain ones that come with the system, best first. The first of the alphabet is one with a frog in its throat.
PREFERRED = {
    "en": ("Samantha", "Alex", "Daniel", "Karen", "Moira", "Tessa"),
    "de": ("Anna",),
    "es": ("Mónica", "Monica", "Paulina"),
    "fr": ("Thomas", "Amélie", "Amelie"),
    "pt_BR": ("Luciana",),
    "zh_CN": ("Tingting", "Ting-Ting"),
}
_LISTED = re.compile(r"(?P<name>.+?)\s+(?P<language>[a-z]{2,3}[_-]\w+)\s+#")


class MacosSay:
    """See ``Engine``. Without a voice of the language it speaks with the one of the system.

    :param language: as gettext names it: "en", "pt_BR".
    """

    name = "macos_say"

    def __init__(self, environ: Mapping[str, str], language: str = "en") -> None:
        program = shutil.which("say", path=environ.get("PATH"))
        if program is None:
            cure = _("It comes with macOS, in /usr/bin.")
            raise Unavailable(_("The program {name} was not found.").format(name="say"), cure)
        voice = _voice(program, environ, language)
        self._command = [program, "-r", str(PACE), *(["-v", voice] if voice else [])]
        self._program = Program(environ)

    def speak(self, words: str, volume: int) -> None:
        """See ``Engine``."""
        plain = words.replace("[[", "[ [")  # no commands but ours
        self._program.start(self._command, f"[[volm {gain(volume):.2f}]] {plain}")

    def hush(self) -> None:
        """See ``Engine``."""
        self._program.end()

    def close(self) -> None:
        """See ``Engine``."""
        self._program.end()


def _voice(program: str, environ: Mapping[str, str], language: str) -> str | None:
    """The first of those ``PREFERRED`` that is installed."""
    try:
        told = subprocess.run(
            [program, "-v", "?"], env=dict(environ), capture_output=True, timeout=PATIENCE, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    listed = filter(None, map(_LISTED.match, told.decode(errors="replace").splitlines()))
    installed = {each["name"] for each in listed if each["language"][:2] == language[:2]}
    return next((name for name in PREFERRED.get(language, ()) if name in installed), None)


_conforms: type[Engine] = MacosSay
