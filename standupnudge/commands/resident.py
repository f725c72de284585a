"""The start of the program that stays. Without argparse and the other commands, which would stay with it: 0.8 MB."""

from __future__ import annotations

import os

from standupnudge.commands.asking import ask_patiently
from standupnudge.commands.saying import tell
from standupnudge.errors import AlreadyRunning
from standupnudge.language import _
from standupnudge.lean import without
from standupnudge.paths import Paths


def stay(paths: Paths, *, verbose: bool) -> int:
    """Be the tray program until it is told to stop; a second one only opens the window of the first."""
    from standupnudge import logs

    logs.begin(paths.log, verbose=verbose)
    try:
        with without("ssl", "_hashlib"):
            from standupnudge.bootstrap import run_tray

            return run_tray(paths, os.environ)
    except AlreadyRunning:
        tell([_("StandUpNudge is running already; here is its window."), *ask_patiently(paths, "show")["lines"]])
        return 0
