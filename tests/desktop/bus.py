"""A private session bus. It has no service folders, so nothing but what the desktop starts can ever be on it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.desktop.processes import Start
from tests.needs import need

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class Bus:
    """The bus and a few questions to it.

    :ivar address: what DBUS_SESSION_BUS_ADDRESS has to be.
    """

    def __init__(self, start: Start, runtime: Path, environ: Mapping[str, str]) -> None:
        config, socket = runtime / "bus.conf", runtime / "bus"
        config.write_text(_CONFIG.format(socket=socket))
        self.address = f"unix:path={socket}"
        self._environ = {**environ, "DBUS_SESSION_BUS_ADDRESS": self.address}
        self._ask = need("dbus-send", "dbus-bin")
        command = [need("dbus-daemon", "dbus-daemon"), f"--config-file={config}", "--nofork", "--nosyslog"]
        self.server = start(command, "dbus-daemon")

    def wait(self) -> None:
        """Until it answers."""
        self.server.wait_for(lambda: self.has("org.freedesktop.DBus"), "answer on the bus")

    def has(self, name: str) -> bool:
        """Whether somebody owns ``name``."""
        answer = self._call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", f"string:{name}")
        return "boolean true" in answer

    def startable(self) -> set[str]:
        """Names of services that would be started when somebody calls them."""
        answer = self._call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListActivatableNames")
        return set(re.findall(r'string "(.*)"', answer))

    def get(self, name: str, path: str, interface: str, key: str) -> str:
        """A property, as ``dbus-send`` prints it; "" if there is none."""
        question = ("org.freedesktop.DBus.Properties.Get", f"string:{interface}", f"string:{key}")
        return self._call(name, path, *question)

    def _call(self, name: str, path: str, method: str, *arguments: str) -> str:
        command = [self._ask, "--session", "--print-reply", f"--dest={name}", path, method, *arguments]
        return subprocess.run(command, env=self._environ, capture_output=True, text=True, timeout=5, check=False).stdout
