"""How smoothly the figure moves: ``python -m tests.benchmarks.figure_speed [--json]``.

The real window on a virtual screen of its own, at three resolutions. Its frames are counted from outside, by what the
X server says was drawn anew (DAMAGE), during a movement so slow that every frame differs; processor time is what the
kernel counts for the window's process and for the X server.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from select import select
from statistics import median
from typing import Any

from Xlib.display import Display
from Xlib.ext import damage

from standupnudge.window.screen import NORMAL_DPI
from tests.desktop.waiting import eventually
from tests.window.process import Looker, Processes, environ, start_screen
from tests.window.resolution import resolution

RESOLUTIONS = (96, 132, 192)  # at 132 the figure is 480 pixels wide
SECONDS = 10.0
PLAN = """
title: Slow lunges
switch: {title: Switch, lasts: 1s}
exercises:
  - id: lunge
    name: Lunge
    muscles: thighs
    why: because
    move_in: {title: Stand up, lasts: 0.25s}
    set_up: Feet apart
    cues: [Straight down]
    poses: {rest: L0, down: L1, up: L0}
levels:
  L1:
    exercises:
      lunge: {reps: 2, tempo: {down: 60s, up: 60s}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What was measured at one resolution. Shares are of one core, in percent; gaps between frames in milliseconds."""

    dpi: int
    width: int
    height: int
    frames_per_second: float
    usual_gap: float
    longest_gap: float
    window_share: float
    server_share: float


def main() -> int:
    """Measure, and print a table or JSON."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--dpi", type=int, nargs="*", default=RESOLUTIONS)
    arguments = asked.parse_args()
    speeds = [measured(dpi) for dpi in arguments.dpi]
    print(json.dumps([asdict(each) for each in speeds], indent=2) if arguments.json else table(speeds))  # noqa: T201
    return 0


def table(speeds: list[Speed]) -> str:
    """For people."""
    rows = [" dpi       pixels  frames/s  usual gap  longest gap  window  X server"]
    rows += [
        f"{s.dpi:4} {s.width:5} x {s.height:4} {s.frames_per_second:9.1f} {s.usual_gap:7.1f} ms {s.longest_gap:9.1f} ms"
        f" {s.window_share:5.1f} % {s.server_share:7.1f} %"
        for s in speeds
    ]
    return "\n".join(rows)


def measured(dpi: int) -> Speed:
    """Open the window at this resolution, start its timer and count."""
    with tempfile.TemporaryDirectory() as folder, Processes() as processes:
        plan = Path(folder, "slow.yaml")
        plan.write_text(PLAN)
        screen = start_screen(processes, Path(folder), "2600x1700x24")
        with resolution(screen, dpi), Looker(screen) as looker:
            task = {"window": "routine", "plan": str(plan), "focus": True, "theme": "light"}
            window = processes.window(task, environ(screen))
            assert window.said() == {"said": "mapped"}
            eventually(lambda: "StandUpNudge" in looker.title(looker.focused()), "the window has no keyboard")
            subprocess.run(["xdotool", "key", "space"], env=environ(screen), check=True)
            assert window.said()["said"] in {"ticked", "started"}
            stage = eventually(lambda: _stage(looker, dpi), "the figure isn't there")
            time.sleep(5)  # get under way
            return _count(looker.display, stage, dpi, (window.process.pid, _server(processes)))


def _stage(looker: Looker, dpi: int) -> Any:
    """The widget that the figure is in: the one whose size is the stage's."""
    from standupnudge.window.stage import SIZE

    wanted = tuple(round(length * dpi / NORMAL_DPI) for length in SIZE)
    waiting = [looker.display.create_resource_object("window", looker.focused())]
    while waiting:
        window = waiting.pop()
        size = window.get_geometry()
        if (size.width, size.height) == wanted:
            return window
        waiting += window.query_tree().children
    return None


def _server(processes: Processes) -> int:
    return next(each.pid for each in processes.started if "Xvfb" in str(each.args))


def _count(display: Display, stage: Any, dpi: int, pids: tuple[int, int]) -> Speed:
    """Frames for ``SECONDS``."""
    display.damage_query_version()
    stage.damage_create(damage.DamageReportRawRectangles)
    display.sync()
    spent, begun, frames = [_spent(pid) for pid in pids], time.perf_counter(), []
    while (left := begun + SECONDS - time.perf_counter()) > 0:
        if not display.pending_events() and not select([display], [], [], left)[0]:
            continue
        now = time.perf_counter()
        drawn = [display.next_event() for _ in range(display.pending_events())]
        if any(type(event).__name__ == "DamageNotify" for event in drawn):
            frames.append(now)
    took = time.perf_counter() - begun
    shares = [100 * (_spent(pid) - before) / took for pid, before in zip(pids, spent, strict=True)]
    gaps = [1000 * (b - a) for a, b in pairwise(frames)]
    size = stage.get_geometry()
    return Speed(
        dpi=dpi, width=size.width, height=size.height, frames_per_second=len(gaps) / (frames[-1] - frames[0]),
        usual_gap=median(gaps), longest_gap=max(gaps), window_share=shares[0], server_share=shares[1],
    )  # fmt: skip


def _spent(pid: int) -> float:
    """Processor time of a process, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
