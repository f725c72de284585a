"""A time zone of a test's own: appointments can be made to the minute only, so the zone brings the minute near."""

from __future__ import annotations

import struct
from datetime import time, timedelta
from pathlib import Path

from tests.desktop.waiting import ahead_of_utc

_NAME = b"TEST\0"


def zone_where_it_is(clock: time, folder: Path) -> dict[str, str]:
    """The environment for a program that lives where clocks show ``clock`` now."""
    file = folder / "zone"
    file.write_bytes(zone_file(ahead_of_utc(clock)))
    return {"TZ": str(file)}


def zone_file(ahead: timedelta) -> bytes:
    """A zone that always is ``ahead`` of UTC, to the second, as tzfile(5) describes it (version 1)."""
    header = b"TZif" + bytes(16) + struct.pack(">6l", 0, 0, 0, 0, 1, len(_NAME))
    return header + struct.pack(">lBB", round(ahead.total_seconds()), 0, 0) + _NAME
