"""``standupnudge history``: what was recorded, for people or programs, and how to forget it."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from standupnudge.paths import Paths

if TYPE_CHECKING:
    from standupnudge.remembered import Remembered

NAME = "history"
DOES = "what was recorded: stretches, breaks, nudges, the routine; or forget it"
EXAMPLE = "history --days 14"
WEEK = 7
WRONG_USAGE = 2


def arguments(command: argparse.ArgumentParser) -> None:
    """Those of the command."""
    command.add_argument(
        "--days", metavar="N", type=_count, help=f"the last N days, today included ({WEEK}; all with --json or --csv)"
    )
    way = command.add_mutually_exclusive_group()
    way.add_argument("--json", action="store_true", help="one JSON document, for programs")
    way.add_argument("--csv", action="store_true", help="a row a record with a line of names, for spreadsheets")
    way.add_argument("--forget", action="store_true", help="delete the records; settings and the routine's level stay")
    command.add_argument(
        "--before", metavar="DATE", type=_date, help="with --forget: only what was over before it, 2026-03-01 say"
    )
    command.add_argument("--yes", action="store_true", help="with --forget: don't ask")


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 36600:
        raise argparse.ArgumentTypeError(f'"{text}" is no number of days; write 14, say')
    return int(text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no date; write it as 2026-03-01') from None


def do(asked: argparse.Namespace, paths: Paths) -> int:
    """Print the records, or delete them."""
    from standupnudge.remembered import remembered

    if asked.forget:
        return _forget(asked, paths)
    if asked.before or asked.yes:
        print("--before and --yes go with --forget: standupnudge history --forget", file=sys.stderr)  # noqa: T201
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
    from standupnudge.remembered import forget, set_aside

    which = "All records" if asked.before is None else f"The records from before {asked.before.isoformat()}"
    if sys.stdin.isatty() and not asked.yes:
        answer = input(f"{which} will be deleted, and can't be brought back. Go on? [y/N] ")
        if answer.strip().lower() not in {"y", "yes"}:
            print("Nothing was deleted.")  # noqa: T201
            return 0
    count = forget(paths, asked.before)
    print(f"{count} {'record was' if count == 1 else 'records were'} deleted. Settings and level stay.")  # noqa: T201
    if others := set_aside(paths):
        print(f"Files that could not be read are still in {paths.store.parent}: {', '.join(others)}")  # noqa: T201
    return 0
