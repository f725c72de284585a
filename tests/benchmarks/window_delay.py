"""How late the tones of the real window are while its figure moves: ``python -m tests.benchmarks.window_delay``.

Linux with PulseAudio, Xvfb and xdotool. A bridge with its figure moving all the time is played; each tone is looked
for in what a null sink plays. The instant of the start is the one at which the window says so, a few milliseconds late.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from standupnudge.config.plan_file import read_plan
from standupnudge.routine.cueing import VoiceLevel, session_cues
from standupnudge.routine.plan import Side
from standupnudge.routine.timeline import compile_plan
from tests.audio.ears import RATE, Ears
from tests.audio.measure import sounds
from tests.benchmarks.sound_delay import StampedRecording, seconds, told
from tests.desktop.waiting import eventually
from tests.window.process import Looker, Processes, environ, start_screen

PLAN = """
title: Bridges
switch: {title: Switch, lasts: 4s}
exercises:
  - id: bridge
    name: Bridge
    muscles: glutes
    why: because
    move_in: {title: Lie down, lasts: 2s}
    set_up: On your back
    cues: [Squeeze]
    poses: {rest: B0, up: B1, down: B0}
levels:
  L1:
    exercises:
      bridge: {reps: 20, tempo: {up: 1s, down: 1s}}
"""
COUNT_IN = 3.5  # seconds
LASTS = 48  # seconds, with the count-in and the last tone


def main() -> int:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="d") as place, Processes() as processes, Ears(Path(place)) as ears:
        plan = Path(place, "bridges.yaml")
        plan.write_text(PLAN)
        screen = start_screen(processes, Path(place))
        recording = StampedRecording(ears.environ)
        surroundings = environ(screen) | {"PULSE_SERVER": ears.environ["PULSE_SERVER"]}
        started, memory = played(processes, plan, surroundings, screen)
        samples, when = recording.end()
        timeline = compile_plan(read_plan(plan), "L1", Side.RIGHT)
    came = [when(at) for at, _ in sounds(samples, RATE, 0.2)]
    due = [each.at.total_seconds() for each in session_cues(timeline, VoiceLevel.TONES) if each.cue.tone]
    came = came[-len(due) :]  # without the count-in
    begin = started + COUNT_IN
    told("tones of the window, its figure moving", [heard - begin - at for heard, at in zip(came, due, strict=True)])
    print(f"the window's share of memory (PSS): {memory:.0f} MB")  # noqa: T201
    return 0


def played(processes: Processes, plan: Path, surroundings: dict[str, str], screen: str) -> tuple[float, float]:
    """Play it to its end in a window; when it began, and the megabytes it had at the end."""
    task = {"window": "routine", "plan": str(plan), "level": "L1", "start_side": "right", "count_in": COUNT_IN}
    task |= {"slot": False, "may_postpone": [], "focus": True, "token": "", "volume": 100, "voice": "tones"}
    window = processes.window(task, surroundings)
    window.said()
    with Looker(screen) as looker:
        eventually(lambda: "StandUpNudge" in looker.title(looker.focused()), "it did not get the keyboard")
    time.sleep(3)  # a null sink needs that to become quick
    processes.start(["xdotool", "key", "space"], surroundings)
    window.said()
    started = seconds()
    time.sleep(LASTS)
    maps = Path("/proc", str(window.process.pid), "smaps_rollup").read_text()
    return started, next(int(line.split()[1]) for line in maps.splitlines() if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    sys.exit(main())
