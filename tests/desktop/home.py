"""Homes in a temporary folder: the environment of a session, made from nothing instead of inherited."""

from __future__ import annotations

import os
from pathlib import Path

MARK = "STANDUPNUDGE_TEST_DESKTOP"
LONGEST = 60  # characters of a home; a socket's path may have 107 bytes


class Home:
    """The home of one user, with every folder the desktop's specifications name, and nothing of the real one.

    :ivar folder: where all of it is; short, since sockets are below it.
    """

    def __init__(self, folder: Path) -> None:
        assert len(str(folder)) <= LONGEST, f"{folder} is too long for the sockets that will be below it"
        self.folder = folder
        self.config = folder / "config"
        self.data = folder / "data"
        self.state = folder / "state"
        self.cache = folder / "cache"
        self.runtime = folder / "run"
        for path in (self.config, self.data, self.state, self.cache, self.runtime):
            path.mkdir(parents=True, exist_ok=True)
        self.runtime.chmod(0o700)

    def environ(self) -> dict[str, str]:
        """The environment of a session without a screen and without a bus."""
        return {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.config), "XDG_DATA_HOME": str(self.data), "XDG_STATE_HOME": str(self.state),
            "XDG_CACHE_HOME": str(self.cache), "XDG_RUNTIME_DIR": str(self.runtime),
            # Whether the machine has a system bus must not matter.
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.runtime}/no-system-bus",
            # Nor whether it has speakers; and tests are not to be heard.
            "PULSE_SERVER": f"unix:{self.runtime}/no-sound-server", "ALSA_CONFIG_PATH": os.devnull,
        }  # fmt: skip

    @property
    def config_file(self) -> Path:
        """Where StandUpNudge of this user looks for its configuration."""
        return self.config / "standupnudge" / "config.yaml"

    @property
    def store_file(self) -> Path:
        """Where it keeps what it remembers."""
        return self.data / "standupnudge" / "standupnudge.sqlite3"

    def configure(self, text: str) -> None:
        """Write the configuration as an editor does that saves safely: beside it first, then renamed over it."""
        self.config_file.parent.mkdir(exist_ok=True)
        beside = self.config_file.with_suffix(".new")
        beside.write_text(text)
        beside.rename(self.config_file)
