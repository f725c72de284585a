"""How late the tones of the real window are while its figure moves: ``python -m tests.benchmarks.window_delay``.

Linux with PulseAudio, Xvfb and xdotool. A bridge with its figure moving all the time is played; each tone is looked
for in what a null sink plays. Nobody outside knows the instant of the start to the millisecond, so what is told is
each tone's distance from where the others say it should be: the earliest counts as in time.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from standupnudge.config.plan_file import read_plan
from standupnudge.routine.cueing import VoiceLevel, session_cues
from standupnudge.routine.plan import Side
from standupnudge.routine.timeline import compile_plan
from tests.audio.ears import RATE, Ears
from tests.audio.measure import sounds
from tests.benchmarks.sound_delay import StampedRecording
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


def main() -> int:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="d") as place, Processes() as processes, Ears(Path(place)) as ears:
        plan = Path(place, "bridges.yaml")
        plan.write_text(PLAN)
        screen = start_screen(processes, Path(place))
        recording = StampedRecording(ears.environ)
        memory = played(processes, plan, environ(screen) | {"PULSE_SERVER": ears.environ["PULSE_SERVER"]}, screen)
        samples, when = recording.end()
        timeline = compile_plan(read_plan(plan), "L1", Side.RIGHT)
    came = [when(at) for at, _ in sounds(samples, RATE, 0.2)]
    due = [each.at.total_seconds() for each in session_cues(timeline, VoiceLevel.TONES) if each.cue.tone]
    came = came[-len(due) :]  # without the count-in
    late = [heard - at for heard, at in zip(came, due, strict=True)]
    delays = sorted(1000 * (each - min(late)) for each in late)
    middle, most = statistics.median(delays), delays[-1]
    print(f"{len(delays)} tones, later than the earliest by {middle:.0f} ms (median), {most:.0f} at most")  # noqa: T201
    print(f"the window's share of memory (PSS): {memory:.0f} MB")  # noqa: T201
    return 0


def played(processes: Processes, plan: Path, surroundings: dict[str, str], screen: str) -> float:
    """Play it to its end in a window; megabytes it had then."""
    task = {"window": "routine", "plan": str(plan), "level": "L1", "start_side": "right", "count_in": 3.5}
    task |= {"slot": False, "may_postpone": [], "focus": True, "token": "", "volume": 100, "voice": "tones"}
    window = processes.window(task, surroundings)
    window.said()
    with Looker(screen) as looker:
        eventually(lambda: "StandUpNudge" in looker.title(looker.focused()), "it did not get the keyboard")
    subprocess.run(["xdotool", "sleep", "3", "key", "space"], env=surroundings, check=True)
    while window.said()["said"] != "finished":
        pass
    subprocess.run(["xdotool", "sleep", "1"], env=surroundings, check=True)  # the last tone
    told = Path("/proc", str(window.process.pid), "smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    sys.exit(main())
