"""The tray program itself."""

from __future__ import annotations

import argparse

from standupnudge.commands.command import VERBOSE, Command
from standupnudge.commands.resident import stay
from standupnudge.language import N_
from standupnudge.paths import Paths


def run(asked: argparse.Namespace, paths: Paths) -> int:
    """See ``resident.stay``."""
    return stay(paths, verbose=asked.verbose)


RUN = Command(
    name="run",
    does=N_("start in the tray (a second start opens the window of the first)"),
    do=run,
    arguments=(VERBOSE,),
)
