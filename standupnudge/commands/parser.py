"""The parser, made from the table."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from standupnudge import __version__
from standupnudge.commands.command import VERBOSE, Argument, Command
from standupnudge.commands.run import run
from standupnudge.commands.table import COMMANDS

NAME = "standupnudge"
DOES = "A tray reminder that gets you up from your desk, and through five minutes of glute work a week."


def parser() -> argparse.ArgumentParser:
    """Every command with its help; what it parses has ``do``."""
    whole = argparse.ArgumentParser(
        prog=NAME,
        description=DOES,
        epilog="Without a command it starts in the tray. Settings: standupnudge config path",
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    whole.set_defaults(do=run, verbose=False)
    _add_arguments(whole, [VERBOSE])
    _add_commands(whole, COMMANDS, "")
    return whole


def _add_commands(parent: argparse.ArgumentParser, commands: Sequence[Command], before: str) -> None:
    parts: Any = parent.add_subparsers(title="commands", metavar="COMMAND")
    for each in commands:
        line = " ".join(filter(None, [NAME, before, each.name, each.example]))
        does = f"{each.does[0].upper()}{each.does[1:]}. {each.about}".strip()
        command: argparse.ArgumentParser = parts.add_parser(
            each.name, help=each.does, description=does, epilog=f"Example: {line}"
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
        made = groups[each.instead].add_argument(*each.flags, **each.how)
        made.is_file = each.files  # for the completion
