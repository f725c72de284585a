"""``standupnudge history``: what was recorded, for people or programs, and how to forget it."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from standupnudge.commands.asking import ask
from standupnudge.commands.command import Argument, Command
from standupnudge.commands.saying import complain, is_yes
from standupnudge.errors import NotRunning
from standupnudge.language import N_, _, ngettext
from standupnudge.paths import Paths

if TYPE_CHECKING:
    from standupnudge.remembered import Remembered

WEEK = 7
WRONG_USAGE = 2


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 36600:
        raise argparse.ArgumentTypeError(_('"{text}" is no number of days; write 14, say').format(text=text))
    return int(text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        what = _('"{text}" is no date; write it as {example}').format(text=text, example="2026-03-01")
        raise argparse.ArgumentTypeError(what) from None


def _history(asked: argparse.Namespace, paths: Paths) -> int:
    """Print the records, or delete them."""
    from standupnudge.remembered import remembered

    if asked.forget:
        return _forget(asked, paths)
    if asked.before or asked.yes:
        told = _("--before and --yes go with --forget: {command}")
        complain(told.format(command="standupnudge history --forget"))
        return WRONG_USAGE
    days = asked.days or (None if asked.json or asked.csv else WEEK)
    found = remembered(paths, days)
    first = None if days is None else found.today - timedelta(days=days - 1)
    if asked.json or asked.csv:
        _for_programs(found, first, as_json=asked.json)
    else:
        _for_people(found, days or WEEK)
    return 0


def _for_people(found: Remembered, days: int) -> None:
    from standupnudge.core.history_table import by_day

    first = found.today - timedelta(days=days - 1)
    print("\n".join(by_day(found.past, first, found.today, found.now.zone)), flush=True)  # noqa: T201


def _for_programs(found: Remembered, first: date | None, *, as_json: bool) -> None:
    from standupnudge.core.history_table import COLUMNS, csv_cells, records

    rows = records(found.past, first)
    if as_json:
        document: dict[str, Any] = {"since": first and first.isoformat(), "records": rows}
        print(json.dumps(document, indent=2, ensure_ascii=False), flush=True)  # noqa: T201
        return
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerows([list(COLUMNS), *map(csv_cells, rows)])
    sys.stdout.flush()


def _forget(asked: argparse.Namespace, paths: Paths) -> int:
    from standupnudge.remembered import set_aside

    if sys.stdin.isatty() and not asked.yes and not is_yes(input(_question(asked.before) + " ")):
        print(_("Nothing was deleted."))  # noqa: T201
        return 0
    count = _forgotten(paths, asked.before)
    told = ngettext(
        "{n} record was deleted. Settings and level stay.", "{n} records were deleted. Settings and level stay.", count
    )
    print(told.format(n=count))  # noqa: T201
    if others := set_aside(paths):
        told = _("Files that could not be read are still in {path}: {names}")
        print(told.format(path=paths.store.parent, names=", ".join(others)))  # noqa: T201
    return 0


def _question(before: date | None) -> str:
    # For translators: the capital letter in brackets is what Enter alone means.
    if before is None:
        return _("All records will be deleted, and can't be brought back. Go on? [y/N]")
    text = _("The records from before {day} will be deleted, and can't be brought back. Go on? [y/N]")
    return text.format(day=before.isoformat())


def _forgotten(paths: Paths, before: date | None) -> int:
    """Delete the records of what was over before that local date, or all; how many they were.

    The running program does it, since it is the one that writes; without one it is done here.
    """
    from standupnudge.engine.forgetting import request
    from standupnudge.remembered import forget_here

    try:
        return int(ask(paths, request(before))["forgotten"])
    except NotRunning:
        return forget_here(paths, before)


HISTORY = Command(
    name="history",
    does=N_("show what was recorded: stretches, breaks, nudges, the routine; or forget it"),
    do=_history,
    arguments=(
        Argument(
            "--days",
            metavar="N",
            type=_count,
            help=N_("the last N days, today included (7; all with --json or --csv)"),
        ),
        Argument("--json", instead="way", action="store_true", help=N_("one JSON document, for programs")),
        Argument("--csv", instead="way", action="store_true", help=N_("a row a record, with a line of names")),
        Argument(
            "--forget",
            instead="way",
            action="store_true",
            help=N_("delete the records; settings and the routine's level stay"),
        ),
        Argument(
            "--before", metavar="DATE", type=_date, help=N_("with --forget: only what was over before it: 2026-03-01")
        ),
        Argument("--yes", action="store_true", help=N_("with --forget: don't ask")),
    ),
    example="--days 14",
)
