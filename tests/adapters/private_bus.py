"""A session bus of a test's own: no service folders but the test's, so that nothing else is started or seen."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.needs import need

_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/socket</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def bus_daemon(folder: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Its address and its process; it is ended at the end. Services in ``folder/services`` can be started by it.

    The same folder makes the same address: a bus that is gone comes back so.
    """
    services = folder / "services"
    services.mkdir(exist_ok=True)
    (folder / "socket").unlink(missing_ok=True)  # of one that was killed
    configuration = folder / "bus.conf"
    configuration.write_text(_CONFIGURATION.format(folder=folder, services=services))
    command = [need("dbus-daemon", "dbus-daemon"), f"--config-file={configuration}", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        try:
            assert daemon.stdout is not None
            yield daemon.stdout.readline().strip(), daemon
        finally:
            daemon.kill()
