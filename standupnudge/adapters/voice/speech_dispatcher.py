"""Speech by speech-dispatcher, which has the voice that the person has chosen for their desktop.

Spoken to over its socket: its command spd-say can take back only what everybody says, a screen reader too.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from standupnudge.adapters.voice.engine import Engine
from standupnudge.adapters.voice.ssip import Connection
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.routine.cues import gain

ANSWER = 1.0  # seconds
START = 5.0  # seconds for it to start; 0.4 are usual
_SILENT, _LOUD = (
    -100,
    0,
)  # of -100 to 100: what espeak-ng takes for its own usual loudness; beyond it the sound is clipped
NAMES = {"pt_BR": "pt-br", "zh_CN": "cmn"}  # as espeak-ng, which it has nearly always, names them
_INSTALL = "sudo apt install speech-dispatcher speech-dispatcher-espeak-ng"


class SpeechDispatcher:
    """See ``Engine``. It is started if it doesn't run; it ends by itself some seconds after its last client.

    With SPEECHD_ADDRESS in the environment only that one is used, and none started.

    :param language: as gettext names it: "en", "pt_BR".
    """

    name = "speech_dispatcher"

    def __init__(self, environ: Mapping[str, str], language: str = "en") -> None:
        self._environ, self._language = environ, language
        self._volume: int | None = None  # none told yet
        self._connection: Connection | None = self._connected()

    def speak(self, words: str, volume: int) -> None:
        """See ``Engine``. The priority cancels what was being said."""
        if self._connection is None:
            self._connection, self._volume = self._connected(), None
        try:
            if volume != self._volume:
                self._connection.ask(f"SET SELF VOLUME {_SILENT + round((_LOUD - _SILENT) * gain(volume))}")
                self._volume = volume
            self._connection.say(words)
        except Unavailable:
            self._drop()  # the next words try anew
            raise

    def hush(self) -> None:
        """See ``Engine``."""
        if self._connection is not None:
            try:
                self._connection.ask("CANCEL SELF")
            except Unavailable:
                self._drop()

    def close(self) -> None:
        """See ``Engine``."""
        self.hush()  # else it would speak to the end
        self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connected(self) -> Connection:
        """A connection with everything set. Raises ``Unavailable``."""
        address, may_start = _address(self._environ)
        try:
            return self._open(address)
        except Unavailable:  # also one that is just ending: it takes a connection and answers nothing
            if not may_start:
                raise
            _start(self._environ)
            return self._open(address)

    def _open(self, address: str) -> Connection:
        connection = Connection(address, ANSWER)
        try:
            self._introduce(connection)
        except Unavailable:
            connection.close()
            raise
        return connection

    def _introduce(self, connection: Connection) -> None:
        user = re.sub(r"[^\w-]", "_", self._environ.get("USER") or "user", flags=re.ASCII)
        connection.ask(f"SET SELF CLIENT_NAME {user}:standupnudge:routine")
        # One that is being said gives way to the next; and where somebody else speaks, a screen reader say, it is left
        # out instead of queued.
        connection.ask("SET SELF PRIORITY notification")
        connection.ask(f"SET SELF LANGUAGE {NAMES.get(self._language, self._language)}")
        if not set(connection.ask("LIST OUTPUT_MODULES")) - {"dummy"}:  # it speaks one sentence: that nothing is set up
            cure = _("Install one: {command}").format(command=_INSTALL)
            raise Unavailable(_("speech-dispatcher has no voice."), cure)


def _address(environ: Mapping[str, str]) -> tuple[str, bool]:
    """The path of its socket, and whether it may be started to make it."""
    kind, _colon, given = environ.get("SPEECHD_ADDRESS", "").partition(":")
    if kind == "unix_socket":
        return given, False
    if kind:
        raise Unavailable(_("SPEECHD_ADDRESS is not a unix_socket."), _("Unset it."))
    runtime = environ.get("XDG_RUNTIME_DIR") or str(Path(environ.get("HOME", "/"), ".cache"))
    return str(Path(runtime, "speech-dispatcher", "speechd.sock")), True


def _start(environ: Mapping[str, str]) -> None:
    """Start it as its own library does; it returns once it listens. Raises ``Unavailable``."""
    program = shutil.which("speech-dispatcher", path=environ.get("PATH"))
    if program is None:
        cure = _("Install it: {command}").format(command=_INSTALL)
        raise Unavailable(_("The program {name} was not found.").format(name="speech-dispatcher"), cure)
    quiet = subprocess.DEVNULL
    try:
        subprocess.run(
            [program, "--spawn"], env=dict(environ), stdin=quiet, stdout=quiet, stderr=quiet, timeout=START, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        what = _("{program} can't be started: {why}.").format(program="speech-dispatcher", why=error)
        raise Unavailable(what) from error


_conforms: type[Engine] = SpeechDispatcher
