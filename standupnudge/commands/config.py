"""The configuration file: where it is, whether it is fine, a first one."""

from __future__ import annotations

import argparse
from pathlib import Path

from standupnudge.commands.command import Argument, Command
from standupnudge.commands.config_edit import edit
from standupnudge.commands.saying import tell
from standupnudge.errors import StandUpNudgeError
from standupnudge.language import N_, _
from standupnudge.paths import Paths


def _path(_asked: argparse.Namespace, paths: Paths) -> int:
    tell([str(paths.config)])
    return 0


def _check(asked: argparse.Namespace, paths: Paths) -> int:
    from standupnudge.config.checked import check

    path = asked.file or paths.config
    if asked.file is not None and not path.exists():
        cure = _("See: {command}").format(command="standupnudge config path")
        raise StandUpNudgeError(_("There is no file {path}.").format(path=path), cure)
    tell([_found(file) for file in check(path)])
    return 0


def _found(file: Path) -> str:
    text = _("{path}: fine.") if file.exists() else _("{path} isn't there yet: the defaults are used.")
    return text.format(path=file)


def _init(_asked: argparse.Namespace, paths: Paths) -> int:
    from standupnudge.config.beside import keep_schema
    from standupnudge.config.files import create

    made = create(paths.config)
    keep_schema(paths.config, made=made)
    told = _("{path}: made, with the defaults.") if made else _("{path} is there already, and left as it is.")
    tell([told.format(path=paths.config)])
    return 0


def _schema(_asked: argparse.Namespace, _paths: Paths) -> int:
    import json

    from standupnudge.config.json_schema import schema

    tell([json.dumps(schema(), indent=2)])
    return 0


_CHECKED = Argument(
    "file", files=True, nargs="?", type=Path, metavar="FILE", help=N_("another file than the one in use")
)

CONFIG = Command(
    name="config",
    does=N_("where the configuration is, whether it is fine, and help with editing it"),
    do=_path,
    commands=(
        Command(name="path", does=N_("print where the configuration file is"), do=_path),
        Command(
            name="check",
            does=N_("print every problem of the file, or of the plan of your own that it names"),
            do=_check,
            arguments=(_CHECKED,),
        ),
        Command(name="edit", does=N_("open the file in your editor, and check it when you have saved it"), do=edit),
        Command(name="schema", does=N_("print a JSON Schema of the file, for editors and other programs"), do=_schema),
        Command(
            name="init", does=N_("make the file if there is none, with every default and a note on each"), do=_init
        ),
    ),
)
