"""What has to be true after each kill, and of a whole week of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.store.sqlite_reader import Kept
from tests.day import Day
from tests.kill.week import AT, MICROSECOND, digest, rules_of

if TYPE_CHECKING:
    from tests.kill.killer import Killer

Row = dict[str, Any]
NO_EFFECT = ("stretch", "answer", "rated", "level")  # what is kept, but shown by nobody
SECOND = timedelta(seconds=1)  # records have whole seconds


def whole_saves(before: Kept, after: Kept, lines: list[Row], seen: Counter[str]) -> None:
    """What is on disk is what was saved last, or what was just being saved: state and records, each whole."""
    state, records = digest(before.state), list(before.records)
    possible = [(state, records)]
    for line in lines:
        if "saving" in line:
            possible.append((line["state"], possible[-1][1] + line["saving"]))
        elif "saved" in line:
            possible = possible[-1:]
    assert (digest(after.state), after.records) in possible
    if len(possible) > 1:
        whole = digest(after.state) == possible[-1][0]
        seen[f"a save that was cut off is {'there' if whole else 'not there'}"] += 1


def saved_before_shown(kept: list[Row], lines: list[Row], seen: Counter[str]) -> None:
    """W7: all that was shown is kept, in its order; what is kept and was not shown is of the one last save."""
    there = [_bare(row) for row in kept if row["what"] not in NO_EFFECT]
    shown = [_bare(line["shown"]) for line in lines if "at" in line.get("shown", {})]
    assert there[: len(shown)] == shown
    rest = there[len(shown) :]
    assert len({row["at"] for row in rest}) <= 1, rest
    seen["saved, and killed before it was shown"] += bool(rest)
    seen.update(f"shown: {row['what']}" for row in shown)


def _bare(row: Row) -> Row:
    return {key: value for key, value in row.items() if not (row["what"] == "session" and key == "level")}


def whole_week(week: Killer) -> None:
    """The invariants, over all that was kept."""
    records = week.records()
    each_slot_once(week, records)
    nudges_apart(week, records)
    nothing_overlaps(records, week.seen)


def each_slot_once(week: Killer, records: list[Row]) -> None:
    """None is lost, none ends twice, and only the last may be open."""
    ended = [row["slot"] for row in records if row["what"] == "routine_closed"]
    assert len(set(ended)) == len(ended), f"ended twice: {ended}"
    start = Day().clock.now().local.replace(tzinfo=None)
    now = start + week.at * MICROSECOND
    came = [f"{day:%Y-%m-%d} {AT:%H:%M}" for day in _days(start, now)]
    before = [row["slot"] for row in records if row["what"] == "routine_closed" and row["outcome"] == "done_before"]
    assert set(ended) <= {*came, *before}
    assert [slot for slot in came if slot not in ended] in ([], came[-1:]), "lost"
    week.seen.update(f"slot {row['outcome']}" for row in records if row["what"] == "routine_closed")


def _days(start: datetime, until: datetime) -> Iterator[datetime]:
    day = datetime.combine(start.date(), AT)
    while day <= until:
        yield day
        day += timedelta(days=1)


def nudges_apart(week: Killer, records: list[Row]) -> None:
    """No two closer than repetition and snooze allow, by any of the rules in force; also those that nobody saw."""
    rules = rules_of(week.seed)
    start = Day().clock.now().wall
    in_force = [(timedelta(0), rules["short"])]
    in_force += [
        (move["t"] * MICROSECOND, rules[move["move"].removeprefix("rules ")])
        for move in week.moves
        if move["move"].startswith("rules ")
    ]
    nudges = [datetime.fromisoformat(row["at"]) - start for row in records if row["what"] == "nudge"]
    for earlier, later in pairwise(nudges):
        before = [each for at, each in in_force if at <= earlier + SECOND][-1]
        since = [each for at, each in in_force if earlier < at <= later + SECOND]
        least = min(min(each.sitting.repeat_every, each.sitting.snooze) for each in (before, *since))
        assert later - earlier >= least - SECOND, (earlier, later)
        week.seen["two nudges"] += 1
        week.seen["two nudges with a kill between"] += any(earlier <= at <= later for at in week.killed_at)


def nothing_overlaps(records: list[Row], seen: Counter[str]) -> None:
    """One is at the desk or on a break."""
    spans = sorted(
        (datetime.fromisoformat(row["began"]), datetime.fromisoformat(row["ended"]), row["what"], row)
        for row in records
        if row["what"] in {"stretch", "break"}
    )
    for before, after in pairwise(spans):
        assert after[0] >= before[1], (before[3], after[3])
    seen["stretches and breaks"] += len(spans)
