"""What a shell has to know to complete our commands, made from the parser."""

from __future__ import annotations

import argparse

from standupnudge.commands.command import Argument, Command
from standupnudge.commands.saying import tell
from standupnudge.language import N_
from standupnudge.paths import Paths

SHELLS = ("bash", "zsh", "fish")


def _completion(asked: argparse.Namespace, _paths: Paths) -> int:
    import shtab

    from standupnudge.commands.parser import parser

    whole = parser()
    _mark_files(whole, shtab.FILE)
    tell([shtab.complete(whole, asked.shell)])
    return 0


def _mark_files(parser: argparse.ArgumentParser, mark: object) -> None:
    """Tell shtab, by an attribute as it wants it, which arguments are files."""
    for action in parser._actions:  # noqa: SLF001
        if getattr(action, "is_file", False):
            action.complete = mark  # type: ignore[attr-defined]
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for each in action.choices.values():
                _mark_files(each, mark)


COMPLETION = Command(
    name="completion",
    does=N_("print what your shell needs to complete these commands"),
    do=_completion,
    arguments=(Argument("shell", choices=SHELLS, metavar="SHELL", help=N_("bash, zsh or fish")),),
    example="bash",
    about=N_(
        "For bash put it into ~/.local/share/bash-completion/completions/standupnudge, for fish into "
        "~/.config/fish/completions/standupnudge.fish, for zsh into a file _standupnudge in a folder of $fpath."
    ),
)
