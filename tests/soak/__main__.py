"""``python -m tests.soak --days 30``: a month of the program's clock, for memory, files and records.

With ``--tint2`` its icon is a window, as in panels that know no other: what python-xlib takes is seen.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.soak.watch import DEFAULT_SPEED, Soaked, growth, soak

MOST = 1.02  # of the memory of the third before
LEAST_DAYS = 3.0  # thirds are compared


def main() -> int:
    """Soak, tell, and fail if it grew or lost something."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--days", type=float, default=30, help=f"{LEAST_DAYS:g} at least")
    parser.add_argument("--speed", type=float, default=DEFAULT_SPEED, help="seconds of its clock in one second")
    parser.add_argument("--tint2", action="store_true", help="in a panel whose icons are windows")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        came = soak(Path(folder, "d"), max(asked.days, LEAST_DAYS), asked.speed, tint2=asked.tint2)
    lines = [f"day {look.day:5.1f}: {look.private:6.2f} MB private, {look.files} files" for look in came.looks]
    lines += [f"{came.icon_changes} changes of the icon, of which the panel was told {came.told} times"]
    lines += [f"and fetched the picture {came.fetched} times; {came.shown} nudges shown and {came.kept} kept"]
    lines += [f"{came.breaks} breaks; memory in the last third x {growth(came.looks):.3f} of that before it"]
    print("\n".join(lines))  # noqa: T201 - this is what it is for
    return 0 if _good(came) else 1


def _good(came: Soaked) -> bool:
    whole = came.shown == came.kept and came.status == 0 and "Traceback" not in came.log
    return whole and came.files_left <= came.files_early and growth(came.looks) <= MOST


if __name__ == "__main__":
    sys.exit(main())
