"""``standupnudge report``: a page of pictures in the browser."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from standupnudge.commands.command import Argument, Command
from standupnudge.errors import ConfigError, StandUpNudgeError
from standupnudge.language import N_, _
from standupnudge.paths import Paths, shown

if TYPE_CHECKING:
    from standupnudge.report.facts import Facts


def _report(asked: argparse.Namespace, paths: Paths) -> int:
    """Write the page, say where it is, and open it."""
    from standupnudge.report.page import page

    to = asked.to or paths.store.with_name("report.html")
    if asked.to is None:
        to.parent.mkdir(parents=True, exist_ok=True)
    _write(to, page(_facts(paths)))
    print(_("The report is in {path}").format(path=shown(to)), flush=True)  # noqa: T201
    if not asked.no_open and not _opened(to, os.environ):
        print(_("No browser was found to open it. Open that file yourself."))  # noqa: T201
    return 0


def _facts(paths: Paths) -> Facts:
    from standupnudge.config.files import read
    from standupnudge.core import ladder
    from standupnudge.core.progress import Ladder
    from standupnudge.core.rules import RoutineRules
    from standupnudge.remembered import remembered
    from standupnudge.report.facts import DAYS, Facts

    found = remembered(paths, DAYS)
    at = found.state.ladder if found.state is not None else Ladder()
    try:
        rules = read(paths.config).rules.routine
    except ConfigError:  # "config check" tells of it; what happened can be shown all the same
        rules = RoutineRules()
    return Facts(found.past, found.now, ladder.level(at, rules), ladder.days(at, rules), f"{rules.at:%H:%M}")


def _write(to: Path, text: str) -> None:
    """Write it so that a page which is there is replaced at once, and nobody else can read it."""
    beside = to.with_name(f".{to.name}.new")
    try:
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        beside.replace(to)
    except OSError as error:
        what = _("{path} can't be written: {why}.").format(path=to, why=error.strerror)
        raise StandUpNudgeError(what, _("See --to for another place.")) from error


def _opened(page: Path, environ: Mapping[str, str]) -> bool:
    """Show it in the person's browser; none is looked for where it would take this terminal over."""
    import webbrowser

    if sys.platform == "linux" and not any(environ.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")):
        return False
    return webbrowser.open(page.absolute().as_uri())


REPORT = Command(
    name="report",
    does=N_("make a page of pictures about the last weeks, and open it in the browser"),
    do=_report,
    arguments=(
        Argument(
            "--to", metavar="FILE", type=Path, files=True, help=N_("where to write it; beside the records if left out")
        ),
        Argument("--no-open", action="store_true", help=N_("only write it")),
    ),
    example="--to report.html",
)
