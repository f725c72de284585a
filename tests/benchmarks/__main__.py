"""What StandUpNudge costs, beside what the distribution has of its kind: ``python -m tests.benchmarks``.

A table, then the same as JSON. Each program is left alone for ``--warm-up`` seconds (180) and then watched for
``--seconds`` (300), on a desktop with a panel, a notification server and logind, while somebody types; ours once more
from its start on, which is what a start costs, and without logind. Nothing else should run meanwhile: another Python
shares its pages and makes shares look small, and all times grow on a busy machine.
Peers that are installed are measured: ``sudo apt install safeeyes workrave rsibreak``.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from tests.benchmarks import resident
from tests.benchmarks.resident import Rest, Watch
from tests.benchmarks.year import a_year
from tests.desktop.server import Desktop
from tests.desktop.system_bus import SystemBus

RUNS = 5
OURS = "standupnudge"
A_MINUTE = 60.0
TARGETS = {  # of each figure, and its unit
    "share of memory": (34.0, "MB"),
    "processor at rest": (3.0, "ms/min"),
    "wake-ups at rest": (6.0, "/min"),
    "start to icon": (0.35, "s of the processor"),
    "click to window": (0.5, "s"),
    "nudge after it fell due": (0.2, "s"),
    "a command": (0.12, "s"),
    "a year of days": (5.0, "s"),
}


def main() -> int:
    """Measure, and print."""
    asked = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    asked.add_argument("--seconds", type=float, default=300.0, metavar="N", help="how long each program is watched")
    asked.add_argument("--warm-up", type=float, default=180.0, metavar="N", help="how long it is left alone before")
    given = asked.parse_args()
    rests = {name: rest for name, rest in _rests(Watch(given.warm_up, given.seconds)).items() if rest is not None}
    own = rests[OURS]
    figures = {
        "share of memory": own.memory.share,
        "processor at rest": own.processor,
        "wake-ups at rest": own.wakeups,
        **_moments(),
        "a year of days": resident.timed(a_year),
    }
    _tell([f"{datetime.now().astimezone():%Y-%m-%d}, Python {platform.python_version()}, {platform.platform()}", ""])  # noqa: TID251
    _tell([f"{name:26} {of:8.2f} {TARGETS[name][1]:18} target {TARGETS[name][0]:g}" for name, of in figures.items()])
    _tell(["", f"{'at rest':14} {'share MB':>9} {'private MB':>11} {'ms/min':>8} {'wake-ups/min':>13}  times ours"])
    _tell([_row(name, rest, own) for name, rest in rests.items()])
    _tell(["", json.dumps({"figures": figures, "at rest": {name: asdict(rest) for name, rest in rests.items()}})])
    return 0


def _rests(watch: Watch) -> dict[str, Rest | None]:
    """By what was watched; the first minute of ours last, since it is no rest."""
    with tempfile.TemporaryDirectory() as folder, Desktop(Path(folder)) as desktop:
        system = SystemBus(Path(folder))
        try:
            own = _own(desktop, watch, system.environ)
            peers = {name: resident.peer(desktop, name, watch, system.environ) for name in resident.PEERS}
            first = _own(desktop, Watch(0, min(watch.lasting, A_MINUTE)), system.environ)
        finally:
            system.end()
        return {OURS: own, **peers, "no logind": _own(desktop, watch, {}), "first minute": first}


def _own(desktop: Desktop, watch: Watch, environ: dict[str, str]) -> Rest:
    with resident.running(desktop, "", environ=environ) as program:
        return resident.rest_of(desktop, program.pid, watch)


def _moments() -> dict[str, float]:
    """Medians of some runs."""
    with tempfile.TemporaryDirectory() as folder, Desktop(Path(folder)) as desktop:
        starts = [resident.start_to_icon(desktop)[1] for _ in range(RUNS)]
        nudges = [resident.nudge(desktop) for _ in range(RUNS)]
        with resident.running(desktop, "") as program:
            commands = [resident.timed(program.status) for _ in range(RUNS)]
    return {
        "start to icon": statistics.median(starts),
        "click to window": statistics.median(click for _, click in nudges),
        "nudge after it fell due": statistics.median(late for late, _ in nudges),
        "a command": statistics.median(commands),
    }


def _row(name: str, rest: Rest, own: Rest) -> str:
    pairs: list[Callable[[Rest], float]] = [lambda r: r.memory.share, lambda r: r.processor, lambda r: r.wakeups]
    ratios = " ".join(f"{of(rest) / of(own):.1f}" if of(own) else "-" for of in pairs)
    return (
        f"{name:14} {rest.memory.share:9.1f} {rest.memory.private:11.1f} {rest.processor:8.1f} {rest.wakeups:13.1f}"
        f"  {ratios}"
    )


def _tell(lines: list[str]) -> None:
    print("\n".join(lines), flush=True)  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    sys.exit(main())
