"""The parser, made from the table, in the language in use; argparse's own words are English."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from standupnudge import __version__
from standupnudge.commands.command import VERBOSE, Argument, Command
from standupnudge.commands.run import run
from standupnudge.commands.table import COMMANDS
from standupnudge.language import N_, _

NAME = "standupnudge"
DOES = N_("A tray reminder that gets you up from your desk, and through five minutes of glute work a week.")


def parser() -> argparse.ArgumentParser:
    """Every command with its help; what it parses has ``do``."""
    whole = argparse.ArgumentParser(
        prog=NAME,
        description=_(DOES),
        epilog=_("Without a command it starts in the tray. Settings: {command}").format(command=f"{NAME} config path"),
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    whole.set_defaults(do=run, verbose=False)
    _add_arguments(whole, [VERBOSE])
    _add_commands(whole, COMMANDS, "")
    return whole


def _add_commands(parent: argparse.ArgumentParser, commands: Sequence[Command], before: str) -> None:
    parts: Any = parent.add_subparsers(title=_("commands"), metavar="COMMAND")
    for each in commands:
        line = " ".join(filter(None, [NAME, before, each.name, each.example]))
        does, about = _(each.does), _(each.about) if each.about else ""
        command: argparse.ArgumentParser = parts.add_parser(
            each.name,
            help=does,
            description=f"{does[0].upper()}{does[1:]}. {about}".strip(),
            epilog=_("Example: {line}").format(line=line),
        )
        command.set_defaults(do=each.do)
        _add_arguments(command, each.arguments)
        if each.commands:
            _add_commands(command, each.commands, each.name)


def _add_arguments(command: argparse.ArgumentParser, arguments: Sequence[Argument]) -> None:
    groups: dict[str, Any] = {"": command}
    for each in arguments:
        if each.instead not in groups:
            groups[each.instead] = command.add_mutually_exclusive_group()
        words = each.how["help"]
        made = groups[each.instead].add_argument(*each.flags, **each.how | {"help": _(words)})
        made.is_file = each.files  # for the completion
