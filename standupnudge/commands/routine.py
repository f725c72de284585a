"""The routine, with or without the tray program."""

from __future__ import annotations

import argparse
import os
from functools import partial

from standupnudge.commands.asking import ask
from standupnudge.commands.command import VERBOSE, Argument, Command
from standupnudge.commands.presses import press
from standupnudge.commands.saying import tell
from standupnudge.errors import NotRunning
from standupnudge.language import N_, _
from standupnudge.paths import Paths

LEVELS = tuple(f"L{number}" for number in range(7))  # as in core.ladder, without loading it


def _routine(asked: argparse.Namespace, paths: Paths) -> int:
    from standupnudge import logs
    from standupnudge.bootstrap import run_routine

    if asked.pause is not None or asked.resume:
        # R7. The running program keeps the pause; without it there is nobody to ask.
        return press("routine resume" if asked.resume else f"routine {'ill' if asked.ill else 'pause'} {asked.pause}")(
            asked, paths
        )
    if asked.text:
        return _in_terminal(asked, paths)
    try:
        wanted = [asked.level, "silent" if asked.silent else ""]
        tell(ask(paths, " ".join(["routine", *filter(None, wanted)]))["lines"])
    except NotRunning:
        logs.begin(paths.log, verbose=asked.verbose)
        return run_routine(paths, os.environ, level=asked.level, silent=asked.silent)
    return 0


def _in_terminal(asked: argparse.Namespace, paths: Paths) -> int:
    from standupnudge import logs
    from standupnudge.config.files import read
    from standupnudge.routine_here import run_routine_here
    from standupnudge.terminal import wiring

    read(paths.config)  # its problems are told before anything begins
    wanted = wiring.Asked(own_pace=asked.own_pace, level=asked.level, silent=asked.silent)
    logs.begin(paths.log, verbose=False, terminal=False)
    try:
        return wiring.guided_by_the_program(paths, wanted)
    except NotRunning:
        return run_routine_here(paths, os.environ, partial(wiring.play, paths, wanted))


def _length(text: str) -> str:
    """An argument such as "2w"; the program reads it again."""
    from standupnudge.config.units import UnreadableError, parse_duration

    try:
        parse_duration(text)
    except UnreadableError as error:
        # For translators: {problem} says what {text} is not, such as "has no unit".
        told = (
            _('"{text}" {problem}; write {example}')
            if error.meant
            else _('"{text}" {problem}; write it as 2w, 10d or 36h')
        )
        example = "".join(error.meant[:1])
        raise argparse.ArgumentTypeError(told.format(text=text, problem=error, example=example)) from None
    return text


ROUTINE = Command(
    name="routine",
    does=N_("open the routine's window now, with or without the tray program"),
    do=_routine,
    arguments=(
        VERBOSE,
        Argument(
            "--pause",
            instead="way",
            metavar="FOR",
            type=_length,
            help=N_("no routine for so long, 2w say: a holiday, a race, an illness"),
        ),
        Argument("--resume", instead="way", action="store_true", help=N_("end that pause")),
        Argument(
            "--text",
            instead="way",
            action="store_true",
            help=N_("guide in this terminal, by captions, a bell and a few keys"),
        ),
        Argument("--level", choices=LEVELS, default="", help=N_("this time at that level; your own stays as it is")),
        Argument("--own-pace", action="store_true", help=N_("with --text: no timers, Space goes on")),
        Argument("--silent", action="store_true", help=N_("without sound and voice; M in the window brings them back")),
        Argument("--ill", action="store_true", help=N_("with --pause: after a week or more, begin a level lower")),
    ),
)
