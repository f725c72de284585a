"""What works here."""

from __future__ import annotations

import argparse
import os

from standupnudge.commands.asking import ask
from standupnudge.commands.command import JSON, Argument, Command
from standupnudge.commands.saying import tell
from standupnudge.language import N_
from standupnudge.paths import Paths


def _doctor(asked: argparse.Namespace, paths: Paths) -> int:
    from standupnudge.doctor.run import run, run_trial

    def say(line: str) -> None:
        tell([line])

    if asked.try_out:
        return run_trial(paths, os.environ, say)
    return run(paths, os.environ, ask, say, as_json=asked.json)


DOCTOR = Command(
    name="doctor",
    does=N_("what works on this desktop, what doesn't, and what would help"),
    do=_doctor,
    arguments=(
        JSON,
        Argument(
            "--try",
            action="store_true",
            dest="try_out",
            help=N_("show one nudge, and say whether a click on it arrived"),
        ),
    ),
)
