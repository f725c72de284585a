"""A year of eight-hour days with four breaks each, played by ``standupnudge simulate``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

FIRST, DAYS = date(2026, 1, 1), 365
DAY = (
    "08:55 start",
    "09:00 work",
    "10:30 idle",
    "10:40 work",
    "12:30 idle",
    "13:15 work",
    "15:00 idle",
    "15:08 work",
    "16:20 idle",
    "16:26 work",
    "17:58 idle",
    "18:05 quit",
)


def scenario() -> str:
    """The year as a scenario file."""
    lines = [
        f"start: {FIRST} 08:50",
        "zone: Europe/Berlin",
        f"until: {FIRST + DAYS * timedelta(days=1)} 00:00",
        "events:",
    ]
    for number in range(DAYS):
        day = FIRST + number * timedelta(days=1)
        lines += [f"  - {day} {line}" for line in (DAY[1:] if number == 0 else DAY)]
    return "\n".join(lines) + "\n"


def a_year() -> None:
    """Play it as a command, the whole process with its output read."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "year.yaml")
        file.write_text(scenario(), encoding="utf-8")
        command = [sys.executable, "-m", "standupnudge", "simulate", str(file), "--json"]
        subprocess.run(command, check=True, capture_output=True)
