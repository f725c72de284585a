"""Speech by Windows' own SAPI, through a PowerShell that stays. Written against its reference; no Windows was at hand.

https://learn.microsoft.com/previous-versions/windows/desktop/ms723602(v=vs.85) (SpVoice) and
https://learn.microsoft.com/previous-versions/windows/desktop/ms720892(v=vs.85) (SpeechVoiceSpeakFlags). A PowerShell
takes most of a second to start, so one is kept, and no package is needed for COM.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping

from standupnudge.adapters.voice.engine import Engine
from standupnudge.errors import Unavailable
from standupnudge.language import _

# It tells with a line that it is ready for the next one. A line is the volume, a space, and words in which everything
# but ASCII letters, digits and spaces is escaped, so that no code page matters. 19 is SVSFlagsAsync,
# SVSFPurgeBeforeSpeak (a new one cancels the old, an empty one is silence) and SVSFIsNotXML.
SCRIPT = """
$ErrorActionPreference = 'Stop'
$voice = New-Object -ComObject SAPI.SpVoice
foreach ($code in 'CODES' -split ' ') {
  $found = $voice.GetVoices("Language=$code")
  if ($found.Count -gt 0) { $voice.Voice = $found.Item(0); break }
}
[Console]::Out.WriteLine('ready')
while ($null -ne ($line = [Console]::In.ReadLine())) {
  $volume, $words = $line -split ' ', 2
  $voice.Volume = [int]$volume
  [void]$voice.Speak([regex]::Unescape($words), 19)
  [Console]::Out.WriteLine('ready')
}
"""
# https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid: the languages' numbers, in hexadecimal digits.
CODES = {"en": "409 809", "de": "407 c07 807", "es": "c0a 40a 80a", "fr": "40c c0c", "pt_BR": "416", "zh_CN": "804"}
if sys.platform == "win32":
    _FLAGS = subprocess.CREATE_NO_WINDOW
else:
    _FLAGS = 0


class WindowsSapi:
    """See ``Engine``. Without a voice of the language it speaks with the one of the system.

    :param language: as gettext names it: "en", "pt_BR".

    What comes before PowerShell is ready, or while it hangs, is left out.
    """

    name = "windows_sapi"

    def __init__(self, environ: Mapping[str, str], language: str = "en") -> None:
        program = shutil.which("powershell", path=environ.get("PATH"))
        if program is None:
            what = _("PowerShell was not found, which speaks for StandUpNudge.")
            raise Unavailable(what, _("It comes with Windows."))
        script = SCRIPT.replace("CODES", CODES.get(language, CODES["en"]))
        try:
            self._process = subprocess.Popen(
                [program, "-NoProfile", "-NonInteractive", "-Command", script],
                env=dict(environ),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_FLAGS,
            )
        except OSError as error:
            what = _("{program} can't be started: {why}.").format(program="PowerShell", why=error)
            raise Unavailable(what) from error
        self._ready, self._gone = threading.Event(), threading.Event()
        threading.Thread(target=self._listen, name="PowerShell", daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - for the type checker
        with self._process.stdout as lines:
            for _ in lines:
                self._ready.set()
        self._gone.set()

    def speak(self, words: str, volume: int) -> None:
        """See ``Engine``. The volume is SAPI's own, which means it the same way."""
        if self._gone.is_set():
            cure = _("Look at the voices in the Settings, under Speech.")
            raise Unavailable(_("PowerShell can't speak here."), cure)
        if self._ready.is_set():
            self._tell(f"{volume} {_escaped(words)}")

    def hush(self) -> None:
        """See ``Engine``."""
        if self._ready.is_set() and not self._gone.is_set():
            self._tell("0 ")

    def close(self) -> None:
        """See ``Engine``."""
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None  # noqa: S101 - for the type checker
        self._ready.clear()
        try:
            self._process.stdin.write(line.encode("ascii") + b"\n")
            self._process.stdin.flush()
        except OSError:
            self._gone.set()


def _escaped(words: str) -> str:
    """For .NET's Regex.Unescape: every unit of UTF-16 but the plainest by its number."""
    coded = words.encode("utf-16-be", errors="replace")
    units = (int.from_bytes(coded[place : place + 2], "big") for place in range(0, len(coded), 2))
    return "".join(chr(unit) if _plain(unit) else f"\\u{unit:04x}" for unit in units)


def _plain(unit: int) -> bool:
    return unit < 128 and (chr(unit).isalnum() or chr(unit) == " ")


_conforms: type[Engine] = WindowsSapi
