"""``standupnudge routine --text``: configuration, plan, clock, keys and terminal put together."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Mapping
from types import FrameType

from standupnudge.config.files import read
from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.config.schema import Config, Voice
from standupnudge.paths import Paths
from standupnudge.routine.plan import NOTHING_CHOSEN, Plan, Side
from standupnudge.routine.player import Player
from standupnudge.routine.summary import summary
from standupnudge.routine.timeline import Timeline, compile_plan
from standupnudge.terminal.guide import Guide

LEVEL = "L1"  # where the configuration leaves the level to the program
BELL = "\a"


def run_text(paths: Paths, *, own_pace: bool, level: str = "") -> int:
    """Guide through the routine on standard output. Returns the exit status.

    :param level: for this session, or "".
    :raises ConfigError: the configuration can't be read.
    :raises StandUpNudgeError: its plan can't.
    """
    from standupnudge.adapters.clock.system import SystemClock

    config, clock = read(paths.config), SystemClock()
    routine = config.rules.routine
    plan = read_plan(resolve(routine.plan, paths.config.parent))
    level = level or (LEVEL if routine.level == "auto" else routine.level)
    timeline = compile_plan(plan, level, Side.RIGHT, variants=dict(routine.variants))
    for line in introduction(plan, level, timeline, dict(routine.variants)):
        say(line, False)
    player = Player(timeline, count_in=routine.count_in, own_pace=own_pace)
    signal.signal(signal.SIGTERM, _interrupted)
    with _keys() as keys:
        Guide(player, lambda: clock.now().elapsed, keys, say, bell=_rings(config)).run()
    return 0


def introduction(
    plan: Plan, level: str, timeline: Timeline, variants: Mapping[str, str] = NOTHING_CHOSEN
) -> Iterator[str]:
    """What to know before the start, a line each."""
    minutes, seconds = divmod(round(timeline.total.total_seconds()), 60)
    yield f"{plan.title}: {plan.level(level).id} {plan.level(level).name}".rstrip() + f", {minutes}:{seconds:02}."
    yield from (f"{line}." for line in summary(plan, level, variants=variants))
    if plan.kit:
        yield f"You need: {'; '.join(plan.kit)}."
    yield from plan.before
    yield from filter(None, (plan.effort, plan.stop_now, plan.who))


def say(text: str, bell: bool) -> None:
    """Print a line, so that it is there at once."""
    print(f"{BELL if bell else ''}{text}", flush=True)  # noqa: T201


def _rings(config: Config) -> bool:
    return config.sound.voice is not Voice.SILENT and config.sound.volume > 0


def _interrupted(_number: int, _frame: FrameType | None) -> None:
    """End as ^C does: the terminal gets its own ways back."""
    raise KeyboardInterrupt


if sys.platform == "win32":
    from standupnudge.terminal.keys_windows import keys as _keys
else:
    from standupnudge.terminal.keys_posix import keys as _keys
