"""The machine's clocks. The one place in the program where they are read."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from standupnudge.core.instant import Instant
from standupnudge.ports import Clock

_LOCALTIME = Path("/etc/localtime")  # localtime(5): a link to the zone, replaced when the zone changes


class SystemClock:
    """Wall and elapsed time, and the time zone as it is now."""

    def __init__(self) -> None:
        self._zone: tzinfo = UTC
        self._zone_marks: object = None

    def now(self) -> Instant:
        """See ``ports.Clock``."""
        wall = datetime.now(UTC)
        marks = _zone_marks()
        if marks != self._zone_marks:
            self._zone, self._zone_marks = _zone(wall), marks
        return Instant(wall, _elapsed(), self._zone)

    def boot(self) -> str:
        """See ``ports.Clock``. Where the system doesn't name its boots, the hour of the boot stands for it."""
        named = Path("/proc/sys/kernel/random/boot_id")  # random(4)
        if named.exists():
            return named.read_text(encoding="ascii").strip()
        now = self.now()
        return f"{now.wall - now.elapsed:%Y-%m-%d %H}"

    def slept(self) -> timedelta:
        """See ``ports.Clock``."""
        return _elapsed() - _awake()


if sys.platform == "linux":

    def _elapsed() -> timedelta:
        """Time since some start within this boot, sleep included."""
        return timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))

    def _awake() -> timedelta:
        """The same without sleep."""
        return timedelta(seconds=time.clock_gettime(time.CLOCK_MONOTONIC))
elif sys.platform == "darwin":

    def _elapsed() -> timedelta:
        """The same by clock_gettime(3) of macOS, where this clock goes on while the system is asleep."""
        return timedelta(seconds=time.clock_gettime(time.CLOCK_MONOTONIC))

    def _awake() -> timedelta:
        """The same without sleep, by the same manual page."""
        return timedelta(seconds=time.clock_gettime(time.CLOCK_UPTIME_RAW))
else:

    def _elapsed() -> timedelta:
        """The same by QueryPerformanceCounter, which includes sleep.

        https://learn.microsoft.com/windows/win32/sysinfo/acquiring-high-resolution-time-stamps
        """
        return timedelta(seconds=time.perf_counter())

    def _awake() -> timedelta:
        """The same without sleep, in steps of some milliseconds.

        https://learn.microsoft.com/windows/win32/api/realtimeapiset/nf-realtimeapiset-queryunbiasedinterrupttime
        """
        import ctypes

        tenths_of_us = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(tenths_of_us))
        return timedelta(microseconds=tenths_of_us.value / 10)


def _zone_marks() -> object:
    """What changes when the zone does. Cheap, because it is asked at every reading."""
    try:
        target: object = (_LOCALTIME.lstat().st_mtime_ns, _LOCALTIME.stat().st_ino)
    except OSError:
        target = None
    return os.environ.get("TZ"), target, time.tzname if target is None else None


def _zone(wall: datetime) -> tzinfo:
    """The zone with all its rules, so that appointments months away are right."""
    from tzlocal import reload_localzone  # comes with APScheduler

    if sys.platform != "win32":
        time.tzset()  # the C library, which the log asks and tzlocal compares with, keeps the old zone until told
    try:
        return reload_localzone()
    except (LookupError, ValueError, OSError):  # several zones are configured, or one that nobody knows
        return wall.astimezone().tzinfo or UTC


_conforms: type[Clock] = SystemClock
