"""The machine's clocks, read for real."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from standupnudge.adapters.clock.system import SystemClock

ZONES = Path("/usr/share/zoneinfo")

SAY_ZONE = """
from standupnudge.adapters.clock.system import SystemClock
now = SystemClock().now()
print(now.local.utcoffset(), now.zone)
"""

CHANGE_TZ = """
import os, time
from standupnudge.adapters.clock.system import SystemClock
clock = SystemClock()
for zone in ("Asia/Kathmandu", "Asia/Kathmandu", "Pacific/Apia", "UTC"):
    os.environ["TZ"] = zone
    now = clock.now()
    print(now.zone, now.local.utcoffset().total_seconds() == time.localtime(now.wall.timestamp()).tm_gmtoff)
"""

CHANGE_LINK = """
import os, sys
from pathlib import Path
from standupnudge.adapters.clock import system
link = system._LOCALTIME = Path(sys.argv[1])
clock = system.SystemClock()
for zone in ("Asia/Kathmandu", "America/Phoenix"):
    link.with_suffix(".new").symlink_to(Path(sys.argv[2]) / zone)
    os.replace(link.with_suffix(".new"), link)
    print(clock.now().local.utcoffset())
"""


def run(program: str, *arguments: str, tz: str | None = None) -> list[str]:
    """What ``program`` prints in a process of its own, in the zone ``tz``; warnings are errors there."""
    environ = {key: value for key, value in os.environ.items() if key != "TZ"} | ({} if tz is None else {"TZ": tz})
    command = [sys.executable, "-W", "error", "-c", program, *arguments]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_elapsed_time_never_goes_back_and_wall_time_is_utc() -> None:
    clock = SystemClock()
    readings = [clock.now() for _ in range(1000)]
    assert all(later.since(earlier) >= timedelta(0) for earlier, later in pairwise(readings))
    assert {reading.wall.tzinfo for reading in readings} == {UTC}


def test_both_clocks_go_at_the_same_pace() -> None:
    clock = SystemClock()
    first = clock.now()
    while (last := clock.now()).since(first) < timedelta(milliseconds=300):
        pass
    assert abs((last.wall - first.wall) - last.since(first)) < timedelta(milliseconds=100)


def test_elapsed_time_is_comparable_between_processes_of_one_boot() -> None:
    program = """
from standupnudge.adapters.clock.system import SystemClock
clock = SystemClock()
print(clock.boot())
print(clock.now().elapsed.total_seconds())
"""
    clock = SystemClock()
    before = clock.now().elapsed
    boot, elapsed = run(program)
    assert boot == clock.boot() != ""
    assert before < timedelta(seconds=float(elapsed)) < clock.now().elapsed


@pytest.mark.parametrize(
    ("tz", "offset", "zone"),
    [
        ("Asia/Kathmandu", "5:45:00", "Asia/Kathmandu"),
        (":Asia/Kathmandu", "5:45:00", "Asia/Kathmandu"),
        ("America/Phoenix", "-1 day, 17:00:00", "America/Phoenix"),
        ("UTC", "0:00:00", "UTC"),
        (str(ZONES / "Asia" / "Tokyo"), "9:00:00", "Asia/Tokyo"),
        ("JST-9", "9:00:00", "UTC+09:00"),  # no zone of the database: at least the offset is right
    ],
)
def test_the_zone_is_that_of_the_environment(tz: str, offset: str, zone: str) -> None:
    [said] = run(SAY_ZONE, tz=tz)
    assert said.startswith(offset)
    if "/" in zone:
        assert said.endswith(zone)


def test_a_zone_nobody_knows_stops_nothing() -> None:
    [said] = run(SAY_ZONE, tz="Nowhere/At_all")
    assert said.startswith("0:00:00")


def test_a_zone_that_changes_is_followed_by_us_and_by_the_log() -> None:
    assert run(CHANGE_TZ, tz="UTC") == ["Asia/Kathmandu True", "Asia/Kathmandu True", "Pacific/Apia True", "UTC True"]


def test_a_link_that_is_changed_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    assert run(CHANGE_LINK, str(link), str(ZONES), tz=str(link)) == ["5:45:00", "-1 day, 17:00:00"]


def test_the_zone_knows_its_changes_of_the_year_to_come() -> None:
    program = """
from datetime import datetime, timedelta
from standupnudge.adapters.clock.system import SystemClock
zone = SystemClock().now().zone
print(*(datetime(2026, month, 15, tzinfo=zone).utcoffset() for month in (1, 7)))
"""
    assert run(program, tz="Europe/Berlin") == ["1:00:00 2:00:00"]


def test_a_reading_is_of_now() -> None:
    stamp = Path(__file__).stat().st_mtime
    assert SystemClock().now().wall > datetime.fromtimestamp(stamp, UTC)


@pytest.mark.skipif(sys.platform != "linux", reason="names the clocks of Linux")
def test_how_much_it_slept_is_what_one_clock_went_on_while_the_other_stood_still(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shows = {time.CLOCK_BOOTTIME: 36_000.0, time.CLOCK_MONOTONIC: 7_200.0}
    monkeypatch.setattr(time, "clock_gettime", shows.__getitem__)
    assert SystemClock().slept() == timedelta(hours=8)


def test_a_machine_that_is_awake_has_slept_no_more_than_before() -> None:
    clock = SystemClock()
    assert abs(clock.slept() - clock.slept()) < timedelta(seconds=30)
