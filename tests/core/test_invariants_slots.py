"""The weekly appointment over weeks of anything: at most one is open, and each ends exactly once (W rules).

What is judged is what was kept with the state in one transaction: a kill at an effect loses the effect, not the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standupnudge.core.rules import PopUp
from tests.core.random_days import (
    AT_THE_KEYS,
    CLOCKS,
    IN_THE_WINDOW,
    MACHINE,
    STOPS,
    ZONES,
    Move,
    RandomDay,
    counts,
    play,
)
from tests.day import rules

RANDOM = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
START = date(2026, 3, 2)
AT = time(10, 15)
DEATHS = ("die at effect 0", "die at effect 1", "die at effect 2")
ENDS = ("do all", "do some", "do some", "skip routine")
WEEKS = (
    AT_THE_KEYS,
    MACHINE,
    IN_THE_WINDOW,
    ENDS,
    ("call", "routine", "standing"),
    STOPS,
    DEATHS,
    ("trip", "work", "work"),
)
JUMPS = (*CLOCKS, "clock +30h", "clock -30h")


@st.composite
def weeks(draw: st.DrawFn, *more: tuple[str, ...]) -> list[Move]:
    """Moves with hours between some of them; each appointment needs a look only now and then."""
    random, count = draw(st.randoms(use_true_random=True)), draw(counts(40))
    return [_move(random, (*WEEKS, *more)) for _ in range(count)]


def _move(random: Random, kinds: tuple[tuple[str, ...], ...]) -> Move:
    longest = random.choice((60, 3600, 12 * 3600))
    return Move(timedelta(seconds=random.randint(0, longest)), random.choice(random.choice(kinds)))


def appointments(days: tuple[int, ...], until: datetime) -> Iterator[str]:
    """Those up to ``until`` (local, without a zone), by the calendar alone."""
    day = START
    while datetime.combine(day, AT) <= until:
        if day.weekday() in days:
            yield f"{day} {AT:%H:%M}"
        day += timedelta(days=1)


def kept(day: RandomDay, what: str) -> list[Any]:
    return [row for row in day.store.records if row["what"] == what]


def never_two_open(day: RandomDay) -> None:
    """Between the first time that one shows itself and its end, no other does."""
    is_open: str | None = None
    for row in day.store.records:
        if row["what"] == "routine":
            assert is_open in {None, row["slot"]}
            is_open = row["slot"]
        elif row["what"] == "routine_closed" and row["slot"] == is_open:
            is_open = None


DAYS = st.sampled_from([(0, 3), (0, 2, 4), tuple(range(7))])
POP_UP = st.sampled_from(PopUp)


def test_each_appointment_ends_exactly_once_and_only_the_last_one_is_open() -> None:
    seen: Counter[str] = Counter()

    @RANDOM
    @given(moves_of_it=weeks(), days=DAYS, pop_up=POP_UP, reports=st.booleans())
    def once(moves_of_it: list[Move], days: tuple[int, ...], pop_up: PopUp, reports: bool) -> None:
        day = play(RandomDay(rules=rules({"days": days, "at": AT, "pop_up": pop_up}), reports=reports), moves_of_it)
        if day.so("asleep"):
            day.resume()
        if day.so("off"):
            day.start()
        day.look()
        closed = [row["slot"] for row in kept(day, "routine_closed")]
        assert len(set(closed)) == len(closed), "ended twice"
        now = day.clock.now().local.replace(tzinfo=None)
        came = list(appointments(days, now))
        coming = set(appointments(days, now + timedelta(hours=48))) - set(came)
        before = {row["slot"] for row in kept(day, "routine_closed") if row["outcome"] == "done_before"}
        assert set(closed) <= set(came) | (before & coming)
        assert [slot for slot in came if slot not in closed] in ([], came[-1:])
        never_two_open(day)
        seen.update(row["outcome"] for row in kept(day, "routine_closed"))
        seen["shown"] += len(kept(day, "routine"))
        seen["open at the end"] += bool(came and came[-1] not in closed)
        seen["stops"] += len(day.spans["off"])

    once()
    assert min(seen[each] for each in ("done", "partly", "skipped", "missed", "done_before")) > 0, seen
    assert min(seen["shown"], seen["open at the end"], seen["stops"]) > 3, seen


def test_no_appointment_ends_twice_wherever_one_travels_and_however_the_clock_is_set() -> None:
    seen: Counter[str] = Counter()

    @RANDOM
    @given(moves_of_it=weeks(JUMPS, ZONES), days=DAYS, pop_up=POP_UP)
    def once(moves_of_it: list[Move], days: tuple[int, ...], pop_up: PopUp) -> None:
        day = RandomDay(rules=replace(rules({"days": days, "at": AT, "pop_up": pop_up})))
        play(day, moves_of_it)
        ended: dict[str, str] = {}
        for row in kept(day, "routine_closed"):
            # W6: what was missed and is in the future again, after the clock was set back, comes in its time.
            again = ended.get(row["slot"])
            assert again in {None, "missed"}
            seen["came again"] += again == "missed"
            ended[row["slot"]] = row["outcome"]
        never_two_open(day)
        seen.update(ended.values())
        seen["jumps"] += sum(move.what in (*JUMPS, *ZONES) for move in moves_of_it)

    once()
    assert min(seen[each] for each in ("done", "partly", "skipped", "missed")) > 0, seen
    assert seen["jumps"] > 100, seen
