"""What goes on."""

from __future__ import annotations

import argparse
import json

from standupnudge.commands.asking import ask
from standupnudge.commands.command import JSON, Command
from standupnudge.commands.saying import tell
from standupnudge.language import N_
from standupnudge.paths import Paths


def _status(asked: argparse.Namespace, paths: Paths) -> int:
    answer = ask(paths, "status")
    told = answer["status"]
    lines = [*answer["lines"], *told["config"]["problems"]]
    tell([json.dumps(told, indent=2, ensure_ascii=False)] if asked.json else lines)
    return 0


STATUS = Command(
    name="status",
    does=N_("how long you have been at the desk, and what comes next"),
    do=_status,
    arguments=(JSON,),
)
