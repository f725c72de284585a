"""speech-dispatcher in tests: what it needs, its process, and one that only claims to be it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.desktop.processes import alive
from tests.desktop.waiting import eventually
from tests.needs import missing, need


def need_dispatcher() -> None:
    """Skips, or fails where it is required, without speech-dispatcher, a voice for it, or a way to PulseAudio."""
    need("speech-dispatcher", "speech-dispatcher")
    if not list(Path("/usr/lib").glob("**/sd_espeak-ng")):
        missing("the module sd_espeak-ng", "speech-dispatcher-espeak-ng")
    if not list(Path("/usr/lib").glob("**/speech-dispatcher/spd_pulse.so")):
        missing("the plugin spd_pulse.so", "speech-dispatcher-audio-plugins")


def dispatcher_of(environ: Mapping[str, str]) -> int | None:
    """The process that serves this session, by its own note; it is nobody's child."""
    note = Path(environ["XDG_RUNTIME_DIR"], "speech-dispatcher", "pid", "speech-dispatcher.pid")
    with contextlib.suppress(FileNotFoundError, ValueError):
        number = int(note.read_text())
        return number if alive(number) else None
    return None


def end_dispatcher(environ: Mapping[str, str]) -> None:
    """End it, if it runs; by itself it would stay for some seconds."""
    if (number := dispatcher_of(environ)) is not None:
        os.kill(number, signal.SIGTERM)
        eventually(lambda: not alive(number), "the end of speech-dispatcher")


@contextmanager
def claimed(path: Path, answers: Mapping[str, str]) -> Iterator[list[str]]:
    """A server at ``path`` that gives these answers, and "200 OK" to all else; the lines it got, in order."""
    got: list[str] = []
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()
        serving = threading.Thread(target=_serve, args=(listening, answers, got), daemon=True)
        serving.start()
        yield got
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        serving.join(20)


def _serve(listening: socket.socket, answers: Mapping[str, str], got: list[str]) -> None:
    with contextlib.suppress(OSError):
        while True:
            client, _ = listening.accept()
            with client, client.makefile("rb") as lines:
                for line in lines:
                    got.append(line.decode().rstrip("\r\n"))
                    client.sendall(answers.get(got[-1], "200 OK\r\n").encode())
