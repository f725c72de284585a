"""The configuration file: where it is, whether it is fine."""

from __future__ import annotations

import argparse
from pathlib import Path

from standupnudge.commands.command import Argument, Command
from standupnudge.commands.saying import tell
from standupnudge.errors import StandUpNudgeError
from standupnudge.paths import Paths


def _path(_asked: argparse.Namespace, paths: Paths) -> int:
    tell([str(paths.config)])
    return 0


def _check(asked: argparse.Namespace, paths: Paths) -> int:
    from standupnudge.config.files import read

    path = asked.file or paths.config
    if asked.file is not None and not path.exists():
        raise StandUpNudgeError(f"There is no file {path}.", "See: standupnudge config path")
    read(path)
    tell([f"{path}: fine." if path.exists() else f"{path} isn't there yet: the defaults are used."])
    return 0


_CHECKED = Argument("file", files=True, nargs="?", type=Path, metavar="FILE", help="another file than the one in use")

CONFIG = Command(
    name="config",
    does="where the configuration is, and whether it is fine",
    do=_path,
    commands=(
        Command(name="path", does="print where the configuration file is", do=_path),
        Command(name="check", does="print every problem of the file", do=_check, arguments=(_CHECKED,)),
    ),
)
