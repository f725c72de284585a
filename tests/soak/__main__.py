"""``python -m tests.soak --days 30``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.soak.watch import DEFAULT_SPEED, growth, soak

MOST = 1.02  # of the memory of the third before


def main() -> int:
    """Soak, tell, and fail if it grew."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--days", type=float, default=30)
    parser.add_argument("--speed", type=float, default=DEFAULT_SPEED, help="seconds of its clock in one second")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        came = soak(Path(folder, "d"), asked.days, asked.speed)
    lines = [f"day {look.day:5.1f}: {look.private:6.2f} MB private, {look.files} files" for look in came.looks]
    lines += [f"{came.icon_changes} changes of the icon, {came.shown} nudges shown and {came.kept} kept"]
    lines += [f"{came.breaks} breaks; memory in the last third x {growth(came.looks):.3f} of that before it"]
    print("\n".join(lines))  # noqa: T201 - this is what it is for
    third = len(came.looks) // 3  # there may be some more files for a moment, while a chime's process begins
    closed = min(look.files for look in came.looks[-third:]) <= max(look.files for look in came.looks[:third])
    good = came.shown == came.kept and closed and growth(came.looks) <= MOST
    return 0 if good and came.status == 0 and "Traceback" not in came.log else 1


if __name__ == "__main__":
    sys.exit(main())
