"""Makes the man page beside this file from the table of commands: ``python -m assets.make_man``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from standupnudge import __version__
from standupnudge.commands.command import VERBOSE, Argument, Command
from standupnudge.commands.parser import DOES, NAME
from standupnudge.commands.table import COMMANDS

PAGE = Path(__file__).with_name(f"{NAME}.1")

ABOUT = (
    "StandUpNudge sits in the tray, counts the time at the desk, and nudges after half an hour of it. Once a week it "
    "opens a window with a guided routine. Without a command it starts in the tray; a second start opens the window of "
    "the first. Everything that can be set is in one YAML file, which counts as soon as it is saved."
)
STATUSES = (
    ("0", "done"),
    ("1", "a problem that you can do something about: a sentence on standard error says what"),
    ("2", "wrong usage"),
    ("3", "a fault of the program's; a log is written, and named"),
    ("130", "interrupted by the keyboard"),
)
FILES = (
    ("~/.config/standupnudge/config.yaml", "your settings; the program never writes to them once they are there"),
    ("~/.local/share/standupnudge/standupnudge.sqlite3", "where you are in the day, and your records"),
    ("~/.local/state/standupnudge/standupnudge.log", "the log"),
)
MOVED = "XDG_CONFIG_HOME, XDG_DATA_HOME and XDG_STATE_HOME move them."


def page() -> str:
    """The page, in the man macros of man(7)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f'.TH {NAME.upper()} 1 "" "{NAME} {__version__}" "User Commands"'
    yield from (".SH NAME", f"{NAME} \\- {_text(f'{DOES[0].lower()}{DOES[1:].rstrip(chr(46))}')}")
    yield from (".SH SYNOPSIS", f".B {NAME}", "[\\-\\-verbose] [\\-\\-version] [\\-\\-help] [COMMAND ...]")
    yield from (".SH DESCRIPTION", _text(ABOUT))
    yield ".SH COMMANDS"
    for command in COMMANDS:
        yield from _command(command, [])
    yield from (".SH OPTIONS", "Every command has", ".BR \\-\\-help ,", "with an example.")
    yield from _items([(_flags(VERBOSE), str(VERBOSE.how["help"])), ("--version", "tell the version")])
    yield from (".SH EXIT STATUS", *_items(STATUSES))
    yield from (".SH FILES", *_items(FILES), ".PP", _text(MOVED))


def _command(command: Command, before: Sequence[str]) -> Iterator[str]:
    """Its own paragraph, and after it one for each command below it."""
    words = [*before, command.name]
    yield f".SS {_text(' '.join([NAME, *words, *map(_usage, command.arguments)]))}"
    yield _text(f"{command.does[0].upper()}{command.does[1:]}.")
    if command.about:
        yield from (".PP", _text(command.about))
    yield from _items([(_flags(each), str(each.how["help"])) for each in command.arguments])
    for each in command.commands:
        yield from _command(each, words)


def _usage(argument: Argument) -> str:
    optional = argument.flags[0].startswith("-") or argument.how.get("nargs") in {"?", "*"}
    return f"[{_flags(argument)}]" if optional else _flags(argument)


def _flags(argument: Argument) -> str:
    """As in "--pause FOR", or "FILE"."""
    value = str(argument.how.get("metavar", ""))
    return " ".join([*argument.flags, value]).strip() if argument.flags[0].startswith("-") else value


def _items(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    for term, text in pairs:
        yield from (".TP", f".B {_text(term)}", _text(text))


def _text(text: str) -> str:
    """As roff takes it for text and nothing else."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
