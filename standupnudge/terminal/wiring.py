"""``standupnudge routine --text``: task, configuration, clock, keys and terminal put together.

The task is that of a routine window, and what is done is told as by one (``messages``): to the running program, or to
an engine of our own if there is none.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import FrameType
from typing import Any

from standupnudge.config.files import read
from standupnudge.config.plan_file import plan_or_built_in
from standupnudge.config.schema import Voice
from standupnudge.errors import NotRunning, StandUpNudgeError
from standupnudge.language import N_, _
from standupnudge.paths import Paths
from standupnudge.routine.plan import NOTHING_CHOSEN, Plan, Side
from standupnudge.routine.player import Player
from standupnudge.routine.sentences import ended
from standupnudge.routine.summary import summary
from standupnudge.routine.timeline import Timeline, compile_plan
from standupnudge.terminal.guide import Guide

BELL = "\a"
# For translators: of a routine
NOTHING_LEFT = N_("All of its exercises are left out, because they hurt twice.")

Tell = Callable[[Mapping[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command asks for.

    :ivar level: instead of the one in force; "" for that.
    """

    own_pace: bool = False
    level: str = ""
    silent: bool = False


if sys.platform == "win32":

    def guided_by_the_program(paths: Paths, asked: Asked) -> int:
        """Raises ``NotRunning``: a named pipe has its own issue."""
        raise NotRunning(_("Commands don't reach the program on Windows yet."), _("Use its tray icon."))
else:

    def guided_by_the_program(paths: Paths, asked: Asked) -> int:
        """Guide through the routine that the running program would show, and tell it what was done. The exit status.

        :raises NotRunning: there is no such program.
        :raises ConfigError: the configuration can't be read.
        :raises StandUpNudgeError: it can't be done now.
        """
        from standupnudge.adapters.control.unix_talk import UnixTalk

        with UnixTalk(paths.socket, "routine text") as talk:
            if "error" in talk.answer:
                raise StandUpNudgeError(str(talk.answer["error"]), "")
            play(paths, asked, talk.answer["task"], talk.say)
            if talk.broken:
                say(_("The program has ended meanwhile, so what you did since then isn't recorded."), False)
        return 0


def play(paths: Paths, asked: Asked, task: Mapping[str, Any], tell: Tell) -> None:
    """Guide through the routine of ``task`` on standard output.

    :raises StandUpNudgeError: nothing is left of it.
    """
    from standupnudge.adapters.clock.system import SystemClock

    sound, clock = read(paths.config).sound, SystemClock()
    player, lines = prepared(task, asked)
    for line in lines:
        say(line, False)
    signal.signal(signal.SIGTERM, interrupted)
    rings = sound.voice is not Voice.SILENT and sound.volume > 0 and not asked.silent
    with _keys() as keys:
        Guide(player, lambda: clock.now().elapsed, keys, say, _with_level(tell, asked.level), bell=rings).run()


def _with_level(tell: Tell, level: str) -> Tell:
    """Tells of a level other than usual, if there is one, right before the start: so it counts as done at that one."""

    def told(message: Mapping[str, Any]) -> None:
        if level and message.get("said") == "started":
            tell({"said": "level", "level": level})
        tell(message)

    return told


def prepared(task: Mapping[str, Any], asked: Asked) -> tuple[Player, list[str]]:
    """The player of ``task``, and what to know before the start, a line each."""
    level = asked.level or str(task.get("this_time") or task["level"])
    variants = {str(exercise): str(variant) for exercise, variant in task.get("variants", {}).items()}
    side = Side.LEFT if task.get("start_side") == "left" else Side.RIGHT
    eased, left_out = (tuple(map(str, task.get(care, ()))) for care in ("eased", "left_out"))
    found = plan_or_built_in(str(task["plan"]), Path(str(task.get("plan_folder", ""))))
    if not found.plan.doses(level, variants=variants, eased=eased, left_out=left_out):
        raise StandUpNudgeError(_(NOTHING_LEFT), _("A physio can tell you what is behind it."))
    timeline = compile_plan(found.plan, level, side, variants=variants, eased=eased, left_out=left_out)
    told = introduction(found.plan, level, timeline, variants=variants, eased=eased, left_out=left_out)
    lines = [*_unusable(found.problems), *told]
    return Player(timeline, count_in=timedelta(seconds=task.get("count_in", 0)), own_pace=asked.own_pace), lines


def introduction(
    plan: Plan,
    level: str,
    timeline: Timeline,
    *,
    variants: Mapping[str, str] = NOTHING_CHOSEN,
    eased: Collection[str] = (),
    left_out: Collection[str] = (),
) -> Iterator[str]:
    """What to know before the start, a line each."""
    minutes, seconds = divmod(round(timeline.total.total_seconds()), 60)
    named = f"{plan.level(level).id} {plan.level(level).name}".rstrip()
    # For translators: {plan} is a title, {level} is "L1 Base", {time} is "4:55"
    first = _("{plan}: {level}, {time}.")
    yield first.format(plan=plan.title, level=named, time=f"{minutes}:{seconds:02}")
    yield from map(ended, summary(plan, level, variants=variants, eased=eased, left_out=left_out))
    yield from _cared_for(plan, level, eased, left_out)
    if plan.kit:
        # For translators: before a routine; {things} are what it takes
        yield _("You need: {things}.").format(things="; ".join(plan.kit))
    yield from plan.before
    yield from filter(None, (plan.effort, plan.stop_now, plan.who))


def _cared_for(plan: Plan, level: str, eased: Collection[str], left_out: Collection[str]) -> Iterator[str]:
    """What is different because it hurt (R5)."""
    usual = [dose.exercise for dose in plan.doses(level)]
    names = {each: plan.exercise(each).name for each in usual}
    easier = _("{exercise}: an easier form, because it hurt.")
    without = _("{exercise}: left out, because it hurt twice.")
    yield from (easier.format(exercise=names[each]) for each in usual if each in eased)
    yield from (without.format(exercise=names[each]) for each in usual if each in left_out)


def _unusable(problems: tuple[str, ...]) -> Iterator[str]:
    if problems:
        yield _("Your own plan can't be used yet; this is the built-in one.")
        yield from problems


def say(text: str, bell: bool) -> None:
    """Print a line, so that it is there at once."""
    print(f"{BELL if bell else ''}{text}", flush=True)  # noqa: T201


def interrupted(_number: int, _frame: FrameType | None) -> None:
    """End as ^C does: the terminal gets its own ways back."""
    raise KeyboardInterrupt


if sys.platform == "win32":
    from standupnudge.terminal.keys_windows import keys as _keys
else:
    from standupnudge.terminal.keys_posix import keys as _keys
