"""What a command is, as data. The parser, the completion and the man page are made from it.

This and the files of the families are loaded by every command, also by the shortest: nothing heavy up here.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from standupnudge.language import N_
from standupnudge.paths import Paths

Do = Callable[[argparse.Namespace, Paths], int]


class Argument:
    """An argument or option, as ``argparse.ArgumentParser.add_argument`` takes it.

    :ivar instead: options with the same word here exclude each other.
    :ivar files: it is the path of a file, which a shell can complete.
    """

    def __init__(self, *flags: str, instead: str = "", files: bool = False, **how: Any) -> None:
        self.flags, self.how = flags, how
        self.instead, self.files = instead, files


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command.

    :ivar does: what it does, without a capital letter and a full stop.
    :ivar do: does it, and returns the exit status.
    :ivar example: its arguments in the example that the help shows.
    :ivar about: what a person may want to know besides, in sentences.
    """

    name: str
    does: str
    do: Do
    arguments: tuple[Argument, ...] = ()
    example: str = ""
    about: str = ""
    commands: tuple[Command, ...] = field(default=())


JSON = Argument("--json", action="store_true", help=N_("one JSON document, for programs"))
VERBOSE = Argument(
    "--verbose", action="store_true", default=argparse.SUPPRESS, help=N_("tell everything on the terminal")
)
