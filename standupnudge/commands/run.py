"""The tray program itself."""

from __future__ import annotations

import argparse
import os

from standupnudge.commands.asking import ask_patiently
from standupnudge.commands.command import VERBOSE, Command
from standupnudge.commands.saying import tell
from standupnudge.errors import AlreadyRunning
from standupnudge.language import N_, _
from standupnudge.lean import without
from standupnudge.paths import Paths


def run(asked: argparse.Namespace, paths: Paths) -> int:
    """Be the tray program until it is told to stop; a second one only opens the window of the first."""
    from standupnudge import logs

    logs.begin(paths.log, verbose=asked.verbose)
    try:
        with without("ssl", "_hashlib"):
            from standupnudge.bootstrap import run_tray

            return run_tray(paths, os.environ)
    except AlreadyRunning:
        tell([_("StandUpNudge is running already; here is its window."), *ask_patiently(paths, "show")["lines"]])
        return 0


RUN = Command(
    name="run",
    does=N_("start in the tray (a second start opens the window of the first)"),
    do=run,
    arguments=(VERBOSE,),
)
