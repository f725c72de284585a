"""Four weeks at the computer that can be counted by hand, played by ``simulate`` and kept in a real file."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from standupnudge.adapters.store.sqlite_file import SqliteFile
from standupnudge.adapters.store.sqlite_reader import read
from standupnudge.core.history import History, history
from standupnudge.core.instant import Instant
from standupnudge.engine.scenario import read_scenario
from standupnudge.engine.simulate import kept
from standupnudge.report.facts import Facts

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
# 40 min, 20 min and an hour, with a break after each; the one nudge of the day is answered with "not now".
WORKDAY = ("09:00 work", "09:40 idle", "09:50 work", "10:10 idle", "10:20 work", "11:06 press skip", "11:20 idle")
WEDNESDAY = ("12:29 work", "12:31 routine done right", "12:37 idle")
LAST_WEDNESDAY = ("12:29 work", "12:31 routine skipped", "12:37 idle")


def lines() -> list[str]:
    """What happens on the twenty days from Monday 2 March to Friday 27 March 2026."""
    days = [MONDAY + timedelta(days=n) for n in range(26)]
    found = []
    for day in (each for each in days if each.weekday() < 5):
        wednesday = () if day.weekday() != 2 else LAST_WEDNESDAY if day.day == 25 else WEDNESDAY
        found += [f"{day} {line}" for line in (*WORKDAY, *wednesday)]
    return found


def played(folder: Path) -> History:
    """The month, by way of a file."""
    events = "".join(f"  - {line}\n" for line in lines())
    head = "start: 2026-03-02 08:55\nzone: Europe/Berlin\nuntil: 2026-03-27 18:00\n"
    text = f"{head}config: {{sitting: {{nudge_after: 45m}}}}\nevents:\n{events}"
    path = folder / "state.sqlite3"
    rows = [dict(row) for row in kept(read_scenario(text, "month"))]
    assert [row for row in rows if row["what"] == "problem"] == []
    with closing(SqliteFile(path)) as store:
        store.save(lambda: "{}", rows)
    return history(read(path).records)


def facts(past: History, at: datetime = datetime(2026, 3, 27, 18, tzinfo=BERLIN)) -> Facts:
    """As on the Friday evening of that month."""
    now = Instant(at.astimezone(UTC), timedelta(hours=9), at.tzinfo or BERLIN)
    return Facts(past, now, level="L2", days=(2,), at="12:30")
