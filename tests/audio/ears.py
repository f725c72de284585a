"""A real PulseAudio of a test's own. Its speakers are nothing (a null sink), and what they play can be recorded.

It has the form of our tones, so that nothing is converted on the way: what is recorded is what was played, to the bit.
"""

from __future__ import annotations

import re
import signal
import subprocess
from array import array
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from tests.audio.measure import quiet_at_the_end
from tests.desktop.home import Home
from tests.desktop.processes import Server
from tests.desktop.waiting import eventually
from tests.needs import need

RATE = 24_000
SPEAKERS = "nothing"
SOON = 40_000  # microseconds; an idle null sink waits for two seconds at a time, and sound that begins then is late
SILENT_FOR = 0.4  # seconds of silence after which nothing more is expected


class Ears(AbstractContextManager["Ears"]):
    """The server, from ``__enter__`` to ``__exit__``.

    :ivar environ: the environment of a session that has this server.
    """

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder)
        self._socket = folder / "pulse"
        self.environ = {**self.home.environ(), "PULSE_SERVER": f"unix:{self._socket}"}
        self._server: Server | None = None
        self._recording: Recording | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._recording is not None:
            self._recording.stop()
        self.stop()

    @property
    def server(self) -> Server:
        """Its process."""
        assert self._server is not None
        return self._server

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._socket.unlink(missing_ok=True)
        command = [
            need("pulseaudio", "pulseaudio"), "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
            "--disable-shm", "--log-target=stderr",
            f"--load=module-null-sink sink_name={SPEAKERS} format=s16le rate={RATE} channels=1",
            f"--load=module-native-protocol-unix socket={self._socket} auth-anonymous=1",
        ]  # fmt: skip
        self._server = Server(command, self.home.environ(), self.home.folder / "pulseaudio.log")
        self._server.wait_for(lambda: SPEAKERS in self._ask("list", "short", "sinks"), "answer")

    def stop(self) -> None:
        """End it."""
        if self._server is not None:
            self._server.stop()

    def freeze(self) -> None:
        """Let it answer nobody."""
        self.server.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self.server.process.send_signal(signal.SIGCONT)

    def listen(self) -> Recording:
        """Record from now on."""
        self._recording = Recording(self.environ, self.home.folder)
        self._recording.server.wait_for(self._soon, "recording without delay")
        return self._recording

    def _soon(self) -> bool:
        """Whether what is played now is heard now."""
        told = re.search(r"Latency: (\d+) usec, configured (\d+) usec", self._ask("list", "sinks"))
        return told is not None and max(int(told[1]), int(told[2])) <= SOON

    def streams(self) -> int:
        """How many programs play something, silence included."""
        return len(self._ask("list", "short", "sink-inputs").splitlines())

    def _ask(self, *question: str) -> str:
        command = [need("pactl", "pulseaudio-utils"), *question]
        return subprocess.run(command, env=self.environ, capture_output=True, text=True, timeout=5, check=False).stdout


class Recording:
    """What the speakers play, from its construction or ``begin_anew`` on."""

    def __init__(self, environ: dict[str, str], folder: Path) -> None:
        self._from = 0
        self._file = folder / "recording.raw"
        self._file.unlink(missing_ok=True)
        command = [
            need("parec", "pulseaudio-utils"), f"--device={SPEAKERS}.monitor", "--raw", "--format=s16le",
            f"--rate={RATE}", "--channels=1", "--latency-msec=5", str(self._file),
        ]  # fmt: skip
        self.server = Server(command, environ, folder / "parec.log")

    def begin_anew(self) -> None:
        """Forget what was recorded; a recorder that runs already needs no time to start."""
        self._from += len(self.bytes())

    def bytes(self) -> bytes:
        """All so far: mono, 16 bits, little-endian."""
        recorded = self._file.read_bytes()[self._from :] if self._file.exists() else b""
        return recorded[: len(recorded) // 2 * 2]

    def samples(self) -> array[int]:
        """The same as numbers."""
        return array("h", self.bytes())

    def seconds(self) -> float:
        """How long it is."""
        return len(self.bytes()) / 2 / RATE

    def once_silent(self) -> array[int]:
        """All of it, once something was heard and then nothing more."""

        def over() -> array[int] | None:
            samples = self.samples()
            return samples if quiet_at_the_end(samples, RATE) >= SILENT_FOR else None

        return eventually(over, "sound, and silence after it")

    def after(self, seconds: float) -> array[int]:
        """All of it, once so much more was recorded."""
        until = self.seconds() + seconds
        eventually(lambda: self.seconds() >= until, f"{seconds} s more of the recording")
        return self.samples()

    def stop(self) -> None:
        """Record no more."""
        self.server.stop()
