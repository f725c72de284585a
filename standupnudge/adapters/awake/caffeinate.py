"""macOS: caffeinate(8) keeps the display on until it is ended, or until this process is gone."""

from __future__ import annotations

import logging
import os
import subprocess
from subprocess import DEVNULL

from standupnudge.ports import Awake

log = logging.getLogger(__name__)


class Caffeinate:
    """A process that runs as long as the screen is to stay on."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def keep(self, awake: bool) -> None:
        """See ``ports.Awake``."""
        if awake and self._child is None:
            command = ["caffeinate", "-d", "-w", str(os.getpid())]
            try:
                self._child = subprocess.Popen(command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)
            except OSError as error:
                log.debug("caffeinate can't be started: %s", error)
        elif not awake and self._child is not None:
            self._child.terminate()
            self._child.wait()
            self._child = None


_conforms: type[Awake] = Caffeinate
