"""Edits the configuration in the person's own editor, and checks it afterwards. Writes nothing into it itself."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from standupnudge.commands.saying import complain, is_yes, tell
from standupnudge.errors import ConfigError, Problem, StandUpNudgeError
from standupnudge.language import _
from standupnudge.paths import Paths


def edit(_asked: argparse.Namespace, paths: Paths) -> int:
    """Open the file, made if need be, until it is fine or the person has enough of it (1 then)."""
    from standupnudge.config.beside import keep_schema
    from standupnudge.config.files import create

    path, editor = paths.config, _editor(os.environ)
    keep_schema(path, made=create(path))
    while True:
        if not (_edited(editor, path) if editor else _opened(path)):
            return 0
        problems = _problems(path)
        for problem in problems:
            complain(str(problem))
        if not problems:
            tell([_("{path}: fine.").format(path=path)])
        # For translators: the first letter in brackets is what Enter alone means.
        if not problems or not _yes(_("Edit it again? [Y/n]") + " "):
            return 1 if problems else 0


def _editor(environ: Mapping[str, str]) -> list[str]:
    """The words of the command in ``VISUAL`` or ``EDITOR``, or none."""
    for name in ("VISUAL", "EDITOR"):
        text = environ.get(name, "").strip()
        try:
            if text:
                return shlex.split(text, posix=sys.platform != "win32")
        except ValueError:
            # For translators: {name} is EDITOR or VISUAL, {text} what is set for it.
            what = _("{name} can't be read: {text}.").format(name=name, text=text)
            raise StandUpNudgeError(what, _("A quotation mark is missing there.")) from None
    return []


def _edited(editor: Sequence[str], path: Path) -> bool:
    """Let the person edit until their editor ends; it is worth a check."""
    import subprocess

    try:
        status = subprocess.run([*editor, str(path)], check=False).returncode
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        what = _("Your editor {editor} can't be started: {why}.").format(editor=editor[0], why=why)
        cure = _("Set EDITOR to another one. The file is {path}").format(path=path)
        raise StandUpNudgeError(what, cure) from error
    if status:
        what = _("{editor} ended with the status {status}.").format(editor=editor[0], status=status)
        raise StandUpNudgeError(what, _("The file is {path}").format(path=path))
    return True


def _opened(path: Path) -> bool:
    """Hand the file to the desktop, which doesn't tell when it is saved: whether the person has said so."""
    import asyncio

    from standupnudge.adapters.opener.desktop_default import open_file

    asyncio.run(open_file(path))
    if not sys.stdin.isatty():
        told = _("{path} is open. When you have saved it: {command}")
        tell([told.format(path=path, command="standupnudge config check")])
        return False
    _ask(_("Press Enter when you have saved it.") + " ")
    return True


def _problems(path: Path) -> tuple[Problem, ...]:
    from standupnudge.config.checked import check

    try:
        check(path)
    except ConfigError as error:
        return error.problems
    return ()


def _yes(question: str) -> bool:
    """Whether the person says yes; nobody there means no."""
    if not sys.stdin.isatty():
        return False
    answer = _ask(question)
    return not answer or is_yes(answer)


def _ask(question: str) -> str:
    try:
        return input(question).strip().lower()
    except EOFError:
        return "no"
