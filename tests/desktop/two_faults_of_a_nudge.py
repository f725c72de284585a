"""Two faults while a nudge is up, each pair on its own desktop: ``python -m tests.desktop.two_faults_of_a_nudge``.

Prints a line a pair, and ends with 1 if the program did not outlive one. It takes about a minute; the suite
has the faults one by one.
"""

from __future__ import annotations

import sys
import tempfile
import time as clocks
from itertools import combinations
from pathlib import Path

from tests.desktop.faults import FAULTS
from tests.desktop.runner import Runner
from tests.desktop.server import Desktop
from tests.desktop.test_notification_faults import DUE, go_through


def main() -> int:
    """Go through all pairs. Returns the exit status."""
    failed = 0
    for pair in combinations(FAULTS, 2):
        began = clocks.monotonic()  # noqa: TID251 - for who waits for the result
        why = _outlived(pair)
        failed += bool(why)
        took = clocks.monotonic() - began  # noqa: TID251
        print(f"{'FAILED' if why else 'ok    '} {took:5.1f} s  {' + '.join(pair)}{why and f': {why}'}", flush=True)  # noqa: T201
    return 1 if failed else 0


def _outlived(pair: tuple[str, ...]) -> str:
    """Why not; empty if it did."""
    run = Runner()
    try:
        with tempfile.TemporaryDirectory() as folder, Desktop(Path(folder) / "d") as desktop:
            try:
                program = run(desktop, DUE)
                desktop.notifications.wait_shown()
                go_through(desktop, program, pair)
            finally:
                run.end()
    except AssertionError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    sys.exit(main())
