"""A day in virtual time."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from standupnudge.commands.command import Argument, Command
from standupnudge.commands.saying import tell
from standupnudge.language import N_, english
from standupnudge.paths import Paths


@english()  # its output is compared by programs, and its files are in English too
def _simulate(asked: argparse.Namespace, _paths: Paths) -> int:
    from standupnudge.core.story import told
    from standupnudge.engine.scenario import read_file
    from standupnudge.engine.simulate import play

    rows = play(read_file(asked.file))
    for line in (json.dumps(row, ensure_ascii=False) for row in rows) if asked.json else told(rows):
        tell([line])
    return 0


SIMULATE = Command(
    name="simulate",
    does=N_("play a scenario in virtual time: what would a day look like"),
    do=_simulate,
    arguments=(
        Argument("file", files=True, type=Path, metavar="FILE", help=N_("the scenario; README shows one")),
        Argument("--json", action="store_true", help=N_("one JSON object a line, for programs")),
    ),
    example="day.yaml",
)
